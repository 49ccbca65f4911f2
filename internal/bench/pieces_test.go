package bench_test

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/testserve"
	"jaring/internal/testsite"
)

const (
	pieceFiles = 20
	pieceFile  = 50 << 20
	pieceSize  = 8 << 20 // as the browser sends them
)

// BenchmarkUploadPieces sends 20 films of 50 MB at once, in pieces, to the built program. It prints by how much the
// resident memory of its process rose, and the throughput beside that of cp and sha256sum over the same bytes in the same
// run.
func BenchmarkUploadPieces(b *testing.B) {
	path, site := filmShelf(b)
	data := b.TempDir()
	program := testserve.Start(b, testserve.Build(b), []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + data}, "--listen", "127.0.0.1:0")
	site.URL = program.URL
	browser := site.SignedIn(b, "operator", testsite.Password)
	uploadFilm(b, browser, path, 1<<20) // what the first upload sets up once is not its cost
	entries := moreEntries(b, site, strings.Split(path, "/")[2])
	film := filmFile(b)
	var grown, ratio float64
	b.SetBytes(pieceFiles * pieceFile)
	for b.Loop() {
		tools := copyAndHash(b, film)
		before := resetPeak(b, program.PID)
		start := time.Now()
		var wg sync.WaitGroup
		for n := range pieceFiles {
			wg.Go(func() { sendPieces(b, browser, entries[n%len(entries)], film, n) })
		}
		wg.Wait()
		took := time.Since(start)
		grown = max(grown, megabytes(b, program.PID, "VmHWM")-before)
		ratio = max(ratio, took.Seconds()/tools.Seconds())
		if _, err := site.Owner.Exec(b.Context(), "UPDATE evidence SET removed_at = app_now() WHERE removed_at IS NULL"); err != nil {
			b.Fatal(err)
		}
	}
	report(b, "memory that 20 uploads of 50 MB at once add, MB", "MB-resident", grown, "at most 64")
	report(b, "20 uploads of 50 MB at once: time as a multiple of cp and sha256sum", "x-tools", ratio, "at most 2")
}

// moreEntries are the entry and another like it: one place takes ten.
func moreEntries(b *testing.B, site *testsite.Site, entry string) []string {
	b.Helper()
	second := strings.Repeat("b", 16)
	for _, sql := range []string{
		"INSERT INTO innovation (id, code, unit_id, name) SELECT $2, 'K-2', unit_id, 'Kebun' FROM entry WHERE id = $1",
		"INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) SELECT $2, $2, year, unit_id, 'Kebun', created_by FROM entry WHERE id = $1",
	} {
		if _, err := site.Owner.Exec(b.Context(), sql, entry, second); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := site.Owner.Exec(b.Context(), "UPDATE evidence SET removed_at = app_now() WHERE removed_at IS NULL"); err != nil {
		b.Fatal(err)
	}
	return []string{entry, second}
}

// filmFile is the film on the disk; each upload changes its last bytes, so that no two are the same.
func filmFile(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "film.mp4")
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	film := io.LimitReader(io.MultiReader(strings.NewReader("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), &noise{}), pieceFile-8)
	if _, err := io.Copy(file, film); err != nil {
		b.Fatal(err)
	}
	return path
}

// copyAndHash is how long cp and sha256sum take for as many bytes.
func copyAndHash(b *testing.B, film string) time.Duration {
	b.Helper()
	dir := b.TempDir()
	var copies []string
	start := time.Now()
	for n := range pieceFiles {
		to := filepath.Join(dir, strconv.Itoa(n))
		if out, err := exec.CommandContext(b.Context(), "cp", film, to).CombinedOutput(); err != nil {
			b.Fatalf("cp: %v\n%s", err, out)
		}
		copies = append(copies, to)
	}
	if out, err := exec.CommandContext(b.Context(), "sha256sum", copies...).CombinedOutput(); err != nil {
		b.Fatalf("sha256sum: %v\n%s", err, out)
	}
	took := time.Since(start)
	if err := os.RemoveAll(dir); err != nil {
		b.Fatal(err)
	}
	return took
}

// sendPieces uploads the film the way the browser does it.
func sendPieces(b *testing.B, browser *testsite.Browser, entry, film string, n int) {
	text := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	about := "entry " + text(entry) + ",slot " + text("sid-35") + ",name " + text("profil.mp4")
	begun := browser.Do(http.MethodPost, "/unggahan", http.Header{"Tus-Resumable": {"1.0.0"}, "Upload-Length": {strconv.Itoa(pieceFile)}, "Upload-Metadata": {about}}, nil)
	if begun.Status != http.StatusCreated {
		b.Errorf("begin: %d %s", begun.Status, begun.Body)
		return
	}
	file, err := os.Open(film)
	if err != nil {
		b.Error(err)
		return
	}
	defer file.Close()
	whole := io.MultiReader(file, strings.NewReader(fmt.Sprintf("%08d", n)))
	for at := 0; at < pieceFile; at += pieceSize {
		head := http.Header{"Tus-Resumable": {"1.0.0"}, "Upload-Offset": {strconv.Itoa(at)}, "Content-Type": {"application/offset+octet-stream"}}
		if page := browser.Do(http.MethodPatch, begun.Location(), head, io.LimitReader(whole, pieceSize)); page.Status != http.StatusNoContent {
			b.Errorf("piece at %d: %d %s", at, page.Status, page.Body)
			return
		}
	}
}
