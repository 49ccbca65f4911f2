package mail_test

import (
	"context"
	"errors"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/jobs"
	carrier "jaring/internal/mail"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// patient is how long a test waits for what must happen; it says nothing about how fast it should.
const patient = time.Minute

// world is a school with one operator who has a mail address.
type world struct {
	*testdb.DB
	queue        *jobs.Queue
	teller       *message.Teller
	unit, person string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{DB: testdb.New(t), unit: postgres.NewID(), person: postgres.NewID()}
	var err error
	if w.queue, err = jobs.New(w.DB.DB, jobs.Options{}); err != nil {
		t.Fatal(err)
	}
	w.teller = message.NewTeller(w.queue, true)
	w.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida Kota Pekalongan')")
	w.Exec(t, "INSERT INTO unit (id, kind, name, level) VALUES ($1, 'school', 'SD Negeri Bumirejo', 'SD')", w.unit)
	w.Exec(t, "INSERT INTO person (id, username, name, email, password_hash) VALUES ($1, 'siti', 'Siti Aminah', 'siti@sekolah.example', '-')", w.person)
	w.Exec(t, "INSERT INTO role_assignment (id, person_id, role, unit_id, starts_on) VALUES ($1, $2, 'submitter', $3, '2020-01-01')", postgres.NewID(), w.person, w.unit)
	return w
}

// told is a message that goes out at once.
func told(key string) message.Notice {
	return message.Notice{Kind: message.Decided, Key: key, Subject: "Lolos saring: Rumah Botol", Body: "Usulan ini lolos saring.\nSelamat.", Path: "/usulan/abcdefghij234567/umpan-balik"}
}

// tell tells the unit and returns the letter's id.
func (w *world) tell(t *testing.T, n message.Notice) string {
	t.Helper()
	if err := w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error { return w.teller.Unit(t.Context(), tx, w.unit, n) }); err != nil {
		t.Fatal(err)
	}
	var id string
	err := w.Owner.QueryRow(t.Context(), "SELECT coalesce(letter_id, '') FROM message WHERE person_id = $1 AND key = $2", w.person, n.Key).Scan(&id)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var from = mail.Address{Name: "Jaring Pekalongan", Address: "jaring@pekalongan.example"}

func (w *world) carrier(t *testing.T, c *catcher) *carrier.Carrier {
	t.Helper()
	server, err := carrier.NewServerFor(c.url(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	return w.over(server)
}

func (w *world) over(s carrier.Sender) *carrier.Carrier {
	soon := func(int) time.Duration { return 100 * time.Millisecond }
	return carrier.NewCarrier(w.DB.DB, s, carrier.Options{Base: "https://inovasi.example", From: from, Wait: soon})
}

// work begins to carry letters.
func (w *world) work(t *testing.T, c *carrier.Carrier) {
	t.Helper()
	jobs.Handle(w.queue, c.Deliver)
	if err := w.queue.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.queue.Stop(context.Background()); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
}

func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patient); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not in time: %s", what)
		}
	}
}

// TestDeliver_Outage: whatever fault passes, the letter arrives afterwards, once, and says what it is to say.
func TestDeliver_Outage(t *testing.T) {
	t.Parallel()
	for _, m := range []mode{busy, slow, cutOff, refuses} {
		t.Run(string(m), func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), newCatcher(t, m)
			w.work(t, w.carrier(t, c))
			id := w.tell(t, told("a"))
			until(t, "two tries", func() bool { return w.Count(t, "SELECT tries FROM letter WHERE id = $1", id) >= 2 })
			if n := w.Count(t, "SELECT count(*) FROM letter WHERE id = $1 AND answer <> '' AND sent_at IS NULL AND refused_at IS NULL", id); n != 1 {
				t.Error("the letter does not wait, or does not say why")
			}
			c.recover(t)
			until(t, "the letter", func() bool {
				return w.Count(t, "SELECT count(*) FROM letter WHERE id = $1 AND sent_at IS NOT NULL", id) == 1
			})
			mails := c.got()
			if len(mails) != 1 || mails[0].to != "siti@sekolah.example" || mails[0].from != from.Address {
				t.Fatalf("%+v", mails)
			}
			for _, want := range []string{"Message-ID: <" + id + "@pekalongan.example>", "text/plain", "text/html", "Auto-Submitted: auto-generated",
				"https://inovasi.example/usulan/abcdefghij234567/umpan-balik", "https://inovasi.example/akun#surel", "Subject: Lolos saring: Rumah Botol"} {
				if !strings.Contains(mails[0].data, want) {
					t.Errorf("the mail has no %q:\n%s", want, mails[0].data)
				}
			}
		})
	}
}

// TestDeliver_NeverGivenUp: a letter that has failed more often than a job may fail still waits for its next try.
func TestDeliver_NeverGivenUp(t *testing.T) {
	t.Parallel()
	w, c := newWorld(t), newCatcher(t, busy)
	id := w.tell(t, told("a"))
	w.Exec(t, "UPDATE job.river_job SET attempt = max_attempts - 1, state = 'retryable', scheduled_at = now() WHERE kind = 'deliver_letter'")
	w.work(t, w.carrier(t, c))
	until(t, "tries beyond the last", func() bool { return w.Count(t, "SELECT tries FROM letter WHERE id = $1", id) >= 4 })
	c.set(takes)
	until(t, "the letter", func() bool { return len(c.got()) == 1 })
}

