package innovation_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// world is a small region with an open cycle: two schools, their operators, an assessor and a coordinator.
type world struct {
	*testdb.DB
	s     *innovation.Service
	unit  string
	own   auth.Actor // operator of the school
	mate  auth.Actor // another operator of the same school
	other auth.Actor // operator of another school
	judge auth.Actor
	koord auth.Actor
}

var (
	noon   = time.Date(2026, time.June, 18, 7, 5, 0, 0, time.UTC)
	opens  = time.Date(2026, time.March, 1, 0, 0, 0, 0, cycle.WIB)
	closes = time.Date(2026, time.June, 30, 23, 59, 59, 0, cycle.WIB)
)

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t)}
	w.SetNow(t, noon)
	queue, err := jobs.New(w.DB.DB, jobs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.s = innovation.New(w.DB.DB, cycle.New(w.DB.DB), queue, message.NewTeller(queue, true))
	w.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida Kota Pekalongan')")
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	w.Exec(t, "INSERT INTO cycle_window VALUES (2026, 'collection', $1, $2), (2026, 'measurement', $2, $3)", opens, closes, closes.AddDate(0, 1, 0))
	w.unit = w.addUnit(t, "SMP Negeri 8 Pekalongan")
	w.own = w.addPerson(t, auth.Submitter, w.unit)
	w.mate = w.addPerson(t, auth.Submitter, w.unit)
	w.other = w.addPerson(t, auth.Submitter, w.addUnit(t, "SD Negeri Bumirejo"))
	w.judge = w.addPerson(t, auth.Assessor, "")
	w.koord = w.addPerson(t, auth.Coordinator, "")
	return w
}

func (w *world) addUnit(t *testing.T, name string) string {
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', $2, 'SMP')", id, name)
	return id
}

func (w *world) addPerson(t *testing.T, role auth.Role, unit string) auth.Actor {
	id := postgres.NewID()
	w.Exec(t, "INSERT INTO person (id, username, name, password_hash) VALUES ($1, $2, 'Siti Aminah', '-')", id, "u-"+id)
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on) VALUES ($1, $2, $3, nullif($4, ''), '2020-01-01')",
		postgres.NewID(), id, string(role), unit)
	return auth.Actor{PersonID: id, Name: "Siti Aminah", Current: auth.Grant{Role: role, UnitID: unit}}
}

