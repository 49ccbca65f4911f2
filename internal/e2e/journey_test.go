package e2e

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"jaring/internal/testsite"
)

// journey is one innovation on its way from nothing to the index, and the people it meets.
type journey struct {
	t         *testing.T
	scripts   bool // of the pages
	name      string
	mandatory []claim
	entry     string // address of the entry on the unit's desk

	operator, coordinator, official *tab
	assessors                       []assessor
}

// assessor is somebody who judges.
type assessor struct {
	*tab
	name string
}

// TestJourney goes through the whole work of a cycle in five browsers, as people do: by the labels that stand on the
// pages. Once with the pages' scripts and once without any.
func TestJourney(t *testing.T) {
	for name, scripts := range map[string]bool{"with scripts": true, "without scripts": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := sampleSite(t)
			j := setOut(t, site, scripts)
			before := j.schools()
			j.register()
			j.refused()
			j.write()
			j.claim()
			j.send()
			j.moved(before, figures{sent: 1})
			j.assign()
			for i := range j.assessors {
				j.judge(i)
			}
			j.decide()
			j.moved(before, figures{sent: 1, passed: 1})
			site.SetNow(t, noon.Add(time.Hour)) // the sample has a result of noon
			j.measure()
			j.learn()
		})
	}
}

func setOut(t *testing.T, site *testsite.Site, scripts bool) *journey {
	enter := func(username string) *tab {
		b := openTab(t, site.URL)
		if !scripts {
			b.WithoutScripts()
		}
		b.SignIn(username)
		return b
	}
	return &journey{
		t: t, name: "Rak Pasang Surut", scripts: scripts, mandatory: mandatory(t),
		operator: enter("operator"), coordinator: enter("koordinator"), official: enter("dindik"),
		assessors: []assessor{{enter("penilai1"), "Agus Setiawan"}, {enter("penilai2"), "Maya Puspita"}},
	}
}

// figures are what the education office sees first.
type figures struct{ sent, passed int }

var lead = regexp.MustCompile(`masuk ([\d.]+), yang lolos saring ([\d.]+)`)

func (j *journey) schools() figures {
	j.t.Helper()
	j.official.Open("/dasbor/pendidikan")
	found := lead.FindStringSubmatch(j.official.Text())
	if found == nil {
		j.t.Fatalf("the dashboard says nothing like %s:\n%s", lead, j.official.Text())
	}
	return figures{number(j.t, found[1]), number(j.t, found[2])}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(text, ".", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// moved fails unless the dashboard shows so many more than before.
func (j *journey) moved(before, by figures) {
	j.t.Helper()
	want := figures{before.sent + by.sent, before.passed + by.passed}
	if got := j.schools(); got != want {
		j.t.Errorf("the dashboard shows %+v, want %+v", got, want)
	}
}

// shows fails unless the page says all of these.
func (b *tab) shows(words ...string) {
	b.t.Helper()
	text := strings.Join(strings.Fields(b.Text()), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			b.t.Fatalf("%s does not say %q:\n%s", b.Path(), w, b.Text())
		}
	}
}

// has says whether the page says this.
func (b *tab) has(words string) bool {
	b.t.Helper()
	return strings.Contains(strings.Join(strings.Fields(b.Text()), " "), words)
}

// hides fails if the page says this.
func (b *tab) hides(words string) {
	b.t.Helper()
	if b.has(words) {
		b.t.Errorf("%s says %q:\n%s", b.Path(), words, b.Text())
	}
}
