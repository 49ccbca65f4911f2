package public

import (
	"fmt"

	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/web/ui"
)

// trend lays the official results over the years up to last. Limits are drawn only for years whose instrument states
// them; a year without a published result is unknown, never zero.
func trend(results []measurement.Official, last int) ui.TrendView {
	var v ui.TrendView
	if len(results) == 0 {
		return v
	}
	known := map[int]measurement.Official{}
	for _, r := range results {
		known[r.Year] = r
		last = max(last, r.Year)
	}
	for year := results[0].Year; year <= last; year++ {
		r, has := known[year]
		point := ui.TrendYear{Year: year, Value: r.IndexX100, Known: has}
		if has {
			point.Word = iid.CategoryName(year, r.Category)
		}
		point.Lower, point.Upper = limits(year)
		v.Years = append(v.Years, point)
	}
	newest := results[len(results)-1]
	v.Title = fmt.Sprintf("Indeks %d: %s, %s", newest.Year, ui.Decimal(newest.IndexX100), iid.CategoryName(newest.Year, newest.Category))
	if len(results) > 1 {
		v.Title += ", " + change(results[len(results)-2], newest)
	}
	return v
}

// change says how the newest result differs from the one before: "naik 3,88 dari 2022".
func change(before, now measurement.Official) string {
	diff := now.IndexX100 - before.IndexX100
	switch {
	case diff > 0:
		return fmt.Sprintf("naik %s dari %d", ui.Decimal(diff), before.Year)
	case diff < 0:
		return fmt.Sprintf("turun %s dari %d", ui.Decimal(-diff), before.Year)
	default:
		return fmt.Sprintf("sama dengan %d", before.Year)
	}
}

// limits are where "inovatif" and "sangat inovatif" begin in a year, 0 where the year's instrument does not say.
func limits(year int) (lower, upper int) {
	instrument, err := iid.ForYear(year)
	if err != nil || instrument.FileYear != year {
		return 0, 0
	}
	for _, c := range instrument.Categories {
		switch c.Code {
		case "inovatif":
			lower = c.MinX100
		case "sangat_inovatif":
			upper = c.MinX100
		}
	}
	return lower, upper
}

// gap says how many points the highest category was away, and when its limit has moved since: "" where it was reached or
// the year's limits are not known.
func gap(r measurement.Official, cycleYear int) string {
	_, top := limits(r.Year)
	if top <= r.IndexX100 {
		return ""
	}
	text := fmt.Sprintf("Kurang %s poin dari %s menurut aturan %d.", ui.Decimal(top-r.IndexX100), iid.CategoryName(r.Year, "sangat_inovatif"), r.Year)
	for year := r.Year + 1; year <= cycleYear; year++ {
		if _, now := limits(year); now > 0 && now != top {
			return text + fmt.Sprintf(" Sejak aturan %d ambangnya %s.", year, ui.Decimal(now))
		}
	}
	return text
}
