package screening

import (
	"fmt"
	"strconv"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	page "jaring/web/page/screening"
	"jaring/web/ui"
)

func conclusionView(sheet screening.Sheet, d draft) page.ConclusionView {
	form := stored(sheet)
	if d.conclusion != nil {
		form = *d.conclusion
	}
	v := page.ConclusionView{Version: strconv.Itoa(sheet.Version), Missing: missing(sheet)}
	claimed, proven, judged := sheet.MaturityX100()
	v.Claimed, v.Proven, v.Judged = innovation.FormatPoints(claimed), innovation.FormatPoints(proven), innovation.FormatPoints(judged)
	for _, letter := range screening.Letters {
		v.Criteria = append(v.Criteria, criterionView(letter, form, d))
	}
	v.Recommendation = ui.Choice{Field: ui.Field{Name: "rekomendasi", Label: "Rekomendasi", Value: form.Recommendation, Error: d.message("recommendation")}}
	for _, act := range screening.Recommendations {
		v.Recommendation.Options = append(v.Recommendation.Options, ui.Option{Value: string(act), Label: recommendation(act, sheet.Year)})
	}
	v.RemarkUnit = ui.Field{Name: "catatan_unit", Label: "Catatan untuk unit", Hint: "Dibaca unit setelah usulan diputus.", Optional: true,
		Value: form.RemarkUnit, Error: d.message("remark_unit"), Rows: 3}
	v.RemarkInner = ui.Field{Name: "catatan_dalam", Label: "Catatan dalam", Hint: "Hanya dibaca penilai dan koordinator.", Optional: true,
		Value: form.RemarkInner, Error: d.message("remark_inner"), Rows: 2}
	if d.conclusion != nil && d.fault.Kind == fault.KindConflict {
		v.Stale = "Kesimpulan ini sudah disimpan dari jendela lain setelah Anda membukanya. Di bawah ini isian Anda; simpan lagi untuk memakainya. Yang tersimpan sekarang:"
		v.Stored = storedFacts(sheet)
	}
	if d.conclusion != nil && d.fault.Kind == fault.KindInvalid {
		for _, f := range d.fault.Fields {
			v.Errors = append(v.Errors, f.Message)
		}
	}
	return v
}

func recommendation(act innovation.Act, year int) string {
	if act == innovation.Defer {
		return fmt.Sprintf("Tangguhkan ke IGA %d", year+1)
	}
	return screening.ActWords(act)
}

func criterionView(letter string, f concludeForm, d draft) page.CriterionView {
	return page.CriterionView{
		Answer: ui.Field{ID: "kriteria-" + letter, Name: "kriteria[" + letter + "]", Label: letter + ". " + screening.CriterionWords(letter),
			Value: f.Met[letter], Error: d.message("met[" + letter + "]")},
		Note: ui.Field{ID: "catatan-" + letter, Name: "catatan[" + letter + "]", Label: "Catatan kriteria " + letter, Optional: true,
			Value: f.Notes[letter], Error: d.message("note[" + letter + "]"), Rows: 2},
	}
}

// stored is what the database holds, as the form would send it.
func stored(sheet screening.Sheet) concludeForm {
	f := concludeForm{Met: map[string]string{}, Notes: map[string]string{}, Recommendation: string(sheet.Recommendation),
		RemarkUnit: sheet.RemarkUnit, RemarkInner: sheet.RemarkInner}
	for _, c := range sheet.Criteria {
		f.Met[c.Letter], f.Notes[c.Letter] = yesNo(c.Met), c.Note
	}
	return f
}

func yesNo(met bool) string {
	if met {
		return "ya"
	}
	return "tidak"
}

func storedFacts(sheet screening.Sheet) []ui.KV {
	var answers []string
	for _, c := range sheet.Criteria {
		answers = append(answers, c.Letter+" "+yesNo(c.Met))
	}
	return []ui.KV{
		{Key: "Kriteria", Value: strings.Join(answers, ", ")},
		{Key: "Rekomendasi", Value: screening.ActWords(sheet.Recommendation), Empty: "belum dipilih"},
		{Key: "Catatan untuk unit", Value: sheet.RemarkUnit, Empty: "tidak ada"},
		{Key: "Catatan dalam", Value: sheet.RemarkInner, Empty: "tidak ada"},
	}
}

// missing says in one sentence what the sheet still needs.
func missing(sheet screening.Sheet) string {
	marked, claims := sheet.Progress()
	var parts []string
	if n := claims - marked; n > 0 {
		parts = append(parts, strconv.Itoa(n)+" indikator")
	}
	if n := len(screening.Letters) - len(sheet.Criteria); n > 0 {
		parts = append(parts, strconv.Itoa(n)+" kriteria")
	}
	if sheet.Recommendation == "" {
		parts = append(parts, "rekomendasi")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Belum bisa dikirim: " + joinAnd(parts) + " belum diisi."
}

func joinAnd(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " dan " + parts[len(parts)-1]
}