// begin makes a new draft of the own school.
func (w *world) begin(t *testing.T) string {
	t.Helper()
	id, err := w.s.Create(t.Context(), w.own, innovation.CreateInput{Name: "Rumah Botol", Stage: innovation.StageInUse, FormKey: postgres.NewCode()})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var wholeProfile = innovation.ProfileInput{
	Name: "Rumah Botol", Stage: "penerapan", Initiator: "asn", InitiatorName: "Siti Aminah", Kind: "non_digital", Form: "pelayanan_publik",
	Theme: "asta_cita", MainService: "pendidikan", SecondaryServices: []string{"lingkungan_hidup"},
	Coordinates: "-6.889836, 109.674591", TrialOn: "2024-1-15", ImplementedOn: "2024-3-4",
	Purpose: "Mengurangi sampah plastik di sekolah.", Benefit: "Halaman bersih.", Result: "Sampah turun 40 persen.",
}

func design(words int) innovation.DesignInput {
	part := strings.Repeat("kata ", words/6)
	return innovation.DesignInput{LegalBasis: part, Problem: part, StrategicIssue: part, Method: part, Novelty: part,
		Mechanism: part + strings.Repeat("kata ", words%6)}
}

var mandatory = []string{"sid-16", "sid-17", "sid-32", "sid-33", "sid-35"}

// ready makes a draft that nothing but the button keeps from being sent.
func (w *world) ready(t *testing.T) string {
	t.Helper()
	id := w.begin(t)
	w.fill(t, id)
	return id
}

func (w *world) fill(t *testing.T, id string) {
	t.Helper()
	ctx := t.Context()
	c := w.read(t, id)
	if err := w.s.SaveProfile(ctx, w.own, id, c.Profile.Version, innovation.SectionAll, wholeProfile); err != nil {
		t.Fatal(err)
	}
	if err := w.s.SaveDesign(ctx, w.own, id, c.Design.Version, design(300)); err != nil {
		t.Fatal(err)
	}
	for _, code := range mandatory {
		w.claim(t, id, code, 1)
		w.addEvidence(t, id, code)
	}
}

func (w *world) claim(t *testing.T, id, code string, level int) {
	t.Helper()
	c := w.read(t, id)
	claim, _ := c.Claim(code)
	in := innovation.ClaimInput{Level: fmt.Sprint(level)}
	if code == "sid-33" {
		in.Basis = "orang"
	}
	if err := w.s.SaveClaim(t.Context(), w.own, id, code, claim.Version, in); err != nil {
		t.Fatalf("claim %s: %v", code, err)
	}
}

// addEvidence lays a file beside the entry, as the package evidence would.
func (w *world) addEvidence(t *testing.T, id, slot string) string {
	t.Helper()
	evidence, hash := postgres.NewID(), fmt.Sprintf("%064x", len(slot))
	w.Exec(t, "INSERT INTO blob (sha256, size) VALUES ($1, 1000) ON CONFLICT DO NOTHING", hash)
	w.Exec(t, `WITH e AS (INSERT INTO evidence (id, entry_id, slot, created_by) VALUES ($1, $2, $3, $4))
		INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, created_by)
		VALUES ($1, 1, 'file', $5, 'SK.pdf', 'application/pdf', 1000, $4)`, evidence, id, slot, w.own.PersonID, hash)
	return evidence
}

func (w *world) read(t *testing.T, id string) innovation.Content {
	t.Helper()
	c, err := w.s.Content(t.Context(), w.DB.DB, id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (w *world) form(t *testing.T, id string) innovation.SubmitInput {
	t.Helper()
	return innovation.SubmitInput{Version: w.read(t, id).Entry.Version, FormKey: postgres.NewCode(), Truthful: true, HeadKnows: true,
		Difference: "Yang lain untuk guru, ini untuk murid."}
}

func (w *world) send(t *testing.T, id string) innovation.Receipt {
	t.Helper()
	r, err := w.s.Submit(t.Context(), w.own, id, w.form(t, id))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// put moves the entry to any status past the rules of people, along the legal steps.
func (w *world) put(t *testing.T, id string, status innovation.Status) {
	t.Helper()
	steps := map[innovation.Status][]string{
		innovation.Draft:       {},
		innovation.Submitted:   {"submit"},
		innovation.InReview:    {"submit", "review"},
		innovation.Returned:    {"submit", "review", "return"},
		innovation.Shortlisted: {"submit", "review", "shortlist"},
		innovation.Deferred:    {"submit", "review", "defer"},
		innovation.Declined:    {"submit", "review", "decline"},
		innovation.Finalized:   {"submit", "review", "shortlist", "finalize"},
	}
	for _, step := range steps[status] {
		switch step {
		case "submit":
			w.send(t, id)
		case "review":
			w.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now(), version = version + 1 WHERE id = $1", id)
		case "finalize":
			w.Exec(t, "UPDATE entry SET status = 'finalized', version = version + 1 WHERE id = $1", id)
		default:
			w.decide(t, id, step, `{"sheets": [], "verified": []}`)
		}
	}
}

// decide records a decision as the package screening would.
func (w *world) decide(t *testing.T, id, act, sheets string) string {
	t.Helper()
	status := map[string]string{"return": "returned", "shortlist": "shortlisted", "defer": "deferred", "decline": "declined"}[act]
	decision := postgres.NewID()
	w.Exec(t, `UPDATE entry SET status = $2, ready_at = app_now(), decided_at = app_now(), version = version + 1,
		deferred_to = CASE WHEN $2 = 'deferred' THEN 2027 END WHERE id = $1`, id, status)
	reason := "other"
	if act == "shortlist" {
		reason = "eligible"
	}
	w.Exec(t, `INSERT INTO decision (id, entry_id, round, act, reason_code, text, next_year, sheets, decided_by)
		SELECT $2, id, round, $3, $4, 'Lengkapi bukti dan jelaskan kebaruannya.', CASE WHEN $3 = 'defer' THEN 2027 END, $5, $6 FROM entry WHERE id = $1`,
		id, decision, act, reason, sheets, w.koord.PersonID)
	return decision
}
