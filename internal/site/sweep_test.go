package site_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
)

// sweep is the sample region with everybody in it, for attacks that must change nothing: they share it.
type sweep struct {
	*testsite.Site
	fixture
	browsers map[string]*testsite.Browser
	routes   []string
}

// TestSweep sends to every route of the router what must never work. Afterwards not one row is different.
func TestSweep(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	w := sweep{s, f, browsers, walk(t, s)}
	before := w.content(t)
	for _, attack := range []struct {
		name string
		run  func(*testing.T, sweep)
	}{
		{"MalformedIds", malformedIDs}, {"MalformedQueries", malformedQueries}, {"FromOtherSites", fromOtherSites},
		{"FieldsOfOtherActs", fieldsOfOtherActs}, {"Strangers", strangers}, {"Headers", headersOfAll},
		{"MalformedForms", malformedForms}, {"MalformedTexts", malformedTexts},
	} {
		t.Run(attack.name, func(t *testing.T) {
			attack.run(t, w)
			after := w.content(t)
			for table, sum := range before {
				if after[table] != sum {
					t.Errorf("rows of %s have changed", table)
				}
			}
			before = after
		})
	}
}

// content is a hash over all rows of each table but those that a visit itself writes.
func (w sweep) content(t *testing.T) map[string]string {
	t.Helper()
	tables, err := postgres.Column[string](t.Context(), w.Owner,
		`SELECT relname::text FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname NOT IN ('session', 'sign_in_failure')`, nil)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	for _, table := range tables {
		sql := `SELECT coalesce(sha256(convert_to(string_agg(r::text, ';' ORDER BY r::text), 'UTF8'))::text, '') FROM "` + table + `" r`
		if sums[table], err = postgres.Value[string](t.Context(), w.Owner, sql, nil); err != nil {
			t.Fatal(err)
		}
	}
	return sums
}

// opener is somebody to whom the route opens.
func opener(route string) string {
	if want := expectations[route]; want.open != "all" && want.open != "" && want.open != "members" {
		return strings.Fields(want.open)[0]
	}
	return "koordinator"
}

var rowInAddress = regexp.MustCompile(`\{[a-z]+\}`)

// nobodys is a well-formed id that no row has.
const nobodys = "aaaaaaaaaaaaaaaa"

// An id that cannot be one is answered like one that nobody has.
func malformedIDs(t *testing.T, w sweep) {
	for _, route := range w.routes {
		method, pattern, _ := strings.Cut(route, " ")
		for _, part := range rowInAddress.FindAllString(pattern, -1) {
			answer := func(id string) testsite.Page {
				return ask(w.browsers[opener(route)], method, w.address(strings.ReplaceAll(pattern, part, id)), forms[route])
			}
			want := answer(nobodys).Status
			if want < 400 || want >= 500 || part == "{id}" && method == http.MethodGet && want != http.StatusNotFound {
				t.Errorf("%s with an unknown %s: %d", route, part, want)
			}
			for _, id := range []string{"a%0d%0aX-Evil:%201", "..%2f..%2fetc", strings.Repeat("a", 5000), "'--"} {
				if page := answer(id); page.Status != want || page.Header.Get("X-Evil") != "" {
					t.Errorf("%s with %.30q: %d, want %d", route, id, page.Status, want)
				}
			}
			for _, id := range []string{"%00", "%ff", "%ed%a0%80"} {
				if page := answer(id); page.Status != http.StatusNotFound {
					t.Errorf("%s with %q: %d", route, id, page.Status)
				}
			}
		}
	}
}

var (
	anyForm  = regexp.MustCompile(`(?s)<form.*?</form>`)
	inForm   = regexp.MustCompile(`name="([a-z-]{1,30})"`)
	linkName = regexp.MustCompile(`[?&;]([a-z-]{1,30})=`)
)

// queryNames are what a page's links and the forms that ask put into an address.
func queryNames(body string) []string {
	names := []string{"tahun", "q", "setelah", "sebelum"}
	for _, form := range anyForm.FindAllString(body, -1) {
		if !strings.Contains(form, `method="get"`) { // as a form, or as one of its buttons
			continue
		}
		for _, found := range inForm.FindAllStringSubmatch(form, -1) {
			names = append(names, found[1])
		}
	}
	for _, found := range linkName.FindAllStringSubmatch(body, -1) {
		names = append(names, found[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// What a page's own links and forms put into an address may say anything: the page is shown or refuses, and never breaks.
func malformedQueries(t *testing.T, w sweep) {
	for _, route := range w.routes {
		pattern, get := strings.CutPrefix(route, http.MethodGet+" ")
		if !get || strings.HasPrefix(pattern, "/static") {
			continue
		}
		b, path := w.browsers[opener(route)], w.address(pattern)
		for _, name := range queryNames(b.Get(path).Body) {
			for _, value := range []string{"99999999999999999999", `-1'"<x>\`} {
				if page := b.Get(path + "?" + url.Values{name: {value}}.Encode()); page.Status >= 500 || strings.Contains(page.Body, "<x>") {
					t.Errorf("%s?%s=%s as %s: %d", path, name, value, opener(route), page.Status)
				}
			}
		}
		for _, query := range []string{"a%00", "q=%ff", "q=%zz"} {
			if page := b.Get(path + "?" + query); page.Status != http.StatusBadRequest {
				t.Errorf("%s?%s as %s: %d", path, query, opener(route), page.Status)
			}
		}
	}
}
