package evidence

import (
	"slices"
	"strings"

	"jaring/internal/iid"
)

// Slot is what a piece of evidence belongs to: an indicator's code such as "sid-16", or a document of the profile.
type Slot string

// The documents of the profile (national form).
const (
	Budget   Slot = "profile-budget"
	Business Slot = "profile-business"
	Property Slot = "profile-property"
	Award    Slot = "profile-award"
	Photo    Slot = "profile-photo"
	Video    Slot = "profile-video"
)

// document is a profile slot: the national form gives no kinds of its own, these are what the indicators of the same
// sort accept.
type document struct {
	slot  Slot
	title string
	kinds []Kind
}

var documents = []document{
	{Budget, "Anggaran", []Kind{PDF}},
	{Business, "Profil bisnis", []Kind{PDF}},
	{Property, "Dokumen HAKI", []Kind{PDF, JPG, PNG}},
	{Award, "Penghargaan", []Kind{PDF, JPG, PNG}},
	{Photo, "Foto", []Kind{JPG, PNG}},
	{Video, "Video", []Kind{MP4, MOV, Link}},
}

// Indicator reports whether the slot belongs to a claim.
func (s Slot) Indicator() bool { return strings.HasPrefix(string(s), "sid-") }

// Rule says what a slot accepts.
type Rule struct {
	Kinds   []Kind
	Assumed bool   // the year's instrument names no kinds: the usual ones are taken until it does
	Note    string // of the instrument: what counts as evidence
}

// usual is accepted where the instrument is silent.
var usual = []Kind{PDF, JPG, PNG}

// Allows reports whether the slot accepts the kind.
func (r Rule) Allows(k Kind) bool { return slices.Contains(r.Kinds, k) }

// Files reports whether the slot accepts files at all.
func (r Rule) Files() bool {
	return slices.ContainsFunc(r.Kinds, func(k Kind) bool { return k != Link })
}

// Words lists what the slot accepts, for people: "PDF, JPG, atau PNG".
func (r Rule) Words() string { return either(r.Kinds) }

// FileWords is Words without links.
func (r Rule) FileWords() string {
	return either(slices.DeleteFunc(slices.Clone(r.Kinds), func(k Kind) bool { return k == Link }))
}

// fill completes a shelf with what the instrument or the profile says of its slot; false where the slot is neither.
func (s *Shelf) fill(in *iid.Instrument) bool {
	for _, d := range documents {
		if d.slot == s.Slot {
			s.Title, s.Rule = d.title, Rule{Kinds: d.kinds}
			return true
		}
	}
	i, known := in.Indicator(string(s.Slot))
	if !known || i.Aspect != iid.AspectSID {
		return false
	}
	s.Title, s.No, s.Rule = i.Name, i.No, IndicatorRule(i.Evidence)
	return true
}

// IndicatorRule is what the slot of an indicator accepts.
func IndicatorRule(e *iid.Evidence) Rule {
	if e == nil {
		return Rule{Kinds: usual, Assumed: true}
	}
	if e.Kinds == nil {
		return Rule{Kinds: usual, Assumed: true, Note: e.Note}
	}
	r := Rule{Note: e.Note}
	for _, k := range e.Kinds {
		r.Kinds = append(r.Kinds, Kind(k))
	}
	return r
}
