package measurement

import (
	"testing"

	"jaring/internal/fault"
)

func TestPriceFor_CountsTheDraft(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 14 {
		w.add(t, 2026, sent{status: "submitted", service: "pendidikan"})
	}
	draft := w.add(t, 2026, sent{status: "draft", service: "kesehatan", claimed: map[string]int{"sid-16": 2}})
	p, err := w.s.PriceFor(t.Context(), 2026, draft)
	if err != nil || !p.Known || !p.Counted || p.N != 15 || p.Divisor != 15 {
		t.Fatalf("%+v, %v", p, err)
	}
	// One point in one of 15 entries: 1/15 of 250 points.
	if p.Point.String() != "2/75" || p.Points(250).String() != "1/15" {
		t.Errorf("point %s, 2.5 points %s", p.Point, p.Points(250))
	}
	row, _ := instrument(t, 2026).Indicator("sid-16")
	points, index, ok := p.NextLevel(row, 2)
	if !ok || points != *row.WeightX100 || !index.Equal(p.Points(points)) {
		t.Errorf("next level: %d, %s", points, index)
	}
	if _, _, ok := p.NextLevel(row, 3); ok {
		t.Error("there is a level above the highest")
	}
}

// The fifth basic service opens the gate: the last entry is worth the whole count score.
func TestPriceFor_Gate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, service := range []string{"pendidikan", "kesehatan", "pekerjaan_umum", "sosial"} {
		w.add(t, 2026, sent{status: "shortlisted", service: service})
	}
	last := w.add(t, 2026, sent{status: "submitted", service: "perumahan_permukiman"})
	p, err := w.s.PriceFor(t.Context(), 2026, last)
	if err != nil || p.Entry.String() != "19/25" { // 5 × 0.38 of 250 points
		t.Errorf("%s, %v", p.Entry, err)
	}
}

func TestPriceFor_WhatDoesNotCount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.exec(t, "UPDATE cycle SET counted_stages = ARRAY['penerapan'] WHERE year = 2026")
	for name, e := range map[string]sent{"declined": {status: "declined"}, "deferred": {status: "deferred"},
		"an idea": {status: "draft", stage: "inisiatif"}} {
		p, err := w.s.PriceFor(t.Context(), 2026, w.add(t, 2026, e))
		if err != nil || !p.Known || p.Counted || p.Point.String() != "0" || p.Points(100).String() != "0" {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	if p, err := w.s.PriceFor(t.Context(), 2025, w.add(t, 2025, sent{status: "draft"})); err != nil || p.Known {
		t.Errorf("2025: %+v, %v", p, err)
	}
	// Without the region's total the price is known all the same: it does not depend on it.
	if p, err := w.s.PriceFor(t.Context(), 2024, w.add(t, 2024, sent{status: "draft"})); err != nil || p.Point.String() != "1/25" {
		t.Errorf("2024: %+v, %v", p, err)
	}
	if _, err := w.s.PriceFor(t.Context(), 2031, ""); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown year: %v", err)
	}
}
