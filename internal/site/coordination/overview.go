package coordination

import (
	"fmt"
	"strconv"
	"strings"

	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// waitingSize is how many entries that wait for a decision stand on a page.
const waitingSize = 25

func (e *Entries) overview(x *handle.Exchange) error {
	year, err := askedYear(x)
	if err != nil {
		return err
	}
	o, err := e.screening.Overview(x.Context(), x.Actor, year)
	if err != nil {
		return err
	}
	waiting, err := e.screening.Waiting(x.Context(), x.Actor, year, x.Query("sesudah"), waitingSize)
	if err != nil {
		return err
	}
	c, err := e.cycles.Find(x.Context(), year)
	if err != nil {
		return err
	}
	v := overviewView(o, c)
	v.Waiting = waitingView(waiting, year)
	if v.Years, err = e.yearLinks(x.Context(), href.Coordination(), year); err != nil {
		return err
	}
	return x.Page(200, page.Overview(x.Shell("Siklus IGA "+strconv.Itoa(year)), v))
}

func overviewView(o screening.Overview, c cycle.Cycle) page.OverviewView {
	v := page.OverviewView{Year: o.Year, Sub: ui.DayTime(c.ReadAt), Steps: stageSteps(c), Funnel: funnel(o.Funnel, o.Year), Target: targetWords(o.Funnel, c),
		Failed: o.Funnel.Failed(), DeferredTo: statusList("deferred", o.Year), DeclinedTo: statusList("declined", o.Year),
		CSV: href.CoordinationEntriesCSV(href.Query{"tahun": {strconv.Itoa(o.Year)}}), Idle: idle(o.Funnel)}
	v.Reasons = ui.BarsView{Title: "Belum ada yang tidak lolos", Heads: [2]string{"Alasan", "Usulan"}}
	if v.Failed > 0 {
		v.Reasons.Title = fmt.Sprintf("Mengapa %s tidak lolos", ui.Thousands(v.Failed))
	}
	for _, r := range o.Reasons {
		v.Reasons.Bars = append(v.Reasons.Bars, ui.Bar{Label: r.Label(), Value: r.Count, Tone: ui.Warn})
		if r.Code == "innovator_transferred" || r.Code == "innovator_promoted" {
			v.Moved += r.Count
		}
	}
	v.Work = "Belum ada lembar yang ditugaskan."
	if o.Sheets > 0 {
		v.Work = fmt.Sprintf("%s dari %s lembar selesai.", ui.Thousands(o.SheetsDone), ui.Thousands(o.Sheets))
	}
	for _, a := range o.Assessors {
		v.Assessors = append(v.Assessors, workRow(a))
	}
	return v
}

func workRow(a screening.Workload) page.WorkRow {
	r := page.WorkRow{Name: a.Name, Finished: a.Finished, Assigned: a.Assigned, Overdue: a.Overdue, Lowered: "—"}
	if a.Finished > 0 {
		r.Lowered = tenth(a.LoweredX100) + " poin"
	}
	return r
}

// tenth rounds hundredths to one digit after the comma.
func tenth(x100 int) string {
	t := (x100 + 5) / 10
	return strconv.Itoa(t/10) + "," + strconv.Itoa(t%10)
}

func funnel(f screening.Funnel, year int) ui.FunnelView {
	v := ui.FunnelView{Title: fmt.Sprintf("Dari %s usulan, %s lolos saring", ui.Thousands(f.Sent), ui.Thousands(f.Passed))}
	v.Stages = []ui.Bar{
		{Label: "Masuk", Value: f.Sent},
		{Label: "Selesai dinilai", Value: f.Judged, Below: below(f.Sent-f.Judged, "masih dinilai atau di unit")},
		{Label: "Diputus", Value: f.Decided, Below: below(f.Waiting, "menunggu keputusan Anda")},
		{Label: "Lolos saring", Value: f.Passed, Below: below(f.Failed(), "tidak lolos"), Tone: ui.Good, Href: statusList("shortlisted", year)},
	}
	return v
}

func statusList(status string, year int) string {
	return href.CoordinationEntries(href.Query{"status": {status}, "tahun": {strconv.Itoa(year)}})
}

func below(n int, words string) string {
	if n == 0 {
		return ""
	}
	return ui.Thousands(n) + " " + words
}

func targetWords(f screening.Funnel, c cycle.Cycle) string {
	target, ok := c.Target(cycle.Region, "")
	switch {
	case !ok:
		return "Target daerah belum diisi."
	case f.Passed >= target:
		return fmt.Sprintf("Target daerah %s usulan tercapai.", ui.Thousands(target))
	}
	return fmt.Sprintf("Target daerah %s usulan, yang lolos masih kurang %s.", ui.Thousands(target), ui.Thousands(target-f.Passed))
}

// idle names work that nobody has been given yet.
func idle(f screening.Funnel) *ui.NoticeView {
	if f.Unassigned == 0 {
		return nil
	}
	return &ui.NoticeView{Tone: ui.Warn, Title: ui.Thousands(f.Unassigned) + " usulan belum punya penilai",
		Text:    "Usulan yang terkirim baru dinilai setelah Anda membaginya.",
		Actions: []ui.Action{{Label: "Bagi usulan", Href: href.Assignments(href.Query{"kurang": {"ya"}}), Icon: "user-plus"}}}
}

func waitingView(p screening.WaitingPage, year int) page.WaitingView {
	v := page.WaitingView{Total: p.Total, Summary: fmt.Sprintf("%d dari %s usulan, yang paling lama menunggu lebih dulu", len(p.Items), ui.Thousands(p.Total))}
	if p.Next != "" {
		v.Next = href.With(href.Coordination(), href.Query{"sesudah": {p.Next}, "tahun": {strconv.Itoa(year)}}) + "#menunggu"
	}
	for _, w := range p.Items {
		v.Rows = append(v.Rows, page.WaitingRow{ID: w.EntryID, Code: w.Code, Name: w.Name, Unit: w.UnitName, Href: href.CoordinationEntry(w.EntryID),
			Claim: innovation.FormatPoints(w.ClaimedX100), Verified: innovation.FormatPoints(w.VerifiedX100), Gap: gapWords(w.GapX100()),
			Recommended: recommendedWords(w.Recommendations), Sheets: w.Sheets, Flags: flagWords(w.Flags)})
	}
	return v
}

// gapWords is a difference in points: "−5", "0".
func gapWords(x100 int) string {
	if x100 < 0 {
		return "−" + innovation.FormatPoints(-x100)
	}
	return innovation.FormatPoints(x100)
}

func recommendedWords(acts []innovation.Act) string {
	text := ""
	for _, a := range acts {
		if text != "" {
			text += " / "
		}
		text += strings.TrimSuffix(screening.ActWords(a), " untuk diperbaiki")
	}
	return text
}

func flagWords(flags []screening.Flag) []string {
	var list []string
	for _, f := range flags {
		list = append(list, f.Words())
	}
	return list
}
