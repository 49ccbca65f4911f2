package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jaring/internal/postgres"
	"jaring/internal/testfile"
	"jaring/internal/testserve"
)

// still is true once the page has been watched for a while and has not moved while it was loaded; browsers notice 0.1.
const still = `(window.moved ??= (() => { const seen = { sum: 0, since: Date.now() };
	new PerformanceObserver((list) => { for (const e of list.getEntries()) { seen.sum += e.value } }).observe({ type: "layout-shift", buffered: true });
	return seen })(), Date.now() - window.moved.since > 500 && window.moved.sum < 0.05)`

// TestPages_AppearByThemselves sends a letter; its pages and what it says of itself appear without anybody asking, for its
// unit and, of another entry, for whoever judges it.
func TestPages_AppearByThemselves(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	serving := testserve.Start(t, testserve.Build(t), []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + t.TempDir(), "JARING_BLOB=file:" + site.BlobDir}, "--demo", "--listen", "127.0.0.1:0")
	entry := openEntry(t, site.Owner)
	lines := append([]string{"PEMERINTAH KOTA PEKALONGAN", "SMP NEGERI 8", "KEPUTUSAN KEPALA SMP NEGERI 8 PEKALONGAN", "NOMOR 421.3/0123/SMP.8/II/2026", "TENTANG",
		"PENETAPAN TIM PENGELOLA INOVASI RUMAH BOTOL DAN PEMBAGIAN", "TUGAS GURU PENDAMPING TAHUN PELAJARAN 2025/2026", "", "Menimbang:"}, testfile.Words(300, 1)...)
	lines = append(lines, "Ditetapkan di Pekalongan", "pada tanggal 3 Februari 2026")
	b := openTab(t, serving.URL)
	b.Look(phone, "light")
	b.SignIn("operator")
	b.Open("/usulan/" + entry + "/indikator/sid-16/bukti")
	b.Attach(fileLabel, onDisk(t, "Keputusan-kepala-sekolah-tentang-tim-pengelola-inovasi-rumah-botol-dan-pembagian-tugas.pdf", testfile.Letter{Lines: lines, Pages: 6}.PDF(t)))
	b.click(b.find("Simpan bukti", "button"))
	b.until("the file is there", `document.querySelector("[data-bukti]")?.innerText.includes("Keputusan-kepala")`)
	id, err := postgres.Value[string](t.Context(), site.Owner, `SELECT v.id FROM evidence v JOIN evidence_version n ON n.evidence_id = v.id WHERE n.file_name LIKE 'Keputusan-kepala%'`, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.Open("/bukti/" + id)
	b.until("the first page is there", `document.querySelector(".page img")?.complete && document.querySelector(".page img").naturalWidth > 900`)
	b.Open("/bukti/" + id)
	b.shows("Terbaca di berkas", "421.3/0123/SMP.8/II/2026", "3 Februari 2026", "Halaman 1 dari 6")
	b.until("nothing has moved", still)
	b.until("only the first page was fetched", `performance.getEntriesByType("resource").filter((r) => r.name.includes("/halaman/")).length === 1`)
	keepPictures(t, b, "operator-bukti-halaman")
	for _, v := range b.violations() {
		t.Errorf("axe: %+v", v)
	}
	b.Press("Pakai untuk semua yang kosong")
	b.shows("Versi 2 tersimpan", "421.3/0123/SMP.8/II/2026")

	judge := openTab(t, serving.URL)
	judge.Look(desktop, "light")
	judge.SignIn("penilai3")
	sheet, err := postgres.Value[string](t.Context(), site.Owner, `SELECT r.id || '/indikator/' || v.slot FROM review r JOIN person p ON p.id = r.assessor_id
		JOIN entry e ON e.id = r.entry_id AND e.year = 2026 JOIN evidence v ON v.entry_id = e.id AND v.removed_at IS NULL AND v.slot LIKE 'sid-%'
		JOIN evidence_version n ON n.evidence_id = v.id AND n.no = v.current_no AND n.media_type = 'application/pdf'
		WHERE p.username = 'penilai3' AND r.status = 'started' AND e.status IN ('in_review', 'returned') ORDER BY v.id LIMIT 1`, nil)
	if err != nil {
		t.Fatal(err)
	}
	judge.Open("/penilaian/" + sheet)
	for range 60 { // what the sample brings is examined one after the other
		if judge.Open("/penilaian/" + sheet); strings.Contains(judge.Text(), "Halaman 1 dari") {
			break
		}
		time.Sleep(time.Second)
	}
	judge.shows("Halaman 1 dari")
	keepPictures(t, judge, "penilai3-lembar-halaman")
}

// keepPictures writes the page in both widths and themes to the folder of TestShots, if there is one.
func keepPictures(t *testing.T, b *tab, name string) {
	t.Helper()
	for _, l := range []look{{desktop, "light"}, {phone, "light"}, {phone, "dark"}} {
		b.Look(l.width, l.theme)
		checkWidth(t, b, l)
		if folder := os.Getenv("JARING_SHOTS"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, name+"-"+l.String()+".png"), b.Picture(l.width), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	b.Look(phone, "light")
}
