package screening

import (
	"fmt"
	"strconv"
	"strings"

	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/gauge"
	"jaring/web/href"
	page "jaring/web/page/screening"
	"jaring/web/ui"
)

// examples are reasons that assessors give most; the script turns them into buttons that prefill the field.
var examples = []string{
	"Jumlah tidak sesuai klaim", "Tahun dokumen tidak sesuai", "Nama inovasi tidak disebut", "Belum ditandatangani pejabat berwenang",
}

func indicatorView(sheet screening.Sheet, i screening.Indicator, d draft, file string) page.IndicatorView {
	v := page.IndicatorView{Code: i.Code, Title: i.Name, Kicker: kicker(i), Action: href.SheetIndicator(sheet.ID, i.Code), Claimed: i.Claimed,
		ClaimLabel: label(i, i.Claimed), ClaimPoints: points(i.PointsX100(i.Claimed)), Basis: i.Basis, Note: i.Note, Counts: i.EvidenceNote,
		Examples: examples, ClaimVersion: strconv.Itoa(i.ClaimVersion), Save: "Simpan dan ke kesimpulan"}
	v.Files, v.Shown = files(sheet.ID, v.Action, i, file)
	v.Rubric, v.Reason = rubric(i, d)
	v.Falls = falls(i)
	if d.mark != nil && d.fault.Kind == fault.KindConflict {
		v.Moved = d.fault.Message
	}
	previous, next := beside(sheet, i.Code)
	if previous != "" {
		v.Previous = href.SheetIndicator(sheet.ID, previous)
	}
	if next != "" {
		v.Next = href.SheetIndicator(sheet.ID, next)
	}
	if code, ok := nextOpen(sheet, i.Code); ok {
		n, _ := find(sheet, code)
		v.Save = "Simpan dan lanjut ke " + strconv.Itoa(n.No)
	}
	return v
}

func kicker(i screening.Indicator) string {
	text := fmt.Sprintf("Indikator %d · bobot %s", i.No, innovation.FormatPoints(i.WeightX100))
	if i.Mandatory {
		text += " · wajib"
	}
	return text
}

func label(i screening.Indicator, level int) string {
	for _, l := range i.Levels {
		if l.Level == level {
			return l.Label
		}
	}
	return ""
}

// rubric shows what is stored, or what was typed and refused.
func rubric(i screening.Indicator, d draft) (ui.Rubric, ui.Field) {
	r := ui.Rubric{Field: ui.Field{Name: "tingkat", Label: "Tingkat terverifikasi", Error: d.message("level")}, Claimed: i.Claimed}
	reason := ui.Field{Name: "alasan", Label: "Alasan untuk unit", Hint: "Wajib bila lebih rendah dari klaim. Unit membacanya.", Rows: 3, Error: d.message("reason")}
	if i.Mark != nil {
		r.Value, reason.Value = strconv.Itoa(i.Mark.Level), i.Mark.Reason
	}
	if d.mark != nil {
		r.Value, reason.Value = d.mark.Level, d.mark.Reason
	}
	for _, l := range i.Levels {
		r.Levels = append(r.Levels, ui.Level{Level: l.Level, Title: l.Label, Points: innovation.FormatPoints(l.PointsX100)})
	}
	return r, reason
}

var counts = [...]string{"nol", "satu", "dua", "tiga"}

func falls(i screening.Indicator) []page.Fall {
	var list []page.Fall
	for level := range i.Claimed {
		lost := i.PointsX100(level) - i.PointsX100(i.Claimed)
		sign := ""
		if lost < 0 {
			sign, lost = "−", -lost
		}
		list = append(list, page.Fall{Level: level, Words: fmt.Sprintf("Turun %s tingkat dari klaim, %s.", counts[i.Claimed-level], sign+points(lost))})
	}
	return list
}

