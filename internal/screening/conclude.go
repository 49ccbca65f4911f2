package screening

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

const (
	maxNote   = 1000
	maxRemark = 4000
)

// Conclusion is a form: the rest of the sheet beside the indicators. What is empty is not answered yet.
type Conclusion struct {
	Version        string            // of the sheet
	Met            map[string]string // letter → "ya" or "tidak"
	Notes          map[string]string // letter → note
	Recommendation string
	RemarkUnit     string // the unit reads it after the decision
	RemarkInner    string // only assessors and coordinators read it
}

// conclusion is a Conclusion that has been parsed.
type conclusion struct {
	Criteria       []Criterion
	Recommendation string
	RemarkUnit     string
	RemarkInner    string
}

// SaveConclusion writes criteria, remarks and recommendation; parts may still be missing.
func (s *Service) SaveConclusion(ctx context.Context, actor auth.Actor, reviewID string, in Conclusion) error {
	return s.onOpenSheet(ctx, actor, reviewID, func(tx postgres.Tx, _ entryRow, r reviewRow) error {
		if in.Version != strconv.Itoa(r.Version) {
			return fault.Stale()
		}
		c, err := parseConclusion(in)
		if err != nil {
			return err
		}
		if err := saveConclusion(ctx, tx, r, c); err != nil {
			return err
		}
		return saveCriteria(ctx, tx, r.ID, c.Criteria)
	})
}

func parseConclusion(in Conclusion) (conclusion, error) {
	bad := fault.Invalid("")
	c := conclusion{Recommendation: in.Recommendation, RemarkUnit: strings.TrimSpace(in.RemarkUnit), RemarkInner: strings.TrimSpace(in.RemarkInner)}
	for _, letter := range Letters {
		if criterion, answered := parseCriterion(letter, in, bad); answered {
			c.Criteria = append(c.Criteria, criterion)
		}
	}
	if in.Recommendation != "" && !slices.Contains(Recommendations, innovation.Act(in.Recommendation)) {
		bad.Add("recommendation", "Pilih salah satu rekomendasi.")
	}
	tooLong(bad, "remark_unit", "Catatan untuk unit", c.RemarkUnit, maxRemark)
	tooLong(bad, "remark_inner", "Catatan dalam", c.RemarkInner, maxRemark)
	if len(bad.Fields) > 0 {
		return conclusion{}, bad
	}
	return c, nil
}

func parseCriterion(letter string, in Conclusion, bad *fault.Error) (Criterion, bool) {
	c := Criterion{Letter: letter, Note: strings.TrimSpace(in.Notes[letter])}
	tooLong(bad, "note["+letter+"]", "Catatan kriteria "+letter, c.Note, maxNote)
	switch in.Met[letter] {
	case "ya":
		c.Met = true
	case "tidak":
	case "":
		return Criterion{}, false
	default:
		bad.Add("met["+letter+"]", "Pilih Ya atau Tidak.")
	}
	return c, true
}

func tooLong(bad *fault.Error, field, name, text string, limit int) {
	if utf8.RuneCountInString(text) > limit {
		bad.Add(field, fmt.Sprintf("%s paling panjang %d huruf.", name, limit))
	}
}
