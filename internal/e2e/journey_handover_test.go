package e2e

import (
	"testing"

	"jaring/internal/testsite"
)

// TestJourney_Handover: the account of an innovation's lead is about to end, then the next lead is promoted. Each time the unit
// finds the task on its desk and names a new lead with a record, whose paper verifies at its QR address. The page of
// the innovators names all leads; the history names the records, as it holds no names.
func TestJourney_Handover(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := openTab(t, site.URL)
	b.SignIn("operator")
	b.Go(own("inovator", "SERUNI", `.*/inovator`))
	people := b.Path()
	if got := b.lead(); got != "Siti Aminah" {
		t.Fatalf("the lead is %q", got)
	}

	endAssignment(t, site, "operator")
	b.Open("/meja")
	b.shows("Serah terima SERUNI", "Tugas akun Siti Aminah berakhir 30 Juni 2026")
	b.Open(b.step(handing))
	b.FillDate("Hari terakhir sebagai ketua", "18", "6", "2026")
	b.Tick("Alasan > Mutasi")
	b.Choose("Ketua baru", "Hadi Irawan")
	b.handOver("Hadi Irawan")

	b.Follow("Atur Hadi Irawan")
	b.FillDate("Hari terakhir", "18", "6", "2026")
	b.Tick("Alasan > Promosi")
	b.Press("Catat berhenti")
	b.shows("Belum ada ketua yang aktif", "Hadi Irawan")
	b.Open("/meja")
	b.shows("Serah terima SERUNI", "Hadi Irawan berhenti 18 Juni 2026, promosi")
	b.Open(b.step(handing))
	b.Fill("Nama orang lain itu", "Endang Lestari")
	b.Fill("Jabatannya", "Guru kelas lima")
	b.handOver("Endang Lestari")

	b.Open(people)
	b.shows("Siti Aminah kepada Hadi Irawan", "Hadi Irawan kepada Endang Lestari")
	b.Open("/meja")
	b.hides("Serah terima SERUNI")
	b.Go(own("riwayat", "SERUNI", `.*/riwayat`))
	b.shows("Serah terima kepada ketua baru (BA-2026-000001)", "Serah terima kepada ketua baru (BA-2026-000002)")
}

// handing leads from the desk to the form of the task.
const handing = `/usulan/\w+/inovator/serah-terima @ SERUNI`

// handOver writes the record, and holds its paper against what everybody may ask about it.
func (b *tab) handOver(to string) {
	b.t.Helper()
	b.Fill("Keadaan", "Dipakai di enam kelas setiap Jumat.")
	b.Fill("Dokumen", "SK dan foto ada di lemari tata usaha.")
	b.Fill("Rencana", "Dua kelas lagi sebelum semester baru.")
	b.Press("Simpan serah terima")
	if got := b.lead(); got != to {
		b.t.Errorf("the lead is %q, want %s", got, to)
	}
	record := b.step(`/usulan/\w+/berita-acara/\w+ @ kepada ` + to)
	mustVerify(b.t, b.Download(record), "Berita acara ini asli", "SERUNI")
}

// lead is who leads, as the page of the innovators shows it.
func (b *tab) lead() string {
	b.t.Helper()
	return eval[string](b, `[...document.querySelectorAll(".people li")].find((li) => li.innerText.includes("Ketua"))?.querySelector("b").innerText ?? ""`)
}

// endAssignment lets the account's work at its unit end in twelve days; the page that does it belongs to the administrators.
func endAssignment(t *testing.T, site *testsite.Site, username string) {
	t.Helper()
	if _, err := site.Owner.Exec(t.Context(), `UPDATE role_assignment SET ends_on = '2026-06-30'
		WHERE person_id = (SELECT id FROM person WHERE username = $1)`, username); err != nil {
		t.Fatal(err)
	}
}
