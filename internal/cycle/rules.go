package cycle

import (
	"slices"
	"strings"
	"time"

	"jaring/internal/iid"
)

// read turns the draft into the cycle it describes, or into fault.KindInvalid with a message for every field that is
// wrong. Year, IsSample and ReadAt are not the draft's to say.
func (d Draft) read() (Cycle, error) {
	var r reader
	c := Cycle{Version: d.Version}
	c.InstrumentYear = r.instrument(d.InstrumentYear)
	for _, stage := range Stages {
		if w, ok := r.window(stage, d.Windows[stage]); ok {
			c.Windows = append(c.Windows, w)
		}
	}
	r.inOrder(c.Windows)
	c.EligibleFrom, c.EligibleTo = r.eligible(d.EligibleFrom, d.EligibleTo)
	for _, aim := range Aims {
		if text := strings.TrimSpace(d.Targets[aim]); text != "" {
			c.Targets = append(c.Targets, Target{aim, r.number(aim.Field(), "Target "+aim.Title(), text, 0, mostInnovations)})
		}
	}
	c.MinWordsDesign = r.number(FieldMinWordsDesign, "Jumlah kata rancang bangun", d.MinWordsDesign, 0, mostWords)
	c.AssessorsPerEntry = r.number(FieldAssessorsPerEntry, "Jumlah penilai", d.AssessorsPerEntry, 1, mostAssessors)
	c.Settings = iid.Settings{
		RejectedInDivisor:      r.answer(FieldRejectedInDivisor, d.RejectedInDivisor),
		CountedStages:          r.counted(FieldCountedStages, d.CountedStages),
		SecondaryServicesCount: r.answer(FieldSecondaryServicesCount, d.SecondaryServicesCount),
		EmptyIsUnassessable:    r.answer(FieldEmptyIsUnassessable, d.EmptyIsUnassessable),
	}
	return c, r.err()
}

// instrument accepts the years that can be measured at all, those of an outlook included.
func (r *reader) instrument(text string) int {
	const name = "Tahun instrumen"
	year := r.number(FieldInstrumentYear, name, text, firstYear, lastYear)
	if !r.rejected(FieldInstrumentYear) && !slices.Contains(iid.Years(), year) {
		r.reject(FieldInstrumentYear, "Instrumen tahun %d tidak ada di Jaring. Pilih salah satu yang tersedia", year)
	}
	return year
}

// window is not ok when the stage is not scheduled or not readable.
func (r *reader) window(stage Stage, typed Span) (Window, bool) {
	opens, closes := strings.TrimSpace(typed.Opens), strings.TrimSpace(typed.Closes)
	name := lower(stage.Title())
	switch {
	case opens == "" && closes == "":
		return Window{}, false
	case opens == "":
		r.reject(stage.FieldOpens(), "Isi waktu buka %s, atau kosongkan juga waktu tutupnya", name)
		return Window{}, false
	case closes == "":
		r.reject(stage.FieldCloses(), "Isi waktu tutup %s, atau kosongkan juga waktu bukanya", name)
		return Window{}, false
	}
	w := Window{Stage: stage}
	w.OpensAt = r.moment(stage.FieldOpens(), "Waktu buka "+name, opens)
	w.ClosesAt = r.moment(stage.FieldCloses(), "Waktu tutup "+name, closes)
	if r.rejected(stage.FieldOpens()) || r.rejected(stage.FieldCloses()) {
		return Window{}, false
	}
	if !w.OpensAt.Before(w.ClosesAt) {
		r.reject(stage.FieldCloses(), "Waktu tutup %s harus sesudah waktu bukanya, %s", name, Moment(w.OpensAt))
		return Window{}, false
	}
	return w, true
}

// inOrder lets windows overlap, since screening begins while entries still come in, but no stage may open or close
// before the one that precedes it.
func (r *reader) inOrder(windows []Window) {
	for i := 1; i < len(windows); i++ {
		before, w := windows[i-1], windows[i]
		if w.OpensAt.Before(before.OpensAt) {
			r.reject(w.Stage.FieldOpens(), "%s tidak boleh dibuka sebelum %s dibuka, %s",
				w.Stage.Title(), lower(before.Stage.Title()), Moment(before.OpensAt))
		}
		if w.ClosesAt.Before(before.ClosesAt) {
			r.reject(w.Stage.FieldCloses(), "%s tidak boleh ditutup sebelum %s ditutup, %s",
				w.Stage.Title(), lower(before.Stage.Title()), Moment(before.ClosesAt))
		}
	}
}

func (r *reader) eligible(fromText, toText string) (from, to time.Time) {
	from = r.day(FieldEligibleFrom, "Awal jendela penerapan", fromText)
	to = r.day(FieldEligibleTo, "Akhir jendela penerapan", toText)
	if !r.rejected(FieldEligibleFrom) && !r.rejected(FieldEligibleTo) && to.Before(from) {
		r.reject(FieldEligibleTo, "Akhir jendela penerapan harus sesudah awalnya, %s", Day(from))
	}
	return from, to
}
