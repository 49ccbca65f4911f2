package unitdesk

import (
	"strconv"
	"strings"

	"jaring/internal/evidence"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func plainAll(texts []string, year int) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = iid.Plain(t, year)
	}
	return list
}

// bases are the measures of which one is chosen; a code that is none of them chooses nothing.
func bases(row *iid.Indicator, chosen string) (list []ui.Option, code, name string) {
	for _, b := range row.Bases {
		list = append(list, ui.Option{Value: b.Code, Label: b.Name, Hint: b.EvidenceNote})
		if b.Code == chosen {
			code, name = b.Code, b.Name
		}
	}
	return list, code, name
}

// levels are the cards of the question, the highest points last and nothing claimed at the end.
func levels(c *innovation.Content, row *iid.Indicator, basis, none string, entries int) []ui.Level {
	var list []ui.Level
	for level := 1; level <= iid.MaxLevel; level++ {
		l := ui.Level{Level: level, Title: levelWord(row, basis, level, c.Instrument.Year), Points: "poin belum diketahui"}
		if points, ok := row.PointsX100(level); ok {
			l.Points = innovation.FormatPoints(points) + " poin"
			if p, ok := priceWord(c, entries, points); ok {
				l.Price = p + " indeks"
			}
		}
		list = append(list, l)
	}
	return append(list, ui.Level{Level: 0, Title: none, Points: "0 poin"})
}

// levelWord is a level in the words of the instrument.
func levelWord(row *iid.Indicator, basis string, level, year int) string {
	if level <= 0 {
		return "Belum diklaim"
	}
	for _, l := range innovation.Levels(row, basis) {
		if l.Level == level {
			return iid.Plain(l.Label, year)
		}
	}
	return "Tingkat " + strconv.Itoa(level) + " menurut pedoman"
}

// needs says what counts as evidence, one thing per line.
func needs(row *iid.Indicator, basis string, year int) []string {
	var list []string
	if b, ok := row.Basis(basis); ok && b.EvidenceNote != "" {
		list = append(list, sentences(b.EvidenceNote, year)...)
	}
	if row.Evidence == nil {
		return list
	}
	list = append(list, sentences(row.Evidence.Note, year)...)
	if w := windowWord(row.Evidence.Window, year); w != "" {
		list = append(list, w)
	}
	return list
}

// sentences splits a note at its semicolons, except where they stand in parentheses.
func sentences(note string, year int) []string {
	var list []string
	depth := 0
	parts := strings.FieldsFunc(iid.Plain(note, year), func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return r == ';' && depth == 0
	})
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, strings.TrimSuffix(upperFirst(part), ".")+".")
		}
	}
	return list
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// windowWord says which years a document must cover.
func windowWord(w *iid.Window, year int) string {
	if w == nil {
		return ""
	}
	if w.Note != "" {
		return upperFirst(iid.Plain(w.Note, year)) + "."
	}
	if from, to, ok := w.Range(year); ok {
		return "Dokumen dari tahun " + strconv.Itoa(from) + " sampai " + strconv.Itoa(to) + "."
	}
	if w.Rule == "implementation_year" {
		return "Dokumen dari tahun penerapan."
	}
	return ""
}

func fileCount(n int) string {
	if n == 0 {
		return "belum ada"
	}
	return strconv.Itoa(n) + " dari paling banyak " + strconv.Itoa(evidence.MaxPerSlot)
}

// price is what each level is worth; empty where the year's weights are unknown.
func price(c *innovation.Content, row *iid.Indicator, own, entries int) page.PriceView {
	if row.WeightX100 == nil {
		return page.PriceView{}
	}
	v := page.PriceView{Sub: "Bobot " + innovation.FormatPoints(*row.WeightX100) + ". Dihitung dengan " + strconv.Itoa(entries) + " usulan terkirim se-daerah."}
	for level := 1; level <= iid.MaxLevel; level++ {
		points, _ := row.PointsX100(level)
		index, ok := priceWord(c, entries, points)
		if !ok {
			index = "belum diketahui"
		}
		r := page.PriceRow{Level: strconv.Itoa(level), Points: innovation.FormatPoints(points), Index: index, Own: level == own}
		if r.Own {
			r.Level += ", klaim Anda"
		}
		v.Rows = append(v.Rows, r)
	}
	if points, ok := row.NextLevelX100(own); ok {
		v.Next = "Naik ke Tingkat " + strconv.Itoa(own+1) + " menambah " + innovation.FormatPoints(points) + " poin kematangan"
		if index, ok := priceWord(c, entries, points); ok {
			v.Next += " dan " + strings.TrimPrefix(index, "+") + " indeks daerah"
		}
		v.Next += "."
	}
	return v
}
