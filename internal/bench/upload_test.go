package bench_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/postgres"
	"jaring/internal/testserve"
	"jaring/internal/testsite"
)

// filmSize is just below the largest video.
const filmSize = 200<<20 - 4096

// BenchmarkUpload200MB sends a film of 200 MB to the built program and prints by how much the resident memory of its
// process rose at its highest. The promise is 32 MB.
func BenchmarkUpload200MB(b *testing.B) {
	path, site := filmShelf(b)
	program := testserve.Start(b, testserve.Build(b), []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + b.TempDir()}, "--listen", "127.0.0.1:0")
	site.URL = program.URL
	browser := site.SignedIn(b, "operator", testsite.Password)
	uploadFilm(b, browser, path, 1<<20) // what the first upload sets up once is not its cost
	highest := 0.0
	b.SetBytes(filmSize)
	for b.Loop() {
		before := resetPeak(b, program.PID)
		uploadFilm(b, browser, path, filmSize)
		highest = max(highest, megabytes(b, program.PID, "VmHWM")-before)
		if _, err := site.Owner.Exec(b.Context(), "UPDATE evidence SET removed_at = app_now()"); err != nil {
			b.Fatal(err)
		}
	}
	report(b, "memory that an upload of 200 MB adds, MB", "MB-resident", highest, "at most 32")
}

// filmShelf is an entry whose film is asked for; its operator is "operator".
func filmShelf(b *testing.B) (path string, site *testsite.Site) {
	site = testsite.New(b, false)
	unit, innovation, entry := postgres.NewID(), postgres.NewID(), postgres.NewID()
	exec := func(sql string, args ...any) {
		if _, err := site.Owner.Exec(b.Context(), sql, args...); err != nil {
			b.Fatalf("%s: %v", sql, err)
		}
	}
	exec("INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2026, 2026, '2024-01-01', '2025-12-31')")
	exec("INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', 'SMP Negeri 8 Pekalongan', 'SMP')", unit)
	person := site.Account(b, "operator", auth.Submitter, unit)
	exec("INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, 'K-1', $2, 'Rumah Botol')", innovation, unit)
	exec("INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES ($1, $2, 2026, $3, 'Rumah Botol', $4)", entry, innovation, unit, person)
	return "/usulan/" + entry + "/indikator/sid-35/bukti", site
}

// uploadFilm streams a form with a film of the given size; nothing on this side holds it either.
func uploadFilm(b *testing.B, browser *testsite.Browser, path string, size int64) {
	b.Helper()
	film := io.MultiReader(strings.NewReader("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), &noise{})
	upload(b, browser, path, "profil.mp4", io.LimitReader(film, size))
}

func upload(b *testing.B, browser *testsite.Browser, path, name string, content io.Reader) {
	b.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	_ = w.WriteField("form_key", postgres.NewCode())
	if _, err := w.CreateFormFile("file", name); err != nil {
		b.Fatal(err)
	}
	opening := form.String()
	closing := "\r\n--" + w.Boundary() + "--\r\n"
	body := io.MultiReader(strings.NewReader(opening), content, strings.NewReader(closing))
	page := browser.Do(http.MethodPost, path, http.Header{"Content-Type": {w.FormDataContentType()}}, body)
	if page.Status != http.StatusSeeOther {
		b.Fatalf("upload: %d\n%s", page.Status, page.Body)
	}
}

// noise is bytes without end that hold no boundary.
type noise struct{ n byte }

func (z *noise) Read(p []byte) (int, error) {
	for i := range p {
		z.n = z.n*5 + 1
		p[i] = z.n
	}
	return len(p), nil
}

// resetPeak forgets the highest resident memory of a process so far and returns the present one, in MB.
func resetPeak(b *testing.B, pid int) float64 {
	b.Helper()
	// 5 resets VmHWM (proc_pid_clear_refs(5)).
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0); err != nil {
		b.Fatal("this measures with Linux's /proc: ", err)
	}
	return megabytes(b, pid, "VmRSS")
}

// megabytes reads one figure of a process.
func megabytes(b *testing.B, pid int, name string) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal("this measures with Linux's /proc: ", err)
	}
	for line := range strings.Lines(string(status)) {
		var kB float64
		if _, err := fmt.Sscanf(line, name+": %f kB", &kB); err == nil {
			return kB / 1024
		}
	}
	b.Fatal("no figure " + name)
	return 0
}
