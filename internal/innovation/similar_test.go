package innovation_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const bottleProblem = "Botol minuman menumpuk di halaman sekolah karena siswa membuangnya sembarangan."

func names(list []innovation.Similar) (n []string) {
	for _, s := range list {
		n = append(n, s.UnitName+": "+s.Name)
	}
	return n
}

func has(list []innovation.Similar, entryID string) bool {
	return slices.ContainsFunc(list, func(s innovation.Similar) bool { return s.EntryID == entryID })
}

func (w *world) similar(t *testing.T, actor auth.Actor, name, problem string) []innovation.Similar {
	t.Helper()
	list, err := w.s.Similar(t.Context(), actor, name, problem)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestSimilar_OwnInAnyStateOthersWhenPublished(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.begin(t)
	w.publish(t, w.other.Current.UnitID, "Rumah Kaca Botol", bottleProblem)
	for name, want := range map[string][]string{
		"Rumah Botol Ceria": {"SMP Negeri 8 Pekalongan: Rumah Botol", "SD Negeri Bumirejo: Rumah Kaca Botol"},
		"rumah botl":        {"SMP Negeri 8 Pekalongan: Rumah Botol"},
		"Pojok Baca":        nil, "": nil, "ab": nil, "Rumah\x00Botol": nil, "\xff\xfe botol": nil, "'); DROP TABLE": nil, "((((": nil,
	} {
		if diff := cmp.Diff(want, names(w.similar(t, w.own, name, ""))); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
	}
	if got := names(w.similar(t, w.other, "Rumah Botol Ceria", "")); len(got) != 1 || got[0] != "SD Negeri Bumirejo: Rumah Kaca Botol" {
		t.Errorf("another unit's draft is told of: %v", got)
	}
	if _, err := w.s.Similar(t.Context(), w.judge, "Rumah Botol", ""); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("assessor asks while nothing is begun: %v", err)
	}
}

// The answer to a unit is the same whether another unit has a draft of the same or not (A2), with scores and all, and
// sending asks for no difference.
func TestSimilar_RivalDraftChangesNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.publish(t, w.other.Current.UnitID, "Kantin Tanpa Plastik", "Bungkus jajanan memenuhi tempat sampah sekolah setiap istirahat.")
	// Published, and rewritten since: the new words are a draft's.
	grown := w.publish(t, w.other.Current.UnitID, "Kebun Atap", "Sekolah tidak memiliki lahan untuk menanam.")
	mine := w.ready(t)
	ask := func() [2][]innovation.Similar {
		c := w.read(t, mine)
		like, err := w.s.SimilarTo(t.Context(), w.own, &c)
		if err != nil {
			t.Fatal(err)
		}
		return [2][]innovation.Similar{w.similar(t, w.own, "Rumah Botol Sekolah", bottleProblem), like}
	}
	before := ask()
	rival, err := w.s.Create(t.Context(), w.other, innovation.CreateInput{Name: "Rumah Botol Sekolah", Stage: innovation.StageInUse,
		Problem: bottleProblem, FormKey: postgres.NewCode()})
	if err != nil {
		t.Fatal(err)
	}
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2027, 2026, '2025-01-01', '2026-12-31')")
	w.Exec(t, "WITH e AS (INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES ($1, $2, 2027, $3, 'Rumah Botol Sekolah', $4) RETURNING id) INSERT INTO entry_design (entry_id, problem) SELECT id, $5 FROM e",
		postgres.NewID(), grown, w.other.Current.UnitID, w.other.PersonID, bottleProblem)
	if diff := cmp.Diff(before, ask()); diff != "" {
		t.Errorf("a rival's draft shows: %s", diff)
	}
	in := w.form(t, mine)
	in.Difference = ""
	if _, err := w.s.Submit(t.Context(), w.own, mine, in); err != nil {
		t.Errorf("a rival's draft asks for a difference: %v", err)
	}
	w.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)", postgres.NewID(), mine, w.judge.PersonID, w.koord.PersonID)
	for who, actor := range map[string]auth.Actor{"assessor": w.judge, "coordinator": w.koord} {
		c := w.read(t, mine)
		list, err := w.s.SimilarTo(t.Context(), actor, &c)
		if err != nil || !has(list, rival) {
			t.Errorf("%s does not see the draft: %v, %v", who, names(list), err)
		}
	}
	// Whoever once worked at the rival's unit judges nothing of it and reads no draft of it.
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on, ends_on) VALUES ($1, $2, 'submitter', $3, '2020-01-01', '2021-01-01')",
		postgres.NewID(), w.judge.PersonID, w.other.Current.UnitID)
	c := w.read(t, mine)
	if list, err := w.s.SimilarTo(t.Context(), w.judge, &c); err != nil || has(list, rival) {
		t.Errorf("conflict: %v, %v", names(list), err)
	}
}

func TestSubmit_StronglyAlikeAsksForTheDifference(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.publish(t, w.other.Current.UnitID, "Rumah Botol", bottleProblem)
	id := w.ready(t)
	for text, why := range map[string]string{"": "nothing", "  beda  ": "too little"} {
		in := w.form(t, id)
		in.Difference = text
		_, err := w.s.Submit(t.Context(), w.own, id, in)
		if e, ok := fault.As(err); !ok || e.Kind != fault.KindInvalid || len(e.Fields) != 1 || e.Field("difference") == "" {
			t.Errorf("%s: %v", why, err)
		}
	}
	if w.Count(t, "SELECT count(*) FROM receipt") != 0 {
		t.Error("it was sent")
	}
	in := w.form(t, id)
	in.Difference = "Botol kami menjadi\n kursi, bukan pot."
	if _, err := w.s.Submit(t.Context(), w.own, id, in); err != nil {
		t.Fatal(err)
	}
	c, err := w.s.Read(t.Context(), w.koord, id)
	if err != nil || c.Entry.Difference != "Botol kami menjadi kursi, bukan pot." {
		t.Errorf("%q, %v", c.Entry.Difference, err)
	}
}
