package screening_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/screening"
)

func TestQueue_Piles(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	second, third := w.sentEntry(t, "Pojok Baca", w.other), w.sentEntry(t, "100% Batik_Pesisir", w.other)
	fourth := w.sentEntry(t, "Milik Lain", w.other)
	w.assign(t, second, w.agus)
	sheet := w.assign(t, third, w.agus)[0]
	w.assign(t, fourth, w.maya)
	w.fill(t, w.agus, sheet, "2")
	w.ready(t, w.entry)
	w.decide(t, w.entry, "return")
	q, err := w.s.Queue(t.Context(), w.agus, screening.QueueFilter{Year: 2026, Pile: screening.Mine})
	if err != nil {
		t.Fatal(err)
	}
	want := map[screening.Pile]int{screening.Mine: 2, screening.ForUnit: 1, screening.Done: 0, screening.Conflict: 0}
	if diff := cmp.Diff(want, q.Counts); diff != "" || q.Total != 3 || len(q.Items) != 2 || q.Next == "" {
		t.Errorf("queue = %+v %s", q, diff)
	}
	for text, n := range map[string]int{"pojok": 1, "SMP Negeri 9": 2, "100%": 1, "_": 1, "%": 1, "tidak ada": 0} {
		q, err := w.s.Queue(t.Context(), w.agus, screening.QueueFilter{Year: 2026, Pile: screening.Mine, Search: text})
		if err != nil || len(q.Items) != n {
			t.Errorf("search %q: %d items, %v", text, len(q.Items), err)
		}
	}
	w.finish(t, w.agus, sheet)
	q, err = w.s.Queue(t.Context(), w.agus, screening.QueueFilter{Year: 2026, Pile: screening.Done})
	if err != nil || len(q.Items) != 1 || q.Items[0].Marked != 3 || q.Items[0].Claims != 3 || q.Items[0].ClaimedX100 != 1100 {
		t.Errorf("done = %+v, %v", q.Items, err)
	}
	w.belonged(t, w.agus, w.other)
	q, err = w.s.Queue(t.Context(), w.agus, screening.QueueFilter{Year: 2026, Pile: screening.Conflict})
	if err != nil || len(q.Items) != 2 || !q.Items[0].Conflict {
		t.Errorf("conflict = %+v, %v", q.Items, err)
	}
	_, err = w.s.Queue(t.Context(), w.coordinator, screening.QueueFilter{Year: 2026, Pile: screening.Mine})
	wantKind(t, "as coordinator", err, fault.KindForbidden)
}

func TestCompare(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ids := w.assign(t, w.entry, w.agus, w.maya)
	w.fill(t, w.agus, ids[0], "2")
	c, err := w.s.Compare(t.Context(), w.coordinator, w.entry)
	if err != nil || len(c.Sheets) != 2 || len(c.Rows) != 3 || c.Rows[1].Marks[0] != nil || c.Sheets[0].RemarkUnit != "" {
		t.Fatalf("an open sheet shows: %+v, %v", c, err)
	}
	w.finish(t, w.agus, ids[0])
	w.fill(t, w.maya, ids[1], "1")
	w.finish(t, w.maya, ids[1])
	c, err = w.s.Compare(t.Context(), w.coordinator, w.entry)
	if err != nil {
		t.Fatal(err)
	}
	row := c.Rows[1]
	if row.Code != "sid-17" || !row.Apart || row.Verified == nil || row.Verified.Level != 1 || row.Marks[0].Level != 2 || c.Rows[0].Apart {
		t.Errorf("sid-17 = %+v", row)
	}
	if c.ClaimedX100 != 1100 || c.VerifiedX100 != 900 || !c.MayDecide {
		t.Errorf("comparison = %+v", c)
	}
	for name, a := range map[string]auth.Actor{"assessor": w.agus, "unit": w.operator} {
		_, err := w.s.Compare(t.Context(), a, w.entry)
		wantKind(t, name, err, fault.KindForbidden)
	}
}

