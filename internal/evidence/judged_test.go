package evidence_test

import (
	"testing"

	"jaring/internal/auth"
)

// TestJudged: which version an assessor judged stays known when it is replaced, and the unit learns of it only when its
// entry has come back.
func TestJudged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	w.Exec(t, "UPDATE claim SET level = 1, version = version + 1")
	w.submit(t)
	mark := func() {
		w.Exec(t, `INSERT INTO review_mark (review_id, entry_id, indicator, claim_version, level)
			SELECT r.id, r.entry_id, c.indicator, c.version, 1 FROM review r JOIN claim c ON c.entry_id = r.entry_id WHERE r.assessor_id = $1`, w.judge.PersonID)
	}
	mark()
	judgedAt := func(a auth.Actor, no int) bool {
		t.Helper()
		d, err := w.s.Detail(t.Context(), a, id)
		if err != nil {
			t.Fatal(err)
		}
		return !d.JudgedAt(id, no).IsZero()
	}
	if judgedAt(w.own, 1) || !judgedAt(w.judge, 1) || !judgedAt(w.koord, 1) {
		t.Error("while it is judged the unit knows, or the others do not")
	}
	w.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now()")
	w.Exec(t, "UPDATE entry SET status = 'returned', decided_at = app_now()")
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("SK.pdf"), pdf("dua")); err != nil {
		t.Fatal(err)
	}
	if !judgedAt(w.own, 1) || judgedAt(w.own, 2) {
		t.Error("after it came back the unit does not know which version was judged")
	}
	if n := w.Count(t, "SELECT count(*) FROM review_mark"); n != 0 {
		t.Fatalf("%d marks are left", n)
	}
	mark()
	d, err := w.s.Detail(t.Context(), w.judge, id)
	if err != nil {
		t.Fatal(err)
	}
	var sheet string
	if err := w.Owner.QueryRow(t.Context(), "SELECT id FROM review").Scan(&sheet); err != nil {
		t.Fatal(err)
	}
	if d.JudgedBy(id, sheet) != 2 || d.JudgedBy(id, "another") != 0 {
		t.Errorf("judged version %d", d.JudgedBy(id, sheet))
	}
}
