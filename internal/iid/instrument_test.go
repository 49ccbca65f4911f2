package iid

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestYears(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([]int{2023, 2024, 2025, 2026, 2027, 2028, 2029}, Years()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, year := range []int{0, 2022, 2030} {
		if _, err := ForYear(year); !errors.Is(err, ErrNoInstrument) {
			t.Errorf("%d: %v", year, err)
		}
	}
}

func TestForYear_Files(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ year, spd, sid int }{{2023, 15, 20}, {2024, 15, 20}, {2025, 0, 7}, {2026, 20, 20}, {2027, 20, 20}} {
		in := mustForYear(t, c.year)
		if got := []int{in.Year, len(in.SPD()), len(in.SID()), len(in.Functions)}; !slices.Equal(got, []int{c.year, c.spd, c.sid, 38}) {
			t.Errorf("year, SPD rows, SID rows, functions: %v; %d, %d, %d, 38 expected", got, c.year, c.spd, c.sid)
		}
		if (in.Formula == nil) != (c.year == 2025) {
			t.Errorf("%d: formula %v", c.year, in.Formula)
		}
	}
}

func TestForYear_Outlook(t *testing.T) {
	t.Parallel()
	base := mustForYear(t, 2026)
	for year, divisor := range map[int]int{2027: 14, 2028: 16, 2029: 18} {
		in := mustForYear(t, year)
		if in.Year != year || in.FileYear != 2026 || in.SHA256 != base.SHA256 {
			t.Errorf("%d is the year %d of the file %d", year, in.Year, in.FileYear)
		}
		if in.Formula.DivisorMin != divisor || *in.Formula.BasicServicesRequired != 6 {
			t.Errorf("%d: divisor %d, gate %d", year, in.Formula.DivisorMin, *in.Formula.BasicServicesRequired)
		}
	}
	if base.Formula.DivisorMin != 12 || *base.Formula.BasicServicesRequired != 5 || base.FileYear != 2026 {
		t.Errorf("the outlook changed 2026 itself: %+v", base.Formula)
	}
}

func TestInstrument_SHA256(t *testing.T) {
	t.Parallel()
	data, err := files.ReadFile("instruments/2024.json")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if got := mustForYear(t, 2024).SHA256; got != hex.EncodeToString(sum[:]) {
		t.Errorf("sha256 %s", got)
	}
}

// One row of each shape, field by field.
func TestInstrument_Indicator(t *testing.T) {
	t.Parallel()
	in := mustForYear(t, 2026)
	got, ok := in.Indicator("sid-31")
	if !ok {
		t.Fatal("no sid-31")
	}
	exactly := func(x100 int) *Bounds { return &Bounds{MinX100: new(x100), MaxX100: new(x100)} }
	want := &Indicator{
		Code: "sid-31", No: 31, PortalNo: 16, Aspect: AspectSID, Variable: "kecanggihan_produk", Name: "Replikasi",
		WeightX100: new(300), Mandatory: new(false), Unit: "count",
		Levels: []Level{
			{Level: 1, Label: "1 kali di daerah lain", Bounds: exactly(100)},
			{Level: 2, Label: "2 kali di daerah lain yang berbeda", Bounds: exactly(200)},
			{Level: 3, Label: "3 kali di daerah lain yang berbeda", Bounds: exactly(300)},
		},
		Evidence: &Evidence{
			Note:  "Perjanjian, MoU, dokumen replikasi, surat-menyurat, atau pernyataan telah mereplikasi.",
			Kinds: []string{"pdf"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok := in.Indicator("sid-36"); ok {
		t.Error("no. 36 is computed, it is no row")
	}
}

func TestInstrument_NullIsUnknown(t *testing.T) {
	t.Parallel()
	spd01, _ := mustForYear(t, 2023).Indicator("spd-01")
	if spd01.WeightX100 != nil || spd01.Mandatory != nil || spd01.Evidence != nil {
		t.Errorf("spd-01 of 2023: weight %v, mandatory %v, evidence %v", spd01.WeightX100, spd01.Mandatory, spd01.Evidence)
	}
	if _, known := spd01.PointsX100(1); known {
		t.Error("points of an unknown weight")
	}
	if in := mustForYear(t, 2023); in.Formula.BasicServicesRequired != nil || in.Eligibility.Mandatory != nil {
		t.Error("2023 has no known gate and no known list of mandatory indicators")
	}
}

func TestIndicator_Basis(t *testing.T) {
	t.Parallel()
	sid33, _ := mustForYear(t, 2026).Indicator("sid-33")
	if b, ok := sid33.Basis("unit"); !ok || b.Unit != "percent" || len(b.Levels) != MaxLevel || len(sid33.Bases) != 6 {
		t.Errorf("basis unit: %+v", b)
	}
	if _, ok := sid33.Basis("x"); ok {
		t.Error("basis x")
	}
	window := sid33.Evidence.Window
	if window.Rule != "compare" || window.YearsBack != nil || window.IncludeCurrent != nil || window.Note == "" {
		t.Errorf("window %+v", window)
	}
}

func TestIndicator_Points(t *testing.T) {
	t.Parallel()
	i := Indicator{WeightX100: new(75)}
	for level, want := range map[int]int{0: 0, 1: 75, 3: 225} {
		if got, ok := i.PointsX100(level); !ok || got != want {
			t.Errorf("level %d gives %d, %d expected", level, got, want)
		}
	}
	for _, level := range []int{-1, 4} {
		if got, ok := i.PointsX100(level); ok {
			t.Errorf("level %d gives %d", level, got)
		}
	}
	if _, ok := i.NextLevelX100(MaxLevel); ok {
		t.Error("a level above the highest")
	}
	if got, ok := i.NextLevelX100(0); !ok || got != 75 {
		t.Errorf("level 1 adds %d", got)
	}
}
