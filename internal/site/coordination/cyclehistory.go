package coordination

import (
	"fmt"
	"strings"
	"time"

	"jaring/internal/audit"
	"jaring/internal/cycle"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// fieldLabels names every field of a year where it stands alone, in the order of the form.
var fieldLabels = labels()

type fieldLabel struct{ name, label string }

func labels() []fieldLabel {
	var list []fieldLabel
	for _, s := range cycle.Stages {
		title := strings.ToLower(s.Title()[:1]) + s.Title()[1:]
		list = append(list, fieldLabel{s.FieldOpens(), "Waktu buka " + title}, fieldLabel{s.FieldCloses(), "Waktu tutup " + title})
	}
	list = append(list, fieldLabel{cycle.FieldEligibleFrom, "Awal jendela penerapan"}, fieldLabel{cycle.FieldEligibleTo, "Akhir jendela penerapan"},
		fieldLabel{cycle.FieldMinWordsDesign, "Kata rancang bangun"}, fieldLabel{cycle.FieldAssessorsPerEntry, "Penilai per usulan"})
	for _, a := range cycle.Aims {
		list = append(list, fieldLabel{a.Field(), "Target " + a.Title()})
	}
	return append(list,
		fieldLabel{cycle.FieldRejectedInDivisor, "Usulan tidak lolos dalam pembagi"}, fieldLabel{cycle.FieldCountedStages, "Tahapan yang dihitung"},
		fieldLabel{cycle.FieldSecondaryServicesCount, "Urusan beririsan dihitung"}, fieldLabel{cycle.FieldEmptyIsUnassessable, "Tanpa inovasi tidak dapat dinilai"},
		fieldLabel{cycle.FieldInstrumentYear, "Instrumen"})
}

// valueWords says a form value as people read it.
func valueWords(text string) string {
	switch text {
	case "":
		return "kosong"
	case cycle.Undecided:
		return "belum diputuskan"
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(form, text, cycle.WIB); err == nil {
			return cycle.Moment(t)
		}
	}
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return ui.Date(t)
	}
	return strings.NewReplacer(",", ", ", "_", " ").Replace(text)
}

// savedWords are the dates and times that stand in the database, in words.
func savedWords(c cycle.Cycle) map[string]string {
	all := c.Draft().Fields()
	words := map[string]string{}
	for _, name := range append(windowFields(), cycle.FieldEligibleFrom, cycle.FieldEligibleTo) {
		if all[name] != "" {
			words[name] = valueWords(all[name])
		}
	}
	return words
}

// overtaken lists what stands otherwise in the database than in the person's form.
func overtaken(c cycle.Cycle, typed cycle.Draft) []page.Difference {
	saved, mine := c.Draft().Fields(), typed.Fields()
	var list []page.Difference
	for _, f := range fieldLabels {
		if saved[f.name] != mine[f.name] {
			list = append(list, page.Difference{Label: f.label, Saved: valueWords(saved[f.name]), Typed: valueWords(mine[f.name])})
		}
	}
	return list
}

var cycleActs = map[string]string{"create": "Siklus dibuat", "configure": "Siklus diatur"}

// cycleHistory tells the acts on a year in words.
func cycleHistory(acts []audit.Item) []ui.Happening {
	var list []ui.Happening
	for _, act := range acts {
		word, known := cycleActs[act.Act]
		if !known {
			word = act.Act
		}
		list = append(list, ui.Happening{State: ui.Done, Act: word, Who: actorWords(act), At: ui.DateTime(act.At), Why: changedWords(act.Detail)})
	}
	return list
}

func actorWords(act audit.Item) string {
	if act.ActorName == "" {
		return "Jaring"
	}
	return act.ActorName + ", " + ui.RoleWord(act.Role)
}

// changedWords writes one line for each field that an act changed. Numbers and shapes come from JSON, so nothing is
// taken for granted.
func changedWords(detail map[string]any) string {
	changed, ok := detail["changed"].(map[string]any)
	if !ok {
		return ""
	}
	var lines []string
	for _, f := range fieldLabels {
		pair, ok := changed[f.name].([]any)
		if !ok || len(pair) != 2 {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: %s menjadi %s", f.label, valueWords(fmt.Sprint(pair[0])), valueWords(fmt.Sprint(pair[1]))))
	}
	return strings.Join(lines, "\n")
}