// files lists the evidence; one that has no address in the list is not shown, whoever asks.
func files(sheet, action string, i screening.Indicator, chosen string) ([]page.FileTab, *page.Viewer) {
	if len(i.Evidence) == 0 {
		return nil, nil
	}
	shown := i.Evidence[0]
	for _, e := range i.Evidence {
		if e.ID == chosen {
			shown = e
		}
	}
	var tabs []page.FileTab
	for _, e := range i.Evidence {
		tabs = append(tabs, page.FileTab{Name: e.Title(), Icon: icon(e), Current: e.ID == shown.ID,
			Href: href.With(action, href.Query{"berkas": {e.ID}})})
	}
	return tabs, viewer(sheet, shown, i.Checks)
}

func icon(e evidence.Item) string {
	switch {
	case e.Kind == evidence.LinkKind:
		return "link"
	case strings.HasPrefix(e.MediaType, "image/"):
		return "image"
	case strings.HasPrefix(e.MediaType, "video/"):
		return "video"
	}
	return "file-text"
}

func viewer(sheet string, e evidence.Item, checks evidence.Checks) *page.Viewer {
	found, done := checks.Of(e)
	v := &page.Viewer{Kind: "file", Name: e.Title(), Meta: meta(e, found), Facts: letter(e), Findings: gauge.Findings(found.Findings)}
	if no := checks.JudgedBy(e.ID, sheet); no > 0 {
		v.Facts = append(v.Facts, judged(no, e.No))
	}
	v.Waiting = e.Kind == evidence.FileKind && !done
	if e.Kind == evidence.LinkKind {
		v.Kind, v.Src, v.Open = "link", e.URL, e.URL
		looked, asked := checks.Looked(e.ID, e.No)
		v.Link = gauge.Link(e.URL, "Tautan ini belum selesai diperiksa oleh program.", looked, asked)
		v.Facts = append(v.Link.Facts(), v.Facts...)
		return v
	}
	v.Open = href.Shown(href.EvidenceFile(e.ID))
	v.Src = v.Open
	switch {
	case strings.HasPrefix(e.MediaType, "image/"):
		v.Kind = "picture"
	case e.MediaType == evidence.PDF.MediaType():
		v.Kind, v.Src = "pdf", v.Open+"#navpanes=0&view=FitH"
		if v.Pages = gauge.Pages(e, checks); len(v.Pages.Pictures) > 0 {
			v.Kind = "pages"
		}
	}
	return v
}

// judged says which version the assessor set a level for.
func judged(no, now int) ui.Fact {
	f := ui.Fact{Label: "Versi yang Anda nilai", Value: strconv.Itoa(no)}
	if no != now {
		f.Value, f.Tone = fmt.Sprintf("%d, sekarang versi %d", no, now), ui.Warn
	}
	return f
}

func meta(e evidence.Item, found evidence.Checked) string {
	parts, saved := []string{evidence.LinkWord(e.URL)}, "disimpan "
	if e.Kind == evidence.FileKind {
		parts, saved = []string{mediaWord(e.MediaType)}, "diunggah "
		if found.Pages > 0 {
			parts = append(parts, strconv.Itoa(found.Pages)+" halaman")
		}
		if found.Length > 0 {
			parts = append(parts, preflight.Minutes(found.Length))
		}
		parts = append(parts, ui.Bytes(e.Size))
	}
	parts = append(parts, "versi "+strconv.Itoa(e.No), saved+ui.DateTime(e.CreatedAt))
	return strings.Join(parts, " · ")
}

func mediaWord(mediaType string) string {
	for _, k := range []evidence.Kind{evidence.PDF, evidence.JPG, evidence.PNG, evidence.MP4, evidence.MOV} {
		if k.MediaType() == mediaType {
			return k.Word()
		}
	}
	return "Berkas"
}

func letter(e evidence.Item) []ui.Fact {
	var list []ui.Fact
	if e.LetterNumber != "" {
		list = append(list, ui.Fact{Label: "Nomor", Value: e.LetterNumber})
	}
	if !e.LetterDate.IsZero() {
		list = append(list, ui.Fact{Label: "Tanggal", Value: ui.Date(e.LetterDate)})
	}
	if e.Subject != "" {
		list = append(list, ui.Fact{Label: "Perihal", Value: e.Subject})
	}
	return list
}