func TestSetVerification(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.ready(t, w.entry)
	seen := w.ruling(t, w.entry, "shortlist")
	in := screening.Override{Version: w.version(t, w.entry), Indicator: "sid-17", Level: "2", Reason: "Surat tugas kedua terlampir."}
	for name, c := range map[string]struct {
		edit  func(*screening.Override)
		field string
	}{
		"above the claim": {func(o *screening.Override) { o.Level = "3" }, "level"},
		"no level":        {func(o *screening.Override) { o.Level = "" }, "level"},
		"no reason":       {func(o *screening.Override) { o.Reason = "ya" }, "reason"},
	} {
		bad := in
		c.edit(&bad)
		wantField(t, name, w.s.SetVerification(t.Context(), w.coordinator, w.entry, bad), c.field)
	}
	wantKind(t, "as assessor", w.s.SetVerification(t.Context(), w.agus, w.entry, in), fault.KindForbidden)
	if err := w.s.SetVerification(t.Context(), w.coordinator, w.entry, in); err != nil {
		t.Fatal(err)
	}
	wantKind(t, "an old page", w.s.SetVerification(t.Context(), w.coordinator, w.entry, in), fault.KindConflict)
	wantKind(t, "deciding without having seen it", w.s.Decide(t.Context(), w.coordinator, w.entry, seen), fault.KindConflict)
	if n := w.Count(t, "SELECT level FROM verification WHERE indicator = 'sid-17' AND set_by IS NOT NULL"); n != 2 {
		t.Errorf("level %d", n)
	}
	w.decide(t, w.entry, "shortlist")
	in.Version = w.version(t, w.entry)
	wantKind(t, "after the decision", w.s.SetVerification(t.Context(), w.coordinator, w.entry, in), fault.KindConflict)
}

func TestPublish(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	twin := w.sentEntry(t, "Rumah  Botol!", w.other)
	w.ready(t, w.entry)
	w.ready(t, twin)
	wantKind(t, "before the decision", w.s.Publish(t.Context(), w.coordinator, w.entry), fault.KindConflict)
	w.decide(t, w.entry, "shortlist")
	w.decide(t, twin, "shortlist")
	wantKind(t, "as assessor", w.s.Publish(t.Context(), w.agus, w.entry), fault.KindForbidden)
	for range 2 {
		for _, id := range []string{w.entry, twin} {
			if err := w.s.Publish(t.Context(), w.coordinator, id); err != nil {
				t.Fatal(err)
			}
		}
	}
	slug := func(entry string) (slug string, public bool) {
		err := w.Owner.QueryRow(t.Context(), `SELECT slug, published_at IS NOT NULL FROM innovation i JOIN entry e ON e.innovation_id = i.id WHERE e.id = $1`,
			entry).Scan(&slug, &public)
		if err != nil {
			t.Fatal(err)
		}
		return slug, public
	}
	first, public := slug(w.entry)
	second, _ := slug(twin)
	if first != "rumah-botol" || !public || !strings.HasPrefix(second, "rumah-botol-") {
		t.Errorf("slugs %s and %s", first, second)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE act = 'publish'"); n != 2 {
		t.Errorf("%d rows of history", n)
	}
	if err := w.s.Unpublish(t.Context(), w.coordinator, w.entry); err != nil {
		t.Fatal(err)
	}
	if again, public := slug(w.entry); again != first || public {
		t.Errorf("taken off: %s, public %v", again, public)
	}
}

func TestOverview(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	second, third := w.sentEntry(t, "Pojok Baca", w.other), w.sentEntry(t, "Batik", w.other)
	w.sentEntry(t, "Tanpa Penilai", w.other)
	w.ready(t, w.entry)
	w.ready(t, second)
	w.ready(t, third)
	w.decide(t, w.entry, "decline")
	w.decide(t, second, "shortlist")
	o, err := w.s.Overview(t.Context(), w.coordinator, 2026)
	if err != nil {
		t.Fatal(err)
	}
	want := screening.Funnel{Sent: 4, Judged: 3, Decided: 2, Passed: 1, Waiting: 1, Unassigned: 1}
	if diff := cmp.Diff(want, o.Funnel); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]screening.ReasonCount{{Code: "evidence_mismatch", Count: 1}}, o.Reasons); diff != "" {
		t.Error(diff)
	}
	if len(o.Assessors) != 4 || o.SheetsDone != 6 || o.Sheets != 6 || o.Assessors[1].Name != "Maya Puspita" || o.Assessors[1].LoweredX100 != 200 {
		t.Errorf("assessors = %+v", o.Assessors)
	}
	_, err = w.s.Overview(t.Context(), w.agus, 2026)
	wantKind(t, "as assessor", err, fault.KindForbidden)
}

