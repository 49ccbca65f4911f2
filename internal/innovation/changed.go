package innovation

import (
	"context"
	"slices"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// Changes is what differs between what was sent before and what the entry holds now. Number is that of the earlier
// receipt, "" where nothing was sent before: then there is nothing to compare.
type Changes struct {
	Number string
	SentAt time.Time
	List   []Change
}

// Change is one place of the entry with what is different there, in words.
type Change struct {
	Title  string
	Texts  []string
	Target Target
}

// Of are the words about one indicator.
func (c Changes) Of(indicator string) []string {
	for _, change := range c.List {
		if change.Target.Page == PageIndicator && change.Target.Code == indicator {
			return change.Texts
		}
	}
	return nil
}

// Changes compares the entry with the sending before: for a unit that corrects, with the last one; for whoever reads what
// was sent again, with the one before that.
func (s *Service) Changes(ctx context.Context, actor auth.Actor, entryID string) (Changes, error) {
	c, err := s.Read(ctx, actor, entryID)
	if err != nil {
		return Changes{}, err
	}
	below := c.Entry.Round
	if c.Entry.Status.Editable() {
		below++
	}
	list, err := postgres.All[Receipt](ctx, s.db, receiptBelowSQL, postgres.Args{"id": entryID, "round": below})
	if err != nil || len(list) == 0 {
		return Changes{}, err
	}
	before := list[0]
	now := sent(&c, Receipt{SubmittedAt: before.SubmittedAt}, actor)
	return Changes{Number: before.Number, SentAt: before.SubmittedAt, List: changed(&c, before.Content, now)}, nil
}

const receiptBelowSQL = receiptColumns + `
WHERE r.entry_id = @id AND r.round < @round
ORDER BY r.round DESC
LIMIT 1`

func changed(c *Content, before, now Sent) []Change {
	list := append(changedProfile(before, now), changedDesign(before.Design, now.Design)...)
	for _, row := range c.Instrument.SID() {
		texts := append(changedClaim(claimOf(before, row.Code), claimOf(now, row.Code)),
			changedDocuments(claimOf(before, row.Code).Documents, claimOf(now, row.Code).Documents)...)
		if len(texts) > 0 {
			list = append(list, Change{Title: row.Name, Texts: texts, Target: Target{PageIndicator, row.Code, ""}})
		}
	}
	if texts := changedDocuments(before.Documents, now.Documents); len(texts) > 0 {
		list = append(list, Change{Title: "Dokumen pendukung", Texts: texts, Target: Target{Page: PageDocuments}})
	}
	if texts := changedPeople(before.Innovators, now.Innovators); len(texts) > 0 {
		list = append(list, Change{Title: "Inovator", Texts: texts, Target: Target{Page: PageInnovators}})
	}
	return list
}

func changedProfile(before, now Sent) []Change {
	a, b := before.Profile, now.Profile
	var list []Change
	for _, part := range []struct {
		section Section
		same    bool
	}{
		{SectionIdentity, before.Name == now.Name && a.Stage == b.Stage && a.Initiator == b.Initiator && a.Kind == b.Kind && a.Form == b.Form},
		{SectionService, a.Theme == b.Theme && a.MainService == b.MainService && slices.Equal(a.SecondaryServices, b.SecondaryServices)},
		{SectionTime, a.Coordinates == b.Coordinates && a.TrialOn == b.TrialOn && a.ImplementedOn == b.ImplementedOn && a.DevelopedOn == b.DevelopedOn},
		{SectionOutcome, a.Purpose == b.Purpose && a.Benefit == b.Benefit && a.Result == b.Result},
	} {
		if !part.same {
			list = append(list, Change{Title: "Profil: " + lowerFirst(sectionTitles[part.section]), Texts: []string{"Isinya diubah"},
				Target: Target{PageProfile, string(part.section), ""}})
		}
	}
	return list
}

func changedDesign(a, b SentDesign) []Change {
	var list []Change
	was, is := a.parts(), b.parts()
	for i, part := range DesignParts {
		if was[i] == is[i] {
			continue
		}
		text := "Ditulis ulang"
		if n := CountWords(is[i]) - CountWords(was[i]); n > 0 {
			text += ", " + count(n) + " kata lebih banyak"
		} else if n < 0 {
			text += ", " + count(-n) + " kata lebih sedikit"
		}
		list = append(list, Change{Title: "Rancang bangun: " + lowerFirst(part.Title), Texts: []string{text}, Target: Target{PageDesign, "", part.Field}})
	}
	return list
}

// parts are the texts in the order of DesignParts.
func (d SentDesign) parts() [6]string {
	return [6]string{d.LegalBasis, d.Problem, d.StrategicIssue, d.Method, d.Novelty, d.Mechanism}
}

// claimOf is the claim of an indicator, level 0 where none was sent.
func claimOf(s Sent, indicator string) SentClaim {
	for _, c := range s.Claims {
		if c.Indicator == indicator {
			return c
		}
	}
	return SentClaim{Indicator: indicator}
}

func changedClaim(a, b SentClaim) []string {
	var texts []string
	switch {
	case a.Level == 0 && b.Level > 0:
		return []string{"Diklaim tingkat " + strconv.Itoa(b.Level) + ", dulu tidak diklaim"}
	case a.Level > 0 && b.Level == 0:
		return []string{"Tidak diklaim lagi, dulu tingkat " + strconv.Itoa(a.Level)}
	case a.Level != b.Level:
		texts = append(texts, "Tingkat "+strconv.Itoa(a.Level)+" menjadi "+strconv.Itoa(b.Level))
	}
	if a.Basis != b.Basis {
		texts = append(texts, "Ukurannya diganti")
	}
	if a.Note != b.Note {
		texts = append(texts, "Catatan unit diubah")
	}
	return texts
}

// changedDocuments follows each document by its id: a replaced one is the same with a later version.
func changedDocuments(a, b []SentDocument) []string {
	var texts []string
	for _, is := range b {
		was, known := documentOf(a, is.ID)
		switch {
		case !known:
			texts = append(texts, "Bukti baru: "+is.title())
		case was.No != is.No:
			texts = append(texts, "Bukti diganti: "+is.title()+", versi "+strconv.Itoa(is.No))
		}
	}
	for _, was := range a {
		if _, still := documentOf(b, was.ID); !still {
			texts = append(texts, "Bukti dihapus: "+was.title())
		}
	}
	return texts
}

func documentOf(list []SentDocument, id string) (SentDocument, bool) {
	for _, d := range list {
		if d.ID == id {
			return d, true
		}
	}
	return SentDocument{}, false
}

func (d SentDocument) title() string {
	if d.Kind == "link" {
		return d.URL
	}
	return d.FileName
}

func changedPeople(a, b []SentInnovator) []string {
	lead := func(list []SentInnovator) string {
		for _, i := range list {
			if i.Lead {
				return i.ID
			}
		}
		return ""
	}
	ids := func(list []SentInnovator) map[string]bool {
		set := map[string]bool{}
		for _, i := range list {
			set[i.ID] = true
		}
		return set
	}
	var texts []string
	if lead(a) != lead(b) {
		texts = append(texts, "Ketuanya berganti")
	}
	was, is := ids(a), ids(b)
	if n := without(is, was); n > 0 {
		texts = append(texts, strconv.Itoa(n)+" orang baru")
	}
	if n := without(was, is); n > 0 {
		texts = append(texts, strconv.Itoa(n)+" orang berhenti")
	}
	return texts
}

// without counts what is in the one set and not in the other.
func without(set, other map[string]bool) int {
	n := 0
	for id := range set {
		if !other[id] {
			n++
		}
	}
	return n
}
