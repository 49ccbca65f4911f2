package screening

import (
	"context"
	"fmt"
	"slices"
	"time"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const (
	maxAssignEntries   = 200
	maxAssignAssessors = 9
)

// Assignment is a form: which entries go to which assessors, and until when. DueOn is YYYY-M-D or empty.
type Assignment struct {
	Entries   []string
	Assessors []string
	DueOn     string
}

// Assignments counts the sheets of an Assign: those that are new and those that were there already.
type Assignments struct {
	New   int
	Known int
}

// Assign gives each of the entries to each of the assessors: all or nothing. Doing it again changes only the due date.
// fault.Invalid names every person with a conflict of interest and every entry that cannot be assigned now.
func (s *Service) Assign(ctx context.Context, actor auth.Actor, a Assignment) (Assignments, error) {
	if !auth.Can(actor, auth.AssignAssessor, auth.Facts{}) {
		return Assignments{}, fault.Forbidden("")
	}
	a.Entries, a.Assessors = distinct(a.Entries), distinct(a.Assessors)
	var done Assignments
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		due, err := checkAssignment(ctx, tx, a)
		if err != nil {
			return err
		}
		entries, err := lockAssignable(ctx, tx, a, actor)
		if err != nil {
			return err
		}
		for i := range entries {
			n, err := assignTo(ctx, tx, actor, &entries[i], a.Assessors, due)
			if err != nil {
				return err
			}
			done.New += n
		}
		done.Known = len(a.Entries)*len(a.Assessors) - done.New
		return nil
	})
	return done, err
}

func distinct(ids []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

func checkAssignment(ctx context.Context, tx postgres.Tx, a Assignment) (*time.Time, error) {
	bad := fault.Invalid("")
	switch {
	case len(a.Entries) == 0:
		bad.Add("entries", "Pilih paling sedikit satu usulan.")
	case len(a.Entries) > maxAssignEntries:
		bad.Add("entries", fmt.Sprintf("Paling banyak %d usulan sekali bagi.", maxAssignEntries))
	}
	switch {
	case len(a.Assessors) == 0:
		bad.Add("assessors", "Pilih paling sedikit satu penilai.")
	case len(a.Assessors) > maxAssignAssessors:
		bad.Add("assessors", fmt.Sprintf("Paling banyak %d penilai sekali bagi.", maxAssignAssessors))
	}
	due, err := parseDue(ctx, tx, a.DueOn, bad)
	if err != nil {
		return nil, err
	}
	if len(bad.Fields) > 0 {
		return nil, bad
	}
	return due, checkAssessors(ctx, tx, a.Assessors)
}

func parseDue(ctx context.Context, tx postgres.Tx, text string, bad *fault.Error) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	due, err := time.Parse("2006-1-2", text)
	if err != nil {
		bad.Add("due", "Tenggat harus tanggal yang ada, misalnya 10 Juli 2026.")
		return nil, nil
	}
	today, err := today(ctx, tx)
	if err != nil {
		return nil, err
	}
	if due.Before(today) || due.After(today.AddDate(2, 0, 0)) {
		bad.Add("due", "Tenggat paling cepat hari ini dan paling lambat dua tahun lagi.")
	}
	return &due, nil
}

func checkAssessors(ctx context.Context, tx postgres.Tx, ids []string) error {
	n, err := countAssessors(ctx, tx, ids)
	if err != nil {
		return err
	}
	if n != len(ids) {
		return fault.Invalid("", fault.Field{Name: "assessors", Message: "Ada penilai yang tidak dikenal atau tugasnya sudah berakhir."})
	}
	return nil
}

func lockAssignable(ctx context.Context, tx postgres.Tx, a Assignment, actor auth.Actor) ([]entryRow, error) {
	entries, err := lockEntries(ctx, tx, a.Entries, actor.PersonID)
	if err != nil {
		return nil, err
	}
	if len(entries) != len(a.Entries) {
		return nil, fault.NotFound()
	}
	bad := fault.Invalid("Belum ada yang ditugaskan. Periksa hal berikut, lalu bagi lagi.")
	for _, e := range entries {
		if !assignable(e.Status) {
			bad.Add("entries", fmt.Sprintf("%s (%s) berstatus %s, jadi tidak dapat ditugaskan.", e.Name, e.UnitName, e.Status.Label()))
		}
	}
	pairs, err := conflicts(ctx, tx, a)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		bad.Add("assessors", p.sentence())
	}
	if len(bad.Fields) > 0 {
		return nil, bad
	}
	return entries, nil
}

func assignable(s innovation.Status) bool {
	return s == innovation.Submitted || s == innovation.InReview || s == innovation.Returned
}

// conflictPair is a person who may not judge an entry.
type conflictPair struct {
	Person   string
	Entry    string
	Unit     string
	Declared bool // the person said so, or it came to light while judging
	Named    bool // among the innovators; never in the unit
}

func (p conflictPair) sentence() string {
	if p.Declared {
		return fmt.Sprintf("%s tidak dapat menilai %s: konflik kepentingan sudah tercatat pada usulan ini.", p.Person, p.Entry)
	}
	if p.Named {
		return fmt.Sprintf("%s tidak dapat menilai %s: namanya tercatat sebagai inovator.", p.Person, p.Entry)
	}
	return fmt.Sprintf("%s tidak dapat menilai %s: bertugas atau pernah bertugas di %s.", p.Person, p.Entry, p.Unit)
}

func assignTo(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow, assessors []string, due *time.Time) (int, error) {
	added, err := insertSheets(ctx, tx, e.ID, assessors, due, actor.PersonID)
	if err != nil {
		return 0, err
	}
	if due != nil {
		if err := setDue(ctx, tx, e.ID, assessors, *due); err != nil {
			return 0, err
		}
	}
	if len(added) == 0 {
		return 0, nil
	}
	event := audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "assign", Actor: actor, Detail: map[string]any{"assessors": added}}
	if err := audit.Record(ctx, tx, event); err != nil {
		return 0, err
	}
	return len(added), settle(ctx, tx, actor, e)
}

// Unassign takes a sheet back while its entry is not decided. What was marked stays in the sheet, out of sight.
func (s *Service) Unassign(ctx context.Context, actor auth.Actor, reviewID string) error {
	if !auth.Can(actor, auth.AssignAssessor, auth.Facts{}) {
		return fault.Forbidden("")
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		entry, err := lockEntryWithSheet(ctx, tx, reviewID, actor.PersonID)
		if err != nil {
			return err
		}
		review, err := lockSheet(ctx, tx, reviewID)
		if err != nil {
			return err
		}
		switch {
		case review.Status == Void:
			return fault.Conflict("Penugasan ini sudah dibatalkan.")
		case !assignable(entry.Status):
			return fault.Conflict("Usulan ini sudah diputus. Lembar penilaiannya tidak dapat dibatalkan lagi.")
		}
		return void(ctx, tx, actor, &entry, review, Unassigned, "unassign")
	})
}
