package account_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

var keyForm = regexp.MustCompile(`name="sesi" value="([0-9a-f]{32})"`)

func TestAccount_EndsOtherSessions(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	s.Account(t, "budi", auth.Coordinator, "")
	here, there, third := s.SignedIn(t, "siti", testsite.Password), s.SignedIn(t, "siti", testsite.Password), s.SignedIn(t, "siti", testsite.Password)
	stranger := s.SignedIn(t, "budi", testsite.Password)
	keys := keyForm.FindAllStringSubmatch(here.Get("/akun").Body, -1)
	if len(keys) != 2 {
		t.Fatalf("%d other sessions are shown", len(keys))
	}
	if p := stranger.Post("/akun/sesi", url.Values{"sesi": {keys[0][1]}}); p.Status != http.StatusSeeOther {
		t.Errorf("stranger: %d", p.Status)
	}
	if p := there.Get("/akun"); p.Status != http.StatusOK {
		t.Errorf("a stranger ended a session: %d", p.Status)
	}
	if p := here.Post("/akun/sesi", url.Values{"sesi": {keys[0][1]}}); p.Status != http.StatusSeeOther {
		t.Errorf("end one: %d", p.Status)
	}
	signedIn := 0
	for _, b := range []*testsite.Browser{there, third} {
		if b.Get("/akun").Status == http.StatusOK {
			signedIn++
		}
	}
	if signedIn != 1 {
		t.Errorf("%d of two others are left", signedIn)
	}
	here.Post("/akun/sesi", url.Values{"sesi": {"semua"}})
	if there.Get("/akun").Status == http.StatusOK || third.Get("/akun").Status == http.StatusOK || here.Get("/akun").Status != http.StatusOK {
		t.Error("not exactly the others are gone")
	}
	if p := here.Post("/akun/sesi", url.Values{"sesi": {""}}); p.Status != http.StatusBadRequest {
		t.Errorf("no key: %d", p.Status)
	}
}

func TestAccount_SavesOwnData(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	s.Account(t, "siti", auth.Coordinator, "")
	b := s.SignedIn(t, "siti", testsite.Password)
	if p := b.Post("/akun/data-diri", url.Values{"name": {"Siti Aminah"}, "email": {"bukan surel"}, "version": {"1"}}); p.Status != http.StatusUnprocessableEntity ||
		!strings.Contains(p.Body, "bukan surel") {
		t.Errorf("bad address: %d", p.Status)
	}
	if p := b.Post("/akun/data-diri", url.Values{"name": {"Siti Aminah"}, "email": {"siti@contoh.go.id"}, "version": {"1"}}); p.Status != http.StatusSeeOther {
		t.Errorf("saved: %d", p.Status)
	}
	if p := b.Post("/akun/data-diri", url.Values{"name": {"Siti A."}, "email": {""}, "version": {"1"}}); p.Status != http.StatusConflict ||
		!strings.Contains(p.Body, "Tersimpan sekarang: Siti Aminah") || !strings.Contains(p.Body, `value="Siti A."`) {
		t.Errorf("stale: %d", p.Status)
	}
}

// The file of somebody in the sample region names nobody else: no id, no name, no username.
func TestAccount_DataNamesNobodyElse(t *testing.T) {
	t.Parallel()
	s := testsite.Sample(t)
	for _, username := range []string{"operator", "penilai3", "koordinator"} {
		p := s.SignedIn(t, username, "jaring-contoh").Get("/akun/data.json")
		if p.Status != http.StatusOK || p.Header.Get("Content-Type") != "application/json; charset=utf-8" {
			t.Fatalf("%s: %d", username, p.Status)
		}
		rows, err := s.Owner.Query(t.Context(), "SELECT unnest(ARRAY[id::text, username, name]) FROM person WHERE username <> $1", username)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var word string
			if err := rows.Scan(&word); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(p.Body, `"`+word+`"`) {
				t.Errorf("%s's file names %s", username, word)
			}
		}
	}
}
