package cycle

import (
	"context"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Save replaces everything that can be set in a year by the draft. Errors: fault.NotFound, Forbidden, Stale (somebody
// else saved since the draft's version), Invalid with a message for each field. A draft that changes nothing leaves no
// trace.
func (s *Service) Save(ctx context.Context, actor auth.Actor, year int, d Draft) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		old, err := locked(ctx, tx, year)
		if err != nil {
			return err
		}
		if !auth.Can(actor, auth.ConfigureCycle, auth.Facts{}) {
			return fault.Forbidden("")
		}
		if d.Version != old.Version {
			return fault.Stale()
		}
		c, err := d.read()
		if err != nil {
			return err
		}
		c.Year, c.IsSample = year, old.IsSample
		changed := changes(old, c)
		if len(changed) == 0 {
			return nil
		}
		if err := update(ctx, tx, c); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Cycle, SubjectID: strconv.Itoa(year), Act: "configure",
			Detail: map[string]any{"changed": changed}, Actor: actor})
	})
}

// changes lists by form field what differs, as [before, after] in the words of the form.
func changes(before, after Cycle) map[string][2]string {
	old, now := before.Draft().Fields(), after.Draft().Fields()
	diff := map[string][2]string{}
	for field, text := range now {
		if old[field] != text {
			diff[field] = [2]string{old[field], text}
		}
	}
	return diff
}
