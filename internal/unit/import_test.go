package unit

import (
	"testing"

	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// importFile runs one import in its own transaction.
func importFile(t *testing.T, d *testdb.DB, f RegionFile) Report {
	t.Helper()
	var report Report
	err := d.DB.InTx(t.Context(), func(tx postgres.Tx) (err error) {
		report, err = ImportRegion(t.Context(), tx, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func pekalongan(t *testing.T) RegionFile {
	t.Helper()
	f, err := LoadRegion("pekalongan")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestImportRegion_Pekalongan(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	report := importFile(t, d, pekalongan(t))

	want := map[Kind]int{School: 122, Office: 26, HealthCenter: 14, Ward: 27, District: 4}
	for kind, n := range want {
		got, err := s.Count(t.Context(), Filter{Kind: kind})
		if err != nil || got != n || report.Added[kind] != n {
			t.Errorf("%s: %d in the database, %d reported, want %d (%v)", kind, got, report.Added[kind], n, err)
		}
	}
	region, err := s.Region(t.Context())
	wantRegion := Region{Code: "33.75", Name: "Kota Pekalongan", Kind: "kota", Province: "Jawa Tengah", Prefix: "PKL",
		OfficeName: "Bapperida Kota Pekalongan"}
	if err != nil || region != wantRegion {
		t.Errorf("region %+v, %v", region, err)
	}
	wards, err := s.Wards(t.Context())
	if err != nil || len(wards) != 27 || wards[0].In != "33.75.01" {
		t.Errorf("wards %v, %v", wards, err)
	}
}

func TestImportRegion_Parents(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	importFile(t, d, pekalongan(t))
	for name, want := range map[string]Unit{
		"SDN Kraton Kidul":           {ParentName: "Dinas Pendidikan", DistrictName: "Pekalongan Barat"},
		"SMPN 8":                     {ParentName: "Dinas Pendidikan"},
		"Puskesmas Bendan":           {ParentName: "Dinas Kesehatan"},
		"Kelurahan Medono":           {ParentName: "Kecamatan Pekalongan Barat", DistrictName: "Pekalongan Barat", WardName: "Medono"},
		"Kecamatan Pekalongan Utara": {DistrictName: "Pekalongan Utara"},
		"RSUD Bendan":                {},
	} {
		u := one(t, s, name)
		if u.ParentName != want.ParentName || u.DistrictName != want.DistrictName || u.WardName != want.WardName {
			t.Errorf("%s: parent %q, district %q, ward %q", name, u.ParentName, u.DistrictName, u.WardName)
		}
	}
}

// one finds the unit that is called exactly so.
func one(t *testing.T, s *Service, name string) Unit {
	t.Helper()
	found, err := s.List(t.Context(), Filter{Query: name, WithEnded: true}, After{}, 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range found {
		if u.Name == name {
			return u
		}
	}
	t.Fatalf("no unit is called %s", name)
	return Unit{}
}

func TestImportRegion_RenameIsHistory(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	report := importFile(t, d, pekalongan(t))
	u := one(t, s, "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah")
	for day, want := range map[string]string{
		"1990-01-01": "Badan Perencanaan Pembangunan Daerah",
		"2024-12-31": "Badan Perencanaan Pembangunan Daerah",
		"2025-01-01": "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
	} {
		if got, err := s.NameOn(t.Context(), u.ID, date(day)); err != nil || got != want {
			t.Errorf("on %s: %q, %v", day, got, err)
		}
	}
	if len(report.Notes) != 1 {
		t.Errorf("notes %q, want the assumed day and nothing else", report.Notes)
	}
	if found, err := s.List(t.Context(), Filter{Query: "Perencanaan Pembangunan Daerah"}, After{}, 9); err != nil || len(found) != 1 {
		t.Errorf("found %d under the earlier name, %v", len(found), err)
	}
}

func TestImportRegion_Again(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	f := pekalongan(t)
	importFile(t, d, f)
	coordinator := person(t, d, "coordinator")
	d.SetNow(t, moment("2026-05-05T09:00:00+07:00"))
	school := one(t, s, "SDN Medono 01")
	if err := s.Rename(t.Context(), coordinator, school.ID, school.Version, "SDN Medono Satu", date("2026-05-01")); err != nil {
		t.Fatal(err)
	}
	gone := one(t, s, "SDN Medono 04")
	if err := s.Merge(t.Context(), coordinator, gone.ID, gone.Version, school.ID, date("2026-05-02")); err != nil {
		t.Fatal(err)
	}
	report := importFile(t, d, f)
	for kind, n := range report.Added {
		t.Errorf("%d of %s added again", n, kind)
	}
	if n, err := s.Count(t.Context(), Filter{WithEnded: true}); err != nil || n != 193 {
		t.Errorf("%d units, %v", n, err)
	}
	imports, err := postgres.Value[int](t.Context(), d.DB, `SELECT count(*)::integer FROM history WHERE act = 'import'`, nil)
	if err != nil || imports != 1 {
		t.Errorf("%d imports in the history, %v", imports, err)
	}
}

func TestImportRegion_AnotherRegion(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	f := pekalongan(t)
	importFile(t, d, f)
	f.Code = "33.26"
	err := d.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		_, err := ImportRegion(t.Context(), tx, f)
		return err
	})
	if fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a second region is answered with %v", err)
	}
}

func TestImportRegion_Namesakes(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	f := pekalongan(t)
	west, east := "Pekalongan Barat", "Pekalongan Timur"
	f.Schools = []FileSchool{
		{Name: "SD Islam", Level: "SD", Ownership: "swasta", District: &west},
		{Name: "SD Islam", Level: "SD", Ownership: "negeri", District: &west},
		{Name: "SD ISLAM", Level: "SD", Ownership: "swasta", District: &east},
		{Name: "SD Islam", Level: "SD", Ownership: "swasta"},
	}
	for round, want := range []int{3, 0} {
		report := importFile(t, d, f)
		if report.Added[School] != want {
			t.Errorf("round %d: %d schools added, want %d", round, report.Added[School], want)
		}
		if len(report.Notes) < 3 {
			t.Errorf("round %d: notes %q", round, report.Notes)
		}
	}
	if n, err := s.Count(t.Context(), Filter{Kind: School}); err != nil || n != 3 {
		t.Errorf("%d schools, %v", n, err)
	}
}
