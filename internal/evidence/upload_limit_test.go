package evidence_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/blob"
	"jaring/internal/evidence"
	"jaring/internal/fault"
)

func TestUpload_Expires(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	if err := w.arrive(t, u.ID, whole[:9]); err != nil {
		t.Fatal(err)
	}
	began := time.Date(2026, time.June, 18, 7, 0, 0, 0, time.UTC)
	w.SetNow(t, began.Add(24*time.Hour-time.Second))
	if n, err := w.s.ForgetUploads(t.Context()); n != 0 || err != nil || w.upload(t, u.ID).Arrived != 9 {
		t.Errorf("before its day is over: %d, %v", n, err)
	}
	w.SetNow(t, began.Add(24*time.Hour))
	if _, err := w.s.Upload(t.Context(), w.own, u.ID); fault.KindOf(err) != fault.KindNotFound || err == nil {
		t.Errorf("after a day: %v", err)
	}
	if n, err := w.s.ForgetUploads(t.Context()); n != 1 || err != nil || w.files(t) != 0 {
		t.Errorf("%d forgotten, %v, %d files", n, err, w.files(t))
	}
}

func TestUpload_Dropped(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	if err := w.arrive(t, u.ID, whole[:9]); err != nil {
		t.Fatal(err)
	}
	if err := w.s.DropUpload(t.Context(), w.own, u.ID); err != nil || w.files(t) != 0 {
		t.Errorf("%v, %d files", err, w.files(t))
	}
	if _, err := w.s.Upload(t.Context(), w.own, u.ID); fault.KindOf(err) != fault.KindNotFound || err == nil {
		t.Errorf("still there: %v", err)
	}
}

func TestBeginUpload_Quota(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	announce := func(slot evidence.Slot, size int64) error {
		_, err := w.s.BeginUpload(t.Context(), w.own, evidence.NewUpload{EntryID: w.entry, Slot: slot, FileName: "a", Size: size})
		return err
	}
	var wg sync.WaitGroup
	results := make([]error, 16)
	for n := range results {
		wg.Go(func() { results[n] = announce(regulation, 5) })
	}
	wg.Wait()
	begun := 0
	for _, err := range results {
		switch {
		case err == nil:
			begun++
		case fault.KindOf(err) != fault.KindConflict:
			t.Error(err)
		}
	}
	if begun != evidence.MaxPerSlot {
		t.Errorf("%d begun in one slot", begun)
	}
	for range evidence.MaxUploads - evidence.MaxPerSlot {
		if err := announce(film, 5); err != nil {
			t.Fatal(err)
		}
	}
	if err := announce(outreach, 5); fault.KindOf(err) != fault.KindTooMany {
		t.Errorf("one more: %v", err)
	}
	w.Exec(t, "DELETE FROM upload WHERE slot = 'sid-35'")
	w.Exec(t, "UPDATE upload SET size = $1 WHERE id = (SELECT min(id::text) FROM upload)", int64(evidence.MaxUploadBytes))
	if err := announce(outreach, 5); fault.KindOf(err) != fault.KindTooMany {
		t.Errorf("too many bytes: %v", err)
	}
	w.Exec(t, "DELETE FROM upload")
	if err := announce(outreach, 5); err != nil {
		t.Error(err)
	}
}

func TestUpload_NoRoom(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.s = evidence.New(w.DB.DB, crowded{w.blobs}, limits, w.queue)
	_, begun := w.s.BeginUpload(t.Context(), w.own, evidence.NewUpload{EntryID: w.entry, Slot: regulation, FileName: "a.pdf", Size: 5})
	_, form := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), pdf("x"))
	for name, err := range map[string]error{"upload": begun, "form": form} {
		if fault.KindOf(err) != fault.KindFull {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.s.AddLink(t.Context(), w.own, w.entry, film, meta(""), "https://www.youtube.com/watch?v=x"); err != nil {
		t.Errorf("forms go on: %v", err)
	}
}

// crowded is a disk with too little room for more.
type crowded struct{ *blob.Folder }

func (crowded) Room() error { return fault.Full(fmt.Errorf("crowded")) }

// TestUpload_Aborted: what came before the line broke stays, and no more is asked for than is missing.
func TestUpload_Aborted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	n, err := w.s.AppendUpload(t.Context(), w.own, u, io.MultiReader(strings.NewReader(whole[:12]), failing{context.Canceled}))
	if n != 12 || err == nil {
		t.Errorf("%d, %v", n, err)
	}
	if u = w.upload(t, u.ID); u.Arrived != 12 {
		t.Errorf("%d arrived", u.Arrived)
	}
	// More than was announced is not kept: the file has grown under the browser.
	if n, err := w.s.AppendUpload(t.Context(), w.own, u, strings.NewReader(whole[12:]+"more")); n != u.Size-12 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := w.s.FinishUpload(t.Context(), w.own, u.ID); err != nil {
		t.Error(err)
	}
}
