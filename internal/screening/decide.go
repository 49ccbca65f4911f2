package screening

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const (
	minText = 10
	maxText = 4000
	// maxDeferral is how many years ahead an entry may be put off.
	maxDeferral = 5
)

// Ruling is a form: what the coordinator decides on an entry.
type Ruling struct {
	Version  string // of the entry, as the coordinator saw it
	Act      string
	Reason   string
	Text     string // the unit reads it
	NextYear string // only for a deferral
}

// ruling is a Ruling that has been judged.
type ruling struct {
	Act      innovation.Act
	To       innovation.Status
	Reason   string
	Text     string
	NextYear *int
	Bulk     string // id of the bulk act, or empty
}

// Decide ends the screening of an entry: return, shortlist, defer or decline. The sheets are kept with the decision as they
// are now. Of several at once exactly one decides; the others get fault.Conflict.
func (s *Service) Decide(ctx context.Context, actor auth.Actor, entryID string, in Ruling) error {
	return s.decide(ctx, actor, entryID, func(_ postgres.Tx, e entryRow) (ruling, error) {
		return parseRuling(in, e)
	})
}

// decide voids sheets whose assessors have got a conflict of interest meanwhile. That stays although the decision is then
// refused: the coordinator has to look again.
func (s *Service) decide(ctx context.Context, actor auth.Actor, entryID string, judge func(postgres.Tx, entryRow) (ruling, error)) error {
	var voided []string
	err := s.onEntry(ctx, actor, auth.DecideEntry, entryID, func(tx postgres.Tx, e entryRow) error {
		r, err := judge(tx, e)
		if err != nil {
			return err
		}
		if voided, err = discoverAll(ctx, tx, actor, &e); err != nil || len(voided) > 0 {
			return err
		}
		return s.record(ctx, tx, actor, e, r)
	})
	if err == nil && len(voided) > 0 {
		return fault.Conflict(fmt.Sprintf("Lembar %s dibatalkan karena konflik kepentingan. Periksa lagi usulan ini sebelum memutus.",
			strings.Join(voided, " dan ")))
	}
	return err
}

func discoverAll(ctx context.Context, tx postgres.Tx, actor auth.Actor, e *entryRow) ([]string, error) {
	sheets, err := conflictedSheets(ctx, tx, e.ID)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(sheets))
	for _, r := range sheets {
		if err := discover(ctx, tx, actor, e, reviewRow{ID: r.ID, AssessorID: r.AssessorID}); err != nil {
			return nil, err
		}
		names = append(names, r.Name)
	}
	return names, nil
}

func (s *Service) record(ctx context.Context, tx postgres.Tx, actor auth.Actor, e entryRow, r ruling) error {
	sheets, err := snapshot(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	id := postgres.NewID()
	if err := insertDecision(ctx, tx, id, e, r, sheets, actor.PersonID); err != nil {
		return err
	}
	if err := moveDecided(ctx, tx, e, r); err != nil {
		return err
	}
	if err := s.teller.Unit(ctx, tx, e.UnitID, r.told(id, e, actor).Notice()); err != nil {
		return err
	}
	detail := map[string]any{"decision": id, "round": e.Round}
	if r.NextYear != nil {
		detail["next_year"] = *r.NextYear
	}
	if r.Bulk != "" {
		detail["bulk"] = r.Bulk
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: string(r.Act), From: string(e.Status),
		To: string(r.To), Reason: r.Reason, Detail: detail, Actor: actor})
}

func snapshot(ctx context.Context, tx postgres.Tx, entryID string) (string, error) {
	sheets, err := recordsOf(ctx, tx, entryID)
	if err != nil {
		return "", err
	}
	verified, err := verifiedOf(ctx, tx, entryID)
	if err != nil {
		return "", err
	}
	record := Record{Sheets: sheets, Verified: make([]VerifiedRecord, len(verified))}
	for i, v := range verified {
		record.Verified[i] = VerifiedRecord(v)
	}
	text, err := json.Marshal(record)
	if err != nil {
		return "", fault.Internal(err)
	}
	return string(text), nil
}

// decidable refuses what the entry's state does not allow, before anything that was typed is judged.
func decidable(e entryRow, act innovation.Act, version string) (innovation.Status, error) {
	to, err := innovation.Next(e.Status, act)
	switch {
	case err != nil:
		return "", err
	case version != strconv.Itoa(e.Version):
		return "", fault.Stale()
	case e.ReadyAt == nil:
		return "", fault.Conflict("Belum semua penilai mengirim lembarnya. Usulan ini belum dapat diputus.")
	}
	return to, nil
}

func parseRuling(in Ruling, e entryRow) (ruling, error) {
	act := innovation.Act(in.Act)
	if !slices.Contains(Recommendations, act) {
		return ruling{}, fault.Invalid("", fault.Field{Name: "act", Message: "Pilih keputusan."})
	}
	to, err := decidable(e, act, in.Version)
	if err != nil {
		return ruling{}, err
	}
	r := ruling{Act: act, To: to, Reason: in.Reason, Text: strings.TrimSpace(in.Text)}
	bad := fault.Invalid("")
	if act == innovation.Shortlist {
		r.Reason = Eligible
	} else {
		checkAgainst(r, bad)
	}
	tooLong(bad, "text", "Penjelasan", r.Text, maxText)
	if act == innovation.Defer {
		r.NextYear = parseNextYear(in.NextYear, e.Year, bad)
	}
	if len(bad.Fields) > 0 {
		return ruling{}, bad
	}
	return r, nil
}

func checkAgainst(r ruling, bad *fault.Error) {
	if r.Reason == Eligible || reasonLabel(r.Reason) == "" {
		bad.Add("reason", "Pilih alasannya.")
	}
	if utf8.RuneCountInString(r.Text) < minText {
		bad.Add("text", fmt.Sprintf("Tulis penjelasan paling sedikit %d huruf. Unit membacanya.", minText))
	}
}

func parseNextYear(text string, year int, bad *fault.Error) *int {
	next, err := strconv.Atoi(text)
	if err != nil || next <= year || next > year+maxDeferral {
		bad.Add("next_year", fmt.Sprintf("Pilih siklus antara %d dan %d.", year+1, year+maxDeferral))
		return nil
	}
	return &next
}

// Try says whether Decide would be refused, without deciding: for the page that shows what the unit will read.
func (s *Service) Try(ctx context.Context, actor auth.Actor, entryID string, in Ruling) error {
	return s.onEntry(ctx, actor, auth.DecideEntry, entryID, func(_ postgres.Tx, e entryRow) error {
		_, err := parseRuling(in, e)
		return err
	})
}