// TestDeliver_RefusedForGood: an answer of 5xx ends it, with the reason kept; nobody tries again until somebody asks.
func TestDeliver_RefusedForGood(t *testing.T) {
	t.Parallel()
	for m, reason := range map[mode]string{noSuch: "no such person", noData: "looks like spam"} {
		t.Run(string(m), func(t *testing.T) {
			t.Parallel()
			w, c := newWorld(t), newCatcher(t, m)
			w.work(t, w.carrier(t, c))
			id := w.tell(t, told("a"))
			until(t, "the refusal", func() bool {
				return w.Count(t, "SELECT count(*) FROM letter WHERE id = $1 AND refused_at IS NOT NULL", id) == 1
			})
			post, err := message.ReadPost(t.Context(), w.DB.DB, 10)
			if err != nil || post.Refused != 1 || len(post.Letters) != 1 || !strings.Contains(post.Letters[0].Answer, reason) || post.Letters[0].Username != "siti" {
				t.Errorf("%+v, %v", post, err)
			}
			if left := w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'deliver_letter' AND state <> 'completed'"); left > 0 {
				until(t, "the end of the job", func() bool {
					return w.Count(t, "SELECT count(*) FROM job.river_job WHERE kind = 'deliver_letter' AND state <> 'completed'") == 0
				})
			}
			c.set(takes)
			if err := w.carrier(t, c).Deliver(t.Context(), message.Delivery{ID: id}); err != nil || len(c.got()) != 0 {
				t.Errorf("a refused letter was sent again: %v", err)
			}
			again := func(tx postgres.Tx) error { return message.Resend(t.Context(), tx, w.queue, id) }
			if err := w.DB.DB.InTx(t.Context(), again); err != nil {
				t.Fatal(err)
			}
			until(t, "the letter", func() bool { return len(c.got()) == 1 })
		})
	}
}

// gateSender holds whoever sends until it is opened.
type gateSender struct {
	mu    sync.Mutex
	sent  int
	begun chan struct{}
	open  chan struct{}
}

func (g *gateSender) Send(ctx context.Context, _ carrier.Envelope) error {
	g.begun <- struct{}{}
	select {
	case <-g.open:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return ctx.Err()
		}
		<-g.open // what is on its way cannot be called back
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sent++
	return nil
}

// TestDeliver_TwoWorkers: while one sends, another that was given the same letter leaves it alone, and asks to come back.
func TestDeliver_TwoWorkers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.tell(t, told("a"))
	g := &gateSender{begun: make(chan struct{}, 9), open: make(chan struct{})}
	c, first := w.over(g), make(chan error)
	go func() { first <- c.Deliver(t.Context(), message.Delivery{ID: id}) }()
	<-g.begun
	short, stop := context.WithTimeout(t.Context(), 5*time.Second)
	defer stop()
	if err := c.Deliver(short, message.Delivery{ID: id}); err == nil || len(g.begun) > 0 {
		t.Errorf("the second worker sends too, or thinks that it is done: %v", err)
	}
	close(g.open)
	if err := <-first; err != nil {
		t.Fatal(err)
	}
	// The job comes back, or was done by somebody whose process then died before the queue knew.
	if err := c.Deliver(t.Context(), message.Delivery{ID: id}); err != nil || g.sent != 1 {
		t.Errorf("sent %d times, %v", g.sent, err)
	}
}

// TestDeliver_StoppedMeanwhile: a letter that is on its way when the program is told to stop is marked as sent.
func TestDeliver_StoppedMeanwhile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.tell(t, told("a"))
	g := &gateSender{begun: make(chan struct{}, 9), open: make(chan struct{})}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- w.over(g).Deliver(ctx, message.Delivery{ID: id}) }()
	<-g.begun
	stop()
	close(g.open)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM letter WHERE sent_at IS NOT NULL"); n != 1 {
		t.Error("a letter that was sent is not marked")
	}
}

// TestDeliver_UndoneAct: what was not done is not told, in the program or by mail.
func TestDeliver_UndoneAct(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	undone := errors.New("undone")
	err := w.DB.DB.InTx(t.Context(), func(tx postgres.Tx) error {
		return errors.Join(w.teller.Unit(t.Context(), tx, w.unit, told("a")), undone)
	})
	if !errors.Is(err, undone) {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM letter) + (SELECT count(*) FROM job.river_job)"); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

// TestDeliver_NoAddress: a letter to somebody who has no address any more is closed with that reason.
func TestDeliver_NoAddress(t *testing.T) {
	t.Parallel()
	w, c := newWorld(t), newCatcher(t, takes)
	id := w.tell(t, told("a"))
	w.Exec(t, "UPDATE person SET active = false WHERE id = $1", w.person)
	if err := w.carrier(t, c).Deliver(t.Context(), message.Delivery{ID: id}); err != nil || c.tried() != 0 {
		t.Errorf("%v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM letter WHERE refused_at IS NOT NULL AND answer LIKE '%dinonaktifkan%'"); n != 1 {
		t.Error("the letter is not closed with its reason")
	}
}
