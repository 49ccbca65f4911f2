package innovation

import (
	"context"
	"reflect"

	"jaring/internal/auth"
	"jaring/internal/fault"
)

// SaveProfile writes one section of the profile; version is that of the profile when the form was shown. Fields may stay
// empty: what is missing is told by Check, and only what cannot be read is refused, with every message.
func (s *Service) SaveProfile(ctx context.Context, actor auth.Actor, id string, version int, section Section, in ProfileInput) error {
	return s.edit(ctx, actor, id, func(a *act) error {
		inst, err := instrument(a.entry.InstrumentYear)
		if err != nil {
			return err
		}
		before, err := a.profile(ctx)
		if err != nil {
			return err
		}
		if before.Version != version {
			return fault.Stale()
		}
		name, after := a.entry.Name, before
		if err := in.apply(section, &name, &after, inst).fault(); err != nil {
			return err
		}
		if name == a.entry.Name && reflect.DeepEqual(before, after) {
			return nil
		}
		if err := updateProfile(ctx, a, &after); err != nil {
			return err
		}
		if err := a.rename(ctx, name, after.Purpose); err != nil {
			return err
		}
		return a.touch(ctx, "save_profile", map[string]any{"section": string(section)})
	})
}

// rename carries name and purpose over to the innovation, as long as the public does not read them: a published name
// changes only when it is published anew.
func (a *act) rename(ctx context.Context, name, purpose string) error {
	if err := updateName(ctx, a.tx, a.entry.ID, name); err != nil {
		return err
	}
	return updateInnovation(ctx, a.tx, a.entry.InnovationID, a.entry.Year, name, summary(purpose))
}

// maxSummary bounds what gallery and search show of the purpose, in characters.
const maxSummary = 280

func summary(purpose string) string {
	text := []rune(oneLine(purpose))
	if len(text) <= maxSummary {
		return string(text)
	}
	return string(text[:maxSummary-1]) + "…"
}

// SaveDesign writes the six parts and their word count.
func (s *Service) SaveDesign(ctx context.Context, actor auth.Actor, id string, version int, in DesignInput) error {
	return s.edit(ctx, actor, id, func(a *act) error {
		before, err := a.design(ctx)
		if err != nil {
			return err
		}
		if before.Version != version {
			return fault.Stale()
		}
		after := before
		if err := in.apply(&after).fault(); err != nil {
			return err
		}
		if before == after {
			return nil
		}
		if err := updateDesign(ctx, a, &after); err != nil {
			return err
		}
		return a.touch(ctx, "save_design", map[string]any{"words": after.WordCount})
	})
}

// SaveClaim writes the claim of one SID indicator; version 0 is a claim that nobody has touched. A change resets what was
// verified of it; saving the same again changes nothing.
func (s *Service) SaveClaim(ctx context.Context, actor auth.Actor, id, indicator string, version int, in ClaimInput) error {
	return s.edit(ctx, actor, id, func(a *act) error {
		inst, err := instrument(a.entry.InstrumentYear)
		if err != nil {
			return err
		}
		row, ok := inst.Indicator(indicator)
		if !ok || row.Aspect != "sid" {
			return fault.NotFound()
		}
		before, err := readClaim(ctx, a.tx, id, indicator)
		if err != nil {
			return err
		}
		if before.Version != version {
			return fault.Stale()
		}
		after := before
		if err := in.apply(&after, row).fault(); err != nil {
			return err
		}
		if before == after {
			return nil
		}
		if err := writeClaim(ctx, a, &after); err != nil {
			return err
		}
		return a.touch(ctx, "save_claim", map[string]any{"indicator": indicator, "from": before.Level, "to": after.Level})
	})
}
