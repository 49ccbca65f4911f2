package evidence_test

import (
	"io"
	"sync"
	"sync/atomic"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

func (w *world) read(t *testing.T, a auth.Actor, id string, no int) (string, error) {
	t.Helper()
	c, err := w.s.Open(t.Context(), a, id, no)
	if err != nil {
		return "", err
	}
	defer c.File.Close()
	body, err := io.ReadAll(c.File)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), nil
}

func TestReplaceFile_OldVersionsStay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("baru.pdf"), pdf("dua")); err != nil {
		t.Fatal(err)
	}
	d := w.detail(t, id)
	if d.Item.No != 2 || d.Item.FileName != "baru.pdf" || d.Item.Version != 2 || len(d.Versions) != 2 || d.Versions[1].FileName != "SK.pdf" {
		t.Errorf("detail = %+v", d)
	}
	for no, want := range map[int]string{0: "dua", 2: "dua", 1: "satu"} {
		if got, err := w.read(t, w.judge, id, no); err != nil || got != "%PDF-1.7\n"+want+"\n%%EOF\n" {
			t.Errorf("version %d = %q, %v", no, got, err)
		}
	}
	if _, err := w.read(t, w.own, id, 3); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("version 3: %v", err)
	}
	for _, sql := range []string{"UPDATE evidence_version SET subject = 'x'", "DELETE FROM evidence_version", "DELETE FROM blob", "TRUNCATE evidence_version CASCADE"} {
		if _, err := w.Owner.Exec(t.Context(), sql); err == nil {
			t.Errorf("%s was allowed, even to the owner", sql)
		}
	}
}

func TestReplaceFile_Stale(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	rows := w.rows(t)
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 7, meta("b.pdf"), pdf("dua")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("replace: %v", err)
	}
	if err := w.s.Correct(t.Context(), w.own, id, 7, meta("")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("correct: %v", err)
	}
	if err := w.s.Remove(t.Context(), w.own, id, 7); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("remove: %v", err)
	}
	if w.rows(t) != rows {
		t.Error("a stale act left rows")
	}
}

func TestReplaceFile_Concurrent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	var done, stale atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			switch err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("b.pdf"), pdf(postgres.NewID())); {
			case err == nil:
				done.Add(1)
			case fault.KindOf(err) == fault.KindConflict:
				stale.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if done.Load() != 1 || stale.Load() != 7 || len(w.detail(t, id).Versions) != 2 {
		t.Errorf("%d replaced, %d were told", done.Load(), stale.Load())
	}
}

func TestReplaceFile_Twice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	m, fix := meta("b.pdf"), meta("")
	fix.Letter = evidence.Letter{Number: "12"}
	for range 2 {
		if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, m, pdf("dua")); err != nil {
			t.Error(err)
		}
	}
	for range 2 {
		if err := w.s.Correct(t.Context(), w.own, id, 2, fix); err != nil {
			t.Error(err)
		}
	}
	d := w.detail(t, id)
	if len(d.Versions) != 3 || d.Item.LetterNumber != "12" || d.Item.SHA256 != d.Versions[1].SHA256 {
		t.Errorf("detail = %+v", d)
	}
}

func TestReplaceLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, err := w.s.AddFile(t.Context(), w.own, w.entry, film, meta("a.png"), pngOf(t, 2, 2))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.s.ReplaceLink(t.Context(), w.own, id, 1, meta(""), "ftp://x.id/a"); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("err = %v", err)
	}
	if err := w.s.ReplaceLink(t.Context(), w.own, id, 1, meta(""), "https://x.go.id/a"); err != nil {
		t.Fatal(err)
	}
	if d := w.detail(t, id); d.Item.Kind != evidence.LinkKind || d.Versions[1].Kind != evidence.FileKind {
		t.Errorf("detail = %+v", d)
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	if err := w.s.Remove(t.Context(), w.own, id, 1); err != nil {
		t.Fatal(err)
	}
	if err := w.s.Remove(t.Context(), w.own, id, 1); err != nil {
		t.Errorf("removing again: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'remove_evidence'"); n != 1 {
		t.Errorf("%d rows of history", n)
	}
	if items, err := evidence.ListForEntry(t.Context(), w.DB.DB, w.entry); err != nil || len(items) != 0 {
		t.Errorf("still listed: %v, %v", items, err)
	}
	d := w.detail(t, id)
	if d.Item.Live() || d.Write {
		t.Errorf("detail = %+v", d)
	}
	if _, err := w.read(t, w.judge, id, 1); err != nil {
		t.Errorf("a version that a sheet may name is gone: %v", err)
	}
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 2, meta("b.pdf"), pdf("dua")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("replace what is removed: %v", err)
	}
}

// Every act on evidence of somebody else ends alike: it does not exist.
func TestEvidence_OtherUnit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	conflicted := w.addPerson(t, auth.Assessor, "")
	w.assign(t, conflicted)
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on) VALUES ($1, $2, 'submitter', $3, '2015-01-01', '2016-01-01')",
		postgres.NewID(), conflicted.PersonID, w.unit)
	unassigned := w.addPerson(t, auth.Assessor, "")
	w.assign(t, unassigned)
	w.Exec(t, "UPDATE review SET status = 'void', void_because = 'unassigned' WHERE assessor_id = $1", unassigned.PersonID)
	for name, a := range map[string]auth.Actor{
		"visitor": {}, "other unit": w.other, "conflict of the past": conflicted, "no longer assigned": unassigned,
		"executive": w.addPerson(t, auth.Executive, ""), "dindik": w.addPerson(t, auth.EducationOfficial, ""),
	} {
		_, detail := w.s.Detail(t.Context(), a, id)
		_, opened := w.s.Open(t.Context(), a, id, 1)
		_, shelf := w.s.Shelf(t.Context(), a, w.entry, regulation)
		for what, err := range map[string]error{
			"detail": detail, "open": opened, "shelf": shelf,
			"replace": w.s.ReplaceFile(t.Context(), a, id, 1, meta("b.pdf"), pdf("dua")),
			"link":    w.s.ReplaceLink(t.Context(), a, id, 1, meta(""), "https://x.id"),
			"correct": w.s.Correct(t.Context(), a, id, 1, meta("")),
			"remove":  w.s.Remove(t.Context(), a, id, 1),
		} {
			if fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
	}
	for name, a := range map[string]auth.Actor{"own": w.own, "assessor": w.judge, "coordinator": w.koord} {
		if _, err := w.read(t, a, id, 0); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		d, err := w.s.Detail(t.Context(), a, id)
		if err != nil || d.Write != (name == "own") {
			t.Errorf("%s: may write %v, %v", name, d.Write, err)
		}
	}
	if err := w.s.Remove(t.Context(), w.judge, id, 1); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("an assessor removes: %v", err)
	}
}
