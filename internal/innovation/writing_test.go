package innovation_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
)

func TestKeepProfile_KeepsWhatCanBeRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	in := innovation.ProfileInput{Coordinates: "-6.889836, 109.674591", TrialOn: "2024-1-15", ImplementedOn: "2024-3-"}
	saved, err := w.s.KeepProfile(t.Context(), w.own, id, 1, innovation.SectionTime, in)
	if err != nil || saved.Version != 2 || !saved.At.Equal(noon) || len(saved.Left) != 1 || saved.Left[0].Name != "implemented_on" {
		t.Fatalf("%+v, %v", saved, err)
	}
	p := w.read(t, id).Profile
	if innovation.FormatPlace(p) != in.Coordinates || p.TrialOn != nil || p.Version != 2 {
		t.Errorf("%+v", p)
	}
	in.ImplementedOn = "2024-3-4"
	if saved, err = w.s.KeepProfile(t.Context(), w.own, id, 2, innovation.SectionTime, in); err != nil || saved.Version != 3 || len(saved.Left) > 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	// A name that is being written anew is empty for a moment.
	saved, err = w.s.KeepProfile(t.Context(), w.own, id, 3, innovation.SectionIdentity, innovation.ProfileInput{Kind: "digital", Form: "x"})
	if c := w.read(t, id); err != nil || len(saved.Left) != 2 || c.Entry.Name != "Rumah Botol" || c.Profile.Kind != "digital" || c.Profile.Form != "" {
		t.Errorf("%+v %+v, %v", saved, c.Profile, err)
	}
}

func TestKeepDesign_CountsWhatIsStored(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	if _, err := w.s.KeepDesign(t.Context(), w.own, id, 1, innovation.DesignInput{Problem: "dua kata", Method: "satu"}); err != nil {
		t.Fatal(err)
	}
	saved, err := w.s.KeepDesign(t.Context(), w.own, id, 2, innovation.DesignInput{Problem: "tiga\x01 kata ini", Method: "satu dua"})
	if d := w.read(t, id).Design; err != nil || saved.Words != 4 || len(saved.Left) != 1 || d.Problem != "dua kata" || d.WordCount != 4 {
		t.Errorf("%+v %+v, %v", saved, d, err)
	}
}

func TestKeepClaim_ALevelWithoutItsMeasureStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	saved, err := w.s.KeepClaim(t.Context(), w.own, id, "sid-33", 0, innovation.ClaimInput{Level: "2", Note: "Halaman 3."})
	c := w.read(t, id)
	if claim, _ := c.Claim("sid-33"); err != nil || len(saved.Left) != 1 || claim.Level != 0 || claim.Note != "Halaman 3." || saved.Version != 1 {
		t.Errorf("%+v %+v, %v", saved, claim, err)
	}
}

// The answer to a save was lost, and it is sent again: that is no conflict.
func TestKeep_TheSameAgainUnderTheOldVersion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	for range 2 {
		saved, err := w.s.KeepDesign(t.Context(), w.own, id, 1, design(12))
		if err != nil || saved.Version != 2 {
			t.Fatalf("%+v, %v", saved, err)
		}
	}
	if _, err := w.s.KeepDesign(t.Context(), w.own, id, 1, design(13)); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("what was saved since is written over: %v", err)
	}
	bad := design(12)
	bad.Problem = "\x01"
	if _, err := w.s.KeepDesign(t.Context(), w.own, id, 1, bad); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("unreadable and overtaken: %v", err)
	}
}

