package sample

import (
	"fmt"
	"time"

	"jaring/internal/screening"
)

// sheet is one assessor's sheet.
type sheet struct {
	row      reviewRow
	finished time.Time // zero while it never was
	criteria []criterionRow
	judged   []screening.MarkRecord // what the assessor found
	marks    []markRow              // and what of it still holds: a claim that changed is judged anew
}

// sheetsOut is how many assessors were asked.
func (p *plan) sheetsOut() int {
	switch {
	case p.reached == unassigned && !p.again:
		return 0
	case p.year == story:
		return 1
	}
	return 2
}

// assessors are those whose turn it is. Nobody judges a unit that they belonged to.
func (t *teller) assessors(p *plan) []string {
	all := assessors2026
	if p.year == story {
		all = assessors2024
	}
	var list []string
	for k := p.turn; len(list) < p.sheetsOut(); k++ {
		name := all[k%len(all)]
		if name == "penilai4" && p.unit.Name == operatorSchool {
			continue
		}
		list = append(list, t.cast.byUsername[name])
	}
	return list
}

// state is how far the k-th sheet of an entry is.
func (p *plan) state(k int) screening.Status {
	switch {
	case p.again:
		return screening.Started // finished once, and open again since the unit sent anew
	case p.reached == complete, p.reached == partly && k == 0:
		return screening.Finished
	case p.reached == begun && k == 0, p.reached == partly && p.turn%3 != 1:
		return screening.Started
	}
	return screening.Assigned
}

func (t *teller) writeSheets(s *tale) {
	coordinator := t.cast.byUsername["koordinator"]
	for k, assessor := range t.assessors(s.plan) {
		row := reviewRow{ID: newID("review", s.entryKey(), fmt.Sprint(k)), EntryID: s.entry.ID, AssessorID: assessor,
			Status: string(s.state(k)), AssignedBy: coordinator, AssignedAt: s.times.assigned, Version: 1,
			DueOn: orNil(date(workday(s.times.assigned, 15)))}
		sh := sheet{row: row}
		if s.state(k) != screening.Assigned {
			t.fillSheet(s, &sh, k)
		}
		s.sheets = append(s.sheets, sh)
		t.reviews, t.criteria, t.marks = append(t.reviews, sh.row), append(t.criteria, sh.criteria...), append(t.marks, sh.marks...)
	}
	t.verify(s)
}

// fillSheet lets the k-th assessor judge: half of the indicators in a sheet that is begun, all in one that was finished.
func (t *teller) fillSheet(s *tale, sh *sheet, k int) {
	declared := s.times.started.Add(time.Duration(k) * 37 * time.Minute)
	sh.row.DeclaredAt = &declared
	done := s.state(k) == screening.Finished || s.again
	claims := s.claims
	if !done {
		claims = claims[:len(claims)/2]
	}
	for n, c := range claims {
		sh.judge(s, c, k, declared.Add(time.Duration(5+3*n)*time.Minute))
	}
	if !done {
		sh.row.Version = 4
		return
	}
	for _, letter := range screening.Letters {
		met, note := s.criterion(letter)
		sh.criteria = append(sh.criteria, criterionRow{sh.row.ID, letter, met, note})
	}
	sh.row.Version = 12
	sh.row.Recommendation = orNil(s.recommendation(k))
	sh.row.RemarkUnit, sh.row.RemarkInner = s.remarks(k)
	sh.finished = t.finished(s, k)
	if s.state(k) == screening.Finished {
		sh.row.FinishedAt = &sh.finished
	}
}

func (sh *sheet) judge(s *tale, c claimRow, k int, at time.Time) {
	m := screening.MarkRecord{Indicator: c.Indicator, Claimed: c.Level, ClaimVersion: c.Version, Level: s.judged(c, k), MarkedAt: at}
	if s.corrects(c.Indicator) {
		m.ClaimVersion--
	}
	if m.Level < c.Level {
		m.Reason = doubt(s, c.Indicator)
	}
	sh.judged = append(sh.judged, m)
	if !s.corrects(c.Indicator) {
		sh.marks = append(sh.marks, markRow{ReviewID: sh.row.ID, EntryID: s.entry.ID, Indicator: m.Indicator,
			ClaimVersion: m.ClaimVersion, Level: m.Level, Reason: m.Reason, MarkedAt: at})
	}
}

// finished is when the k-th assessor finished: the last one made the entry ready.
func (t *teller) finished(s *tale, k int) time.Time {
	last := t.moment(s.plan, s.days.finished, "finish last")
	return last.Add(-time.Duration(s.sheetsOut()-1-k) * 3 * time.Hour)
}

// judged is the level that an assessor finds proven.
func (s *tale) judged(c claimRow, k int) int {
	who := []string{s.entryKey(), c.Indicator, "judged"}
	if chance(12, s.entryKey(), c.Indicator, "apart", fmt.Sprint(k)) {
		who = append(who, fmt.Sprint(k))
	}
	lowered := below(100, who...) < s.strictness()
	if s.missed(c.Indicator) {
		lowered = true
	}
	if !lowered {
		return c.Level
	}
	return max(0, c.Level-1)
}

// strictness is the share of claims, in percent, of which less was proven.
func (s *tale) strictness() int {
	switch {
	case s.reason == "evidence_mismatch" && s.status == "declined":
		return 80
	case s.status == "in_review" && s.turn%4 == 3:
		return 85
	case s.status == "shortlisted":
		return 18
	}
	return 28
}

// missed are the indicators for which an entry was sent back.
func (s *tale) missed(code string) bool {
	return (s.again || s.status == "returned") && (code == corrected[0] || code == corrected[1])
}

// verify settles the lowest level of all sheets, once all of them are finished. What was corrected since is open again.
func (t *teller) verify(s *tale) {
	if s.reached != complete && !s.again {
		return
	}
	lowest := map[string]verificationRow{}
	for _, sh := range s.sheets {
		for _, m := range sh.marks {
			v, ok := lowest[m.Indicator]
			if !ok || m.Level < v.Level {
				v = verificationRow{EntryID: m.EntryID, Indicator: m.Indicator, ClaimVersion: m.ClaimVersion, Level: m.Level, SetAt: s.times.ready}
			}
			lowest[m.Indicator] = v
		}
	}
	for _, c := range s.claims {
		if v, ok := lowest[c.Indicator]; ok {
			t.verification = append(t.verification, v)
		}
	}
}
