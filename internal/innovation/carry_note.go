package innovation

import (
	"reflect"
	"strconv"

	"jaring/internal/cycle"
	"jaring/internal/iid"
)

// CarryKind is what about a carried entry has to be looked at again.
type CarryKind string

const (
	CarryDate   CarryKind = "date"   // a date outside the new cycle's window
	CarryNew    CarryKind = "new"    // an indicator that the earlier instrument did not ask
	CarryLevel  CarryKind = "level"  // a claimed level that means something else now
	CarryGone   CarryKind = "gone"   // a claim that the new instrument does not ask any more: it stays behind
	CarryDemand CarryKind = "demand" // an indicator that the new cycle demands and that is not claimed
)

// CarryNote is one such thing, with the indicator it is about ("" for the profile) and the words of both years.
type CarryNote struct {
	Kind      CarryKind
	Indicator string
	Title     string
	Before    string
	After     string
}

// carryNotes compares an entry with the instrument and the window into which it is carried.
func carryNotes(c *Content, to *iid.Instrument, year cycle.Cycle) []CarryNote {
	notes := dateNotes(c, to, year)
	for _, now := range to.SID() {
		before, asked := c.Instrument.Indicator(now.Code)
		claim, _ := c.Claim(now.Code)
		switch {
		case !asked:
			notes = append(notes, CarryNote{Kind: CarryNew, Indicator: now.Code, Title: now.Name})
		case claim.Level > 0:
			notes = append(notes, levelNote(claim, before, &now)...)
		case mandatory(&now):
			notes = append(notes, CarryNote{Kind: CarryDemand, Indicator: now.Code, Title: now.Name})
		}
	}
	for _, claim := range c.Claims {
		before, _ := c.Instrument.Indicator(claim.Indicator)
		if _, asked := to.Indicator(claim.Indicator); !asked && claim.Level > 0 {
			notes = append(notes, CarryNote{Kind: CarryGone, Indicator: claim.Indicator, Title: before.Name})
		}
	}
	return notes
}

func dateNotes(c *Content, to *iid.Instrument, year cycle.Cycle) []CarryNote {
	var notes []CarryNote
	window := cycle.Day(year.EligibleFrom) + " sampai " + cycle.Day(year.EligibleTo)
	probe := Content{Instrument: to, Profile: c.Profile}
	probe.Entry.EligibleFrom, probe.Entry.EligibleTo = year.EligibleFrom, year.EligibleTo
	var r Report
	if probe.checkEligibility(&r); len(r.Warnings) > 0 {
		notes = append(notes, CarryNote{Kind: CarryDate, Title: "Waktu penerapan", Before: cycle.Day(*c.Profile.ImplementedOn), After: window})
	}
	for _, d := range c.Documents {
		from, until, ok := letterYears(to, d.Slot)
		if !ok || d.LetterDate == nil || d.LetterDate.Year() >= from && d.LetterDate.Year() <= until {
			continue
		}
		notes = append(notes, CarryNote{Kind: CarryDate, Indicator: d.Slot, Title: "Tanggal surat " + d.Title(),
			Before: cycle.Day(*d.LetterDate), After: span(from, until)})
	}
	return notes
}

// letterYears are the years that a document must be of, where the instrument states a plain range.
func letterYears(to *iid.Instrument, slot string) (from, until int, ok bool) {
	i, found := to.Indicator(slot)
	if !found || i.Evidence == nil {
		return 0, 0, false
	}
	return i.Evidence.Window.Range(to.Year)
}

func span(from, until int) string {
	if from == until {
		return "tahun " + strconv.Itoa(from)
	}
	return "tahun " + strconv.Itoa(from) + " sampai " + strconv.Itoa(until)
}

// levelNote tells of a claimed level whose words, bounds or basis are others now.
func levelNote(claim Claim, before, now *iid.Indicator) []CarryNote {
	note := CarryNote{Kind: CarryLevel, Indicator: now.Code, Title: now.Name}
	was, is := levelsOf(before, claim.Basis), levelsOf(now, claim.Basis)
	if was == nil && is == nil {
		return nil
	}
	a, b := levelOf(was, claim.Level), levelOf(is, claim.Level)
	note.Before, note.After = a.Label, b.Label
	if reflect.DeepEqual(a, b) {
		return nil
	}
	if is == nil && len(now.Bases) > 0 {
		note.After = "pilih ukuran dan tingkatnya lagi"
	}
	return []CarryNote{note}
}

// levelsOf are the levels that count: those of the basis where one is chosen. nil: the basis is not offered, or nothing
// is known of the levels.
func levelsOf(i *iid.Indicator, basis string) []iid.Level {
	if len(i.Bases) == 0 {
		return i.Levels
	}
	if b, ok := i.Basis(basis); ok {
		return b.Levels
	}
	return nil
}

func levelOf(levels []iid.Level, n int) iid.Level {
	for _, l := range levels {
		if l.Level == n {
			return l
		}
	}
	return iid.Level{}
}

// kept is the claim as the new instrument takes it: where its basis is not offered any more nothing is claimed.
func kept(to *iid.Instrument, claim Claim) (Claim, bool) {
	i, asked := to.Indicator(claim.Indicator)
	if !asked {
		return claim, false
	}
	if _, offered := i.Basis(claim.Basis); !offered {
		if claim.Basis = ""; len(i.Bases) > 0 {
			claim.Level = 0
		}
	}
	return claim, true
}
