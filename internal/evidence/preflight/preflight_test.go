package preflight_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/evidence/preflight"
	"jaring/internal/testfile"
)

var home = preflight.Region{Name: "Kota Pekalongan", Kind: "kota", Province: "Jawa Tengah"}

const letterText = "PEMERINTAH KOTA PEKALONGAN\nDINAS PENDIDIKAN\nKEPUTUSAN KEPALA SMP NEGERI 8\nNomor 421/12/2025\n" +
	"tentang Penetapan Inovasi Rumah Botol\nDitetapkan di Pekalongan\npada tanggal 4 Maret 2025\n"

// good is a letter with which nothing is wrong; each case breaks one thing.
func good() preflight.Facts {
	return preflight.Facts{
		Year: 2026, Innovation: "Rumah Botol", Regulation: true, Window: &preflight.Window{From: 2024, To: 2026}, Region: home,
		LetterDate: time.Date(2025, time.March, 4, 0, 0, 0, 0, time.UTC),
		File:       preflight.File{PDF: true, Pages: 2, Read: 2, Text: letterText},
	}
}

func codes(list []preflight.Finding) []preflight.Code {
	var out []preflight.Code
	for _, f := range list {
		out = append(out, f.Code)
	}
	return out
}

func TestFindings(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*preflight.Facts)
		want   []preflight.Code
	}{
		"good":      {func(*preflight.Facts) {}, nil},
		"encrypted": {func(f *preflight.Facts) { f.File = preflight.File{PDF: true, Fault: "encrypted"} }, []preflight.Code{preflight.Encrypted}},
		"corrupt":   {func(f *preflight.Facts) { f.File = preflight.File{PDF: true, Fault: "corrupt"} }, []preflight.Code{preflight.Corrupt}},
		"empty":     {func(f *preflight.Facts) { f.File = preflight.File{PDF: true, Fault: "empty"} }, []preflight.Code{preflight.Empty}},
		"stopped":   {func(f *preflight.Facts) { f.File = preflight.File{PDF: true, Fault: "stopped"} }, []preflight.Code{preflight.Unreadable}},
		"scan":      {func(f *preflight.Facts) { f.File.Text, f.File.DPI = " CamScanner ", 200 }, []preflight.Code{preflight.NoText}},
		"blurred":   {func(f *preflight.Facts) { f.File.DPI = 99 }, []preflight.Code{preflight.Coarse}},
		"sharp":     {func(f *preflight.Facts) { f.File.DPI = 100 }, nil},
		"small picture": {func(f *preflight.Facts) { f.File, f.Regulation = preflight.File{Width: 1200, Height: 399}, false },
			[]preflight.Code{preflight.Coarse}},
		"picture": {func(f *preflight.Facts) { f.File, f.Regulation = preflight.File{Width: 400, Height: 400}, false }, nil},
		"film in time": {func(f *preflight.Facts) {
			f.File, f.Regulation, f.Longest = preflight.File{Length: 5 * time.Minute}, false, 5*time.Minute
		}, nil},
		"film too long": {func(f *preflight.Facts) {
			f.File, f.Regulation, f.Longest = preflight.File{Length: 5*time.Minute + time.Second}, false, 5*time.Minute
		}, []preflight.Code{preflight.VideoTooLong}},
		"film of any length": {func(f *preflight.Facts) { f.File, f.Regulation = preflight.File{Length: time.Hour}, false }, nil},
		"a day too early":    {func(f *preflight.Facts) { f.LetterDate = day(2023, 12, 31) }, []preflight.Code{preflight.DateOutside}},
		"the first day":      {func(f *preflight.Facts) { f.LetterDate = day(2024, 1, 1) }, nil},
		"the last day":       {func(f *preflight.Facts) { f.LetterDate = day(2026, 12, 31) }, nil},
		"a day too late":     {func(f *preflight.Facts) { f.LetterDate = day(2027, 1, 1) }, []preflight.Code{preflight.DateOutside}},
		"without a window":   {func(f *preflight.Facts) { f.Window, f.LetterDate = nil, day(1999, 1, 1) }, nil},
		"date in the text": {func(f *preflight.Facts) {
			f.LetterDate = time.Time{}
			f.File.Text = strings.ReplaceAll(letterText, "4 Maret 2025", "4 Maret 2021")
		}, []preflight.Code{preflight.DateOutside}},
		"typed before read": {func(f *preflight.Facts) { f.File.Text = strings.ReplaceAll(letterText, "4 Maret 2025", "4 Maret 2021") }, nil},
		"other region": {func(f *preflight.Facts) {
			f.File.Text = strings.ReplaceAll(letterText, "KOTA PEKALONGAN", "KABUPATEN BATANG")
		}, []preflight.Code{preflight.OtherRegion}},
		"the regency around": {func(f *preflight.Facts) {
			f.File.Text = strings.ReplaceAll(letterText, "KOTA PEKALONGAN", "KABUPATEN PEKALONGAN")
		},
			[]preflight.Code{preflight.OtherRegion}},
		"another mentioned": {func(f *preflight.Facts) { f.File.Text += "Belajar dari Kota Semarang dan Kabupaten Batang.\n" }, nil},
		"without the name":  {func(f *preflight.Facts) { f.Innovation = "Kelas Sungai" }, []preflight.Code{preflight.NameNotFound}},
		"no regulation":     {func(f *preflight.Facts) { f.Innovation, f.Regulation = "Kelas Sungai", false }, nil},
		"own use":           {func(f *preflight.Facts) { f.Same = []preflight.Use{{Own: true}} }, []preflight.Code{preflight.UsedBefore}},
		"use of others":     {func(f *preflight.Facts) { f.Same = []preflight.Use{{}} }, []preflight.Code{preflight.UsedByOther}},
		"alike":             {func(f *preflight.Facts) { f.Similar = []preflight.Use{{Own: true}, {}} }, []preflight.Code{preflight.NearlySame, preflight.NearlyOther}},
		"locked and used":   {func(f *preflight.Facts) { f.File.Fault, f.Same = "encrypted", []preflight.Use{{Own: true}} }, []preflight.Code{preflight.Encrypted, preflight.UsedBefore}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := good()
			c.change(&f)
			if diff := cmp.Diff(c.want, codes(preflight.Findings(f))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// TestFindings_OfOthersAreForTheOffice: whatever speaks of another unit names it, and is not for this one (A2).
func TestFindings_OfOthersAreForTheOffice(t *testing.T) {
	t.Parallel()
	f := good()
	f.Same = []preflight.Use{{Unit: "SD Negeri Rahasia", Innovation: "Saingan"}, {Own: true, Innovation: "Sendiri"}}
	f.Similar = f.Same
	for _, found := range preflight.Findings(f) {
		tells := strings.Contains(found.Title+found.Remedy, "Rahasia") || strings.Contains(found.Title+found.Remedy, "Saingan")
		if tells != (found.Audience == preflight.Office) {
			t.Errorf("for %s: %s", found.Audience, found.Title)
		}
	}
}

// TestFindings_Carried: last year's evidence of the same innovation in the same place is a note, and any other use of it
// is named before that one.
func TestFindings_Carried(t *testing.T) {
	t.Parallel()
	f := good()
	f.Same = []preflight.Use{{Own: true, Carried: true, Innovation: "Rumah Botol", Place: "indikator 16", Year: 2025}}
	if list := preflight.Findings(f); len(list) != 1 || list[0].Grade != preflight.Note {
		t.Errorf("%+v", list)
	}
	f.Same = append(f.Same, preflight.Use{Own: true, Innovation: "Taman Baca", Place: "indikator 17", Year: 2026})
	list := preflight.Findings(f)
	if len(list) != 1 || list[0].Grade != preflight.Check || !strings.Contains(list[0].Title, "Taman Baca, indikator 17 (2026) dan 1 tempat lain") {
		t.Errorf("%+v", list)
	}
}

// TestFindings_SameEntry: one letter may prove two indicators, so that is a note; a use elsewhere is named before it.
func TestFindings_SameEntry(t *testing.T) {
	t.Parallel()
	f := good()
	f.Same = []preflight.Use{{Own: true, Here: true, Place: "indikator 17", Year: 2026}}
	if list := preflight.Findings(f); len(list) != 1 || list[0].Grade != preflight.Note || !strings.Contains(list[0].Title, "indikator 17") {
		t.Errorf("%+v", list)
	}
	f.Same = append(f.Same, preflight.Use{Own: true, Innovation: "Taman Baca"})
	if list := preflight.Findings(f); len(list) != 1 || list[0].Grade != preflight.Check || !strings.Contains(list[0].Title, "Taman Baca") {
		t.Errorf("%+v", list)
	}
	f.Same, f.Similar = nil, []preflight.Use{{Own: true, Here: true}}
	if list := preflight.Findings(f); len(list) > 0 {
		t.Errorf("%+v", list)
	}
}

func TestFindings_NameInTheText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		innovation, text string
		want             bool // found
	}{
		{"Rumah Botol", "inovasi RUMAH-BOTOL sekolah kami", true},
		{"Rumah Botol (RUBO)", "penetapan inovasi Rubo tahun 2025", true},
		{"Rumah Botol (RUBO)", "penetapan inovasi Rumah\nBotol tahun 2025", true},
		{"Sistem Antar Jemput Siswa", "tentang sistem antar dan jemput siswa", true},
		{"Sistem Antar Jemput Siswa", "siswa dijemput; sistem lama; antar surat", false},
		{"Rumah Botol", "botol bekas di rumah siswa kami", false},
		{"Rumah Botol", "rumah siswa dan botol bekas kami", false},
	} {
		f := good()
		f.Innovation, f.File.Text = c.innovation, c.text
		if got := !slices.Contains(codes(preflight.Findings(f)), preflight.NameNotFound); got != c.want {
			t.Errorf("%s in %q: found %t", c.innovation, c.text, got)
		}
	}
}

func TestLetterDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]time.Time{
		"Pekalongan, 4 Maret 2025":                                  day(2025, 3, 4),
		"pada tanggal 17 agustus 2024":                              day(2024, 8, 17),
		"Tanggal : 1 Mei 2023":                                      day(2023, 5, 1),
		"rapat tanggal 1 Mei 2023\nPekalongan, 2 Mei 2023\nKepala,": day(2023, 5, 2),
		"mulai 4 Maret 2025 sampai selesai":                         {},
		"Pekalongan, 31 Februari 2025":                              {},
		"":                                                          {},
	} {
		if got := preflight.LetterDate(text); !got.Equal(want) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestBands_Alike(t *testing.T) {
	t.Parallel()
	text := strings.Join(testfile.Words(300, 1), "\n")
	near := strings.Replace(strings.ToUpper(text), "SISWA", "MURID", 2)
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", text, text, true},
		{"nearly", text, near, true},
		{"another", text, strings.Join(testfile.Words(300, 2), "\n"), false},
		{"half", text, text[:len(text)/2], false},
		{"both too short", "surat tugas", "surat tugas", false},
	} {
		if got := preflight.Alike(c.a, c.b); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
		if shared := slices.ContainsFunc(preflight.Bands(c.a), func(b int64) bool { return slices.Contains(preflight.Bands(c.b), b) }); c.want && !shared {
			t.Errorf("%s: no band is shared, so the database would not find it", c.name)
		}
	}
}

func TestFindings_EveryWordHasARemedy(t *testing.T) {
	t.Parallel()
	for _, fault := range []string{"encrypted", "corrupt", "empty", "stopped"} {
		f := good()
		f.File.Fault = fault
		for _, found := range preflight.Findings(f) {
			if found.Title == "" || found.Remedy == "" || found.Grade == "" || found.Audience == "" {
				t.Errorf("%+v", found)
			}
		}
	}
}
