package evidence_test

import (
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// sendLetter sends a letter in which number, date and subject can be read, and returns its id.
func (w *world) sendLetter(t *testing.T, letter evidence.Letter) string {
	t.Helper()
	p := goodParts(1)
	entry := w.send(t, w.own, made{name: "surat", slot: regulation, file: "surat.pdf", bytes: p.pdf(t), letter: letter})
	shelf, err := w.s.Shelf(t.Context(), w.own, entry, regulation)
	if err != nil {
		t.Fatal(err)
	}
	return shelf.Items[0].ID
}

// TestTake: what was read is offered, and counts only after it was asked for; what was typed is replaced only by its own.
func TestTake(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	id := w.sendLetter(t, evidence.Letter{Subject: "ketikan saya"})
	d := w.detail(t, id)
	offered := d.Offer(d.Item)
	if offered.Number != "421/1" || offered.Subject != "Penetapan Inovasi Rumah Botol" || !offered.Date.Equal(time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC)) {
		t.Fatalf("%+v", offered)
	}
	if d.Item.LetterNumber != "" || d.Item.Subject != "ketikan saya" {
		t.Errorf("taken over by itself: %+v", d.Item)
	}
	take := func(version int, part evidence.Part) error {
		return w.s.Take(t.Context(), w.own, id, version, postgres.NewCode(), part)
	}
	if err := take(1, evidence.Blank); err != nil {
		t.Fatal(err)
	}
	now := w.detail(t, id).Item
	if now.No != 2 || now.LetterNumber != "421/1" || now.Subject != "ketikan saya" || now.LetterDate.IsZero() || now.SHA256 != d.Item.SHA256 {
		t.Errorf("%+v", now)
	}
	if err := take(1, evidence.Subject); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("stale: %v", err)
	}
	w.examine(t, id, 2)
	if err := take(2, evidence.Subject); err != nil {
		t.Fatal(err)
	}
	if now := w.detail(t, id).Item; now.Subject != "Penetapan Inovasi Rumah Botol" || now.LetterNumber != "421/1" {
		t.Errorf("%+v", now)
	}
	w.examine(t, id, 3)
	if err := take(3, evidence.Blank); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("nothing left to take: %v", err)
	}
}

func TestTake_Others(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	id := w.sendLetter(t, evidence.Letter{})
	for name, c := range map[string]struct {
		actor auth.Actor
		want  fault.Kind
	}{"another unit": {w.other, fault.KindNotFound}, "the coordinator": {w.koord, fault.KindForbidden}, "an assessor": {w.judge, fault.KindNotFound}} {
		if err := w.s.Take(t.Context(), c.actor, id, 1, postgres.NewCode(), evidence.Blank); fault.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.Exec(t, "UPDATE entry SET status = 'submitted', submitted_at = app_now(), round = 1")
	if err := w.s.Take(t.Context(), w.own, id, 1, postgres.NewCode(), evidence.Blank); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("after sending: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM evidence_version"); n != 1 {
		t.Errorf("%d versions", n)
	}
}
