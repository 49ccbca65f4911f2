package iid

import "testing"

func TestResult_Price(t *testing.T) {
	t.Parallel()
	r := mustScore(t, sample(mature(5000, ""), mature(2000, "")))
	sid35, ok := mustForYear(t, 2026).Indicator("sid-35")
	if !ok {
		t.Fatal("no sid-35")
	}
	points, ok := sid35.NextLevelX100(1)
	if !ok || points != 400 {
		t.Fatalf("next level of sid-35 adds %d, 400 expected", points)
	}
	// 4 points by the divisor 12, of 250 points in all.
	if price, err := r.Price(points); err != nil || price.String() != "2/15" || price.RoundX10000() != 1333 {
		t.Errorf("price %s, %v; 2/15 expected", price, err)
	}
	if _, err := (Result{}).Price(1); err == nil {
		t.Error("a price without a result")
	}
}

func TestResult_IfMaturity(t *testing.T) {
	t.Parallel()
	r := mustScore(t, sample(mature(5000, ""), Entry{ID: "out", MaturityX100: new(100), Rejected: true}))
	if change, err := r.IfMaturity("0", 2000); err != nil || change.String() != "-1" {
		t.Errorf("30 points less change the index by %s, %v; -1 expected", change, err)
	}
	if change, err := r.IfMaturity("out", 11100); err != nil || change.String() != "0" {
		t.Errorf("a rejected entry changes the index by %s, %v", change, err)
	}
	if _, err := r.IfMaturity("unknown", 0); err == nil {
		t.Error("an entry that is not there")
	}
}
