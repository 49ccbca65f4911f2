package innovation_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// known is an innovation of the set with the other ways in which people wrote of it.
type known struct {
	name, problem         string
	short                 string // what the name is shortened to
	otherName, otherwords string // written by somebody else
}

func knownSet(t *testing.T) []known {
	t.Helper()
	data, err := os.ReadFile("testdata/similar.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var set []known
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		set = append(set, known{f[0], f[1], f[2], f[3], f[4]})
	}
	return set
}

// bystanders are the subjects of the sample region: published, and like each other and the set in their words.
func bystanders(t *testing.T, set []known) [][2]string {
	t.Helper()
	names := map[string]bool{}
	for _, k := range set {
		names[k.name] = true
	}
	files, err := filepath.Glob("../sample/ideas/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no subjects", err)
	}
	var list [][2]string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var idea struct {
			Names   []struct{ Name, Summary string }
			Problem []string
		}
		if err := json.Unmarshal(data, &idea); err != nil {
			t.Fatal(err)
		}
		for _, n := range idea.Names {
			if names[n.Name] {
				continue // it is the same
			}
			list = append(list, [2]string{n.Name, n.Summary + " " + strings.Join(idea.Problem, " ")})
		}
	}
	return list
}

// publish puts an innovation of another unit before the public, as one that got through.
func (w *world) publish(t *testing.T, unit, name, problem string) string {
	t.Helper()
	id, entry := postgres.NewID(), postgres.NewID()
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name, slug, published_at) VALUES ($1, 'PKL-2025-' || lpad(nextval('innovation_code_seq')::text, 4, '0'), $2, $3, $4, app_now())",
		id, unit, name, "s-"+id)
	w.Exec(t, `INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by, status, round, submitted_at, review_started_at, ready_at, decided_at)
		VALUES ($1, $2, 2026, $3, $4, $5, 'shortlisted', 1, app_now(), app_now(), app_now(), app_now())`, entry, id, unit, name, w.other.PersonID)
	w.Exec(t, "INSERT INTO entry_profile (entry_id) VALUES ($1)", entry)
	w.Exec(t, "INSERT INTO entry_design (entry_id, problem) VALUES ($1, $2)", entry, problem)
	return id
}

// turned is the text with its words, or sentences parts, in another order.
func turned(text, part string) string {
	parts := strings.Split(text, part)
	slices.Reverse(parts)
	return strings.Join(parts, part)
}

// misspelt is the text with a slip in every second long word: two letters change places, or one is left out.
func misspelt(text string) string {
	words := strings.Fields(text)
	long := 0
	for i, w := range words {
		if len(w) < 5 {
			continue
		}
		switch long++; long % 4 {
		case 1:
			words[i] = w[:2] + w[3:4] + w[2:3] + w[4:]
		case 3:
			words[i] = w[:len(w)-3] + w[len(w)-2:]
		}
	}
	return strings.Join(words, " ")
}

func half(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:(len(words)+1)/2], " ")
}

// pairs are the ways of writing of one innovation, by the kind of difference.
func (k known) pairs() map[string][2]string {
	return map[string][2]string{
		"reordered":  {turned(k.name, " "), turned(k.problem, " dan ")},
		"misspelt":   {misspelt(k.name), misspelt(k.problem)},
		"synonyms":   {k.otherName, k.otherwords},
		"short form": {k.short, half(k.problem)},
		"name only":  {misspelt(turned(k.name, " ")), ""},
		"other name": {k.otherName, ""},
	}
}

// measured are the scores with which the set was found, and those of what stood beside it.
type measured struct {
	asked  map[string]int
	right  map[string][]float64 // by the kind of difference
	beside []float64            // what is like an innovation and is not it, the best of each innovation
	shown  []float64            // all of those
}

func (m *measured) total() (n int) {
	for _, asked := range m.asked {
		n += asked
	}
	return n
}

func (m *measured) recall(least float64) float64 {
	hits := 0
	for _, scores := range m.right {
		hits += from(scores, least)
	}
	return float64(hits) / float64(m.total())
}

func from(scores []float64, least float64) (n int) {
	for _, s := range scores {
		if s >= least {
			n++
		}
	}
	return n
}

func (w *world) measure(t *testing.T, set []known, ids []string) measured {
	t.Helper()
	m := measured{asked: map[string]int{}, right: map[string][]float64{}}
	for i, k := range set {
		ask := func(p [2]string, took func(s innovation.Similar)) {
			list, err := w.s.Similar(t.Context(), w.own, p[0], p[1])
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range list {
				took(s)
			}
		}
		for kind, p := range k.pairs() {
			m.asked[kind]++
			ask(p, func(s innovation.Similar) {
				if s.InnovationID == ids[i] {
					m.right[kind] = append(m.right[kind], s.Score)
				}
			})
		}
		best := 0.0
		ask([2]string{k.name, k.problem}, func(s innovation.Similar) {
			if s.InnovationID != ids[i] {
				best = max(best, s.Score)
				m.shown = append(m.shown, s.Score)
			}
		})
		m.beside = append(m.beside, best)
	}
	return m
}

// TestSimilar_Recall measures how often what is known is found among the first five, on the set in testdata, and how many
// innovations that are not the same are shown beside it.
func TestSimilar_Recall(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	unit := w.addUnit(t, "SD Negeri Klego 1")
	set, ids := knownSet(t), []string{}
	others := bystanders(t, set)
	for _, b := range others {
		w.publish(t, unit, b[0], b[1])
	}
	for _, k := range set {
		ids = append(ids, w.publish(t, unit, k.name, k.problem))
	}
	m := w.measure(t, set, ids)
	t.Logf("%d pairs among %d innovations", m.total(), len(set)+len(others))
	for kind, n := range m.asked {
		t.Logf("%-11s found %3d of %3d, strongly %3d", kind, from(m.right[kind], innovation.Alike), n, from(m.right[kind], innovation.StronglyAlike))
	}
	for least := 0.30; least < 0.9; least += 0.05 {
		t.Logf("from %.2f: recall %.3f; beside it %.2f others, %d of %d innovations like another", least, m.recall(least),
			float64(from(m.shown, least))/float64(len(set)), from(m.beside, least), len(set))
	}
	recall := m.recall(innovation.Alike)
	t.Logf("recall in the first five at %.2f: %.3f", innovation.Alike, recall)
	if m.total() < 200 || recall < 0.9 {
		t.Errorf("recall %.3f on %d pairs", recall, m.total())
	}
	if n := from(m.beside, innovation.StronglyAlike); n > len(set)/6 {
		t.Errorf("%d of %d innovations would be asked for their difference from another", n, len(set))
	}
}
