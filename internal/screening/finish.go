package screening

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Finish locks the sheet; fault.Invalid lists everything that it still needs. The last assessor to finish makes the entry
// ready for decision: exactly once, however many finish together.
func (s *Service) Finish(ctx context.Context, actor auth.Actor, reviewID, version string) error {
	return s.onOpenSheet(ctx, actor, reviewID, func(tx postgres.Tx, e entryRow, r reviewRow) error {
		if version != strconv.Itoa(r.Version) {
			return fault.Stale()
		}
		if err := checkComplete(ctx, tx, e, r); err != nil {
			return err
		}
		if err := finish(ctx, tx, r); err != nil {
			return err
		}
		event := audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "finish_sheet", Actor: actor,
			Detail: map[string]any{"review": r.ID, "round": e.Round}}
		if err := audit.Record(ctx, tx, event); err != nil {
			return err
		}
		return settle(ctx, tx, actor, &e)
	})
}

func checkComplete(ctx context.Context, tx postgres.Tx, e entryRow, r reviewRow) error {
	open, err := unmarked(ctx, tx, e.ID, r.ID)
	if err != nil {
		return err
	}
	answered, err := criteriaOf(ctx, tx, r.ID)
	if err != nil {
		return err
	}
	gaps, err := gaps(e.InstrumentYear, open, answered, r.Recommended)
	if err != nil || len(gaps) == 0 {
		return err
	}
	return fault.Invalid("Lembar belum bisa dikirim. Lengkapi yang berikut ini.", gaps...)
}

// gaps names what a sheet still needs, in the order of the screen.
func gaps(instrumentYear int, open []string, answered []Criterion, recommendation string) ([]fault.Field, error) {
	in, err := iid.ForYear(instrumentYear)
	if err != nil {
		return nil, fault.Internal(err)
	}
	var list []fault.Field
	for _, code := range open {
		list = append(list, fault.Field{Name: "indicator[" + code + "]", Message: indicatorTitle(in, code) + " belum dinilai."})
	}
	for _, letter := range missingLetters(answered) {
		list = append(list, fault.Field{Name: "met[" + letter + "]", Message: fmt.Sprintf("Kriteria %s belum dijawab: %s.", letter, lowerFirst(criterionWords[letter]))})
	}
	if recommendation == "" {
		list = append(list, fault.Field{Name: "recommendation", Message: "Rekomendasi belum dipilih."})
	}
	return list, nil
}

func missingLetters(answered []Criterion) []string {
	var missing []string
	for _, letter := range Letters {
		if !hasLetter(answered, letter) {
			missing = append(missing, letter)
		}
	}
	return missing
}

func hasLetter(list []Criterion, letter string) bool {
	for _, c := range list {
		if c.Letter == letter {
			return true
		}
	}
	return false
}

func indicatorTitle(in *iid.Instrument, code string) string {
	if i, ok := in.Indicator(code); ok {
		return fmt.Sprintf("Indikator %d, %s,", i.No, i.Name)
	}
	return "Indikator " + code
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
