package screening_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/screening"
)

func TestSheet_OtherAssessor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus, w.maya)[0]
	for name, a := range map[string]auth.Actor{"another assessor": w.maya, "coordinator": w.coordinator, "unit": w.operator, "nobody": {}} {
		_, err := w.s.Sheet(t.Context(), a, sheet)
		wantKind(t, name+" reads", err, fault.KindNotFound)
		wantKind(t, name+" starts", w.s.Start(t.Context(), a, sheet), fault.KindNotFound)
		wantKind(t, name+" marks", w.s.SaveMark(t.Context(), a, sheet, screening.MarkInput{}), fault.KindNotFound)
		wantKind(t, name+" concludes", w.s.SaveConclusion(t.Context(), a, sheet, screening.Conclusion{}), fault.KindNotFound)
		wantKind(t, name+" finishes", w.s.Finish(t.Context(), a, sheet, "1"), fault.KindNotFound)
		wantKind(t, name+" recuses", w.s.Recuse(t.Context(), a, sheet), fault.KindNotFound)
	}
	_, err := w.s.Sheet(t.Context(), w.agus, "nonsense")
	wantKind(t, "no id", err, fault.KindNotFound)
}

func TestSheet_InAnotherRole(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	other := w.agus
	other.Current = auth.Grant{Role: auth.Submitter, UnitID: w.other}
	_, err := w.s.Sheet(t.Context(), other, sheet)
	wantKind(t, "as operator", err, fault.KindNotFound)
	other.Current = auth.Grant{Role: auth.Coordinator}
	wantKind(t, "starts as coordinator", w.s.Start(t.Context(), other, sheet), fault.KindForbidden)
}

func TestSheet_Content(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	w.start(t, w.agus, sheet)
	w.mark(t, w.agus, sheet, "sid-17", "1", "Surat tugas memuat delapan nama.")
	got, err := w.s.Sheet(t.Context(), w.agus, sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Indicators) != 20 || !got.Writable || got.Name != "Rumah Botol" || got.UnitName != "SMP Negeri 8" {
		t.Errorf("sheet = %+v", got)
	}
	marked, claimed := got.Progress()
	total, proven, judged := got.MaturityX100()
	if diff := cmp.Diff([]int{1, 3, 1100, 200, 400}, []int{marked, claimed, total, proven, judged}); diff != "" {
		t.Errorf("progress and maturity: %s", diff)
	}
	for _, i := range got.Indicators {
		switch {
		case i.Code == "sid-17" && (i.Mark == nil || i.Mark.Level != 1 || i.Claimed != 2 || len(i.Levels) != 4 || i.Levels[3].PointsX100 != 600 || !i.Mandatory):
			t.Errorf("sid-17 = %+v", i)
		case i.Code == "sid-18" && (i.Claims() || i.Mark != nil):
			t.Errorf("sid-18 = %+v", i)
		}
	}
	gaps, err := got.Gaps()
	if err != nil || len(gaps) != 2+5+1 {
		t.Errorf("%d gaps: %+v, %v", len(gaps), gaps, err)
	}
}

func TestStart_MovesEntryOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	errs := together(8, func(i int) error {
		if i%2 == 0 {
			return w.s.Start(t.Context(), w.agus, ids[0])
		}
		return w.s.Start(t.Context(), w.maya, ids[1])
	})()
	if successes(errs) != 8 {
		t.Errorf("starting again is an error:%s", dump(errs))
	}
	if status, _ := w.status(t, w.entry); status != "in_review" {
		t.Errorf("status %s", status)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'start_review'"); n != 1 {
		t.Errorf("%d moves in history", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'start_sheet'"); n != 2 {
		t.Errorf("%d starts in history", n)
	}
}

func TestConflict_AppearsLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	w.fill(t, w.maya, ids[1], "2")
	w.finish(t, w.maya, ids[1])
	w.start(t, w.agus, ids[0])
	w.belonged(t, w.agus, w.former)
	_, err := w.s.Sheet(t.Context(), w.agus, ids[0])
	wantKind(t, "reading", err, fault.KindForbidden)
	err = w.s.SaveMark(t.Context(), w.agus, ids[0], screening.MarkInput{Indicator: "sid-16", Level: "2", ClaimVersion: "1"})
	wantKind(t, "marking", err, fault.KindForbidden)
	if n := w.Count(t, "SELECT count(*) FROM review WHERE id = $1 AND void_because = 'conflict'", ids[0]); n != 1 {
		t.Error("the sheet is not void")
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'conflict' AND actor_id = $1", w.agus.PersonID); n != 1 {
		t.Errorf("%d rows of history", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL"); n != 1 {
		t.Error("the sheet that is left is finished, but the entry is not ready")
	}
}

