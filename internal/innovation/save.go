package innovation

import (
	"context"
	"reflect"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
)

// SaveProfile writes one section of the profile; version is that of the profile when the form was shown. Fields may stay
// empty: what is missing is told by Check, and only what cannot be read is refused, with every message.
func (s *Service) SaveProfile(ctx context.Context, actor auth.Actor, id string, version int, section Section, in ProfileInput) error {
	_, err := s.writeProfile(ctx, actor, id, version, section, in, true)
	return err
}

// KeepProfile does the same while somebody types: what cannot be read stays as it was stored.
func (s *Service) KeepProfile(ctx context.Context, actor auth.Actor, id string, version int, section Section, in ProfileInput) (Saved, error) {
	return s.writeProfile(ctx, actor, id, version, section, in, false)
}

func (s *Service) writeProfile(ctx context.Context, actor auth.Actor, id string, version int, section Section, in ProfileInput, strict bool) (Saved, error) {
	var saved Saved
	err := s.edit(ctx, actor, id, func(a *act) error {
		inst, err := instrument(a.entry.InstrumentYear)
		if err != nil {
			return err
		}
		before, err := a.profile(ctx)
		if err != nil {
			return err
		}
		overtaken, err := a.overtaken(ctx, section, version, before.Version)
		if err != nil {
			return err
		}
		name, after := a.entry.Name, before
		wrong := in.apply(section, &name, &after, inst)
		if !strict {
			wrong.leave(&name, &after, a.entry.Name, &before)
		}
		changed := name != a.entry.Name || !reflect.DeepEqual(before, after)
		if err := wrong.refused(strict, overtaken, changed); err != nil {
			return err
		}
		saved = Saved{Version: before.Version, At: before.UpdatedAt, ReadAt: a.now, Left: wrong}
		if !changed {
			return nil
		}
		saved.Version, saved.At = before.Version+1, a.now
		if err := a.putProfile(ctx, section, name, &after); err != nil || name == a.entry.Name {
			return err
		}
		return evidence.Renamed(ctx, a.tx, s.jobs, id)
	})
	return saved, err
}

func (a *act) putProfile(ctx context.Context, section Section, name string, p *Profile) error {
	if err := updateProfile(ctx, a, p); err != nil {
		return err
	}
	if err := a.rename(ctx, name, p.Purpose); err != nil {
		return err
	}
	return a.wrote(ctx, PartOfProfile(section), p.Version+1, "save_profile", map[string]any{"section": string(section)})
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
	_, err := s.writeDesign(ctx, actor, id, version, in, true)
	return err
}

// KeepDesign does the same while somebody types: what cannot be read stays as it was stored.
func (s *Service) KeepDesign(ctx context.Context, actor auth.Actor, id string, version int, in DesignInput) (Saved, error) {
	return s.writeDesign(ctx, actor, id, version, in, false)
}

func (s *Service) writeDesign(ctx context.Context, actor auth.Actor, id string, version int, in DesignInput, strict bool) (Saved, error) {
	var saved Saved
	err := s.edit(ctx, actor, id, func(a *act) error {
		before, err := a.design(ctx)
		if err != nil {
			return err
		}
		after := before
		wrong := in.apply(&after)
		if !strict {
			wrong.leaveDesign(&after, &before)
		}
		changed := before != after
		if err := wrong.refused(strict, before.Version != version, changed); err != nil {
			return err
		}
		saved = Saved{Version: before.Version, At: before.UpdatedAt, ReadAt: a.now, Words: after.WordCount, Left: wrong}
		if !changed {
			return nil
		}
		if err := updateDesign(ctx, a, &after); err != nil {
			return err
		}
		saved.Version, saved.At = before.Version+1, a.now
		return a.wrote(ctx, PartDesign, saved.Version, "save_design", nil)
	})
	return saved, err
}

// SaveClaim writes the claim of one SID indicator; version 0 is a claim that nobody has touched. A change resets what was
// verified of it; saving the same again changes nothing.
func (s *Service) SaveClaim(ctx context.Context, actor auth.Actor, id, indicator string, version int, in ClaimInput) error {
	_, err := s.saveClaim(ctx, actor, id, indicator, version, in, true)
	return err
}

// KeepClaim does the same while somebody types: what cannot be read stays as it was stored.
func (s *Service) KeepClaim(ctx context.Context, actor auth.Actor, id, indicator string, version int, in ClaimInput) (Saved, error) {
	return s.saveClaim(ctx, actor, id, indicator, version, in, false)
}

func (s *Service) saveClaim(ctx context.Context, actor auth.Actor, id, indicator string, version int, in ClaimInput, strict bool) (Saved, error) {
	var saved Saved
	err := s.edit(ctx, actor, id, func(a *act) error {
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
		after := before
		wrong := in.apply(&after, row)
		if !strict {
			wrong.leaveClaim(&after, &before)
		}
		changed := before != after
		if err := wrong.refused(strict, before.Version != version, changed); err != nil {
			return err
		}
		saved = Saved{Version: before.Version, At: before.UpdatedAt, ReadAt: a.now, Left: wrong}
		if !changed {
			return nil
		}
		if err := writeClaim(ctx, a, &after); err != nil {
			return err
		}
		saved.Version, saved.At = before.Version+1, a.now
		return a.wrote(ctx, PartOfClaim(indicator), saved.Version, "save_claim", map[string]any{"indicator": indicator, "from": before.Level, "to": after.Level})
	})
	return saved, err
}
