package public

import (
	"fmt"
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/site/handle"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

func (s *Section) index(x *handle.Exchange) error {
	results, err := s.results.OfficialResults(x.Context())
	if err != nil {
		return err
	}
	awards, err := s.results.Awards(x.Context())
	if err != nil {
		return err
	}
	v := page.IndexView{Trend: trend(results, x.CycleYear()), Results: officialRows(results)}
	for _, a := range awards {
		v.Awards = append(v.Awards, strconv.Itoa(a.Year)+": "+a.Text)
	}
	status := http.StatusOK
	if in := formulaYear(x.CycleYear()); in != nil {
		explain(&v, in, x.CycleYear())
		ok := false
		if v.Calculator, ok, err = calculator(x, in); err != nil {
			return fault.Internal(err)
		} else if !ok {
			status = http.StatusUnprocessableEntity
		}
	}
	sh := shell(x, "Indeks Inovasi Daerah")
	sh.Errored = status != http.StatusOK
	return x.Page(status, page.Index(sh, v))
}

func officialRows(results []measurement.Official) []page.OfficialRow {
	rows := make([]page.OfficialRow, len(results))
	for i, r := range results {
		rows[i] = page.OfficialRow{Year: r.Year, Index: ui.Decimal(r.IndexX100), Category: iid.CategoryName(r.Year, r.Category), Source: r.Source}
	}
	return rows
}

// formulaYear is the instrument of the current cycle, or the newest that has a file and a formula.
func formulaYear(cycleYear int) *iid.Instrument {
	if in, err := iid.ForYear(cycleYear); err == nil && in.Formula != nil {
		return in
	}
	var newest *iid.Instrument
	for _, year := range iid.Years() {
		if in, err := iid.ForYear(year); err == nil && in.Formula != nil && in.FileYear == year {
			newest = in
		}
	}
	return newest
}

// explain puts the formula into the numbers of its year.
func explain(v *page.IndexView, in *iid.Instrument, cycleYear int) {
	f := in.Formula
	v.Year, v.Most = in.Year, ui.Decimal(f.TotalMaxX100)
	if cycleYear > 0 && cycleYear != in.Year {
		v.YearNote = fmt.Sprintf("Rumus tahun %d belum diketahui. Yang dipakai di bawah adalah rumus tahun %d.", cycleYear, in.Year)
	}
	v.Formula = "Indeks = (SPD + rata-rata kematangan + skor jumlah) ÷ " + plain(f.TotalMaxX100) + " × 100"
	spd := in.SPD()
	v.Parts = []page.FormulaRow{
		{Title: "SPD", Most: ui.Decimal(f.SPDMaxX100),
			How: fmt.Sprintf("%d indikator pemerintah daerah: tingkat 0 sampai %d dikalikan bobotnya.", spd[len(spd)-1].No, iid.MaxLevel)},
		{Title: "Rata-rata kematangan", Most: ui.Decimal(f.MaturityMaxX100),
			How: fmt.Sprintf("%d indikator setiap inovasi dijumlahkan, lalu jumlah semua inovasi dibagi banyaknya inovasi, paling sedikit dibagi %d.",
				len(in.SID()), f.DivisorMin)},
		{Title: "Skor jumlah", Most: ui.Decimal(f.CountMaxX100),
			How: fmt.Sprintf("%s poin untuk setiap inovasi, sampai %s inovasi. %s", ui.Decimal(f.CountWeightX100), ui.Thousands(f.CountCap), gateWords(in))},
	}
	v.Effects = effects(in)
	for _, c := range in.Categories {
		band := ui.KV{Key: c.Name, Value: ui.Decimal(c.MinX100)}
		if c.MaxX100 > c.MinX100 {
			band.Value += " sampai " + ui.Decimal(c.MaxX100)
		}
		v.Bands = append(v.Bands, band)
	}
	explainSources(v, in)
}

func gateWords(in *iid.Instrument) string {
	if in.Formula.BasicServicesRequired == nil {
		return "Syarat urusan wajib untuk tahun ini tidak diketahui."
	}
	return fmt.Sprintf("Nol bila inovasinya mengisi kurang dari %d dari %d urusan wajib pelayanan dasar.", *in.Formula.BasicServicesRequired, len(in.BasicServices))
}

// plain leaves out ",00".
func plain(x100 int) string {
	if x100%100 == 0 {
		return ui.Thousands(x100 / 100)
	}
	return ui.Decimal(x100)
}

// effects are the consequences that people get wrong.
func effects(in *iid.Instrument) []string {
	f := in.Formula
	list := []string{
		fmt.Sprintf("Inovasi yang lemah pun biasanya menaikkan indeks. Dari n inovasi, paling sedikit %d dan kurang dari %s, satu inovasi lagi menaikkan indeks "+
			"bila kematangannya lebih dari rata-rata dikurangi %s × (n + 1).", f.DivisorMin, ui.Thousands(f.CountCap), ui.Decimal(f.CountWeightX100)),
		fmt.Sprintf("Di atas %s inovasi, skor jumlah tidak bertambah. Satu inovasi lagi hanya menaikkan indeks bila kematangannya di atas rata-rata.", ui.Thousands(f.CountCap)),
		"Setiap dokumen yang belum ada punya harga yang pasti: bobot indikatornya dibagi pembagi rata-rata.",
	}
	if f.BasicServicesRequired != nil {
		list = append(list, fmt.Sprintf("Satu urusan wajib yang kurang dapat menghapus seluruh skor jumlah, paling banyak %s poin indeks.",
			ui.Decimal(f.IndexPoints(f.CountMaxX100).RoundX100())))
	}
	return list
}

var confidences = map[iid.Confidence]string{
	iid.OfficialGuideline: "pedoman resmi", "official_statement": "pernyataan pejabat", "secondary": "salinan pihak lain",
	"inferred": "disimpulkan", "conflicting": "sumber berbeda-beda", "unknown": "naskah belum dilihat",
}

func explainSources(v *page.IndexView, in *iid.Instrument) {
	v.Warning = "Semua angka di atas dari pedoman resmi."
	for _, c := range in.Confidence {
		if c != iid.OfficialGuideline {
			v.Warning = "Sebagian atau semua angka di atas bukan dari naskah resmi. Cocokkan dengan naskah daerah sebelum memakainya sebagai angka resmi."
		}
	}
	for _, s := range in.Sources {
		v.Sources = append(v.Sources, ui.KV{Key: s.Title, Value: confidences[s.Confidence]})
	}
}
