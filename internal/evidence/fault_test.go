package evidence_test

import (
	"context"
	"io"
	"testing"

	"jaring/internal/blob"
	"jaring/internal/evidence"
	"jaring/internal/fault"
)

// during is a body that lets something happen while it is on its way.
type during struct {
	io.Reader
	act func()
}

func (d *during) Read(p []byte) (int, error) {
	if d.act != nil {
		d.act()
		d.act = nil
	}
	return d.Reader.Read(p)
}

// What was allowed when the upload began is asked again when its rows are written.
func TestAddFile_SentWhileUploading(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	rows := w.rows(t)
	_, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), &during{pdf("dua"), func() { w.submit(t) }})
	if fault.KindOf(err) != fault.KindConflict {
		t.Errorf("add: %v", err)
	}
	w.Exec(t, "UPDATE entry SET status = 'draft', submitted_at = NULL WHERE id = $1", w.entry)
	err = w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("a.pdf"), &during{pdf("tiga"), func() { w.submit(t) }})
	if fault.KindOf(err) != fault.KindConflict {
		t.Errorf("replace: %v", err)
	}
	if w.rows(t) != rows {
		t.Errorf("%d rows, before %d", w.rows(t), rows)
	}
}

func TestReplaceFile_RemovedWhileUploading(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	body := &during{pdf("dua"), func() {
		if err := w.s.Remove(t.Context(), w.own, id, 1); err != nil {
			t.Error(err)
		}
	}}
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("a.pdf"), body); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("err = %v", err)
	}
	if n := len(w.detail(t, id).Versions); n != 1 {
		t.Errorf("%d versions", n)
	}
}

// fullStore is a disk without room.
type fullStore struct{ blob.Store }

func (fullStore) Put(context.Context, io.Reader, int64) (blob.Ref, error) {
	return blob.Ref{}, fault.Full(io.ErrShortWrite)
}

func TestAddFile_DiskFull(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	s := evidence.New(w.DB.DB, fullStore{w.blobs}, limits, w.queue)
	if _, err := s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), pdf("x")); fault.KindOf(err) != fault.KindFull {
		t.Errorf("err = %v", err)
	}
	if n := w.rows(t); n != 0 {
		t.Errorf("%d rows", n)
	}
}

func TestAddFile_CutOff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	cut := fault.BadRequest("terputus")
	for name, body := range map[string]io.Reader{
		"at once":    failing{cut},
		"in the end": io.MultiReader(pdf("x"), failing{cut}),
	} {
		if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), body); fault.KindOf(err) != fault.KindBadRequest {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.rows(t) != 0 || w.files(t) != 0 {
		t.Error("half a file was kept")
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
