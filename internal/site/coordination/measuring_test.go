package coordination_test

import (
	"bytes"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/iid"
	"jaring/internal/testsite"
)

// measuring is a site with the years 2024, 2025 and 2026, and its coordinator's browser.
func measuring(t *testing.T) (*testsite.Site, *testsite.Browser) {
	t.Helper()
	s := testsite.New(t, false)
	for _, year := range []int{2024, 2025, 2026} {
		_, err := s.Owner.Exec(t.Context(),
			"INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES ($1, $1, '2023-01-01', '2025-12-31')", year)
		if err != nil {
			t.Fatal(err)
		}
	}
	s.Account(t, "nur", auth.Coordinator, "")
	return s, s.SignedIn(t, "nur", testsite.Password)
}

// get and post return what most tests look at.
func get(b *testsite.Browser, address string) (status int, body string) {
	p := b.Get(address)
	return p.Status, p.Body
}

func post(b *testsite.Browser, address string, form url.Values) (status int, body string) {
	p := b.Post(address, form)
	return p.Status, p.Body
}

// spdForm is the form of 2026 with every row at the level.
func spdForm(t *testing.T, level string) url.Values {
	t.Helper()
	in, err := iid.ForYear(2026)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"tahun": {"2026"}}
	for _, row := range in.SPD() {
		form.Set("tingkat["+row.Code+"]", level)
		form.Set("catatan["+row.Code+"]", "")
		form.Set("versi["+row.Code+"]", "0")
	}
	return form
}

var keyField = regexp.MustCompile(`name="kunci" value="([a-z0-9]+)"`)

// What the page shows, what the file holds and what the command score computes are the same digits.
func TestIndex_ComputeShowReproduce(t *testing.T) {
	t.Parallel()
	_, nur := measuring(t)
	if status, to := post(nur, "/koordinasi/spd", spdForm(t, "3")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, to)
	}
	status, page := get(nur, "/koordinasi/indeks?tahun=2026")
	key := keyField.FindStringSubmatch(page)
	if status != http.StatusOK || key == nil || !strings.Contains(page, "Belum ada hitungan") {
		t.Fatalf("%d %s", status, page)
	}
	form := url.Values{"tahun": {"2026"}, "kunci": {key[1]}}
	for range 2 { // the second sending computes nothing more
		if status, body := post(nur, "/koordinasi/indeks", form); status != http.StatusSeeOther {
			t.Fatalf("%d %s", status, body)
		}
	}
	_, page = get(nur, "/koordinasi/indeks?tahun=2026")
	receipts := regexp.MustCompile(`href="(/koordinasi/indeks/[a-z0-9]{16})"`).FindAllStringSubmatch(page, -1)
	for _, want := range []string{"25,20", "bukan hasil resmi", "0 dari 6 urusan wajib terisi", "2 hitungan di halaman ini", "dianggap"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if len(receipts) != 3 { // the button, and two rows
		t.Fatalf("%v", receipts)
	}
	address := receipts[0][1]
	_, receipt := get(nur, address)
	_, input := get(nur, address+"/masukan.json")
	p, err := iid.DecodePortfolio([]byte(input))
	if err != nil {
		t.Fatal(err)
	}
	again, err := iid.Score(p)
	if err != nil || again.Index != "25,20" || !strings.Contains(receipt, "sama sampai digit terakhir") || !strings.Contains(receipt, "Indeks 25,20") {
		t.Errorf("%+v, %v\n%s", again, err, receipt)
	}
}

func TestIndex_WhatIsMissing(t *testing.T) {
	t.Parallel()
	_, nur := measuring(t)
	for year, want := range map[string]string{"2024": "Total SPD tahun ini belum diisi", "2025": "belum diketahui"} {
		status, page := get(nur, "/koordinasi/indeks?tahun="+year)
		if status != http.StatusOK || !strings.Contains(page, want) || keyField.MatchString(page) {
			t.Errorf("%s: %d %s", year, status, page)
		}
		form := url.Values{"tahun": {year}, "kunci": {strings.Repeat("k", 20)}}
		if status, _ := post(nur, "/koordinasi/indeks", form); status != http.StatusConflict {
			t.Errorf("%s computed all the same: %d", year, status)
		}
	}
	for _, address := range []string{"/koordinasi/indeks?tahun=2031", "/koordinasi/indeks?tahun=dua", "/koordinasi/spd?tahun=2031",
		"/koordinasi/indeks/aaaaaaaaaaaaaaaa", "/koordinasi/indeks/aaaaaaaaaaaaaaaa/masukan.json", "/koordinasi/indeks/%27"} {
		if status, _ := get(nur, address); status != http.StatusNotFound {
			t.Errorf("%s: %d", address, status)
		}
	}
}

