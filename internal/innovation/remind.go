package innovation

import (
	"context"
	"fmt"
	"strings"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/web/href"
)

// Reminders is the chore that reminds units of what they have not done. It may be done at any time and any number of
// times: each step is told once.
type Reminders struct{}

// Kind satisfies jobs.Args.
func (Reminders) Kind() string { return "remind_units" }

// steps are how many days before the deadline units are reminded, the last one first.
var steps = []int{1, 3, 7, 14}

// remindFrom is the hour of the day, in WIB, before which nobody is reminded of anything.
const remindFrom = 7

// Remind tells the operators of units that are not done how much time is left, and of innovations that wait for a new lead.
func (s *Service) Remind(ctx context.Context, _ Reminders) error {
	c, err := s.cycles.Current(ctx)
	switch {
	case err != nil && fault.KindOf(err) == fault.KindNotFound:
		return nil
	case err != nil:
		return err
	case c.ReadAt.In(cycle.WIB).Hour() < remindFrom:
		return nil
	}
	units, err := postgres.All[unitWork](ctx, s.db, unitWorkSQL, postgres.Args{"year": c.Year})
	if err != nil {
		return err
	}
	for _, u := range units {
		notices := u.deadlines(c)
		due, err := handoversDue(ctx, s.db, u.UnitID)
		if err != nil {
			return err
		}
		for _, h := range due {
			notices = append(notices, h.notice())
		}
		if err := s.remindUnit(ctx, u.UnitID, notices); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) remindUnit(ctx context.Context, unitID string, notices []message.Notice) error {
	if len(notices) == 0 {
		return nil
	}
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		for _, n := range notices {
			if err := s.teller.Unit(ctx, tx, unitID, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// unitWork is how far a unit is in a cycle. Names and ids are those of its drafts and of what was returned to it.
type unitWork struct {
	UnitID, UnitName           string
	Entries                    int
	Drafts, DraftIDs           []string
	ReturnedNames, ReturnedIDs []string
}

// Units that are closed, and those that nobody works for, are reminded of nothing.
const unitWorkSQL = `
SELECT u.id AS unit_id, u.name AS unit_name, count(e.id) AS entries,
       coalesce(array_agg(e.name ORDER BY e.created_at, e.id) FILTER (WHERE e.status = 'draft'), '{}') AS drafts,
       coalesce(array_agg(e.id::text ORDER BY e.created_at, e.id) FILTER (WHERE e.status = 'draft'), '{}') AS draft_ids,
       coalesce(array_agg(e.name ORDER BY e.created_at, e.id) FILTER (WHERE e.status = 'returned'), '{}') AS returned_names,
       coalesce(array_agg(e.id::text ORDER BY e.created_at, e.id) FILTER (WHERE e.status = 'returned'), '{}') AS returned_ids
FROM unit u
LEFT JOIN entry e ON e.unit_id = u.id AND e.year = @year
WHERE u.closed_on IS NULL AND EXISTS (SELECT FROM role_assignment r JOIN person p ON p.id = r.person_id AND p.active
  WHERE r.unit_id = u.id AND r.role = 'submitter'
    AND (app_now() AT TIME ZONE 'Asia/Jakarta')::date BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity'))
GROUP BY u.id, u.name
ORDER BY u.id`

// deadlines are what the unit is to be told today: that it has begun nothing or not sent what it began while the region
// collects, and that what was returned can be sent again until measuring closes.
func (u unitWork) deadlines(c cycle.Cycle) []message.Notice {
	var list []message.Notice
	if until, ok := SendingUntil(c, c.ReadAt, false); ok && (u.Entries == 0 || len(u.Drafts) > 0) {
		what := names(u.Drafts, "usulan")
		if u.Entries == 0 {
			what = "belum ada usulan dari " + u.UnitName
		} else {
			what += " belum terkirim"
		}
		list = u.deadline(list, c, "collection", until, what, u.DraftIDs)
	}
	if until, ok := SendingUntil(c, c.ReadAt, true); ok && len(u.ReturnedIDs) > 0 {
		list = u.deadline(list, c, "returned", until, names(u.ReturnedNames, "usulan")+" belum dikirim ulang", u.ReturnedIDs)
	}
	return list
}

func (u unitWork) deadline(list []message.Notice, c cycle.Cycle, stage string, until time.Time, what string, ids []string) []message.Notice {
	left := daysUntil(c.ReadAt, until)
	step, due := stepFor(left)
	if !due {
		return list
	}
	n := message.Notice{
		Kind: message.Deadline, Path: href.Desk(),
		// Where the deadline is moved, the steps to the new one are new.
		Key:     fmt.Sprintf("%d:%s:%s:%d", c.Year, stage, until.UTC().Format(time.RFC3339), step),
		Subject: daysLeft(left) + ": " + what,
		Body:    fmt.Sprintf("Pengiriman usulan IGA %d ditutup %s.", c.Year, cycle.Moment(until)),
	}
	if len(ids) == 1 {
		n.EntryID, n.Path = ids[0], href.Entry(ids[0])
	}
	if u.Entries == 0 {
		n.Body += "\nSatu inovasi sudah cukup untuk ikut. Mulai dari meja unit."
	}
	return append(list, n)
}

// stepFor is the step that so many days before the deadline belong to.
func stepFor(left int) (step int, due bool) {
	for _, step := range steps {
		if left <= step {
			return step, left >= 0
		}
	}
	return 0, false
}

func daysUntil(now, until time.Time) int { return int(today(until).Sub(today(now)).Hours() / 24) }

func daysLeft(n int) string {
	if n == 0 {
		return "Hari ini ditutup"
	}
	return fmt.Sprintf("%d hari lagi", n)
}

func names(list []string, word string) string {
	if len(list) == 1 {
		return word + " " + list[0]
	}
	return fmt.Sprintf("%d %s", len(list), word)
}

// notice tells of a hand-over once for each reason that it has.
func (h HandoverDue) notice() message.Notice {
	why := "none"
	switch {
	case h.EndsOn != nil:
		why = "ends " + h.EndsOn.Format(time.DateOnly)
	case h.LeftOn != nil:
		why = "left " + h.LeftOn.Format(time.DateOnly)
	}
	return message.Notice{
		Kind: message.Handover, Key: h.InnovationID + ":" + why, EntryID: h.EntryID, Path: href.EntryHandover(h.EntryID),
		Subject: "Perlu serah terima: " + h.Name,
		Body:    strings.TrimSuffix(h.Because(), ".") + ".\nTunjuk ketua baru dengan catatan singkat, supaya inovasi ini tetap berjalan.",
	}
}