func TestRecuse_IsNotAssignedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	if err := w.s.Recuse(t.Context(), w.agus, sheet); err != nil {
		t.Fatal(err)
	}
	_, err := w.s.Sheet(t.Context(), w.agus, sheet)
	wantKind(t, "reading", err, fault.KindForbidden)
	form := screening.Assignment{Entries: []string{w.entry}, Assessors: []string{w.agus.PersonID}}
	_, err = w.s.Assign(t.Context(), w.coordinator, form)
	wantField(t, "assigning again", err, "assessors")
}

func TestSaveMark_Rules(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	in := screening.MarkInput{Indicator: "sid-17", Level: "2", ClaimVersion: "1"}
	wantKind(t, "before the declaration", w.s.SaveMark(t.Context(), w.agus, sheet, in), fault.KindConflict)
	w.start(t, w.agus, sheet)
	long := string(make([]rune, 2001))
	for name, c := range map[string]struct {
		in    screening.MarkInput
		field string
	}{
		"no level":             {screening.MarkInput{Indicator: "sid-17", ClaimVersion: "1"}, "level"},
		"level 4":              {screening.MarkInput{Indicator: "sid-17", Level: "4", ClaimVersion: "1"}, "level"},
		"level -1":             {screening.MarkInput{Indicator: "sid-17", Level: "-1", ClaimVersion: "1"}, "level"},
		"above the claim":      {screening.MarkInput{Indicator: "sid-17", Level: "3", ClaimVersion: "1"}, "level"},
		"below without reason": {screening.MarkInput{Indicator: "sid-17", Level: "1", Reason: "  .  ", ClaimVersion: "1"}, "reason"},
		"endless reason":       {screening.MarkInput{Indicator: "sid-17", Level: "1", Reason: long, ClaimVersion: "1"}, "reason"},
		"nothing claimed":      {screening.MarkInput{Indicator: "sid-18", Level: "0", ClaimVersion: "1"}, "level"},
	} {
		wantField(t, name, w.s.SaveMark(t.Context(), w.agus, sheet, c.in), c.field)
	}
	wantKind(t, "no such indicator", w.s.SaveMark(t.Context(), w.agus, sheet, screening.MarkInput{Indicator: "sid-99", Level: "1", ClaimVersion: "1"}), fault.KindNotFound)
	wantKind(t, "stale claim", w.s.SaveMark(t.Context(), w.agus, sheet, screening.MarkInput{Indicator: "sid-17", Level: "2", ClaimVersion: "7"}), fault.KindConflict)
	if n := w.Count(t, "SELECT count(*) FROM review_mark"); n != 0 {
		t.Errorf("%d marks of refused forms", n)
	}
	w.mark(t, w.agus, sheet, "sid-17", "2", "")
	w.mark(t, w.agus, sheet, "sid-17", "0", "Bukti tidak dapat dibuka.")
	if n := w.Count(t, "SELECT level FROM review_mark WHERE indicator = 'sid-17'"); n != 0 {
		t.Errorf("the second mark did not replace the first: %d", n)
	}
}

func TestSaveConclusion_Rules(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sheet := w.assign(t, w.entry, w.agus)[0]
	w.start(t, w.agus, sheet)
	in := w.conclusion(t, w.agus, sheet)
	for name, c := range map[string]struct {
		edit  func(*screening.Conclusion)
		field string
	}{
		"unknown recommendation": {func(c *screening.Conclusion) { c.Recommendation = "finalize" }, "recommendation"},
		"unknown answer":         {func(c *screening.Conclusion) { c.Met = map[string]string{"b": "mungkin"} }, "met[b]"},
		"endless note":           {func(c *screening.Conclusion) { c.Notes = map[string]string{"a": string(make([]rune, 1001))} }, "note[a]"},
		"endless remark":         {func(c *screening.Conclusion) { c.RemarkUnit = string(make([]rune, 4001)) }, "remark_unit"},
	} {
		bad := in
		c.edit(&bad)
		wantField(t, name, w.s.SaveConclusion(t.Context(), w.agus, sheet, bad), c.field)
	}
	part := screening.Conclusion{Version: in.Version, Met: map[string]string{"a": "ya"}}
	if err := w.s.SaveConclusion(t.Context(), w.agus, sheet, part); err != nil {
		t.Errorf("a part of it: %v", err)
	}
	wantKind(t, "an old page", w.s.SaveConclusion(t.Context(), w.agus, sheet, in), fault.KindConflict)
}

