package coordination

import (
	"fmt"
	"strconv"

	"jaring/internal/cycle"
	"jaring/internal/iid"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

func cycleRow(c cycle.Cycle) page.CycleRow {
	r := page.CycleRow{Year: c.Year, Instrument: strconv.Itoa(c.InstrumentYear), Targets: "belum diisi",
		Eligible: ui.Date(c.EligibleFrom) + " sampai " + ui.Date(c.EligibleTo)}
	w, state := c.Stage()
	r.Stage = w.Stage.Title() + " " + windowWords(w, state)
	if n, ok := c.Target(cycle.Region, ""); ok {
		r.Targets = ui.Thousands(n)
	}
	return r
}

// windowWords say when a window is open, to stand behind the stage's name.
func windowWords(w cycle.Window, state cycle.State) string {
	switch state {
	case cycle.Open:
		return "sampai " + ui.Date(w.ClosesAt)
	case cycle.Ahead:
		return "mulai " + ui.Date(w.OpensAt)
	case cycle.Closed:
		return "ditutup " + ui.Date(w.ClosesAt)
	}
	return "belum dijadwalkan"
}

var knots = map[cycle.State]ui.State{cycle.Open: ui.Here, cycle.Closed: ui.Done, cycle.Ahead: ui.NotBegun, cycle.Unscheduled: ui.NotBegun}

// stageSteps are the four stages as they stand by the database's clock.
func stageSteps(c cycle.Cycle) []ui.Step {
	var list []ui.Step
	for _, stage := range cycle.Stages {
		w := c.Window(stage)
		state := w.State(c.ReadAt)
		list = append(list, ui.Step{State: knots[state], Label: stage.Title(), Sub: windowWords(w, state)})
	}
	return list
}

func stageFields() []page.StageFields {
	var list []page.StageFields
	for _, s := range cycle.Stages {
		list = append(list, page.StageFields{Title: s.Title(), Opens: s.FieldOpens(), Closes: s.FieldCloses()})
	}
	return list
}

// aimFields are the targets in their groups. The label says the group's word once, the heading the rest.
func aimFields() []page.AimFields {
	groups := []page.AimFields{{Title: "Daerah"}, {Title: "Sektor"}, {Title: "Jenjang sekolah"}}
	at := map[cycle.Scope]int{cycle.Region: 0, cycle.Sector: 1, cycle.Level: 2}
	for _, aim := range cycle.Aims {
		g := &groups[at[aim.Scope]]
		g.Fields = append(g.Fields, page.NamedField{Name: aim.Field(), Label: aimLabels[aim]})
	}
	return groups
}

var aimLabels = map[cycle.Aim]string{
	{Scope: cycle.Region}:                   "Seluruh daerah",
	{Scope: cycle.Sector, Key: "education"}: "Pendidikan", {Scope: cycle.Sector, Key: "health"}: "Kesehatan",
	{Scope: cycle.Sector, Key: "offices"}: "Perangkat daerah", {Scope: cycle.Sector, Key: "wards"}: "Kelurahan",
	{Scope: cycle.Level, Key: "PAUD"}: "PAUD", {Scope: cycle.Level, Key: "SD"}: "SD", {Scope: cycle.Level, Key: "SMP"}: "SMP",
}

// openQuestions are the guideline's open questions with the region's answers.
func openQuestions(form page.Fields) []ui.Choice {
	list := []ui.Choice{
		{Field: ui.Field{Name: cycle.FieldRejectedInDivisor, Label: "Apakah usulan yang tidak lolos tetap masuk pembagi?",
			Hint: "Bila ya, usulan yang tidak lolos memperbesar pembagi rata-rata kematangan tanpa menambah nilai."},
			Options: answerOptions("Dianggap tidak.")},
		{Field: ui.Field{Name: cycle.FieldCountedStages, Label: "Apakah inovasi tahap inisiatif dan uji coba ikut dihitung?",
			Hint: "Tahap yang tidak dihitung ditinggalkan sama sekali dari indeks."},
			Options: countedOptions(form.Values[cycle.FieldCountedStages])},
		{Field: ui.Field{Name: cycle.FieldSecondaryServicesCount, Label: "Apakah urusan beririsan ikut memenuhi urusan wajib pelayanan dasar?",
			Hint: "Bila tidak, hanya urusan utama yang dihitung."},
			Options: answerOptions("Dianggap tidak.")},
		{Field: ui.Field{Name: cycle.FieldEmptyIsUnassessable, Label: "Apakah daerah tanpa satu pun inovasi yang dihitung menjadi Tidak Dapat Dinilai?",
			Hint: "Bila tidak, kategorinya mengikuti angka indeks dari SPD saja."},
			Options: answerOptions("Dianggap tidak.")},
	}
	for i := range list {
		f := &list[i].Field
		f.Value = form.Values[f.Name]
		for _, e := range form.Errors {
			if e.Field == f.Name {
				f.Error = e.Message
			}
		}
	}
	return list
}

func answerOptions(assumed string) []ui.Option {
	return []ui.Option{
		{Value: cycle.Undecided, Label: "Belum diputuskan", Hint: assumed}, {Value: cycle.Yes, Label: "Ya"}, {Value: cycle.No, Label: "Tidak"},
	}
}

// countedOptions are the three usual answers, and the one that stands in the database where it is another.
func countedOptions(now string) []ui.Option {
	list := []ui.Option{
		{Value: cycle.Undecided, Label: "Belum diputuskan", Hint: "Dianggap semua tahapan dihitung."},
		{Value: cycle.Counted(iid.Stages), Label: "Ya, semua tahapan"},
		{Value: cycle.Counted([]iid.Stage{iid.StageTrial, iid.StageImplemented}), Label: "Sebagian: uji coba dan penerapan"},
		{Value: cycle.Counted([]iid.Stage{iid.StageImplemented}), Label: "Tidak, hanya penerapan"},
	}
	for _, o := range list {
		if o.Value == now {
			return list
		}
	}
	return append(list, ui.Option{Value: now, Label: "Pilihan lain: " + now})
}

// instrumentOptions are the years that Jaring can measure with, the newest first.
func instrumentOptions() []ui.Option {
	var list []ui.Option
	years := iid.Years()
	for i := len(years) - 1; i >= 0; i-- {
		in, err := iid.ForYear(years[i])
		if err != nil {
			continue
		}
		label := strconv.Itoa(years[i])
		switch {
		case in.FileYear != in.Year:
			label += fmt.Sprintf(" (prakiraan %d)", in.FileYear)
		case in.Formula == nil:
			label += " (rumus belum diketahui)"
		}
		list = append(list, ui.Option{Value: strconv.Itoa(years[i]), Label: label})
	}
	return list
}
