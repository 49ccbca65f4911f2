package crash_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/postgres"
)

const (
	rounds  = 4 // how often the program is killed
	drafts  = 600
	senders = 6
)

// work is what one person is told to do and what they were told became of it. A request without an answer is not counted
// as lost or done: it is sent again with the same key.
type work struct {
	entry, key string
	file       string // brought to this entry instead of sending it
	told       bool   // the program said that it was done
	unanswered bool   // the program died before it said anything
	refused    int    // a status that is no success
}

// TestKill_Submit kills the program with SIGKILL while drafts are sent and files are brought, at a moment that chance
// picks, every other time its PostgreSQL too, and starts it again. Each entry is then sent whole or not at all, everything that a person was told is there, and
// what was in the air can be sent again with one outcome.
func TestKill_Submit(t *testing.T) {
	w, s := newWorld(t), newSeed(t)
	all := plan(w.addDrafts(t, drafts))
	c := w.signIn(t, "operator")
	next := 0
	for round := range rounds {
		die := s.moment(round, 150*time.Millisecond, 900*time.Millisecond)
		w.say(t, "round %d: kill after %v", round, die)
		killed := time.AfterFunc(die, w.serving.Kill)
		next = w.drive(c, all, next)
		killed.Stop()
		w.serving.Kill()
		if round%2 == 1 {
			w.say(t, "and its PostgreSQL")
			w.killPostgres(t)
		}
		w.start(t)
		w.mustAgree(t, all)
		w.mustVerify(t)
	}
	w.finish(t, c, all[:next])
	w.mustAgree(t, all)
	w.mustVerify(t)
}

// plan makes every fourth task a file: its entry is not sent.
func plan(ids []string) []*work {
	list := make([]*work, len(ids))
	for i, id := range ids {
		list[i] = &work{entry: id, key: postgres.NewCode()}
		if i%4 == 3 {
			list[i].file = fmt.Sprintf("bukti-%d.pdf", i)
		}
	}
	return list
}

// drive works from the given task on until the program is gone, and returns the first task that nobody began.
func (w *world) drive(c *client, all []*work, from int) int {
	var mu sync.Mutex
	take := func() *work {
		mu.Lock()
		defer mu.Unlock()
		if from >= len(all) {
			return nil
		}
		from++
		return all[from-1]
	}
	var people sync.WaitGroup
	for range senders {
		people.Go(func() {
			for task := take(); task != nil; task = take() {
				if a := w.do(c, task); a.err != nil {
					return
				}
			}
		})
	}
	people.Wait()
	return from
}

func (w *world) do(c *client, task *work) answer {
	var a answer
	if task.file != "" {
		a = c.upload(w.serving.URL+"/usulan/"+task.entry+"/indikator/sid-16/bukti", task.key, task.file)
	} else {
		a = c.post(w.serving.URL+"/usulan/"+task.entry+"/kirim",
			url.Values{"version": {"1"}, "form_key": {task.key}, "truthful": {"ya"}, "head_knows": {"ya"}, "difference": {"Bukan salinan: dicoba di kelas yang lain."}})
	}
	switch {
	case a.err != nil:
		task.unanswered = true
	case a.status == http.StatusSeeOther:
		task.told = true
	default:
		task.refused = a.status
	}
	return a
}

// finish sends everything again that was begun, also what is done already.
func (w *world) finish(t *testing.T, c *client, begun []*work) {
	t.Helper()
	again := 0
	for _, task := range begun {
		if task.unanswered && !task.told {
			again++
		}
		if a := w.do(c, task); a.status != http.StatusSeeOther || task.refused != 0 {
			t.Errorf("entry %s file %q: refused with %d, then %d %v", task.entry, task.file, task.refused, a.status, a.err)
		}
	}
	w.say(t, "%d tasks begun, %d of them without an answer: all sent again", len(begun), again)
	if again == 0 {
		t.Error("the program was never killed in the middle of a task: this run has shown nothing")
	}
}

// state is what the tables say of one entry.
type state struct {
	ID       string
	Status   string
	Round    int
	Receipts int
	Key      string // of the receipt
	Acts     int    // rows of history from draft to submitted that name the receipt
}

const statesSQL = `
SELECT e.id, e.status, e.round, count(r.code)::int AS receipts, coalesce(max(r.form_key), '') AS key,
       (SELECT count(*)::int FROM history h WHERE h.subject = 'entry' AND h.subject_id = e.id AND h.act = 'submit'
          AND h.from_status = 'draft' AND h.to_status = 'submitted' AND h.detail->>'receipt' = max(r.number)) AS acts
FROM entry e
JOIN innovation i ON i.id = e.innovation_id AND i.code LIKE 'CRASH-%'
LEFT JOIN receipt r ON r.entry_id = e.id
GROUP BY e.id`

// mustAgree holds status, round, receipt and history of every entry against each other, and against what people were told.
func (w *world) mustAgree(t *testing.T, all []*work) {
	t.Helper()
	rows, err := postgres.All[state](t.Context(), w.db, statesSQL, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]state{}
	sent := 0
	for _, r := range rows {
		found[r.ID] = r
		draft := r.Status == "draft" && r.Round == 0 && r.Receipts == 0 && r.Acts == 0
		whole := r.Status == "submitted" && r.Round == 1 && r.Receipts == 1 && r.Acts == 1
		if !draft && !whole {
			t.Errorf("half an entry: %+v", r)
		}
		if whole {
			sent++
		}
	}
	files, err := w.files(t)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, task := range all {
		if task.told {
			told++
		}
		switch r := found[task.entry]; {
		case task.file != "" && (task.told && files[task.file] != 1 || files[task.file] > 1):
			t.Errorf("file %s: told %v, stored %d times", task.file, task.told, files[task.file])
		case task.file == "" && r.Status == "submitted" && r.Key != task.key, task.file == "" && task.told && r.Status != "submitted":
			t.Errorf("entry %s: told %v, key %s, but %+v", task.entry, task.told, task.key, r)
		}
	}
	w.say(t, "%d entries sent, %d files stored; %d of both were acknowledged", sent, len(files), told)
}

// files counts how often each of this test's files is a document of its entry.
func (w *world) files(t *testing.T) (map[string]int, error) {
	t.Helper()
	names, err := postgres.Column[string](t.Context(), w.db, `
		SELECT v.file_name FROM evidence_version v JOIN evidence e ON e.id = v.evidence_id AND e.current_no = v.no
		WHERE v.file_name LIKE 'bukti-%.pdf' AND e.removed_at IS NULL`, nil)
	count := map[string]int{}
	for _, name := range names {
		count[name]++
	}
	return count, err
}

// mustVerify lets the program itself look: every result, receipt and file.
func (w *world) mustVerify(t *testing.T) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), w.program, "verify")
	cmd.Env = append(cmd.Environ(), w.env()...)
	out, err := cmd.CombinedOutput()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	w.say(t, "jaring verify: %s", lines[len(lines)-1])
	if err != nil {
		t.Fatalf("jaring verify: %v\n%s", err, out)
	}
}
