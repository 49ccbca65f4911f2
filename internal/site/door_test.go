package site_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

func credentials(next string) url.Values {
	return url.Values{"username": {"siti"}, "password": {testsite.Password}, "lanjut": {next}}
}

func TestDoor_LeadsBackToOwnAddressesOnly(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	for next, want := range map[string]string{
		"/akun": "/akun", "/akun?x=1": "/akun?x=1",
		"//evil.example": "/masuk", `/\evil.example`: "/masuk", "https:evil.example": "/masuk", "https://evil.example/akun": "/masuk",
		"/%2f%2fevil.example": "/masuk", "/keluar": "/masuk", "/tidak-ada": "/masuk", "": "/masuk", "/akun\r\nX: y": "/masuk",
	} {
		page := s.Visitor(t).Post("/masuk", credentials(next))
		if page.Status != http.StatusSeeOther || page.Location() != want {
			t.Errorf("lanjut=%q leads to %d %q, want %q", next, page.Status, page.Location(), want)
		}
	}
}

func TestDoor_NewTokenAtSignIn(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	planted := "jaring=planted-by-somebody-else"
	b := s.Visitor(t)
	page := b.Do(http.MethodPost, "/masuk", http.Header{
		"Content-Type": {"application/x-www-form-urlencoded"}, "Cookie": {planted},
	}, strings.NewReader(credentials("").Encode()))
	cookie := page.Header.Get("Set-Cookie")
	if cookie == "" || strings.Contains(cookie, "planted") || !strings.Contains(cookie, "HttpOnly; SameSite=Lax") {
		t.Errorf("Set-Cookie after a planted token: %q", cookie)
	}
}

func TestDoor_SignOutEndsTheSession(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	b := s.SignedIn(t, "siti", testsite.Password)
	if page := b.Get("/akun"); page.Status != http.StatusOK {
		t.Fatalf("signed in: %d", page.Status)
	}
	b.Post("/keluar", nil)
	if page := b.Get("/akun"); page.Status != http.StatusSeeOther || page.Location() != "/masuk?lanjut=%2Fakun" {
		t.Errorf("after signing out: %d %q", page.Status, page.Location())
	}
}

func TestDoor_FormSurvivesTheEndOfTheSession(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	b := s.Visitor(t)
	page := b.Post("/akun/peran", url.Values{"peran": {"ketikan & saya"}})
	if page.Status != http.StatusUnauthorized || !strings.Contains(page.Body, "Isian yang baru Anda kirim masih ada") {
		t.Fatalf("posting without a session: %d", page.Status)
	}
	form := credentials("/akun/peran")
	form.Set("kept", "peran=ketikan+%26+saya")
	page = b.Post("/masuk", form)
	if page.Status != http.StatusOK || !strings.Contains(page.Body, `name="peran" value="ketikan &amp; saya"`) ||
		!strings.Contains(page.Body, `action="/akun/peran"`) {
		t.Errorf("after signing in the form is not there: %d\n%s", page.Status, page.Body)
	}
}

func TestDoor_MassAssignment(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	form := credentials("")
	form.Set("role", "admin")
	if page := s.Visitor(t).Post("/masuk", form); page.Status != http.StatusBadRequest {
		t.Errorf("an unknown field answers %d", page.Status)
	}
}
