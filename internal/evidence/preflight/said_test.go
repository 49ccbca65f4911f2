package preflight_test

import (
	"strings"
	"testing"
	"time"

	"jaring/internal/evidence/preflight"
	"jaring/internal/testfile"
)

func TestReadLetter(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text            string
		number, subject string
		date            time.Time
	}{
		"a decision": {"PEMERINTAH KOTA PEKALONGAN\nKEPUTUSAN KEPALA SMP NEGERI 8\nNOMOR 421/12/2025\nTENTANG\nPENETAPAN INOVASI RUMAH BOTOL\nDAN TIM PELAKSANANYA\n" +
			"KEPALA SMP NEGERI 8,\nMenimbang : a. bahwa\nDitetapkan di Pekalongan\npada tanggal 4 Maret 2025\n",
			"421/12/2025", "PENETAPAN INOVASI RUMAH BOTOL DAN TIM PELAKSANANYA", day(2025, 3, 4)},
		"a regulation": {"WALI KOTA PEKALONGAN\nPROVINSI JAWA TENGAH\nPERATURAN WALI KOTA PEKALONGAN\nNOMOR 15 TAHUN 2026\nTENTANG\nINOVASI DAERAH\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n",
			"15 TAHUN 2026", "INOVASI DAERAH", time.Time{}},
		"a letter": {"Pekalongan, 3 Februari 2026\nNomor    : 420/1234/2026\nSifat    : Biasa\nLampiran : 1 (satu) berkas\nHal      : Permohonan narasumber bimbingan teknis\n           inovasi daerah\nKepada\nYth. Kepala Dinas\n",
			"420/1234/2026", "Permohonan narasumber bimbingan teknis inovasi daerah", day(2026, 2, 3)},
		"a letter in two columns": {"Nomor : 800/45/2026 Pekalongan, 3 Februari 2026\nPerihal : Undangan\n\nDengan hormat,\n", "800/45/2026", "Undangan", day(2026, 2, 3)},
		"an assignment":           {"SURAT TUGAS\nNomor: 800.1.11.1/0123/SMP.8/II/2026\nYang bertanda tangan di bawah ini\nDitetapkan di Pekalongan pada tanggal 3 Februari 2026\n", "800.1.11.1/0123/SMP.8/II/2026", "", day(2026, 2, 3)},
		"spaces":                  {"No. : 005 / 77 / 2026\nPerihal: Rapat.\n", "005/77/2026", "Rapat", time.Time{}},
		"small letters":           {"Keputusan Kepala Sekolah\nNomor 421/7/2026\ntentang Penetapan Inovasi Rumah Botol\nMenimbang\n", "421/7/2026", "Penetapan Inovasi Rumah Botol", time.Time{}},
		"dashes":                  {"SERTIFIKAT\nNomor: 12-A/DINDIK/2025\n", "12-A/DINDIK/2025", "", time.Time{}},
		"an agreement":            {"NOTA KESEPAHAMAN\nNOMOR: 074/MOU-15/2025\nTENTANG :\nKERJA SAMA PENGELOLAAN SAMPAH\n\nPada hari ini", "074/MOU-15/2025", "KERJA SAMA PENGELOLAAN SAMPAH", time.Time{}},

		"a report":          {"LAPORAN KEGIATAN\nKegiatan ini tentang pengelolaan sampah di sekolah.\nNomor telepon 0285 421234\nHal ini penting bagi kami.\n1. Nomor urut 12\n", "", "", time.Time{}},
		"a house":           {"SMP NEGERI 8\nNomor 12\nJalan Sriwijaya No. 12 Pekalongan\n", "", "", time.Time{}},
		"cited":             {"Laporan\nberdasarkan Peraturan Nomor 38 Tahun 2017 tentang Inovasi Daerah\nmulai 4 Maret 2025\n", "", "", time.Time{}},
		"cited at the line": {"Laporan kegiatan\ntentang apa yang kami lakukan di kelas\n", "", "", time.Time{}},
		"nothing":           {"", "", "", time.Time{}},
		"without end":       {"Hal : " + strings.Repeat("kata ", 200) + "\n", "", "", time.Time{}},
		"far too many":      {"Hal : satu\n" + strings.Repeat("baris\n", 20), "", "", time.Time{}},
		"a long number":     {"Nomor : " + strings.Repeat("1/", 100) + "2\n", "", "", time.Time{}},
		"no date":           {"Pekalongan, 31 Februari 2026\n", "", "", time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := preflight.ReadLetter(c.text)
			if got.Number != c.number || got.Subject != c.subject || !got.Date.Equal(c.date) {
				t.Errorf("%q, %q, %v", got.Number, got.Subject, got.Date)
			}
		})
	}
}

// TestReadLetter_Hostile: what is made to be slow is not.
func TestReadLetter_Hostile(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		strings.Repeat("Nomor : 1/1", 20_000), strings.Repeat("Nomor : ", 20_000), strings.Repeat("Hal : x\n", 20_000), strings.Repeat("tentang\n", 20_000),
		strings.Repeat("a, ", 60_000) + "1 Mei 2025", strings.Repeat("\n", 200_000), strings.Repeat("Nomor 1/"+strings.Repeat(" ", 50), 5_000), "Hal : \xff\xfe\u202e",
		strings.Join(testfile.Words(20_000, 1), "\n"),
	} {
		begun := time.Now()
		preflight.ReadLetter(text)
		if took := time.Since(begun); took > 3*time.Second {
			t.Errorf("%.20q takes %v", text, took)
		}
	}
}

func FuzzReadLetter(f *testing.F) {
	f.Add("Nomor : 1/2/2026\nHal : apa\nPekalongan, 3 Februari 2026")
	f.Fuzz(func(t *testing.T, text string) {
		got := preflight.ReadLetter(text)
		if len([]rune(got.Number)) > 120 || len([]rune(got.Subject)) > 300 || strings.ContainsAny(got.Number+got.Subject, "\n\r") {
			t.Errorf("%+v", got)
		}
	})
}
