package screening_test

import (
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/screening"
)

func TestShortlistMany(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	second := w.sentEntry(t, "Pojok Baca", w.other)
	open := w.sentEntry(t, "Belum Selesai", w.other)
	w.ready(t, w.entry)
	w.ready(t, second)
	pick := func(id string) screening.Pick { return screening.Pick{EntryID: id, Version: w.version(t, id)} }
	picks := []screening.Pick{pick(w.entry), pick(second), pick(open), {EntryID: postgres.NewID(), Version: "1"}}
	for i, want := range []string{"done done refused refused", "repeated repeated refused refused"} {
		list, err := w.s.ShortlistMany(t.Context(), w.coordinator, picks)
		if err != nil {
			t.Fatal(err)
		}
		if got := words(list); got != want {
			t.Errorf("time %d: %s, want %s: %+v", i+1, got, want, list)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM decision WHERE act = 'shortlist'"); n != 2 {
		t.Errorf("%d decisions", n)
	}
	if n := w.Count(t, "SELECT count(DISTINCT detail->>'bulk') FROM history WHERE act = 'shortlist'"); n != 1 {
		t.Errorf("%d ids of one bulk act", n)
	}
	_, err := w.s.ShortlistMany(t.Context(), w.agus, picks)
	wantKind(t, "as assessor", err, fault.KindForbidden)
}

func words(list []screening.Outcome) string {
	text := ""
	for _, o := range list {
		switch {
		case o.Done:
			text += " done"
		case o.Repeated:
			text += " repeated"
		default:
			text += " refused"
		}
	}
	return text[1:]
}

func TestShortlistMany_Flagged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	w.fill(t, w.agus, ids[0], "2")
	w.fill(t, w.maya, ids[1], "0")
	w.finish(t, w.agus, ids[0])
	w.finish(t, w.maya, ids[1])
	preview, err := w.s.Preview(t.Context(), w.coordinator, []string{w.entry})
	if err != nil || len(preview) != 1 || len(preview[0].Flags) != 1 || preview[0].Flags[0] != screening.Apart {
		t.Fatalf("preview = %+v, %v", preview, err)
	}
	pick := screening.Pick{EntryID: w.entry, Version: w.version(t, w.entry)}
	if list, err := w.s.ShortlistMany(t.Context(), w.coordinator, []screening.Pick{pick}); err != nil || words(list) != "refused" {
		t.Errorf("unseen: %+v, %v", list, err)
	}
	pick.Acknowledged = true
	if list, err := w.s.ShortlistMany(t.Context(), w.coordinator, []screening.Pick{pick}); err != nil || words(list) != "done" {
		t.Errorf("seen: %+v, %v", list, err)
	}
}