func TestSaveProfile_SectionsSideBySide(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	ctx := t.Context()
	keep := func(a auth.Actor, version int, s innovation.Section, text string) (innovation.Saved, error) {
		return w.s.KeepProfile(ctx, a, id, version, s, innovation.ProfileInput{Name: text, Purpose: text})
	}
	if _, err := keep(w.own, 1, innovation.SectionOutcome, "Satu."); err != nil {
		t.Fatal(err)
	}
	saved, err := keep(w.mate, 1, innovation.SectionIdentity, "Rumah Kaca")
	if c := w.read(t, id); err != nil || saved.Version != 3 || c.Entry.Name != "Rumah Kaca" || c.Profile.Purpose != "Satu." {
		t.Errorf("another section stands in the way: %+v, %v", c.Profile, err)
	}
	if _, err := keep(w.mate, 1, innovation.SectionOutcome, "Dua."); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("the same section was written over: %v", err)
	}
	for _, version := range []int{-1, 0, 4} {
		if _, err := keep(w.mate, version, innovation.SectionService, "x"); err != nil && fault.KindOf(err) != fault.KindConflict {
			t.Errorf("version %d: %v", version, err)
		}
		if _, err := keep(w.mate, version, innovation.SectionOutcome, "Tiga."); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("version %d is none: %v", version, err)
		}
	}
	if err := w.s.SaveProfile(ctx, w.own, id, 2, innovation.SectionAll, wholeProfile); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("the whole was written over: %v", err)
	}
}

func TestKeep_HistoryOfARun(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	words, version := 10, 1
	rows := func() int {
		return w.Count(t, "SELECT count(*) FROM history WHERE subject_id = $1 AND act LIKE 'save%'", id)
	}
	write := func(a auth.Actor, after time.Duration, want int) {
		t.Helper()
		w.SetNow(t, noon.Add(after))
		words++
		saved, err := w.s.KeepDesign(t.Context(), a, id, version, design(words))
		if version = saved.Version; err != nil || rows() != want {
			t.Errorf("after %v: %d lines, want %d, %v", after, rows(), want, err)
		}
	}
	write(w.own, 0, 1)
	write(w.own, 3*time.Second, 1)
	write(w.own, 9*time.Minute, 1)
	write(w.own, 11*time.Minute, 2)
	write(w.mate, 12*time.Minute, 3)
	write(w.own, 13*time.Minute, 4)
	if _, err := w.s.KeepProfile(t.Context(), w.own, id, 1, innovation.SectionOutcome, innovation.ProfileInput{Purpose: "Lain."}); err != nil || rows() != 5 {
		t.Errorf("another part: %d lines, %v", rows(), err)
	}
	// Every change of a level stands in the history; notes of one level are one line.
	for i, c := range []struct {
		level, note string
		want        int
	}{{"1", "", 6}, {"2", "", 7}, {"1", "", 8}, {"1", "a", 9}, {"1", "ab", 9}} {
		in := innovation.ClaimInput{Level: c.level, Note: c.note}
		if _, err := w.s.KeepClaim(t.Context(), w.own, id, "sid-16", i, in); err != nil || rows() != c.want {
			t.Errorf("claim %d: %d lines, want %d, %v", i, rows(), c.want, err)
		}
	}
}

func TestWriters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	ctx := t.Context()
	for i, a := range []auth.Actor{w.own, w.mate} {
		w.SetNow(t, noon.Add(time.Duration(i)*time.Minute))
		if _, err := w.s.KeepDesign(ctx, a, id, i+1, design(10+i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.s.KeepClaim(ctx, w.mate, id, "sid-16", 0, innovation.ClaimInput{Level: "1"}); err != nil {
		t.Fatal(err)
	}
	at := noon.Add(time.Minute)
	want := []innovation.Writer{{Part: "indikator/sid-16", PersonID: w.mate.PersonID, Name: "Siti Aminah", At: at},
		{Part: innovation.PartDesign, PersonID: w.mate.PersonID, Name: "Siti Aminah", At: at}}
	for after, want := range map[time.Duration][]innovation.Writer{time.Minute: want, 16 * time.Minute: nil} {
		w.SetNow(t, noon.Add(after))
		got, err := w.s.Writers(ctx, w.own, id)
		if diff := cmp.Diff(want, got); err != nil || len(want)+len(got) > 0 && diff != "" {
			t.Errorf("after %v: %v %s", after, err, diff)
		}
	}
	if _, err := w.s.Writers(ctx, w.other, id); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("another unit sees who writes: %v", err)
	}
	w.SetNow(t, noon)
	if n := w.Count(t, "SELECT count(*) FROM entry_writing"); n != 3 {
		t.Errorf("%s rows", strconv.Itoa(n))
	}
}
