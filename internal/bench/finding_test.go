package bench_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"jaring/internal/testfile"
	"jaring/internal/testserve"
	"jaring/internal/testsite"
)

// scanPages of 300 dpi are as heavy as a document of up to 20 MB gets.
const scanPages = 20

// BenchmarkFindings sends a scan to the built program and waits until it has been examined and its pages are drawn. The
// promise is 30 seconds on two cores.
func BenchmarkFindings(b *testing.B) {
	path, site := filmShelf(b)
	path = strings.Replace(path, "sid-35", "sid-16", 1) // documents are asked for there
	program := testserve.Start(b, testserve.Build(b), []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + b.TempDir()}, "--listen", "127.0.0.1:0")
	site.URL = program.URL
	browser := site.SignedIn(b, "operator", testsite.Password)
	scan := testfile.Scans(b, 300, scanPages)
	slowest := 0.0
	for b.Loop() {
		began := time.Now()
		upload(b, browser, path, "pindaian.pdf", bytes.NewReader(scan))
		awaitExamined(b, site)
		slowest = max(slowest, time.Since(began).Seconds())
		scan = append(scan, '\n') // another file to the program, which reads each only once
	}
	report(b, "scan of 20 pages, from sending to its findings, s", "s", slowest, "at most 30")
}

// awaitExamined waits until every file has its findings, if it has any.
func awaitExamined(b *testing.B, site *testsite.Site) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), 2*time.Minute)
	defer cancel()
	for {
		var waiting int
		err := site.Owner.QueryRow(ctx, `SELECT count(*) FROM evidence_version v
			WHERE NOT EXISTS (SELECT FROM evidence_check k WHERE k.evidence_id = v.evidence_id AND k.no = v.no)`).Scan(&waiting)
		if err != nil {
			b.Fatal(err)
		}
		if waiting == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}
