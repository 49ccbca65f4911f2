package evidence_test

import (
	"bytes"
	"context"
	"image"
	"slices"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/testfile"
)

// roomy is a world that takes files of real size.
func roomy(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.region(t)
	w.s = evidence.New(w.DB.DB, w.blobs, evidence.Limits{File: 20 << 20, Video: 20 << 20}, w.queue)
	return w
}

func (w *world) sendPDF(t *testing.T, a auth.Actor, seed int) string {
	t.Helper()
	return w.send(t, a, made{name: "surat", slot: regulation, file: "surat.pdf", bytes: goodParts(seed).pdf(t)})
}

// TestExamine_InTheBackground: nothing but adding a file leads to its being examined.
func TestExamine_InTheBackground(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	examiner, examined := evidence.NewExaminer(w.DB.DB, w.blobs, reader, message.NewTeller(w.queue, true)), make(chan error, 1)
	jobs.Handle(w.queue, func(ctx context.Context, job evidence.Examination) error {
		err := examiner.Examine(ctx, job)
		examined <- err
		return err
	})
	if err := w.queue.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.queue.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	shelf := func() (evidence.Shelf, error) { return w.s.Shelf(t.Context(), w.own, w.entry, regulation) }
	content := testfile.Letter{Lines: goodParts(1).lines(), Password: "rahasia"}.PDF(t)
	if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("surat.pdf"), bytes.NewReader(content)); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-examined:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("nobody has examined the file")
	}
	found, err := shelf()
	if err != nil || found.Waiting(found.Items) {
		t.Fatalf("still waiting: %v", err)
	}
	if checked, _ := found.Of(found.Items[0]); !slices.Equal(codesOf(checked.Findings), []preflight.Code{preflight.Encrypted}) {
		t.Errorf("%+v", checked)
	}
}

// TestExamine_Waiting: before its examination a file is neither good nor bad.
func TestExamine_Waiting(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.addPDF(t, "satu")
	shelf, err := w.s.Shelf(t.Context(), w.own, w.entry, regulation)
	if err != nil || !shelf.Waiting(shelf.Items) {
		t.Errorf("not waiting: %v", err)
	}
}

// TestExamine_BothAreTold: the earlier file learns of the later one, and forgets it when that is removed.
func TestExamine_BothAreTold(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	first := w.sendPDF(t, w.own, 7)
	if got := w.findings(t, w.own, first, regulation); len(got) > 0 {
		t.Fatalf("alone: %+v", got)
	}
	second := w.sendPDF(t, w.own, 7)
	if got := codesOf(w.findings(t, w.own, first, regulation)); !slices.Equal(got, []preflight.Code{preflight.UsedBefore}) {
		t.Errorf("the first: %v", got)
	}
	shelf, err := w.s.Shelf(t.Context(), w.own, second, regulation)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.s.Remove(t.Context(), w.own, shelf.Items[0].ID, 1); err != nil {
		t.Fatal(err)
	}
	w.examine(t, shelf.Items[0].ID, 1)
	if got := w.findings(t, w.own, first, regulation); len(got) > 0 {
		t.Errorf("after the second was removed: %+v", got)
	}
}

// TestExamine_OtherUnitsAreNotBetrayed: a rival's file is answered as a new file to its unit and to everybody who is no
// assessor or coordinator (A2).
func TestExamine_OtherUnitsAreNotBetrayed(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	w.sendPDF(t, w.other, 7)
	entry := w.sendPDF(t, w.own, 7)
	if got := w.findings(t, w.own, entry, regulation); len(got) > 0 {
		t.Errorf("the unit is told: %+v", got)
	}
	w.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($4, $1, $2, $3)",
		entry, w.judge.PersonID, w.koord.PersonID, postgres.NewID())
	for name, a := range map[string]auth.Actor{"assessor": w.judge, "coordinator": w.koord} {
		if got := codesOf(w.findings(t, a, entry, regulation)); !slices.Equal(got, []preflight.Code{preflight.UsedByOther}) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestExamine_Twice harms nothing.
func TestExamine_Twice(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	entry := w.send(t, w.own, made{name: "surat", slot: regulation, file: "a.pdf", bytes: testfile.Blank(t, 1)})
	shelf, err := w.s.Shelf(t.Context(), w.own, entry, regulation)
	if err != nil {
		t.Fatal(err)
	}
	w.examine(t, shelf.Items[0].ID, 1)
	if got := w.findings(t, w.own, entry, regulation); len(got) != 1 || got[0].Grade != preflight.Blocks {
		t.Errorf("%+v", got)
	}
}

// TestExamine_LostFile is an error that is tried again, not a finding.
func TestExamine_LostFile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	empty, err := openEmpty(t)
	if err != nil {
		t.Fatal(err)
	}
	err = evidence.NewExaminer(w.DB.DB, empty, reader, nil).Examine(t.Context(), evidence.Examination{ID: id, No: 1})
	if fault.KindOf(err) != fault.KindInternal {
		t.Errorf("%v", err)
	}
}

// TestOpenCopy: whoever may see the original may see the copies, and nobody else.
func TestOpenCopy(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	jpg := testfile.Turned(testfile.JPEG(t, 900, 600, 1), 6)
	entry := w.send(t, w.own, made{name: "foto", slot: outreach, file: "foto.jpg", bytes: jpg})
	shelf, err := w.s.Shelf(t.Context(), w.own, entry, outreach)
	if err != nil {
		t.Fatal(err)
	}
	id := shelf.Items[0].ID
	for which, want := range map[evidence.Copy]image.Point{evidence.Shown: {600, 900}, evidence.Thumb: {213, 320}} {
		c, err := w.s.OpenCopy(t.Context(), w.own, id, 1, which)
		if err != nil {
			t.Fatal(err)
		}
		config, _, err := image.DecodeConfig(c.File)
		if err != nil || config.Width != want.X || config.Height != want.Y {
			t.Errorf("copy %d: %d × %d, %v", which, config.Width, config.Height, err)
		}
		if err := c.File.Close(); err != nil {
			t.Error(err)
		}
		if _, err := w.s.OpenCopy(t.Context(), w.other, id, 1, which); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("another unit: %v", err)
		}
	}
	letter := w.sendPDF(t, w.own, 1)
	shelf, err = w.s.Shelf(t.Context(), w.own, letter, regulation)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.s.OpenCopy(t.Context(), w.own, shelf.Items[0].ID, 1, evidence.Thumb); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("of a letter: %v", err)
	}
}

// TestCatchUp asks for what was never examined, once per version, and for nothing that was.
func TestCatchUp(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	w.sendPDF(t, w.own, 1)
	for range 3 {
		w.addPDF(t, "belum")
	}
	if _, err := w.Owner.Exec(t.Context(), "DELETE FROM job.river_job"); err != nil {
		t.Fatal(err)
	}
	n, err := w.s.CatchUp(t.Context())
	if asked := w.Count(t, "SELECT count(*) FROM job.river_job"); err != nil || n != 3 || asked != 3 {
		t.Errorf("%d counted, %d asked for, %v", n, asked, err)
	}
	w.Exec(t, "UPDATE evidence_check SET rules = 0")
	if n, err := w.s.CatchUp(t.Context()); err != nil || n != 4 {
		t.Errorf("with older rules: %d, %v", n, err)
	}
}