func TestRegional_KeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	_, nur := measuring(t)
	form := spdForm(t, "1")
	form.Set("tingkat[spd-02a]", "9")
	form.Set("catatan[spd-01]", "RPJMD <2025>")
	status, page := post(nur, "/koordinasi/spd", form)
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, `href="#spd-02a"`) || !strings.Contains(page, html.EscapeString("RPJMD <2025>")) ||
		!strings.Contains(page, "<title>Galat:") {
		t.Errorf("%d %s", status, page)
	}
	for text, want := range map[string]int{"31.50": http.StatusUnprocessableEntity, "31,50": http.StatusSeeOther} {
		status, page := post(nur, "/koordinasi/spd", url.Values{"tahun": {"2024"}, "total": {text}, "catatan": {""}, "versi": {"0"}})
		if status != want || status == http.StatusUnprocessableEntity && !strings.Contains(page, `value="31.50"`) {
			t.Errorf("%s: %d %s", text, status, page)
		}
	}
	if _, page := get(nur, "/koordinasi/spd?tahun=2024"); !strings.Contains(page, `value="31,50"`) {
		t.Error("the saved total is not in the form")
	}
}

// Two people at once: the second is told, sees both, and may then decide.
func TestRegional_Overtaken(t *testing.T) {
	t.Parallel()
	_, nur := measuring(t)
	post(nur, "/koordinasi/spd", spdForm(t, "1"))
	late := url.Values{"tahun": {"2026"}, "tingkat[spd-01]": {"3"}, "catatan[spd-01]": {"Perda 4"}, "versi[spd-01]": {"0"}}
	status, page := post(nur, "/koordinasi/spd", late)
	if status != http.StatusConflict || !strings.Contains(page, "sudah menyimpan tingkat 1") || !strings.Contains(page, "Perda 4") ||
		!strings.Contains(page, `name="versi[spd-01]" value="1"`) {
		t.Fatalf("%d %s", status, page)
	}
	late.Set("versi[spd-01]", "1")
	if status, _ := post(nur, "/koordinasi/spd", late); status != http.StatusSeeOther {
		t.Errorf("sent again after seeing both: %d", status)
	}
}

func TestRegional_BrokenForms(t *testing.T) {
	t.Parallel()
	_, nur := measuring(t)
	for name, form := range map[string]url.Values{
		"no version":       {"tahun": {"2026"}, "tingkat[spd-01]": {"1"}},
		"version no digit": {"tahun": {"2026"}, "tingkat[spd-01]": {"1"}, "versi[spd-01]": {"x"}},
		"unknown row":      {"tahun": {"2026"}, "tingkat[spd-77]": {"1"}, "versi[spd-77]": {"0"}},
		"unknown field":    {"tahun": {"2026"}, "score": {"63"}},
	} {
		if status, _ := post(nur, "/koordinasi/spd", form); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status, _ := post(nur, "/koordinasi/spd", url.Values{"tahun": {"x"}}); status != http.StatusNotFound {
		t.Errorf("no year: %d", status)
	}
}

func TestMeasuring_Who(t *testing.T) {
	t.Parallel()
	s, _ := measuring(t)
	for role, want := range map[auth.Role]int{auth.Executive: http.StatusOK, auth.EducationOfficial: http.StatusOK,
		auth.Assessor: http.StatusForbidden, auth.Supervisor: http.StatusForbidden, auth.Admin: http.StatusForbidden} {
		name := "u" + strings.ReplaceAll(string(role), "_", "")
		s.Account(t, name, role, "")
		b := s.SignedIn(t, name, testsite.Password)
		for _, address := range []string{"/koordinasi/indeks", "/koordinasi/spd"} {
			status, page := get(b, address)
			if status != want || bytes.Contains([]byte(page), []byte(`action="`+address+`"`)) {
				t.Errorf("%s %s: %d", role, address, status)
			}
		}
		if status, _ := post(b, "/koordinasi/indeks", url.Values{"tahun": {"2026"}, "kunci": {strings.Repeat("k", 20)}}); status != http.StatusForbidden {
			t.Errorf("%s computes: %d", role, status)
		}
		if status, _ := post(b, "/koordinasi/spd", spdForm(t, "1")); status != http.StatusForbidden {
			t.Errorf("%s saves: %d", role, status)
		}
	}
}
