package screening

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// Override is a form: the coordinator's own level for one indicator, where the lowest of the sheets is not right.
type Override struct {
	Version   string // of the entry
	Indicator string
	Level     string
	Reason    string
}

// SetVerification puts the coordinator's level in place of what followed from the sheets. The entry must be ready and
// undecided; a reason is needed always, and the level may not be above the claim.
func (s *Service) SetVerification(ctx context.Context, actor auth.Actor, entryID string, in Override) error {
	return s.onEntry(ctx, actor, auth.DecideEntry, entryID, func(tx postgres.Tx, e entryRow) error {
		switch {
		case e.Status != innovation.InReview || e.ReadyAt == nil:
			return fault.Conflict("Tingkat hanya dapat ditetapkan setelah semua lembar dikirim dan sebelum usulan diputus.")
		case in.Version != strconv.Itoa(e.Version):
			return fault.Stale()
		}
		claim, err := claimOf(ctx, tx, e.ID, in.Indicator)
		if err != nil {
			return err
		}
		level, reason, err := checkOverride(in, claim)
		if err != nil {
			return err
		}
		if err := override(ctx, tx, e, in.Indicator, mark{Level: level, ClaimVersion: claim.Version, Reason: reason}, actor.PersonID); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "set_verification", Actor: actor,
			Detail: map[string]any{"indicator": in.Indicator, "level": level}})
	})
}

func checkOverride(in Override, c claimRow) (int, string, error) {
	bad := fault.Invalid("")
	level, err := strconv.Atoi(in.Level)
	switch {
	case err != nil || level < 0 || level > iid.MaxLevel:
		bad.Add("level", "Pilih tingkat.")
	case level > c.Level:
		bad.Add("level", fmt.Sprintf("Unit mengklaim tingkat %d. Tingkat terverifikasi tidak boleh lebih tinggi dari klaim.", c.Level))
	}
	reason := strings.TrimSpace(in.Reason)
	if utf8.RuneCountInString(reason) < minText {
		bad.Add("reason", fmt.Sprintf("Tulis alasan paling sedikit %d huruf.", minText))
	}
	tooLong(bad, "reason", "Alasan", reason, maxReason)
	if len(bad.Fields) > 0 {
		return 0, "", bad
	}
	return level, reason, nil
}
