package coordination

import (
	"fmt"
	"slices"
	"strconv"

	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/site/gauge"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// receipts are the results that a page shows side by side; nil where there is none.
type receipts struct {
	claimed, verified *measurement.Receipt
}

// indexOf is a result's index; nil while there is none.
func indexOf(r *measurement.Receipt) *int {
	if r == nil {
		return nil
	}
	return &r.IndexX100
}

// head is the result of the large figure: the verified one where there is one.
func (p receipts) head() *measurement.Receipt {
	if p.verified != nil {
		return p.verified
	}
	return p.claimed
}

const textNone = "belum dihitung"

// resultView lays both bases side by side, in the numbers of the instrument they were computed with.
func resultView(p receipts, in *iid.Instrument) page.ResultView {
	head := p.head()
	v := page.ResultView{Basis: head.Basis.Title(), Verified: p.verified != nil, Index: head.Scored.Index,
		Category: iid.CategoryName(in.Year, head.Category), Lines: lines(p, in), Scale: gauge.Scale(in, indexOf(p.claimed), indexOf(p.verified)), Gate: gateView(*head, in),
		Assumed: assumed(head.Scored.Assumptions), Notes: notes(p, in)}
	v.Parts, v.Total = parts(p, in)
	return v
}

// lines say what the figure means: how far the next band is, and what the claims would make of it.
func lines(p receipts, in *iid.Instrument) []string {
	head := p.head()
	var list []string
	if next, ok := nextBand(in, head.IndexX100); ok {
		list = append(list, fmt.Sprintf("Kurang %s poin menuju %s.", ui.Decimal(next.MinX100-head.IndexX100), next.Name))
	}
	if p.verified == nil || p.claimed == nil {
		return list
	}
	claimed, gap := ui.Decimal(p.claimed.IndexX100), p.claimed.IndexX100-p.verified.IndexX100
	switch {
	case gap > 0:
		list = append(list, fmt.Sprintf("Angka mandiri %s: selisih %s karena klaim yang belum terbukti atau belum diputuskan.", claimed, ui.Decimal(gap)))
	case gap < 0:
		list = append(list, fmt.Sprintf("Angka mandiri %s, lebih rendah %s: usulan yang belum diputuskan menurunkan rata-rata.", claimed, ui.Decimal(-gap)))
	default:
		list = append(list, "Angka mandiri sama.")
	}
	return list
}

// nextBand is the lowest band above a figure.
func nextBand(in *iid.Instrument, indexX100 int) (iid.Category, bool) {
	for _, c := range slices.Backward(in.Categories) {
		if c.MinX100 > indexX100 {
			return c, true
		}
	}
	return iid.Category{}, false
}

// parts are the three terms and their sum. On a page of one result the other basis is nil and stays out of the bars.
func parts(p receipts, in *iid.Instrument) (rows []page.PartRow, total page.PartRow) {
	head, f := p.head().Scored, in.Formula
	terms, err := head.Terms()
	if err != nil || f == nil {
		return nil, total
	}
	entries := fmt.Sprintf("%s inovasi, pembagi %s", ui.Thousands(head.N), ui.Thousands(head.Divisor))
	if p.verified != nil && p.claimed != nil {
		entries += fmt.Sprintf("; mandiri %s", ui.Thousands(p.claimed.Scored.N))
	}
	count := fmt.Sprintf("%s × %s, batas %s", ui.Thousands(min(head.N, f.CountCap)), ui.Decimal(f.CountWeightX100), ui.Thousands(f.CountCap))
	if head.Gate == iid.GateMissed {
		count = "nol karena urusan wajib kurang"
	}
	rows = []page.PartRow{
		p.part("SPD", regionWords(head, in), f.SPDMaxX100, terms.SPD, func(r iid.Result) int { return r.SPDX100 }),
		p.part("Rata-rata kematangan", entries, f.MaturityMaxX100, terms.Mean, func(r iid.Result) int { return r.Mean.RoundX100() }),
		p.part("Jumlah inovasi", count, f.CountMaxX100, terms.Count, func(r iid.Result) int { return r.CountX100 }),
	}
	total = p.part("Jumlah", "", f.TotalMaxX100, terms.Index, func(r iid.Result) int { return r.Total.RoundX100() })
	return rows, total
}

func regionWords(r iid.Result, in *iid.Instrument) string {
	if r.SPDRows == nil {
		return "total pemerintah daerah"
	}
	last := in.SPD()[len(r.SPDRows)-1].No
	return strconv.Itoa(last) + " indikator pemerintah daerah"
}

func (p receipts) part(title, sub string, most int, index iid.Fraction, points func(iid.Result) int) page.PartRow {
	row := page.PartRow{Title: title, Sub: sub, Verified: textNone, Claimed: textNone, Most: ui.Decimal(most),
		Index: ui.Decimal(index.RoundX100()), Meter: ui.MeterView{Max: most}}
	claimed := 0
	if p.claimed != nil {
		claimed = points(p.claimed.Scored)
		row.Claimed = ui.Decimal(claimed)
	}
	if p.verified != nil {
		row.Meter.Value = points(p.verified.Scored)
		row.Verified = ui.Decimal(row.Meter.Value)
	}
	row.Meter.Extra = max(0, claimed-row.Meter.Value)
	return row
}

// gateView says which basic services are covered by counted entries, and the price of the gate.
func gateView(r measurement.Receipt, in *iid.Instrument) page.GateView {
	v := page.GateView{Tone: ui.Info}
	entries := servicesOf(r)
	for _, code := range in.BasicServices {
		name := code
		if f, ok := in.Function(code); ok {
			name = f.Name
		}
		v.Services = append(v.Services, page.ServiceRow{Name: name, Entries: entries[code], Covered: slices.Contains(r.Scored.BasicServices, code)})
	}
	covered, all := len(r.Scored.BasicServices), len(in.BasicServices)
	v.Title = fmt.Sprintf("%d dari %d urusan wajib terisi", covered, all)
	f := in.Formula
	if f == nil || f.BasicServicesRequired == nil {
		v.Text = "Syarat urusan wajib pelayanan dasar untuk tahun ini tidak diketahui, jadi skor jumlah tidak dihapus."
		return v
	}
	need := *f.BasicServicesRequired
	switch {
	case covered < need:
		v.Tone = ui.Bad
		v.Text = fmt.Sprintf("Pelayanan dasar mensyaratkan %d, masih kurang %d. Seluruh skor jumlah hilang", need, need-covered)
	case covered == need:
		v.Tone = ui.Warn
		v.Text = fmt.Sprintf("Pelayanan dasar mensyaratkan %d, jadi tidak ada cadangan. Kehilangan satu urusan menghapus seluruh skor jumlah", need)
	default:
		v.Tone = ui.Good
		v.Text = fmt.Sprintf("Pelayanan dasar mensyaratkan %d, jadi ada cadangan %d urusan. Bila syarat tidak terpenuhi, seluruh skor jumlah hilang",
			need, covered-need)
	}
	price := f.IndexPoints(min(r.Scored.N, f.CountCap) * f.CountWeightX100).RoundX100()
	if price == 0 {
		v.Text += "."
		return v
	}
	v.Text += ":"
	v.Loss = ui.Signed(-price) + " poin indeks."
	return v
}

// servicesOf counts entries by basic service, as the gate does.
func servicesOf(r measurement.Receipt) map[string]int {
	counts := map[string]int{}
	for i, e := range r.Portfolio.Entries {
		if !r.Scored.Entries[i].Counted {
			continue
		}
		covered := []string{e.BasicService}
		if r.Scored.Settings.SecondaryServicesCount {
			covered = append(covered, e.SecondaryServices...)
		}
		slices.Sort(covered)
		for _, code := range slices.Compact(covered) {
			counts[code]++
		}
	}
	return counts
}
