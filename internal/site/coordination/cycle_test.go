package coordination_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/postgres"
	"jaring/internal/testsite"
	"jaring/internal/unit"
)

// year2026 is open from 1 May to 30 June.
func year2026() cycle.Cycle {
	at := func(month time.Month, day, hour, minute, second int) time.Time {
		return time.Date(2026, month, day, hour, minute, second, 0, cycle.WIB)
	}
	return cycle.Cycle{Year: 2026, InstrumentYear: 2026, MinWordsDesign: 300, AssessorsPerEntry: 2,
		EligibleFrom: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), EligibleTo: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC),
		Windows: []cycle.Window{{Stage: cycle.Collection, OpensAt: at(5, 1, 8, 0, 0), ClosesAt: at(6, 30, 23, 59, 59)}},
		Targets: []cycle.Target{{Aim: cycle.Aim{Scope: cycle.Region}, Amount: 120}}}
}

// office is a site with the region and the year 2026, and its coordinator's browser.
func office(t *testing.T) (*testsite.Site, *testsite.Browser) {
	t.Helper()
	s := testsite.New(t, false)
	s.SetNow(t, time.Date(2026, 6, 18, 14, 5, 0, 0, cycle.WIB))
	f, err := unit.LoadRegion("pekalongan")
	if err != nil {
		t.Fatal(err)
	}
	err = s.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		if _, err := unit.ImportRegion(t.Context(), tx, f); err != nil {
			return err
		}
		return cycle.Insert(t.Context(), tx, year2026())
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Account(t, "koordinator", auth.Coordinator, "")
	return s, s.SignedIn(t, "koordinator", testsite.Password)
}

const cyclePath = "/koordinasi/siklus/2026"

// fill reads the form of the year as the page shows it, so that a test changes one thing as a person would.
func fill(t *testing.T, b *testsite.Browser) url.Values {
	t.Helper()
	p := b.Get(cyclePath)
	if p.Status != http.StatusOK {
		t.Fatalf("%d\n%.400s", p.Status, p.Body)
	}
	form := url.Values{}
	for _, tag := range regexp.MustCompile(`<input[^>]*>`).FindAllString(p.Body, -1) {
		name := attr(tag, "name")
		if name == "" || attr(tag, "type") == "radio" && !strings.Contains(tag, " checked") {
			continue
		}
		form.Set(name, attr(tag, "value"))
	}
	chosen := regexp.MustCompile(`<option value="(\d+)" selected>`).FindStringSubmatch(p.Body)
	form.Set("instrument_year", chosen[1])
	return form
}

