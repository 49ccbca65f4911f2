package unitdesk_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/testsite"
)

// answer is what a script reads.
type answer struct {
	Version        int
	Saved, Message string
	Words, Missing *int
	Errors         []struct{ Field, Message string }
	Others         []string
}

// keep posts a form as the script does while somebody types.
func keep(t *testing.T, b *testsite.Browser, path string, form url.Values, want int) answer {
	t.Helper()
	head := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}, "Accept": {"application/json"}}
	page := b.Do(http.MethodPost, path, head, strings.NewReader(form.Encode()))
	if page.Status != want {
		t.Fatalf("%s: %d, want %d\n%.500s", path, page.Status, want, page.Body)
	}
	var a answer
	if want == http.StatusOK || want == http.StatusConflict {
		if kind := page.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
			t.Errorf("%s answers %s", path, kind)
		}
		if err := json.Unmarshal([]byte(page.Body), &a); err != nil {
			t.Fatalf("%v: %s", err, page.Body)
		}
	}
	return a
}

func TestKeep_Answers(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	a := keep(t, d.own, d.path("/rancang-bangun"), url.Values{"version": {"1"}, "problem": {"dua kata"}}, http.StatusOK)
	if a.Version != 2 || !strings.HasPrefix(a.Saved, "Tersimpan ") || *a.Words != 2 || len(a.Errors)+len(a.Others) > 0 {
		t.Errorf("%+v", a)
	}
	d.must(t, "design", d.own.Get(d.path("/rancang-bangun")), http.StatusOK, "dua kata", `name="version" value="2"`, "/"+d.entry+`/rancang-bangun"`)
	a = keep(t, d.own, d.path("/profil"), url.Values{"version": {"1"}, "section": {"waktu"}, "coordinates": {"-6.88, 109.67"}, "trial_on-hari": {"4"}}, http.StatusOK)
	if a.Version != 2 || len(a.Errors) != 1 || a.Errors[0].Field != "trial_on" || a.Words != nil {
		t.Errorf("%+v", a)
	}
	a = keep(t, d.own, d.path("/indikator/sid-16"), url.Values{"version": {"0"}, "level": {"2"}, "note": {"Halaman 3."}}, http.StatusOK)
	if a.Version != 1 {
		t.Errorf("%+v", a)
	}
	if a := keep(t, d.own, d.path("/rancang-bangun"), url.Values{"version": {"1"}, "problem": {"lain"}}, http.StatusConflict); !strings.Contains(a.Message, "baru saja diubah") {
		t.Errorf("%+v", a)
	}
	keep(t, d.other, d.path("/rancang-bangun"), url.Values{"version": {"2"}}, http.StatusNotFound)
	keep(t, d.Visitor(t), d.path("/rancang-bangun"), url.Values{"version": {"2"}}, http.StatusUnauthorized)
	keep(t, d.own, d.path("/indikator/sid-99"), url.Values{"version": {"0"}}, http.StatusNotFound)
	keep(t, d.own, d.path("/rancang-bangun"), url.Values{"version": {"2"}, "problem": {"\x00"}}, http.StatusBadRequest)
}

func TestKeep_WhoElseWrites(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	var unit string
	if err := d.Owner.QueryRow(t.Context(), "SELECT unit_id FROM entry WHERE id = $1", d.entry).Scan(&unit); err != nil {
		t.Fatal(err)
	}
	d.Account(t, "rekan", auth.Submitter, unit)
	mate := d.SignedIn(t, "rekan", testsite.Password)
	keep(t, mate, d.path("/indikator/sid-16"), url.Values{"version": {"0"}, "level": {"1"}}, http.StatusOK)
	a := keep(t, d.own, d.path("/rancang-bangun"), url.Values{"version": {"1"}, "problem": {"satu"}}, http.StatusOK)
	if len(a.Others) != 1 || !strings.HasPrefix(a.Others[0], "Contoh rekan mengubah indikator 16, ") {
		t.Errorf("%q", a.Others)
	}
	keep(t, mate, d.path("/profil"), url.Values{"version": {"1"}, "section": {"hasil"}, "purpose": {"a"}}, http.StatusOK)
	d.must(t, "the same part", d.own.Get(d.path("/profil?bagian=hasil")), http.StatusOK, "Contoh rekan mengubah bagian ini, ")
	d.must(t, "another part", d.own.Get(d.path("/rancang-bangun")), http.StatusOK, "Contoh rekan mengubah profil (")
	d.must(t, "the entry", d.own.Get(d.path("")), http.StatusOK, "Contoh rekan mengubah profil (")
	if page := mate.Get(d.path("/profil?bagian=hasil")); strings.Contains(page.Body, "Contoh rekan mengubah") {
		t.Error("one is told of oneself")
	}
}
