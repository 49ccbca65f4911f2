package sample

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/iid"
	"jaring/internal/innovation"
)

// pending is a receipt that waits for its number: numbers follow the order of sending, over all entries.
type pending struct {
	row  receiptRow
	sent innovation.Sent
	year int
	tale *tale
}

// sendings puts a receipt aside for every time that the entry was sent.
func (t *teller) sendings(s *tale) {
	if !s.sent() {
		return
	}
	for round := 1; round <= s.entry.Round; round++ {
		at := s.times.submitted
		if round == 2 {
			at = s.times.resubmitted
		}
		row := receiptRow{Code: code(26, "receipt", s.entryKey(), fmt.Sprint(round)), EntryID: s.entry.ID, Round: round,
			FormKey: code(32, "form", s.entryKey(), fmt.Sprint(round)), SubmittedBy: s.operator, SubmittedAt: at}
		t.pending = append(t.pending, pending{row, t.sentBy(s, round, at), s.year, s})
	}
}

// number gives innovations their codes and receipts their numbers, from the sequences' values, and seals the receipts.
func (t *teller) number(codes, numbers []int64) error {
	slices.SortStableFunc(t.innovations, func(a, b innovationRow) int { return a.CreatedAt.Compare(b.CreatedAt) })
	names := make(map[string]string, len(t.innovations))
	for i := range t.innovations {
		row := &t.innovations[i]
		row.Code = fmt.Sprintf("%s-%d-%04d", t.prefix, cycleOf(row.CreatedAt), codes[i])
		names[row.ID] = row.Code
	}
	slices.SortStableFunc(t.pending, func(a, b pending) int { return a.row.SubmittedAt.Compare(b.row.SubmittedAt) })
	for i := range t.pending {
		p := &t.pending[i]
		p.sent.Code = names[p.tale.entry.InnovationID]
		p.sent.Number = fmt.Sprintf("TT-%d-%06d", p.year, numbers[i])
		p.row.Number = p.sent.Number
		p.tale.numbers = append(p.tale.numbers, p.row.Number)
		var err error
		if p.row.Content, err = json.Marshal(p.sent); err != nil {
			return err
		}
		if p.row.ContentSHA256, err = p.sent.Hash(); err != nil {
			return err
		}
		t.receipts = append(t.receipts, p.row)
	}
	return nil
}

// cycleOf is the cycle in which an innovation was begun.
func cycleOf(created time.Time) int {
	if created.Before(ymd(2025, time.January, 1)) {
		return story
	}
	return present
}

// sentBy is what the receipt of a round attests. Before its correction a claim had one version and one file less.
func (t *teller) sentBy(s *tale, round int, at time.Time) innovation.Sent {
	in := t.instruments[s.year]
	sent := innovation.Sent{
		Format: 1, Round: round, Name: s.name, Year: s.year, Instrument: in.SHA256,
		Unit:    innovation.SentUnit{ID: s.unit.ID, Name: s.unit.Name, NPSN: s.unit.NPSN},
		By:      innovation.SentPerson{ID: s.operator, Role: string(auth.Submitter)},
		At:      at.UTC().Format("2006-01-02T15:04:05.000000Z"),
		Profile: sentProfile(&s.profile), Design: sentDesign(&s.design),
		Claims: []innovation.SentClaim{}, Documents: []innovation.SentDocument{}, Innovators: []innovation.SentInnovator{},
	}
	for _, i := range in.SID() {
		points, _ := i.PointsX100(iid.MaxLevel)
		sent.MaxX100 += points
	}
	for _, c := range s.claims {
		sent.Claims = append(sent.Claims, s.sentClaim(c, round))
		i, _ := in.Indicator(c.Indicator)
		points, _ := i.PointsX100(c.Level)
		sent.MaturityX100 += points
	}
	for _, p := range s.papers {
		if strings.HasPrefix(p.row.Slot, "profile-") {
			sent.Documents = append(sent.Documents, p.sent(1))
		}
	}
	for _, i := range s.crew {
		sent.Innovators = append(sent.Innovators, innovation.SentInnovator{ID: i.ID, Lead: i.IsLead})
	}
	return sent
}

func (s *tale) sentClaim(c claimRow, round int) innovation.SentClaim {
	claim := innovation.SentClaim{Indicator: c.Indicator, Level: c.Level, Basis: value(c.Basis), Note: c.Note, Version: c.Version,
		Documents: []innovation.SentDocument{}}
	if s.corrects(c.Indicator) && round == 1 {
		claim.Version--
	}
	for _, p := range s.papers {
		if p.row.Slot == c.Indicator {
			claim.Documents = append(claim.Documents, p.sent(round))
		}
	}
	return claim
}

// sent is the version that was current in a round.
func (p *paper) sent(round int) innovation.SentDocument {
	v := p.versions[min(round, len(p.versions))-1]
	return innovation.SentDocument{ID: p.row.ID, No: v.No, Slot: p.row.Slot, Kind: v.Kind, FileName: value(v.FileName), Size: value(v.Size),
		SHA256: value(v.SHA256), URL: value(v.URL), LetterNumber: v.LetterNumber, LetterDate: value(v.LetterDate), Subject: v.Subject}
}

func sentProfile(p *profileRow) innovation.SentProfile {
	return innovation.SentProfile{
		Stage: value(p.Stage), Initiator: value(p.Initiator), Kind: value(p.Kind), Form: value(p.Form), Theme: p.Theme,
		MainService: value(p.MainService), SecondaryServices: append([]string{}, p.SecondaryServices...),
		Coordinates: innovation.FormatPlace(innovation.Profile{Latitude: p.Latitude, Longitude: p.Longitude}),
		TrialOn:     value(p.TrialOn), ImplementedOn: value(p.ImplementedOn), DevelopedOn: value(p.DevelopedOn),
		Purpose: p.Purpose, Benefit: p.Benefit, Result: p.Result,
	}
}

func sentDesign(d *designRow) innovation.SentDesign {
	return innovation.SentDesign{Words: d.WordCount, LegalBasis: d.LegalBasis, Problem: d.Problem, StrategicIssue: d.StrategicIssue,
		Method: d.Method, Novelty: d.Novelty, Mechanism: d.Mechanism}
}

// value is what stands in a column, or nothing.
func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}