func attr(tag, name string) string {
	m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

func TestCyclePage_ShowsEveryField(t *testing.T) {
	t.Parallel()
	_, b := office(t)
	form := fill(t, b)
	for name, want := range year2026().Draft().Fields() {
		if got, ok := form[name]; !ok || got[0] != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	page := b.Get(cyclePath).Body
	for _, words := range []string{"sampai 30 Juni 2026", "Tersimpan: 30 Juni 2026, 23.59 WIB", "bukan ketentuan resmi", "Belum diputuskan",
		"Belum ada perubahan yang tercatat", "salinan pihak lain", "65,01 sampai 100,00"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
}

func TestCyclePage_Saves(t *testing.T) {
	t.Parallel()
	s, b := office(t)
	form := fill(t, b)
	form.Set("target_smp", "20")
	form.Set("counted_stages", "penerapan")
	form.Set("collection_closes", "2026-07-01T12:00")
	p := b.Post(cyclePath, form)
	if p.Status != http.StatusSeeOther || p.Location() != cyclePath+"?tersimpan=siklus" {
		t.Fatalf("%d %s", p.Status, p.Location())
	}
	c, err := cycle.New(s.DB.DB).Find(t.Context(), 2026)
	if n, ok := c.Target(cycle.Level, "SMP"); err != nil || !ok || n != 20 || len(c.Settings.CountedStages) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	after := b.Get(p.Location()).Body
	for _, words := range []string{"Siklus sudah tersimpan", "Siklus diatur", "Contoh koordinator, Koordinator Litbang",
		"Waktu tutup penjaringan: 30 Juni 2026, 23.59 WIB menjadi 1 Juli 2026, 12.00 WIB", "Target jenjang SMP: kosong menjadi 20",
		"Tahapan yang dihitung: belum diputuskan menjadi penerapan"} {
		if !strings.Contains(after, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
}

func TestCyclePage_KeepsWhatIsWrong(t *testing.T) {
	t.Parallel()
	s, b := office(t)
	form := fill(t, b)
	form.Set("target_region", "<b>banyak")
	form.Set("eligible_to", "2020-01-01")
	form.Del("rejected_in_divisor")
	p := b.Post(cyclePath, form)
	if p.Status != http.StatusUnprocessableEntity {
		t.Fatalf("%d", p.Status)
	}
	for _, words := range []string{"Ada 3 hal yang perlu diperbaiki", `href="#target_region"`, `href="#eligible_to"`, `href="#rejected_in_divisor"`,
		`value="&lt;b&gt;banyak"`, `value="2020-01-01"`, "<title>Galat: "} {
		if !strings.Contains(p.Body, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
	if c, err := cycle.New(s.DB.DB).Find(t.Context(), 2026); err != nil || c.Version != 1 {
		t.Errorf("version %d, %v", c.Version, err)
	}
}

func TestCyclePage_TellsOfTheOther(t *testing.T) {
	t.Parallel()
	s, first := office(t)
	s.Account(t, "kedua", auth.Coordinator, "")
	second := s.SignedIn(t, "kedua", testsite.Password)
	mine, theirs := fill(t, first), fill(t, second)
	theirs.Set("target_region", "150")
	if p := second.Post(cyclePath, theirs); p.Status != http.StatusSeeOther {
		t.Fatalf("%d", p.Status)
	}
	mine.Set("min_words_design", "400")
	p := first.Post(cyclePath, mine)
	if p.Status != http.StatusConflict {
		t.Fatalf("%d", p.Status)
	}
	for _, words := range []string{"sudah diubah orang lain", "Target daerah</b>: tersimpan 150, isian Anda 120",
		"Kata rancang bangun</b>: tersimpan 300, isian Anda 400", `value="400"`, `name="version" value="2"`} {
		if !strings.Contains(p.Body, words) {
			t.Errorf("the page lacks %q", words)
		}
	}
	mine.Set("version", "2")
	if p := first.Post(cyclePath, mine); p.Status != http.StatusSeeOther {
		t.Errorf("after having seen both: %d", p.Status)
	}
}

func TestCyclePage_Create(t *testing.T) {
	t.Parallel()
	_, b := office(t)
	if page := b.Get("/koordinasi/siklus").Body; !strings.Contains(page, `value="2027"`) || !strings.Contains(page, "IGA 2026") {
		t.Error("the list suggests no next year")
	}
	form := url.Values{"year": {"2026"}, "instrument_year": {"2026"}, "eligible_from": {"2024-01-01"}, "eligible_to": {"2025-12-31"}}
	if p := b.Post("/koordinasi/siklus", form); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Body, "Siklus tahun ini sudah ada") {
		t.Errorf("the same year again: %d", p.Status)
	}
	form.Set("year", "2027")
	if p := b.Post("/koordinasi/siklus", form); p.Status != http.StatusSeeOther || p.Location() != "/koordinasi/siklus/2027?tersimpan=dibuat" {
		t.Errorf("another year: %d %s", p.Status, p.Location())
	}
	if p := b.Get("/koordinasi/siklus/2027?tersimpan=dibuat"); p.Status != http.StatusOK || !strings.Contains(p.Body, "belum dijadwalkan") {
		t.Errorf("its page: %d", p.Status)
	}
}

func TestCyclePage_EmptyRegion(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "koordinator", auth.Coordinator, "")
	p := s.SignedIn(t, "koordinator", testsite.Password).Get("/koordinasi/siklus")
	if p.Status != http.StatusOK || !strings.Contains(p.Body, "Belum ada siklus") || !strings.Contains(p.Body, strconv.Itoa(time.Now().In(cycle.WIB).Year())) {
		t.Errorf("%d\n%.500s", p.Status, p.Body)
	}
}

func TestCyclePage_Who(t *testing.T) {
	t.Parallel()
	s, coordinator := office(t)
	if p := s.Visitor(t).Get(cyclePath); p.Status != http.StatusSeeOther || !strings.HasPrefix(p.Location(), "/masuk") {
		t.Errorf("a visitor: %d %s", p.Status, p.Location())
	}
	for _, address := range []string{"/koordinasi/siklus/2031", "/koordinasi/siklus/x", "/koordinasi/siklus/02026", "/koordinasi/siklus/20260"} {
		if p := coordinator.Get(address); p.Status != http.StatusNotFound {
			t.Errorf("%s: %d", address, p.Status)
		}
	}
	form := fill(t, coordinator)
	for _, role := range []auth.Role{auth.Assessor, auth.EducationOfficial, auth.Supervisor, auth.Executive, auth.Admin} {
		name := "orang." + strings.ReplaceAll(string(role), "_", "")
		s.Account(t, name, role, "")
		b := s.SignedIn(t, name, testsite.Password)
		for about, p := range map[string]testsite.Page{
			"list": b.Get("/koordinasi/siklus"), "year": b.Get(cyclePath), "save": b.Post(cyclePath, form),
			"create": b.Post("/koordinasi/siklus", url.Values{"year": {"2027"}, "instrument_year": {"2026"}, "eligible_from": {"2024-01-01"}, "eligible_to": {"2025-12-31"}}),
		} {
			if p.Status != http.StatusForbidden {
				t.Errorf("%s: %s: %d", role, about, p.Status)
			}
		}
	}
}
