package site_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

var passwordField = regexp.MustCompile(`<input[^>]* name="([^"]+)" type="password"`)

// TestKept_NoPasswordInAPage: whatever page gives a form back, the fields that a form of ours asks a password in are not
// in it.
func TestKept_NoPasswordInAPage(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	secrets := url.Values{}
	for _, page := range []testsite.Page{browsers[""].Get("/masuk"), browsers["koordinator"].Get("/akun")} {
		for _, found := range passwordField.FindAllStringSubmatch(page.Body, -1) {
			secrets.Set(found[1], "Sangat-Rahasia")
		}
	}
	if !secrets.Has("password") || !secrets.Has("current") {
		t.Fatalf("the pages ask for no passwords: %v", secrets)
	}
	mixed := url.Values{"legal_basis": {"Perwal 12"}}
	for name, values := range secrets {
		mixed[name] = values
	}
	door := url.Values{"username": {"siapa"}, "password": {"bukan"}, "lanjut": {"/akun/sandi"}, "kept": {mixed.Encode()}}
	in := url.Values{"username": {"koordinator"}, "password": {"jaring-contoh"}, "lanjut": {"/akun/sandi"}, "kept": {mixed.Encode()}}
	for about, page := range map[string]testsite.Page{
		"signed out":        browsers[""].Post("/akun/sandi", secrets),
		"signed out, mixed": browsers[""].Post("/akun/sandi", mixed),
		"wrong at the door": browsers[""].Post("/masuk", door),
		"back from it":      s.Visitor(t).Post("/masuk", in),
		"nobody's row":      browsers["operator2"].Post(f.address("/usulan/{id}/rancang-bangun"), mixed),
		"no such page":      browsers["operator"].Post("/tidak-ada", mixed),
		"wrong password":    browsers["operator"].Post("/akun/sandi", secrets),
	} {
		if strings.Contains(page.Body, "Sangat-Rahasia") {
			t.Errorf("%s (%d): a password stands in the page", about, page.Status)
		}
		if strings.Contains(about, "mixed") && !strings.Contains(page.Body, "Perwal") {
			t.Errorf("%s (%d): the rest is lost", about, page.Status)
		}
	}
}

// TestKept_RoleEnded ends roles while pages are open (ASVS 7.4): the next act is refused, and what was typed is on the
// page that says so, to copy and to send again.
func TestKept_RoleEnded(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	if _, err := s.Owner.Exec(t.Context(), `UPDATE role_assignment SET ends_on = starts_on, starts_on = starts_on - 1
		WHERE person_id IN (SELECT id FROM person WHERE username IN ('operator', 'koordinator'))`); err != nil {
		t.Fatal(err)
	}
	const text = `Sudah ditulis <b>satu jam</b> & "lama"`
	for name, act := range map[string]struct {
		path string
		form url.Values
		want int
	}{
		"operator":    {"/usulan/{id}/rancang-bangun", url.Values{"version": {"1"}, "legal_basis": {text}}, http.StatusNotFound},
		"koordinator": {"/koordinasi/usulan/{id}/tingkat", url.Values{"versi": {"1"}, "indikator": {"sid-16"}, "tingkat": {"2"}, "alasan": {text}}, http.StatusForbidden},
	} {
		path := f.address(act.path)
		page := browsers[name].Post(path, act.form)
		if page.Status != act.want {
			t.Errorf("%s: %d, want %d", name, page.Status, act.want)
		}
		mustGiveBack(t, name, page, path, act.form)
	}
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)

// mustGiveBack wants the form on the page as it was sent, and its words to be read.
func mustGiveBack(t *testing.T, about string, page testsite.Page, path string, form url.Values) {
	t.Helper()
	back := url.Values{}
	for _, field := range hiddenField.FindAllStringSubmatch(page.Body, -1) {
		back.Add(html.UnescapeString(field[1]), html.UnescapeString(field[2]))
	}
	if back.Encode() != form.Encode() || !strings.Contains(page.Body, `action="`+path+`"`) {
		t.Errorf("%s (%d): the form does not come back: %v", about, page.Status, back)
	}
	for _, values := range form {
		if strings.Contains(values[0], " ") && !strings.Contains(html.UnescapeString(page.Body), `<p class="quote">`+values[0]+`</p>`) {
			t.Errorf("%s (%d): %q cannot be read", about, page.Status, values[0])
		}
	}
}

// TestKept_NothingOfAnotherSite: what another site made the browser send is not put before the person as their own, to be
// sent by one press.
func TestKept_NothingOfAnotherSite(t *testing.T) {
	t.Parallel()
	_, f, browsers := everyone(t)
	for _, path := range []string{f.address("/usulan/{id}/rancang-bangun"), "/tidak-ada", "/akun/%ff", "/akun/peran"} {
		for _, name := range []string{"operator", "penilai1", ""} {
			page := browsers[name].Do(http.MethodPost, path, http.Header{
				"Content-Type": {plainForm}, "Sec-Fetch-Site": {"cross-site"},
			}, strings.NewReader("legal_basis=Milik+orang+lain&peran=x"))
			if page.Status < 400 || strings.Contains(page.Body, "orang lain") || strings.Contains(page.Body, "orang+lain") {
				t.Errorf("%s as %q: %d, and another site's form is on the page", path, name, page.Status)
			}
		}
	}
}
