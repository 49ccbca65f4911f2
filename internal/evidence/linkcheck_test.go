package evidence_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/visit"
	"jaring/internal/fault"
	"jaring/internal/jobs"
	"jaring/internal/message"
)

// looker answers what the test says and counts how often it is asked.
type looker struct {
	result visit.Result
	asked  atomic.Int32
	during func() // while somebody looks
}

func (l *looker) Look(context.Context, string) visit.Result {
	l.asked.Add(1)
	if l.during != nil {
		l.during()
	}
	return l.result
}

const address = "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOp/view"

func (w *world) addLink(t *testing.T, url string) string {
	t.Helper()
	id, err := w.s.AddLink(t.Context(), w.own, w.entry, film, meta(""), url)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (w *world) checker(l evidence.Looker) *evidence.LinkChecker {
	return evidence.NewLinkChecker(w.DB.DB, l, w.queue, message.NewTeller(w.queue, true))
}

// look does the job for the first version of a link.
func (w *world) look(t *testing.T, id string, result visit.Result) {
	t.Helper()
	if err := w.checker(&looker{result: result}).Check(t.Context(), evidence.LinkCheck{ID: id, No: 1}); err != nil {
		t.Fatal(err)
	}
}

// pass lets time go by.
func (w *world) pass(t *testing.T, d time.Duration) {
	t.Helper()
	w.Exec(t, "UPDATE evidence_link SET asked_at = asked_at - make_interval(secs => $1), checked_at = checked_at - make_interval(secs => $1)", d.Seconds())
}

func (w *world) looked(t *testing.T, a auth.Actor, id string, no int) (evidence.Looked, []preflight.Finding) {
	t.Helper()
	checks, err := w.s.Checks(t.Context(), a, w.entry)
	if err != nil {
		t.Fatal(err)
	}
	l, asked := checks.Looked(id, no)
	if !asked {
		t.Fatal("nobody has asked")
	}
	found, _ := checks.At(id, no)
	return l, found.Findings
}

// TestAddLink_AsksInTheAct: the job is there exactly when the link is, and nobody is connected to within the request.
func TestAddLink_AsksInTheAct(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	asked := func() int { return w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'check_link'") }
	w.addLink(t, address)
	if n := asked(); n != 0 {
		t.Fatalf("%d jobs where links are not looked at", n)
	}
	w.s.CheckLinks()
	id := w.addLink(t, address)
	if l, _ := w.looked(t, w.own, id, 1); !l.Waiting || asked() != 1 {
		t.Errorf("%+v, %d jobs", l, asked())
	}
	if err := w.s.ReplaceLink(t.Context(), w.own, id, 1, meta(""), "https://smpn8.sch.id/"); err != nil {
		t.Fatal(err)
	}
	if err := w.s.Remove(t.Context(), w.own, id, 2); err != nil {
		t.Fatal(err)
	}
	if n := asked(); n != 2 {
		t.Errorf("%d jobs after a new version and its end, want one for each version", n)
	}
	w.Exec(t, "ALTER TABLE evidence_link ADD CONSTRAINT refused CHECK (false) NOT VALID")
	before := w.rows(t)
	if _, err := w.s.AddLink(t.Context(), w.own, w.entry, film, meta(""), address); err == nil || w.rows(t) != before || asked() != 2 {
		t.Errorf("half an act: %v", err)
	}
}

// TestCheckLink_InTheBackground: nothing but adding a link leads to its being looked at.
func TestCheckLink_InTheBackground(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.s.CheckLinks()
	checker, done := w.checker(&looker{result: visit.Result{Verdict: visit.Reachable, Status: 200, Title: "Rumah Botol"}}), make(chan error, 1)
	jobs.Handle(w.queue, func(ctx context.Context, job evidence.LinkCheck) error {
		err := checker.Check(ctx, job)
		done <- err
		return err
	})
	if err := w.queue.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.queue.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	id := w.addLink(t, address)
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("nobody has looked")
	}
	if l, found := w.looked(t, w.own, id, 1); l.Waiting || !l.Open || l.Title != "Rumah Botol" || l.CheckedAt.IsZero() || len(found) > 0 {
		t.Errorf("%+v, %v", l, found)
	}
}

// TestCheckLink_Findings: each verdict with its grade; none ever blocks.
func TestCheckLink_Findings(t *testing.T) {
	t.Parallel()
	const video = "https://youtu.be/dQw4w9WgXcQ"
	for name, c := range map[string]struct {
		url    string
		result visit.Result
		code   preflight.Code
		grade  preflight.Grade
		says   string
	}{
		"open":         {address, visit.Result{Verdict: visit.Reachable, Status: 200}, "", "", ""},
		"gone":         {"https://smpn8.sch.id/x", visit.Result{Verdict: visit.Gone, Status: 404}, preflight.LinkGone, preflight.Check, "tidak ditemukan"},
		"video gone":   {video, visit.Result{Verdict: visit.Gone, Status: 404}, preflight.LinkGone, preflight.Check, "tidak ada di YouTube"},
		"not shared":   {address, visit.Result{Verdict: visit.Permission, Status: 302, Login: true}, preflight.LinkClosed, preflight.Check, "belum dibagikan untuk umum"},
		"forbidden":    {"https://smpn8.sch.id/x", visit.Result{Verdict: visit.Permission, Status: 403}, preflight.LinkClosed, preflight.Check, "tidak membuka"},
		"private":      {video, visit.Result{Verdict: visit.Permission, Status: 401}, preflight.LinkClosed, preflight.Check, "tidak terbuka untuk umum"},
		"refused":      {"http://10.0.0.1/", visit.Result{Verdict: visit.Refused}, preflight.LinkRefused, preflight.Note, "tidak dapat diperiksa"},
		"first time":   {address, visit.Result{Verdict: visit.Unreachable}, "", "", ""},
		"five minutes": {video, visit.Result{Verdict: visit.Reachable, Status: 200, Length: 5 * time.Minute}, "", "", ""},
		"longer":       {video, visit.Result{Verdict: visit.Reachable, Status: 200, Length: 301 * time.Second}, preflight.VideoTooLong, preflight.Check, "5 menit 1 detik, paling lama 5 menit"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.s.CheckLinks()
			id := w.addLink(t, c.url)
			w.look(t, id, c.result)
			for _, a := range []auth.Actor{w.own, w.judge, w.koord} {
				l, found := w.looked(t, a, id, 1)
				if l.Waiting || l.Open != (c.result.Verdict == visit.Reachable) {
					t.Errorf("%+v", l)
				}
				if c.code == "" {
					if len(found) > 0 {
						t.Errorf("%+v", found)
					}
					continue
				}
				if len(found) != 1 || found[0].Code != c.code || found[0].Grade != c.grade || !strings.Contains(found[0].Title, c.says) || found[0].Remedy == "" {
					t.Errorf("%+v", found)
				}
			}
			if _, err := w.s.Checks(t.Context(), w.other, w.entry); fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("another unit: %v", err)
			}
		})
	}
}

