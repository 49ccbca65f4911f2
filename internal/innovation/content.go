package innovation

import (
	"jaring/internal/fault"
	"jaring/internal/iid"
)

// Content is everything that an entry consists of, as the unit writes it and the assessor reads it.
type Content struct {
	Entry      Entry
	Instrument *iid.Instrument
	Profile    Profile
	Design     Design
	Claims     []Claim // one for each SID indicator, in the instrument's order; level 0 where nothing is claimed
	Innovators []Innovator
	Documents  []Document // by slot, then by age
}

// Claim finds the claim of an indicator.
func (c *Content) Claim(indicator string) (Claim, bool) {
	for _, claim := range c.Claims {
		if claim.Indicator == indicator {
			return claim, true
		}
	}
	return Claim{}, false
}

// DocumentsOf lists the documents of one slot.
func (c *Content) DocumentsOf(slot string) []Document {
	list := make([]Document, 0, 4)
	for _, d := range c.Documents {
		if d.Slot == slot {
			list = append(list, d)
		}
	}
	return list
}

// Proven reports whether the indicator is claimed with evidence: level 1 or more and at least one living document.
func (c *Content) Proven(indicator string) bool {
	claim, _ := c.Claim(indicator)
	return claim.Level > 0 && len(c.DocumentsOf(indicator)) > 0
}

// Lead is the innovator who carries the innovation now.
func (c *Content) Lead() (Innovator, bool) {
	for _, i := range c.Innovators {
		if i.IsLead && i.Active() {
			return i, true
		}
	}
	return Innovator{}, false
}

// instrument finds the year's instrument. A cycle whose year has none is our mistake: the cycle refuses such years.
func instrument(year int) (*iid.Instrument, error) {
	in, err := iid.ForYear(year)
	if err != nil {
		return nil, fault.Internal(err)
	}
	return in, nil
}

// inOrder gives every SID indicator its claim.
func inOrder(entryID string, in *iid.Instrument, claims []Claim) []Claim {
	byCode := make(map[string]Claim, len(claims))
	for _, c := range claims {
		byCode[c.Indicator] = c
	}
	rows := in.SID()
	list := make([]Claim, len(rows))
	for i := range rows {
		list[i] = byCode[rows[i].Code]
		list[i].EntryID, list[i].Indicator = entryID, rows[i].Code
	}
	return list
}

// mandatory reports whether the year demands the indicator; where its list is unknown none is.
func mandatory(i *iid.Indicator) bool { return i.Mandatory != nil && *i.Mandatory }
