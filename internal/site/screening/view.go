package screening

import (
	"fmt"
	"strconv"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/screening"
	"jaring/web/ui"
)

// draft is what a person has typed and what is wrong with it; empty when a sheet is only opened.
type draft struct {
	code       string // the indicator to show
	mark       *markForm
	conclusion *concludeForm
	fault      *fault.Error
}

func (d draft) message(field string) string {
	if d.fault == nil {
		return ""
	}
	return d.fault.Field(field)
}

// review shows the sheet at one indicator.
func (s *Section) review(x *handle.Exchange, status int, sheet screening.Sheet, d draft) error {
	changes, err := s.changes(x, sheet)
	if err != nil {
		return err
	}
	shell := x.Shell(sheet.Name)
	shell.Split, shell.Errored, shell.Scripts = true, d.fault != nil, []string{"nilai.js"}
	i, _ := find(sheet, d.code)
	v := page.ReviewView{ID: sheet.ID, Code: sheet.Code, Name: sheet.Name, Unit: sheet.UnitName, Due: "tanpa tenggat",
		Profile: href.EntryCheck(sheet.EntryID), Groups: groups(sheet, d.code), Locked: lockedWords(sheet)}
	v.Marked, v.Claims = sheet.Progress()
	if sheet.DueOn != nil {
		v.Due = ui.Day(*sheet.DueOn)
	}
	if sheet.DeclaredAt != nil {
		v.Declared = "dinyatakan " + ui.DateTime(*sheet.DeclaredAt)
	}
	v.Indicator = indicatorView(sheet, i, d, x.Query("berkas"))
	v.Indicator.Changed = changes.Of(i.Code)
	v.Conclusion = conclusionView(sheet, d)
	return x.Page(status, page.Review(shell, v))
}

func lockedWords(sheet screening.Sheet) string {
	switch {
	case sheet.Writable:
		return ""
	case sheet.Status == screening.Finished && sheet.FinishedAt != nil:
		return "Lembar ini Anda kirim " + ui.DateTime(*sheet.FinishedAt) + " dan sudah terkunci."
	case sheet.Head.Status == innovation.Returned:
		return "Usulan ini dikembalikan kepada unit. Penilaian dilanjutkan setelah unit mengirim ulang."
	}
	return "Usulan ini sudah diputus."
}

func groups(sheet screening.Sheet, current string) []page.Group {
	var list []page.Group
	for _, i := range sheet.Indicators {
		if len(list) == 0 || list[len(list)-1].Name != i.Group {
			list = append(list, page.Group{Name: i.Group})
		}
		g := &list[len(list)-1]
		g.Items = append(g.Items, item(sheet.ID, i, i.Code == current))
	}
	return list
}

func item(sheetID string, i screening.Indicator, current bool) page.Item {
	it := page.Item{No: i.No, Name: i.Name, Href: href.SheetIndicator(sheetID, i.Code), Claimed: i.Claimed, Current: current}
	switch {
	case !i.Claims():
		it.State, it.Word = ui.Locked, "tidak diklaim"
	case i.Mark == nil:
		it.State, it.Word = ui.NotBegun, "belum dinilai"
	case i.Mark.Level < i.Claimed:
		it.State, it.Word, it.Lowered, it.Level = ui.ToCheck, "turun", true, i.Mark.Level
	default:
		it.State, it.Word = ui.Done, "sesuai klaim"
	}
	if current && it.State == ui.NotBegun {
		it.State = ui.Here
	}
	return it
}

func points(x100 int) string { return innovation.FormatPoints(x100) + " poin" }

// changes is what the unit has changed since the sending before; empty on a first sending and while the unit works on it.
func (s *Section) changes(x *handle.Exchange, sheet screening.Sheet) (innovation.Changes, error) {
	if sheet.Round < 2 || sheet.Head.Status.Editable() {
		return innovation.Changes{}, nil
	}
	return s.innovations.Changes(x.Context(), x.Actor, sheet.EntryID)
}

func startView(sheet screening.Sheet, changes innovation.Changes) page.StartView {
	_, claims := sheet.Progress()
	claimed, _, _ := sheet.MaturityX100()
	files := 0
	for _, i := range sheet.Indicators {
		files += len(i.Evidence)
	}
	v := page.StartView{ID: sheet.ID, Code: sheet.Code, Name: sheet.Name, Unit: sheet.UnitName, Again: sheet.Resubmitted,
		Facts: []ui.KV{
			{Key: "Klaim unit", Value: fmt.Sprintf("%d dari %d indikator", claims, len(sheet.Indicators)), Note: "kematangan " + points(claimed)},
			{Key: "Bukti dukung", Value: strconv.Itoa(files) + " berkas atau tautan"},
			{Key: "Tenggat", Value: dueWords(sheet), Empty: "tanpa tenggat"},
		}}
	for _, c := range changes.List {
		v.Changes = append(v.Changes, ui.Task{State: ui.Here, Label: c.Title, Help: strings.Join(c.Texts, ". "), Word: "Berubah"})
	}
	if sheet.SubmittedAt != nil {
		v.Facts = append([]ui.KV{{Key: "Dikirim unit", Value: ui.DateTime(*sheet.SubmittedAt)}}, v.Facts...)
	}
	switch {
	case sheet.Head.Status == innovation.Returned:
		v.Blocked = "Usulan ini dikembalikan kepada unit. Penilaian dimulai setelah unit mengirim ulang."
	case sheet.Head.Status.Decided():
		v.Blocked = "Usulan ini sudah diputus."
	case sheet.Head.Status == innovation.Draft:
		v.Blocked = "Unit menarik usulan ini. Penilaian dimulai setelah unit mengirimnya lagi."
	}
	return v
}

func dueWords(sheet screening.Sheet) string {
	if sheet.DueOn == nil {
		return ""
	}
	return ui.Day(*sheet.DueOn)
}

func finishView(sheet screening.Sheet) (page.FinishView, error) {
	gaps, err := sheet.Gaps()
	if err != nil {
		return page.FinishView{}, err
	}
	v := page.FinishView{ID: sheet.ID, Code: sheet.Code, Name: sheet.Name, Unit: sheet.UnitName, Version: strconv.Itoa(sheet.Version),
		Locked: lockedWords(sheet)}
	for _, g := range gaps {
		v.Gaps = append(v.Gaps, page.Gap{Text: g.Message, Href: gapHref(sheet.ID, g.Name)})
	}
	marked, claims := sheet.Progress()
	claimed, proven, _ := sheet.MaturityX100()
	v.Facts = []ui.KV{
		{Key: "Indikator diperiksa", Value: fmt.Sprintf("%d dari %d", marked, claims)},
		{Key: "Kematangan klaim", Value: points(claimed)},
		{Key: "Terverifikasi", Value: points(proven)},
		{Key: "Rekomendasi", Value: screening.ActWords(sheet.Recommendation), Empty: "belum dipilih"},
		{Key: "Catatan untuk unit", Value: sheet.RemarkUnit, Empty: "tidak ada"},
	}
	return v, nil
}

// gapHref leads to the spot of a missing answer.
func gapHref(sheetID, field string) string {
	if code, ok := strings.CutPrefix(field, "indicator["); ok {
		return href.SheetIndicator(sheetID, strings.TrimSuffix(code, "]"))
	}
	if letter, ok := strings.CutPrefix(field, "met["); ok {
		return href.Sheet(sheetID) + "#kriteria-" + strings.TrimSuffix(letter, "]")
	}
	return href.Sheet(sheetID) + "#rekomendasi"
}