// TestCheckLink_NobodyAnswers: the first time says nothing, the second is a note, and an answer takes it back; what was
// known of the page stays.
func TestCheckLink_NobodyAnswers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addLink(t, address)
	open := visit.Result{Verdict: visit.Reachable, Status: 200, Title: "SK Rumah Botol", Length: time.Minute}
	for n, c := range []struct {
		result visit.Result
		codes  []preflight.Code
	}{
		{open, nil}, {visit.Result{Verdict: visit.Unreachable}, nil},
		{visit.Result{Verdict: visit.Unreachable}, []preflight.Code{preflight.LinkUnreachable}},
		{visit.Result{Verdict: visit.Unreachable, Status: 503}, []preflight.Code{preflight.LinkUnreachable}}, {open, nil},
	} {
		w.look(t, id, c.result)
		l, found := w.looked(t, w.own, id, 1)
		if !slices.Equal(codesOf(found), c.codes) || l.Title != open.Title || l.Length != open.Length || l.ReachedAt.IsZero() || l.Open != (c.codes == nil && n != 1) {
			t.Errorf("look %d: %+v, %v", n, l, found)
		}
		w.pass(t, 11*time.Minute)
	}
}

// TestCheckLink_OnlyWhatCounts: nobody looks at what was replaced or removed, nor twice within ten minutes, nor anywhere
// after looking was switched off.
func TestCheckLink_OnlyWhatCounts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.s.CheckLinks()
	l := &looker{result: visit.Result{Verdict: visit.Reachable, Status: 200}}
	check := func(by evidence.Looker, id string, no int) {
		t.Helper()
		if err := w.checker(by).Check(t.Context(), evidence.LinkCheck{ID: id, No: no}); err != nil {
			t.Fatal(err)
		}
	}
	id := w.addLink(t, address)
	if err := w.s.ReplaceLink(t.Context(), w.own, id, 1, meta(""), "https://smpn8.sch.id/"); err != nil {
		t.Fatal(err)
	}
	check(l, id, 1)
	if n := l.asked.Load(); n != 0 {
		t.Errorf("an old version was looked at")
	}
	check(l, id, 2)
	check(l, id, 2)
	if n := l.asked.Load(); n != 1 {
		t.Errorf("looked %d times", n)
	}
	off := w.addLink(t, address)
	check(nil, off, 1)
	if n := w.Count(t, "SELECT count(*) FROM evidence_link WHERE evidence_id = $1", off); n != 0 {
		t.Error("it waits for ever")
	}
	if err := w.s.Remove(t.Context(), w.own, id, 2); err != nil {
		t.Fatal(err)
	}
	w.pass(t, time.Hour)
	check(l, id, 2)
	if n := l.asked.Load(); n != 1 {
		t.Errorf("what was removed was looked at")
	}
	file := w.addPDF(t, "satu")
	if err := w.checker(l).Check(t.Context(), evidence.LinkCheck{ID: file, No: 1}); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("a file: %v", err)
	}
}

