package evidence_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/evidence"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// world is a small region: two schools, an entry of the first, and the people around it.
type world struct {
	*testdb.DB
	s       *evidence.Service
	queue   *jobs.Queue
	blobs   *blob.Folder
	root    string
	entry   string
	unit    string
	own     auth.Actor // operator of the entry's school
	other   auth.Actor // operator of another school
	judge   auth.Actor // assessor with a sheet for the entry
	koord   auth.Actor
	entries int
}

const (
	regulation = evidence.Slot("sid-16") // takes pdf in 2026
	outreach   = evidence.Slot("sid-25") // takes jpg and png
	film       = evidence.Slot("sid-35") // takes mp4, link, jpg and png
)

// limits are small, so that tests reach them.
var limits = evidence.Limits{File: 64 << 10, Video: 128 << 10}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t), root: filepath.Join(t.TempDir(), "blobs")}
	w.SetNow(t, time.Date(2026, time.June, 18, 7, 0, 0, 0, time.UTC))
	var err error
	if w.blobs, err = blob.OpenFolder(w.root); err != nil {
		t.Fatal(err)
	}
	if w.queue, err = jobs.New(w.DB.DB, jobs.Options{}); err != nil {
		t.Fatal(err)
	}
	w.s = evidence.New(w.DB.DB, w.blobs, limits, w.queue)
	w.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	w.unit = w.addUnit(t, "SMP Negeri 8 Pekalongan")
	w.own = w.addPerson(t, auth.Submitter, w.unit)
	w.other = w.addPerson(t, auth.Submitter, w.addUnit(t, "SD Negeri Bumirejo"))
	w.judge = w.addPerson(t, auth.Assessor, "")
	w.koord = w.addPerson(t, auth.Coordinator, "")
	w.entry = w.addEntry(t)
	w.assign(t, w.judge)
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

func (w *world) addEntry(t *testing.T) string {
	w.entries++
	innovation, id := postgres.NewID(), postgres.NewID()
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $3, $2, 'Rumah Botol')", innovation, w.unit, "K-"+innovation)
	w.Exec(t, "INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES ($1, $2, 2026, $3, 'Rumah Botol', $4)",
		id, innovation, w.unit, w.own.PersonID)
	return id
}

func (w *world) assign(t *testing.T, a auth.Actor) {
	w.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)",
		postgres.NewID(), w.entry, a.PersonID, w.koord.PersonID)
}

// submit moves the entry on, as its unit would.
func (w *world) submit(t *testing.T) {
	w.Exec(t, "UPDATE entry SET status = 'submitted', submitted_at = app_now(), round = round + 1 WHERE id = $1", w.entry)
}

// files counts what lies in the blob folder.
func (w *world) files(t *testing.T) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(w.root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// rows counts everything that an act on evidence writes.
func (w *world) rows(t *testing.T) int {
	return w.Count(t, `SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM evidence) + (SELECT count(*) FROM evidence_version)
		+ (SELECT count(*) FROM claim) + (SELECT count(*) FROM history) + (SELECT count(*) FROM form_key)`)
}

func meta(name string) evidence.Meta {
	return evidence.Meta{FormKey: postgres.NewCode(), FileName: name}
}

func (w *world) addPDF(t *testing.T, text string) string {
	t.Helper()
	id, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("SK.pdf"), pdf(text))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (w *world) detail(t *testing.T, id string) evidence.Detail {
	t.Helper()
	d, err := w.s.Detail(t.Context(), w.own, id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// pdf is as much of a PDF as this package looks at.
func pdf(text string) *strings.Reader {
	return strings.NewReader("%PDF-1.7\n" + text + "\n%%EOF\n")
}

func pngOf(t *testing.T, width, height int) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return &b
}

func jpgOf(t *testing.T) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	return &b
}

// openEmpty is a store that has lost everything.
func openEmpty(t *testing.T) (*blob.Folder, error) {
	return blob.OpenFolder(filepath.Join(t.TempDir(), "empty"))
}
