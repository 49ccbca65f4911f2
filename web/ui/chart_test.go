package ui_test

import (
	"strings"
	"testing"

	"jaring/web/ui"
)

func TestTrend_UnknownIsNeitherZeroNorJoined(t *testing.T) {
	t.Parallel()
	html := render(t, ui.Trend(ui.TrendView{Title: "Indeks", Years: []ui.TrendYear{
		{Year: 2022, Value: 5396, Known: true}, {Year: 2023}, {Year: 2024, Value: 6000, Known: true, Lower: 3500, Upper: 6001},
	}}))
	if !strings.Contains(html, "2023: belum diisi.") || strings.Contains(html, ">0,00<") {
		t.Error("an unknown year must say so")
	}
	if !strings.Contains(html, `<path class="trend-line" d=""></path>`) {
		t.Error("a line crosses an unknown year")
	}
	if !strings.Contains(html, "<td class=\"num\">belum diisi</td>") {
		t.Error("the table hides that a figure is unknown")
	}
}

func TestScale_GapLeadsToTheNextBand(t *testing.T) {
	t.Parallel()
	bands := []ui.Band{{Label: "Kurang Inovatif"}, {Label: "Inovatif", From: 4001}, {Label: "Sangat Inovatif", From: 6501}}
	html := render(t, ui.Scale(ui.ScaleView{Bands: bands, Verified: 5638, HasVerified: true, Claimed: 6168, HasClaimed: true}))
	for _, want := range []string{"Terverifikasi 56,38. Mandiri 61,68.", "M414.5 77H436.9", "65,01", "Lihat sebagai tabel"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q", want)
		}
	}
	top := render(t, ui.Scale(ui.ScaleView{Bands: bands, Verified: 7000, HasVerified: true}))
	if strings.Contains(top, `class="gap"`) || strings.Contains(top, "mandiri") {
		t.Error("above the last band there is no gap, and what is unknown is not drawn")
	}
}

func TestBullet_SaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	for want, v := range map[string]ui.BulletView{
		"kurang 6":           {Label: "Semua", In: 120, Passed: 44, Target: 50, InWord: "masuk", OkWord: "lolos"},
		"tercapai":           {Label: "SMP", In: 31, Passed: 14, Target: 14, InWord: "masuk", OkWord: "lolos"},
		"target belum diisi": {Label: "TK", InWord: "masuk", OkWord: "lolos"},
	} {
		if html := render(t, ui.Bullet(v)); !strings.Contains(html, want) {
			t.Errorf("no %q for %+v", want, v)
		}
	}
}

func TestFunnel_SharesAreOfTheFirstStage(t *testing.T) {
	t.Parallel()
	html := render(t, ui.Funnel(ui.FunnelView{Title: "x", Stages: []ui.Bar{{Label: "Masuk", Value: 120}, {Label: "Lolos", Value: 44}}}))
	if !strings.Contains(html, ">37%<") || !strings.Contains(html, `width="36.6%"`) {
		t.Error("44 of 120 is 37%")
	}
	if empty := render(t, ui.Funnel(ui.FunnelView{Title: "x", Stages: []ui.Bar{{Label: "Masuk"}}})); !strings.Contains(empty, ">0%<") {
		t.Error("an empty funnel must still be drawn")
	}
}

func TestCoverage_EverySchoolOnceAndSummed(t *testing.T) {
	t.Parallel()
	html := render(t, ui.Coverage(ui.CoverageView{Title: "Cakupan", Levels: []string{"SD"}, Rows: []ui.CoverageRow{
		{Label: "Barat", Cells: []ui.CoverageCell{{Passed: 2, In: 1, Draft: 1, None: 6}}},
		{Label: "Timur", Cells: []ui.CoverageCell{{}}},
	}}))
	for _, want := range []string{
		"SD di Barat: 2 lolos saring, 1 masuk, 1 masih draf, 6 belum mulai", "<b>3</b> / 10", ">30%<", "Jumlah",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q", want)
		}
	}
}