// TestCheckLink_Stopped: a program that stops in the middle has found nothing.
func TestCheckLink_Stopped(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.s.CheckLinks()
	id := w.addLink(t, address)
	ctx, stop := context.WithCancel(t.Context())
	err := w.checker(&looker{result: visit.Result{Verdict: visit.Unreachable}, during: stop}).Check(ctx, evidence.LinkCheck{ID: id, No: 1})
	if l, _ := w.looked(t, w.own, id, 1); err == nil || !l.Waiting {
		t.Errorf("%v, %+v", err, l)
	}
}

// TestCheckLink_OneAtATimePerHost: while a host is asked for one link, a second of the same host gives way and is not
// lost, and one of another host is looked at.
func TestCheckLink_OneAtATimePerHost(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.s.CheckLinks()
	began, goOn := make(chan struct{}, 9), make(chan struct{})
	l := &looker{result: visit.Result{Verdict: visit.Reachable}, during: func() { began <- struct{}{}; <-goOn }}
	checker := w.checker(l)
	first, second, other := w.addLink(t, address), w.addLink(t, "https://DRIVE.google.com/open?id=1AbCdEfGhIjKlMnOp"), w.addLink(t, "https://smpn8.sch.id/")
	var all sync.WaitGroup
	look := func(id string) {
		all.Go(func() {
			if err := checker.Check(t.Context(), evidence.LinkCheck{ID: id, No: 1}); err != nil {
				t.Error(err)
			}
		})
		<-began
	}
	look(first)
	if err := checker.Check(t.Context(), evidence.LinkCheck{ID: second, No: 1}); err == nil || l.asked.Load() != 1 {
		t.Errorf("asked twice at once: %v", err)
	}
	if state, _ := w.looked(t, w.own, second, 1); !state.Waiting {
		t.Errorf("%+v", state)
	}
	look(other)
	close(goOn)
	all.Wait()
	if err := checker.Check(t.Context(), evidence.LinkCheck{ID: second, No: 1}); err != nil || l.asked.Load() != 3 {
		t.Errorf("afterwards: %v", err)
	}
}

// TestCheckLink_TellsTheUnit once of what it has to mend, and never of what is nobody's mistake.
func TestCheckLink_TellsTheUnit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addLink(t, address)
	told := func() int { return w.Count(t, "SELECT count(*) FROM message WHERE person_id = $1", w.own.PersonID) }
	for n, c := range []struct {
		verdict visit.Verdict
		want    int
	}{{visit.Reachable, 0}, {visit.Unreachable, 0}, {visit.Unreachable, 0}, {visit.Refused, 0}, {visit.Gone, 1}, {visit.Gone, 1}, {visit.Permission, 2}} {
		w.look(t, id, visit.Result{Verdict: c.verdict})
		w.pass(t, time.Hour)
		if got := told(); got != c.want {
			t.Errorf("look %d, %s: told %d times", n, c.verdict, got)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM message WHERE person_id <> $1", w.own.PersonID); n != 0 {
		t.Errorf("%d others were told", n)
	}
	w.submit(t)
	w.Exec(t, "DELETE FROM message")
	w.look(t, id, visit.Result{Verdict: visit.Gone})
	if told() != 0 {
		t.Error("told of what cannot be changed")
	}
}