func TestFinish_Locks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	w.start(t, w.agus, ids[0])
	err := w.s.Finish(t.Context(), w.agus, ids[0], w.sheetVersion(t, ids[0]))
	for _, field := range []string{"indicator[sid-16]", "indicator[sid-17]", "indicator[sid-22]", "met[a]", "met[e]", "recommendation"} {
		wantField(t, "an empty sheet", err, field)
	}
	w.fill(t, w.agus, ids[0], "2")
	wantKind(t, "an old page", w.s.Finish(t.Context(), w.agus, ids[0], "1"), fault.KindConflict)
	w.finish(t, w.agus, ids[0])
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL") + w.Count(t, "SELECT count(*) FROM verification"); n != 0 {
		t.Error("ready although one sheet is open")
	}
	mark := screening.MarkInput{Indicator: "sid-16", Level: "2", ClaimVersion: "1"}
	wantKind(t, "marking a locked sheet", w.s.SaveMark(t.Context(), w.agus, ids[0], mark), fault.KindConflict)
	wantKind(t, "finishing it again", w.s.Finish(t.Context(), w.agus, ids[0], w.sheetVersion(t, ids[0])), fault.KindConflict)
}

func TestFinish_LowestLevelCounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	type row struct {
		Indicator    string
		ClaimVersion int
		Level        int
	}
	got, err := postgres.All[row](t.Context(), w.DB.DB, "SELECT indicator, claim_version, level FROM verification ORDER BY indicator", nil)
	if diff := cmp.Diff([]row{{"sid-16", 1, 2}, {"sid-17", 1, 1}, {"sid-22", 1, 1}}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestFinish_EightAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	people := []auth.Actor{w.agus, w.maya}
	for _, name := range []string{"Wahyu", "Lukman", "Dian", "Bayu", "Sari", "Putri"} {
		people = append(people, w.person(t, name, auth.Assessor, ""))
	}
	ids := w.assign(t, w.entry, people...)
	for i, a := range people {
		w.fill(t, a, ids[i], "2")
	}
	release := w.holdHistory(t)
	errs := together(8, func(i int) error { return w.s.Finish(t.Context(), people[i], ids[i], w.sheetVersion(t, ids[i])) })
	w.waitBlocked(t, 8)
	release()
	if list := errs(); successes(list) != 8 {
		t.Fatalf("finishing together:%s", dump(list))
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'ready'"); n != 1 {
		t.Errorf("%d times ready", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM entry WHERE ready_at IS NOT NULL"); n != 1 {
		t.Error("nobody made the entry ready")
	}
	if n := w.Count(t, "SELECT count(*) FROM verification"); n != 3 {
		t.Errorf("%d verified levels", n)
	}
}

func TestRound_SheetsGoOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.ready(t, w.entry)
	w.decide(t, w.entry, "return")
	mark := screening.MarkInput{Indicator: "sid-16", Level: "2", ClaimVersion: "1"}
	wantKind(t, "while the unit works", w.s.SaveMark(t.Context(), w.agus, ids[0], mark), fault.KindConflict)
	w.Exec(t, "UPDATE claim SET level = 1, version = version + 1 WHERE entry_id = $1 AND indicator = 'sid-17'", w.entry)
	w.sendAgain(t, w.entry)
	sheet, err := w.s.Sheet(t.Context(), w.agus, ids[0])
	if marked, claimed := sheet.Progress(); err != nil || !sheet.Resubmitted || sheet.Writable || marked != 2 || claimed != 3 {
		t.Errorf("after sending again: %d of %d, %+v, %v", marked, claimed, sheet, err)
	}
	wantKind(t, "without a new declaration", w.s.SaveMark(t.Context(), w.agus, ids[0], mark), fault.KindConflict)
	w.start(t, w.agus, ids[0])
	wantKind(t, "the other's old declaration", w.s.SaveMark(t.Context(), w.maya, ids[1], mark), fault.KindConflict)
	w.start(t, w.maya, ids[1])
	wantField(t, "with one indicator open", w.s.Finish(t.Context(), w.agus, ids[0], w.sheetVersion(t, ids[0])), "indicator[sid-17]")
	for i, a := range []auth.Actor{w.agus, w.maya} {
		if err := w.s.SaveMark(t.Context(), a, ids[i], screening.MarkInput{Indicator: "sid-17", Level: "1", ClaimVersion: "2"}); err != nil {
			t.Fatal(err)
		}
		w.finish(t, a, ids[i])
	}
	w.decide(t, w.entry, "shortlist")
	if n := w.Count(t, "SELECT count(*) FROM decision WHERE entry_id = $1", w.entry); n != 2 {
		t.Errorf("%d decisions", n)
	}
}
