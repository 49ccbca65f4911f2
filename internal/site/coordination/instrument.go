package coordination

import (
	"fmt"
	"strconv"

	"jaring/internal/iid"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// confidences say how well a number is known. Only the first was read in a document of the Ministry.
var confidences = map[iid.Confidence]string{
	iid.OfficialGuideline: "pedoman resmi", "official_statement": "pernyataan pejabat", "secondary": "salinan pihak lain",
	"inferred": "disimpulkan", "conflicting": "sumber berbeda-beda", "unknown": "sumber tidak diketahui",
}

func confidenceWord(c iid.Confidence) string {
	if w, ok := confidences[c]; ok {
		return w
	}
	return string(c)
}

// instrumentView shows the numbers of a year with what each is worth.
func instrumentView(year int) page.InstrumentView {
	in, err := iid.ForYear(year)
	if err != nil {
		return page.InstrumentView{Year: year, Warning: "Instrumen tahun ini tidak ada di Jaring.", NoFormula: true}
	}
	v := page.InstrumentView{Year: year, NoFormula: in.Formula == nil, Facts: instrumentFacts(in), Warning: instrumentWarning(in)}
	for _, c := range in.Categories {
		v.Bands = append(v.Bands, []string{c.Name, bandWords(c)})
	}
	for _, s := range in.Sources {
		v.Sources = append(v.Sources, page.Source{Title: s.Title, Worth: confidenceWord(s.Confidence)})
	}
	return v
}

func bandWords(c iid.Category) string {
	if c.MinX100 == c.MaxX100 {
		return ui.Decimal(c.MinX100)
	}
	return ui.Decimal(c.MinX100) + " sampai " + ui.Decimal(c.MaxX100)
}

func instrumentWarning(in *iid.Instrument) string {
	for _, c := range in.Confidence {
		if c != iid.OfficialGuideline {
			return "Sebagian atau semua angka ini bukan dari naskah resmi. Cocokkan dengan naskah daerah sebelum hasilnya disebut resmi."
		}
	}
	return "Semua angka ini dari pedoman resmi."
}

func instrumentFacts(in *iid.Instrument) []page.Figure {
	f := in.Formula
	if f == nil {
		f = &iid.Formula{}
	}
	list := []page.Figure{
		figure(in, "divisor_min", "Pembagi paling sedikit", strconv.Itoa(f.DivisorMin)),
		figure(in, "count_weight_x100", "Poin per inovasi", ui.Decimal(f.CountWeightX100)),
		figure(in, "count_cap", "Inovasi yang menambah poin, paling banyak", strconv.Itoa(f.CountCap)),
		figure(in, "spd_max_x100", "SPD tertinggi", ui.Decimal(f.SPDMaxX100)),
		figure(in, "maturity_max_x100", "Kematangan tertinggi", ui.Decimal(f.MaturityMaxX100)),
		figure(in, "total_max_x100", "Jumlah tertinggi", ui.Decimal(f.TotalMaxX100)),
		figure(in, "basic_services_required", "Urusan pelayanan dasar", servicesRequired(in, f)),
	}
	return append(list, mandatory(in))
}

// notKnown is what stands for a number that no source states.
const notKnown = "belum diketahui"

// figure leaves the value out where the formula is unknown, so that the page says so instead of zero.
func figure(in *iid.Instrument, key, name, value string) page.Figure {
	if in.Formula == nil || value == "" {
		value = notKnown
	}
	return page.Figure{Name: name, Value: value, Origin: confidenceWord(in.Confidence[key])}
}

func servicesRequired(in *iid.Instrument, f *iid.Formula) string {
	if f.BasicServicesRequired == nil {
		return ""
	}
	return fmt.Sprintf("%d dari %d", *f.BasicServicesRequired, len(in.BasicServices))
}

func mandatory(in *iid.Instrument) page.Figure {
	e := in.Eligibility
	if e.Mandatory == nil {
		return page.Figure{Name: "Indikator wajib", Value: notKnown, Origin: confidenceWord("unknown")}
	}
	return page.Figure{Name: "Indikator wajib", Value: strconv.Itoa(len(e.Mandatory)), Origin: "lihat sumber angka"}
}