func TestWaiting_Pages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, name := range []string{"Dua", "Tiga Roda", "Empat"} {
		w.ready(t, w.sentEntry(t, name, w.other))
	}
	var names []string
	after := ""
	for range 3 {
		page, err := w.s.Waiting(t.Context(), w.coordinator, 2026, after, 2)
		if err != nil || page.Total != 3 {
			t.Fatalf("%+v, %v", page, err)
		}
		for _, item := range page.Items {
			names = append(names, item.Name)
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if diff := cmp.Diff([]string{"Dua", "Tiga Roda", "Empat"}, names); diff != "" {
		t.Error(diff)
	}
	if page, err := w.s.Waiting(t.Context(), w.coordinator, 2026, "nonsense", 2); err != nil || len(page.Items) != 2 {
		t.Errorf("a broken cursor: %+v, %v", page, err)
	}
}

func TestBoard(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sentEntry(t, "Pojok Baca", w.other)
	w.assign(t, w.entry, w.agus, w.maya)
	b, err := w.s.Board(t.Context(), w.coordinator, screening.BoardFilter{Year: 2026, Limit: 10})
	if err != nil || b.Total != 2 || len(b.Items) != 2 || b.Wanted != 2 {
		t.Fatalf("board = %+v, %v", b, err)
	}
	if diff := cmp.Diff([]string{"Ratna Dewi", "Yusuf Hakim"}, b.Items[0].Conflicted); diff != "" || len(b.Items[0].Sheets) != 2 {
		t.Errorf("item = %+v %s", b.Items[0], diff)
	}
	b, err = w.s.Board(t.Context(), w.coordinator, screening.BoardFilter{Year: 2026, Limit: 10, Open: true, Level: "SMP", Search: "baca"})
	if err != nil || len(b.Items) != 1 || len(b.Items[0].Conflicted) != 0 {
		t.Errorf("open ones = %+v, %v", b.Items, err)
	}
	_, err = w.s.Board(t.Context(), w.agus, screening.BoardFilter{Year: 2026, Limit: 10})
	wantKind(t, "as assessor", err, fault.KindForbidden)
}

func TestDeferred_ByYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	second := w.sentEntry(t, "Pojok Baca", w.other)
	for id, year := range map[string]string{w.entry: "2027", second: "2028"} {
		w.ready(t, id)
		r := w.ruling(t, id, "defer")
		r.NextYear = year
		if err := w.s.Decide(t.Context(), w.coordinator, id, r); err != nil {
			t.Fatal(err)
		}
	}
	all, err := w.s.Deferred(t.Context(), w.coordinator, 0, "", 1)
	if err != nil || len(all.Items) != 1 || all.Items[0].DeferredTo != 2027 || all.Next == "" {
		t.Fatalf("first page = %+v, %v", all, err)
	}
	rest, err := w.s.Deferred(t.Context(), w.coordinator, 0, all.Next, 1)
	if err != nil || len(rest.Items) != 1 || rest.Items[0].DeferredTo != 2028 || rest.Next != "" {
		t.Errorf("second page = %+v, %v", rest, err)
	}
	if diff := cmp.Diff([]screening.YearCount{{2027, 1}, {2028, 1}}, all.Years); diff != "" {
		t.Error(diff)
	}
	one, err := w.s.Deferred(t.Context(), w.coordinator, 2028, "", 10)
	if err != nil || len(one.Items) != 1 || one.Items[0].Name != "Pojok Baca" || one.Items[0].Reason() != "Bukti tidak sesuai" {
		t.Errorf("2028 = %+v, %v", one.Items, err)
	}
	_, err = w.s.Deferred(t.Context(), w.agus, 0, "", 10)
	wantKind(t, "as assessor", err, fault.KindForbidden)
}
