package e2e

import (
	"bytes"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testserve"
)

// largePDF is a whole PDF of many bytes.
func largePDF(size int) []byte {
	noise := make([]byte, size)
	for i := range noise {
		noise[i] = byte(i*i>>8 ^ i)
	}
	return append(append([]byte("%PDF-1.7\n"), noise...), "\n%%EOF\n"...)
}

const sent = `document.querySelector(".upload progress")?.value`

// openEntry is one of operator's entries that may be changed.
func openEntry(t *testing.T, q postgres.Querier) string {
	t.Helper()
	entry, err := postgres.Value[string](t.Context(), q, `SELECT e.id FROM entry e JOIN role_assignment r ON r.unit_id = e.unit_id
		JOIN person p ON p.id = r.person_id WHERE p.username = 'operator' AND e.status IN ('draft', 'returned') AND e.year = 2026 ORDER BY e.name LIMIT 1`, nil)
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

// TestUpload_GoesOn cuts the network in the middle of an upload and kills the program meanwhile. Once both are back the
// upload goes on, without anybody touching it, and the evidence is there.
func TestUpload_GoesOn(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	program := testserve.Build(t)
	env := []string{"DATABASE_URL=" + site.DB.URL, "JARING_DATA_DIR=" + t.TempDir()}
	serving := testserve.Start(t, program, env, "--demo", "--listen", "127.0.0.1:0")
	shelf := "/usulan/" + openEntry(t, site.Owner) + "/indikator/sid-16/bukti"
	b := openTab(t, serving.URL)
	b.Look(phone, "light")
	b.SignIn("operator")
	b.Open(shelf)
	b.expect(0) // requests fail on purpose

	content := largePDF(6 << 20)
	b.Fill("Nomor surat", "188/2024")
	b.Attach(fileLabel, onDisk(t, "perwal.pdf", content))
	b.Network(512 << 10)
	b.click(b.find("Simpan bukti", "button"))
	b.until("a part is sent", sent+` > 1 << 20`)
	b.shows("perwal.pdf", "dari 6,3 MB", "sisa")
	b.click(b.find("Jeda", "button"))
	b.until("it rests", `document.querySelector(".upload [data-kata]").textContent === "Dijeda."`)
	b.click(b.find("Lanjutkan", "button"))
	b.until("it goes on", sent+` > 2 << 20`)
	b.Network(0)
	serving.Kill() // the browser lets a request that runs run on
	b.until("the page says so", `document.querySelector(".upload")?.innerText.includes("Jaringan putus")`)
	testserve.Start(t, program, env, "--demo", "--listen", strings.TrimPrefix(serving.URL, "http://"))
	b.Network(-1)
	b.until("the evidence is there", `document.querySelector("[data-bukti]")?.innerText.includes("perwal.pdf")`)
	if n, err := postgres.Value[int](t.Context(), site.Owner, `SELECT count(*) FROM upload WHERE evidence_id IS NOT NULL`, nil); n != 1 || err != nil {
		t.Errorf("%d uploads, %v", n, err)
	}
	if n, err := postgres.Value[int](t.Context(), site.Owner, `SELECT count(*) FROM upload`, nil); n != 1 || err != nil {
		t.Errorf("begun %d times, %v", n, err)
	}
	id, err := postgres.Value[string](t.Context(), site.Owner, `SELECT evidence_id FROM upload`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Download("/bukti/" + id + "/berkas"); !bytes.Equal(got, content) {
		t.Errorf("%d bytes came, %d were sent, or others", len(got), len(content))
	}
	b.closedMeanwhile(shelf, site.Owner)
}

// closedMeanwhile leaves the page in the middle of an upload. Choosing the file again goes on where it stopped.
func (b *tab) closedMeanwhile(shelf string, q postgres.Querier) {
	b.t.Helper()
	file := onDisk(b.t, "lampiran.pdf", largePDF(3<<20))
	b.Open(shelf)
	b.expect(0)
	b.Network(512 << 10)
	b.Attach(fileLabel, file)
	b.click(b.find("Simpan bukti", "button"))
	b.until("a part is sent", sent+` > 1 << 20`)
	b.Open("/meja")
	b.Network(-1)
	b.Open(shelf)
	b.shows("lampiran.pdf", "belum selesai")
	b.Attach(fileLabel, file)
	b.Press("Simpan bukti")
	b.shows("lampiran.pdf", "Bukti tersimpan")
	if n, err := postgres.Value[int](b.t.Context(), q, `SELECT count(*) FROM upload`, nil); n != 2 || err != nil {
		b.t.Errorf("begun %d times, %v", n, err)
	}
	b.Open("/meja") // the shelf asks on while the file is examined, and the program ends before the tab
}

// TestUpload_BegunWithoutNetwork presses the button where there is no network at all: not even the protocol's library has
// come yet. The page says so, and the upload begins by itself.
func TestUpload_BegunWithoutNetwork(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := openTab(t, site.URL)
	b.SignIn("operator")
	b.Open("/usulan/" + openEntry(t, site.Owner) + "/indikator/sid-16/bukti")
	b.expect(0)
	b.offline(true)
	b.Attach(fileLabel, onDisk(t, "perwal.pdf", smallPDF("Perwal")))
	b.click(b.find("Simpan bukti", "button"))
	b.until("the page says so", `document.querySelector(".upload")?.innerText.includes("Unggahan dimulai begitu tersambung")`)
	b.offline(false)
	b.until("the evidence is there", `document.querySelector("[data-bukti]")?.innerText.includes("perwal.pdf")`)
}

// TestUpload_Refused: what the server says of a file stands beside it, the fields stay, and the next file goes its way.
func TestUpload_Refused(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := openTab(t, site.URL)
	b.SignIn("operator")
	b.Open("/usulan/" + openEntry(t, site.Owner) + "/indikator/sid-16/bukti")
	b.expect(0)
	b.Fill("Perihal", "Bukan PDF")
	b.Attach(fileLabel, onDisk(t, "surat.pdf", []byte("ini teks biasa\n")))
	b.click(b.find("Simpan bukti", "button"))
	b.until("the file is refused", `document.querySelector(".upload .error")?.textContent.includes("teks biasa")`)
	if got := b.Value("Perihal"); got != "Bukan PDF" {
		t.Errorf("after a refused file the field holds %q", got)
	}
	b.Fill("Nomor surat", "421.3/114/2025")
	b.FillDate("Tanggal surat", "3", "3", "2025")
	b.Attach(fileLabel, onDisk(t, "baik.pdf", smallPDF("Keputusan")))
	b.Press("Simpan bukti")
	b.shows("Bukti tersimpan", "baik.pdf", "421.3/114/2025")
}
