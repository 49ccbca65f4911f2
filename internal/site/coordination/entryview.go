package coordination

import (
	"fmt"
	"slices"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

func kv(name, value string) ui.KV { return ui.KV{Key: name, Value: value} }

func entryView(c screening.Comparison, t typed) page.EntryView {
	ready := c.Status == innovation.InReview && c.ReadyAt != nil
	v := page.EntryView{ID: c.EntryID, Code: c.Code, Name: c.Name, Unit: c.UnitName, Year: c.Year, Status: string(c.Status), DeferredTo: c.DeferredTo,
		Whole: href.EntryCheck(c.EntryID), History: href.EntryHistory(c.EntryID), Claim: innovation.FormatPoints(c.ClaimedX100), Verified: "belum",
		Flags: flagWords(c.Flags), Notices: entryNotices(c, t), Criteria: criterionRows(c), Errors: entryErrors(t)}
	if c.ReadyAt != nil || c.Status.Decided() {
		v.Verified, v.Gap = innovation.FormatPoints(c.VerifiedX100), gapWords(c.VerifiedX100-c.ClaimedX100)
	}
	for _, s := range c.Sheets {
		v.Sheets = append(v.Sheets, sheetHead(s))
	}
	for _, r := range c.Rows {
		v.Rows = append(v.Rows, compareRow(r))
	}
	if ready && c.MayDecide {
		v.Decision, v.Override = decisionView(c, t), overrideView(c, t)
	}
	v.Finalize = c.Status == innovation.Shortlisted && c.MayDecide
	if c.Status == innovation.Shortlisted || c.Status == innovation.Finalized {
		v.Public = publication(c)
	}
	for _, d := range c.Decisions {
		v.Past = append(v.Past, pastDecision(d))
	}
	return v
}

// entryErrors leads from a message to its field on the page.
func entryErrors(t typed) []ui.FieldError {
	if t.fault == nil || t.fault.Kind != fault.KindInvalid {
		return nil
	}
	ids := map[string]string{"act": "keputusan-pilihan", "reason": "alasan", "text": "penjelasan", "next_year": "siklus"}
	if t.override != nil {
		ids = map[string]string{"indicator": "indikator", "level": "tingkat", "reason": "alasan-tingkat"}
	}
	var list []ui.FieldError
	for _, f := range t.fault.Fields {
		list = append(list, ui.FieldError{Field: ids[f.Name], Message: f.Message})
	}
	return list
}

func entryNotices(c screening.Comparison, t typed) []ui.NoticeView {
	var list []ui.NoticeView
	if t.fault != nil && t.fault.Kind == fault.KindConflict {
		list = append(list, ui.NoticeView{Tone: ui.Warn, Title: "Belum disimpan", Text: t.fault.Message + " Isian Anda masih ada di bawah."})
	}
	if !c.MayDecide {
		list = append(list, ui.NoticeView{Tone: ui.Warn, Title: "Konflik kepentingan", Text: "Anda bertugas atau pernah bertugas di " + c.UnitName + ". Mintalah koordinator lain memutus usulan ini."})
	}
	open := 0
	for _, s := range c.Sheets {
		if s.Status != screening.Finished {
			open++
		}
	}
	under := c.Status == innovation.Submitted || c.Status == innovation.InReview
	switch {
	case under && len(c.Sheets) == 0:
		list = append(list, ui.NoticeView{Tone: ui.Warn, Title: "Belum ada penilai", Text: "Usulan ini baru dinilai setelah Anda membaginya.",
			Actions: []ui.Action{{Label: "Bagi usulan", Href: href.Assignments(href.Query{"q": {c.Code}}), Icon: "user-plus"}}})
	case under && open > 0:
		list = append(list, ui.NoticeView{Title: fmt.Sprintf("%d dari %d lembar belum dikirim", open, len(c.Sheets)),
			Text: "Keputusan dibuka setelah lembar terakhir dikirim.", Actions: []ui.Action{{Label: "Atur penugasan", Href: href.Assignments(href.Query{"q": {c.Code}})}}})
	case c.Status == innovation.Draft:
		list = append(list, ui.NoticeView{Title: "Belum dikirim", Text: "Unit masih menyusun usulan ini."})
	case c.Status == innovation.Returned:
		list = append(list, ui.NoticeView{Tone: ui.Warn, Title: "Menunggu perbaikan dari unit", Text: "Lembar penilaian dibuka lagi setelah unit mengirim ulang."})
	}
	return list
}

func sheetHead(s screening.ComparedSheet) page.SheetHead {
	word, state := sheetWord(s.Status)
	h := page.SheetHead{Name: s.Assessor, Word: word, State: state, RemarkUnit: s.RemarkUnit, RemarkInner: s.RemarkInner}
	if s.Recommendation != "" {
		h.Recommended = screening.ActWords(s.Recommendation)
	}
	if s.FinishedAt != nil {
		h.Word = "dikirim " + ui.DateTime(*s.FinishedAt)
	}
	return h
}

func compareRow(r screening.ComparedRow) page.CompareRow {
	row := page.CompareRow{No: r.No, Name: r.Name, Claimed: r.Claimed, Apart: r.Apart, Verified: page.MarkCell{Empty: true}}
	for _, e := range r.Evidence {
		row.Files = append(row.Files, page.FileLink{Name: e.Title(), Href: href.Evidence(e.ID)})
	}
	for _, m := range r.Marks {
		if m == nil {
			row.Cells = append(row.Cells, page.MarkCell{Empty: true})
			continue
		}
		row.Cells = append(row.Cells, page.MarkCell{Level: m.Level, Reason: m.Reason, Claim: claimMark(m.Level, r.Claimed)})
	}
	if v := r.Verified; v != nil {
		row.Verified = page.MarkCell{Level: v.Level, Reason: v.Reason, Claim: claimMark(v.Level, r.Claimed)}
		if v.ByHand {
			row.Verified.Note = "ditetapkan koordinator"
		}
	}
	return row
}

func claimMark(level, claimed int) ui.Claim {
	if level < claimed {
		return ui.Lowered
	}
	return ui.Verified
}

func criterionRows(c screening.Comparison) []page.CriterionRow {
	var list []page.CriterionRow
	for _, letter := range screening.Letters {
		row := page.CriterionRow{Letter: letter, Words: screening.CriterionWords(letter)}
		var answers []string
		for _, s := range c.Sheets {
			cell := page.AnswerCell{}
			if k, ok := s.Criterion(letter); ok {
				cell = page.AnswerCell{Answer: metWord(k.Met), Note: k.Note}
				answers = append(answers, cell.Answer)
			}
			row.Cells = append(row.Cells, cell)
		}
		row.Apart = len(slices.Compact(answers)) > 1
		list = append(list, row)
	}
	return list
}

func metWord(met bool) string {
	if met {
		return "Ya"
	}
	return "Tidak"
}

func decisionView(c screening.Comparison, t typed) *page.DecisionForm {
	f := decisionForm{NextYear: strconv.Itoa(c.Year + 1)}
	if t.decision != nil {
		f = *t.decision
	}
	v := &page.DecisionForm{Version: strconv.Itoa(c.Version)}
	v.Act = ui.Choice{Field: ui.Field{ID: "keputusan-pilihan", Name: "keputusan", Label: "Keputusan", Value: f.Act, Error: t.decided("act")}}
	for _, act := range screening.Recommendations {
		v.Act.Options = append(v.Act.Options, ui.Option{Value: string(act), Label: screening.ActWords(act), Hint: actHint(c, act)})
	}
	v.Reason = ui.Choice{Field: ui.Field{Name: "alasan", Label: "Alasan", Value: f.Reason, Error: t.decided("reason")}, Blank: "Pilih alasan"}
	for _, r := range screening.ReasonsAgainst() {
		v.Reason.Options = append(v.Reason.Options, ui.Option{Value: r.Code, Label: r.Label})
	}
	v.NextYear = ui.Choice{Field: ui.Field{Name: "siklus", Label: "Tangguhkan ke", Value: f.NextYear, Error: t.decided("next_year")}, Blank: "Pilih siklus"}
	for y := c.Year + 1; y <= c.Year+5; y++ {
		v.NextYear.Options = append(v.NextYear.Options, ui.Option{Value: strconv.Itoa(y), Label: "IGA " + strconv.Itoa(y)})
	}
	v.Text = ui.Field{Name: "penjelasan", Label: "Penjelasan untuk unit", Value: f.Text, Error: t.decided("text"), Rows: 4,
		Hint: "Wajib, kecuali bila diloloskan. Tulis apa yang kurang dan apa yang sebaiknya dilakukan unit."}
	return v
}

// decided is a message about the decision's form.
func (t typed) decided(field string) string {
	if t.decision == nil {
		return ""
	}
	return t.message(field)
}

// overridden is a message about the form of a level set by hand.
func (t typed) overridden(field string) string {
	if t.override == nil {
		return ""
	}
	return t.message(field)
}

// actHint says how many assessors recommend the act.
func actHint(c screening.Comparison, act innovation.Act) string {
	n := 0
	for _, s := range c.Sheets {
		if s.Recommendation == act {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("direkomendasikan %d dari %d penilai", n, len(c.Sheets))
}

func overrideView(c screening.Comparison, t typed) *page.OverrideForm {
	f := overrideForm{}
	if t.override != nil {
		f = *t.override
	}
	v := &page.OverrideForm{Version: strconv.Itoa(c.Version), Open: t.override != nil}
	v.Indicator = ui.Choice{Field: ui.Field{Name: "indikator", Label: "Indikator", Value: f.Indicator, Error: t.overridden("indicator")}, Blank: "Pilih indikator"}
	for _, r := range c.Rows {
		v.Indicator.Options = append(v.Indicator.Options, ui.Option{Value: r.Code, Label: fmt.Sprintf("%d. %s (klaim tingkat %d)", r.No, r.Name, r.Claimed)})
	}
	v.Level = ui.Choice{Field: ui.Field{Name: "tingkat", Label: "Tingkat terverifikasi", Value: f.Level, Error: t.overridden("level")}, Blank: "Pilih tingkat"}
	for level := range iid.MaxLevel + 1 {
		v.Level.Options = append(v.Level.Options, ui.Option{Value: strconv.Itoa(level), Label: provenWord(level)})
	}
	v.Reason = ui.Field{ID: "alasan-tingkat", Name: "alasan", Label: "Alasan", Value: f.Reason, Error: t.overridden("reason"), Rows: 3}
	return v
}

func provenWord(level int) string {
	if level == 0 {
		return "Tidak terbukti"
	}
	return "Tingkat " + strconv.Itoa(level)
}

func publication(c screening.Comparison) *page.Publication {
	if c.Published == nil {
		return &page.Publication{}
	}
	return &page.Publication{Since: ui.Date(*c.Published), Address: href.InnovationPublic(c.Slug)}
}

func pastDecision(d screening.PastDecision) page.PastDecision {
	p := page.PastDecision{Act: decidedWords(d), Text: d.Text, By: d.DecidedBy + " · " + ui.DateTime(d.DecidedAt), Answer: d.Answer}
	if d.Act != innovation.Shortlist {
		p.Reason = d.Reason()
	}
	return p
}

func decidedWords(d screening.PastDecision) string {
	switch d.Act {
	case innovation.Return:
		return "Dikembalikan untuk diperbaiki"
	case innovation.Defer:
		return "Ditangguhkan ke IGA " + strconv.Itoa(d.NextYear)
	case innovation.Decline:
		return "Tidak lolos"
	}
	return "Lolos saring"
}
