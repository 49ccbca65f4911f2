package innovation

import "jaring/internal/fault"

// What is saved while somebody types keeps what can be read: a field that cannot stays as it was stored and is told.

// has reports whether one of the fields is wrong.
func (p problems) has(names ...string) bool {
	for _, x := range p {
		for _, name := range names {
			if x.Name == name {
				return true
			}
		}
	}
	return false
}

// leave puts back what was stored of the profile in the fields that could not be read. The dates go together: they are
// measured against each other.
func (p problems) leave(name *string, after *Profile, oldName string, before *Profile) {
	if p.has("name") {
		*name = oldName
	}
	if p.has("coordinates") {
		after.Latitude, after.Longitude = before.Latitude, before.Longitude
	}
	if p.has("trial_on", "implemented_on", "developed_on") {
		after.TrialOn, after.ImplementedOn, after.DevelopedOn = before.TrialOn, before.ImplementedOn, before.DevelopedOn
	}
	if p.has("secondary_services") {
		after.SecondaryServices = before.SecondaryServices
	}
	for field, text := range map[string][2]*string{
		"stage": {&after.Stage, &before.Stage}, "initiator": {&after.Initiator, &before.Initiator},
		"initiator_name": {&after.InitiatorName, &before.InitiatorName}, "kind": {&after.Kind, &before.Kind}, "form": {&after.Form, &before.Form},
		"theme": {&after.Theme, &before.Theme}, "main_service": {&after.MainService, &before.MainService},
		"purpose": {&after.Purpose, &before.Purpose}, "benefit": {&after.Benefit, &before.Benefit}, "result": {&after.Result, &before.Result},
	} {
		if p.has(field) {
			*text[0] = *text[1]
		}
	}
}

// leaveDesign does the same for rancang bangun, and counts again.
func (p problems) leaveDesign(after, before *Design) {
	after.WordCount = 0
	for _, part := range DesignParts {
		if p.has(part.Field) {
			*part.text(after) = *part.text(before)
		}
		after.WordCount += CountWords(*part.text(after))
	}
}

// leaveClaim does the same for a claim; a level without its measure says nothing.
func (p problems) leaveClaim(after, before *Claim) {
	if p.has("level", "basis") {
		after.Level, after.Basis = before.Level, before.Basis
	}
	if p.has("note") {
		after.Note = before.Note
	}
}

// refused decides whether a save goes on: strict refuses every wrong field, and both refuse to write over what somebody
// else has changed since. What is stored already is never refused: an answer that was lost on the way is asked for again.
func (p problems) refused(strict, overtaken, changed bool) error {
	if overtaken && (changed || len(p) > 0) {
		return fault.Stale()
	}
	if strict {
		return p.fault()
	}
	return nil
}
