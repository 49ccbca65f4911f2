package innovation

import (
	"context"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/postgres"
)

// HandoverDue is an innovation that has lost its lead, or is about to: EndsOn is the last day of the lead's account at the
// unit, nil where the lead has left already. EntryID is its newest entry, through which it is handed over.
type HandoverDue struct {
	InnovationID string
	Code         string
	Name         string
	EntryID      string
	Year         int
	LeadName     string // who leads, or led until last
	LeftBecause  string
	LeftOn       *time.Time
	EndsOn       *time.Time
}

// Because says in a few words why a hand-over is due.
func (h HandoverDue) Because() string {
	switch {
	case h.EndsOn != nil:
		return "Tugas akun " + h.LeadName + " berakhir " + cycle.Day(*h.EndsOn)
	case h.LeftOn != nil:
		return joined(h.LeadName+" berhenti "+cycle.Day(*h.LeftOn), lowerFirst(Label(LeaveReasons, h.LeftBecause)))
	}
	return "Belum ada ketua inovator yang aktif"
}

// People are written by name and accounts belong to people: the two meet by the plain name, as they do for conflicts of
// interest. A month before an assignment ends there is still somebody to hand over.
const handoverDueSQL = `
SELECT i.id AS innovation_id, i.code, e.name, e.id AS entry_id, e.year, coalesce(l.name, f.name) AS lead_name,
       coalesce(f.left_because, '') AS left_because, f.until AS left_on, a.ends_on
FROM innovation i
JOIN LATERAL (SELECT e.id, e.name, e.year FROM entry e WHERE e.innovation_id = i.id AND e.unit_id = @unit ORDER BY e.year DESC LIMIT 1) e ON true
LEFT JOIN innovator l ON l.innovation_id = i.id AND l.is_lead AND l.until IS NULL
LEFT JOIN LATERAL (SELECT v.name, v.left_because, v.until FROM innovator v
  WHERE v.innovation_id = i.id AND v.is_lead AND v.until IS NOT NULL
  ORDER BY v.until DESC, EXISTS (SELECT FROM succession s WHERE s.from_id = v.id), v.id LIMIT 1) f ON l.id IS NULL
LEFT JOIN LATERAL (SELECT nullif(max(coalesce(r.ends_on, 'infinity')), 'infinity') AS ends_on
  FROM person p JOIN role_assignment r ON r.person_id = p.id
  WHERE r.unit_id = i.unit_id AND plain_name(p.name) = plain_name(l.name)) a ON true
WHERE i.unit_id = @unit AND (l.id IS NULL AND f.name IS NOT NULL
  OR a.ends_on <= (app_now() AT TIME ZONE 'Asia/Jakarta')::date + 30)
ORDER BY e.year DESC, i.created_at DESC, i.id
LIMIT 100`

// handoversDue lists the unit's innovations that wait for a hand-over.
func handoversDue(ctx context.Context, q postgres.Querier, unitID string) ([]HandoverDue, error) {
	return postgres.All[HandoverDue](ctx, q, handoverDueSQL, postgres.Args{"unit": unitID})
}
