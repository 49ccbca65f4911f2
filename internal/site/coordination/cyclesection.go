package coordination

import (
	"fmt"

	"jaring/internal/cycle"
	page "jaring/web/page/coordination"
)

// sections say how each group of settings stands. One with a mistake or an open answer is unfolded, and after somebody
// else has saved all of them are.
func sections(form page.Fields, all bool) page.Sections {
	windows, targets, questions := windowFields(), aimNames(), questionNames()
	terms := []string{cycle.FieldEligibleFrom, cycle.FieldEligibleTo, cycle.FieldMinWordsDesign, cycle.FieldAssessorsPerEntry}
	scheduled, decided := filled(form, windows, "")/2, filled(form, questions, cycle.Undecided)
	section := func(title, state string, open bool, names ...string) page.Setting {
		return page.Setting{Title: title, State: state, Open: all || open || mistaken(form, names)}
	}
	return page.Sections{
		Windows: section("Jendela tahapan", fmt.Sprintf("%d dari %d tahap dijadwalkan", scheduled, len(cycle.Stages)), scheduled < len(cycle.Stages), windows...),
		Terms: section("Syarat usulan", fmt.Sprintf("%s kata, %s penilai per usulan", form.Values[cycle.FieldMinWordsDesign],
			form.Values[cycle.FieldAssessorsPerEntry]), false, terms...),
		Targets:    section("Target", fmt.Sprintf("%d dari %d terisi", filled(form, targets, ""), len(targets)), false, targets...),
		Questions:  section("Yang belum diatur pedoman", fmt.Sprintf("%d dari %d diputuskan", decided, len(questions)), decided < len(questions), questions...),
		Instrument: section("Instrumen", "IID "+form.Values[cycle.FieldInstrumentYear], false, cycle.FieldInstrumentYear),
	}
}

func windowFields() []string {
	var names []string
	for _, s := range cycle.Stages {
		names = append(names, s.FieldOpens(), s.FieldCloses())
	}
	return names
}

func aimNames() []string {
	var names []string
	for _, a := range cycle.Aims {
		names = append(names, a.Field())
	}
	return names
}

func questionNames() []string {
	return []string{cycle.FieldRejectedInDivisor, cycle.FieldCountedStages, cycle.FieldSecondaryServicesCount, cycle.FieldEmptyIsUnassessable}
}

// filled counts the fields that hold something other than their empty value.
func filled(form page.Fields, names []string, empty string) int {
	n := 0
	for _, name := range names {
		if form.Values[name] != empty {
			n++
		}
	}
	return n
}

func mistaken(form page.Fields, names []string) bool {
	for _, name := range names {
		for _, e := range form.Errors {
			if e.Field == name {
				return true
			}
		}
	}
	return false
}
