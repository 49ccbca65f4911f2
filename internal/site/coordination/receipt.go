package coordination

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/measurement"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

func (m *Measuring) receipt(x *handle.Exchange) error {
	r, err := m.results.Get(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	in, err := iid.ForYear(r.Scored.Year)
	if err != nil {
		return fault.Internal(err)
	}
	v := receiptView(r, in)
	if r.Previous != nil {
		if err := m.compare(x, &v, r); err != nil {
			return err
		}
	}
	shell := x.Shell(v.Title)
	shell.Crumbs = []ui.Crumb{{Label: "Hasil indeks", Href: ofYear(href.Results(), r.Year)}, {Label: "Rincian hitungan"}}
	return x.Page(http.StatusOK, page.IndexReceipt(shell, v))
}

// input hands out the exact document that the command score reads.
func (m *Measuring) input(x *handle.Exchange) error {
	r, err := m.results.Get(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	return x.Attachment("application/json", inputName(r.Result), []byte(r.Input))
}

func inputName(r measurement.Result) string {
	return fmt.Sprintf("indeks-%d-%s-%s.json", r.Year, strings.ToLower(r.Basis.Title()), r.ID)
}

// compare explains the difference to the result before, term by term.
func (m *Measuring) compare(x *handle.Exchange, v *page.ReceiptView, r measurement.Receipt) error {
	before, err := m.results.Open(x.Context(), x.Actor, *r.Previous)
	if err != nil {
		return err
	}
	now, errNow := r.Scored.Terms()
	then, errThen := before.Scored.Terms()
	if errNow != nil || errThen != nil {
		return nil
	}
	diff := now.Sub(then)
	row := func(title string, before, now, change iid.Fraction) []string {
		return []string{title, ui.Decimal(before.RoundX100()), ui.Decimal(now.RoundX100()), ui.Signed(change.RoundX100())}
	}
	v.DifferenceTitle = "Beda dari hitungan " + ui.DateTime(before.ComputedAt)
	v.Difference = &ui.Figures{Caption: v.DifferenceTitle, Heads: []string{"Bagian", "Dulu", "Kini", "Beda"},
		Rows: [][]string{row("SPD", then.SPD, now.SPD, diff.SPD), row("Rata-rata kematangan", then.Mean, now.Mean, diff.Mean),
			row("Jumlah inovasi", then.Count, now.Count, diff.Count)},
		Total: row("Indeks", then.Index, now.Index, diff.Index)}
	return nil
}

func receiptView(r measurement.Receipt, in *iid.Instrument) page.ReceiptView {
	// One result alone: its own points stand in the first column, whatever its basis.
	alone := receipts{verified: &r}
	v := page.ReceiptView{
		Kicker: fmt.Sprintf("IGA %d · %s", r.Year, r.Basis.Title()), Title: "Indeks " + r.Scored.Index + ", " + iid.CategoryName(in.Year, r.Category),
		Sub:   fmt.Sprintf("Dihitung %s oleh %s", ui.DayTime(r.ComputedAt), r.ComputedBy),
		Input: href.ResultInput(r.ID), FileName: inputName(r.Result), Same: r.Same,
		Result: page.ResultView{Gate: gateView(r, in), Notes: notes(own(r), in)},
		Facts:  receiptFacts(r, in), Entries: entryRows(r, in),
		EntriesAside: fmt.Sprintf("%s dihitung dari %s", ui.Thousands(r.Scored.N), ui.Thousands(len(r.Portfolio.Entries))),
	}
	v.Result.Parts, v.Result.Total = parts(alone, in)
	for _, q := range questions {
		row := page.SettingRow{Question: q.text, Answer: q.answer(r.Scored.Settings)}
		for _, name := range r.Scored.Assumptions {
			row.Assumed = row.Assumed || name == q.name
		}
		v.Settings = append(v.Settings, row)
	}
	for i, row := range r.Scored.SPDRows {
		indicator := in.SPD()[i]
		v.Region = append(v.Region, page.RegionRow{No: number(indicator), Name: indicator.Name, Level: row.Level, Points: ui.Decimal(row.ScoreX100)})
	}
	return v
}

// own puts a result on the side of its own basis.
func own(r measurement.Receipt) receipts {
	if r.Basis == measurement.Verified {
		return receipts{verified: &r}
	}
	return receipts{claimed: &r}
}

// number is an indicator's number as the guideline writes it: 2a.
func number(i iid.Indicator) string {
	text := strconv.Itoa(i.No)
	if last := i.Code[len(i.Code)-1]; last > '9' {
		text += string(last)
	}
	return text
}

func receiptFacts(r measurement.Receipt, in *iid.Instrument) []ui.KV {
	s := r.Scored
	list := []ui.KV{
		{Key: "Indeks sebelum dibulatkan", Value: exact(s.Exact)},
		{Key: "Total poin", Value: exact(s.Total), Note: "dari " + ui.Decimal(in.Formula.TotalMaxX100)},
		{Key: "Rata-rata kematangan", Value: exact(s.Mean), Note: "dari " + ui.Decimal(in.Formula.MaturityMaxX100)},
		{Key: "Inovasi dihitung", Value: ui.Thousands(s.N), Note: "pembagi " + ui.Thousands(s.Divisor)},
		{Key: "Instrumen", Value: fmt.Sprintf("IID %d", in.Year), Note: "SHA-256 " + r.InstrumentSHA256},
		{Key: "Aturan hitung", Value: r.RuleVersion},
		{Key: "Nomor hitungan", Value: r.ID},
	}
	if r.Basis == measurement.Claimed {
		return append(list, ui.KV{Key: "Asal usulan", Value: fmt.Sprintf("%d lolos saring, %d menunggu keputusan, %d tidak lolos",
			r.Counts.Passed, r.Counts.Waiting, r.Counts.Declined)})
	}
	return append(list, ui.KV{Key: "Asal usulan", Value: fmt.Sprintf("%d lolos saring, %d tidak lolos", r.Counts.Passed, r.Counts.Declined)})
}

// exact writes a fraction beside its value: "53,33 (160/3)".
func exact(f iid.Fraction) string {
	if text := f.String(); strings.Contains(text, "/") {
		return ui.Decimal(f.RoundX100()) + " (" + text + ")"
	}
	return ui.Decimal(f.RoundX100())
}

func entryRows(r measurement.Receipt, in *iid.Instrument) []page.EntryRow {
	rows := make([]page.EntryRow, len(r.Portfolio.Entries))
	for i, e := range r.Portfolio.Entries {
		scored, name := r.Scored.Entries[i], r.Names[e.ID]
		row := page.EntryRow{Code: name.Code, Name: name.Name, Unit: name.UnitName, Stage: ui.StageWord(string(e.Stage)),
			Service: "bukan urusan wajib", Levels: levelDigits(e.Levels), Maturity: ui.Decimal(scored.MaturityX100), Counted: scored.Counted}
		if row.Name == "" {
			row.Name = e.ID
		}
		if f, ok := in.Function(e.BasicService); ok {
			row.Service = f.Name
		}
		switch {
		case scored.Counted:
			row.Counts = "dihitung"
		case e.Rejected && r.Scored.Settings.RejectedInDivisor:
			row.Counts = "tidak lolos, hanya dalam pembagi"
		case e.Rejected:
			row.Counts = "tidak lolos"
		default:
			row.Counts = "tahapan tidak dihitung"
		}
		rows[i] = row
	}
	return rows
}

// levelDigits writes levels in groups of five, so that a column of them can be read across.
func levelDigits(levels []int) string {
	var b strings.Builder
	for i, level := range levels {
		if i > 0 && i%5 == 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(level))
	}
	return b.String()
}
