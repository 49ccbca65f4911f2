package cycle

import (
	"context"
	"strconv"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// NewDraft is a year that is about to be created, as typed. The rest is set afterwards, see [Draft].
type NewDraft struct {
	Year, InstrumentYear     string
	EligibleFrom, EligibleTo string // YYYY-MM-DD
}

// Suggest fills a new year from what is known: the year after the newest, its instrument, and the eligibility window of
// the instrument or else of the two years before.
func Suggest(newest int) NewDraft {
	year := newest + 1
	d := NewDraft{Year: strconv.Itoa(year), InstrumentYear: strconv.Itoa(year),
		EligibleFrom: day(year - 2).Format(dateForm), EligibleTo: day(year).AddDate(0, 0, -1).Format(dateForm)}
	in, err := iid.ForYear(year)
	if err != nil {
		years := iid.Years()
		d.InstrumentYear = strconv.Itoa(years[len(years)-1])
		return d
	}
	// An outlook repeats the window of the file's own year: it says nothing about its own.
	if in.FileYear == year && in.Eligibility.WindowFrom != "" && in.Eligibility.WindowTo != "" {
		d.EligibleFrom, d.EligibleTo = string(in.Eligibility.WindowFrom), string(in.Eligibility.WindowTo)
	}
	return d
}

func day(year int) time.Time { return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC) }

// Create makes a year without windows and targets and returns it. Errors: fault.Forbidden, Invalid with a message for
// each field, also when the year exists.
func (s *Service) Create(ctx context.Context, actor auth.Actor, d NewDraft) (int, error) {
	if !auth.Can(actor, auth.ConfigureCycle, auth.Facts{}) {
		return 0, fault.Forbidden("")
	}
	c, err := d.read()
	if err != nil {
		return 0, err
	}
	err = s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := Insert(ctx, tx, c); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Cycle, SubjectID: strconv.Itoa(c.Year), Act: "create",
			Detail: map[string]any{"instrument_year": c.InstrumentYear}, Actor: actor})
	})
	return c.Year, err
}

func (d NewDraft) read() (Cycle, error) {
	var r reader
	c := Cycle{MinWordsDesign: wordsOfGuideline, AssessorsPerEntry: usualAssessors}
	c.Year = r.number(FieldYear, "Tahun siklus", d.Year, firstYear, lastYear)
	c.InstrumentYear = r.instrument(d.InstrumentYear)
	c.EligibleFrom, c.EligibleTo = r.eligible(d.EligibleFrom, d.EligibleTo)
	return c, r.err()
}

// What a new year starts with: the guidelines of all years ask for 300 words, and two assessors check each other.
const (
	wordsOfGuideline = 300
	usualAssessors   = 2
)
