package site_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"jaring/internal/account"
	"jaring/internal/auth"
	"jaring/internal/testsite"
)

// told makes an office with one operator who has three messages, and a colleague who has none.
func told(t *testing.T) *testsite.Site {
	t.Helper()
	s := testsite.New(t, false)
	exec := func(sql string, args ...any) {
		t.Helper()
		if _, err := s.Owner.Exec(t.Context(), sql, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec("INSERT INTO unit (id, kind, name) VALUES ('uuuuuuuuuuuuuuuu', 'office', 'Dinas Lingkungan Hidup')")
	siti := s.Account(t, "siti", auth.Submitter, "uuuuuuuuuuuuuuuu")
	s.Account(t, "dwi", auth.Submitter, "uuuuuuuuuuuuuuuu")
	s.Account(t, "keeper", auth.Admin, "")
	for _, id := range []string{"aaaaaaaaaaaaaaa1", "aaaaaaaaaaaaaaa2", "aaaaaaaaaaaaaaa3"} {
		exec(`INSERT INTO message (id, person_id, kind, key, subject, body, path, mail) VALUES ($1, $2, 'decided', $3, $4, 'Isi <b>pesan</b>', '/meja/inovasi', 'none')`,
			id, siti, "k"+id, "Perihal <i>"+id)
	}
	return s
}

var bell = regexp.MustCompile(`class="bell"[^>]*>.*?(?:<b>(\d+))?<`)

// TestMessages: a GET marks nothing, opening one marks it and leads on, and what is somebody else's does not exist.
func TestMessages(t *testing.T) {
	t.Parallel()
	s := told(t)
	siti, dwi := s.SignedIn(t, "siti", testsite.Password), s.SignedIn(t, "dwi", testsite.Password)
	for range 2 {
		page := siti.Get("/notifikasi")
		if page.Status != http.StatusOK || !strings.Contains(page.Body, "3 belum dibaca") || !strings.Contains(page.Body, "Perihal &lt;i&gt;aaaaaaaaaaaaaaa1") || strings.Contains(page.Body, "<i>a") {
			t.Fatalf("%d\n%s", page.Status, page.Body)
		}
	}
	if body := siti.Get("/meja/inovasi").Body; !strings.Contains(body, `<b>3<span class="vh"> belum dibaca`) {
		t.Error("the bell does not count three")
	}
	if body := dwi.Get("/notifikasi").Body; strings.Contains(body, "Perihal") || !strings.Contains(body, "Belum ada pemberitahuan") {
		t.Error("somebody else's messages are shown, or an empty list says nothing")
	}
	if page := dwi.Post("/notifikasi/aaaaaaaaaaaaaaa1/buka", nil); page.Status != http.StatusNotFound {
		t.Errorf("somebody else opens it: %d", page.Status)
	}
	if page := siti.Post("/notifikasi/aaaaaaaaaaaaaaa1/buka", nil); page.Status != http.StatusSeeOther || page.Location() != "/meja/inovasi" {
		t.Errorf("%d %s", page.Status, page.Location())
	}
	page := siti.Get("/notifikasi")
	until := regexp.MustCompile(`name="sampai" value="([^"]+)"`).FindStringSubmatch(page.Body)
	if !strings.Contains(page.Body, "2 belum dibaca") || until == nil {
		t.Fatal("opening one did not mark it alone")
	}
	if page := siti.Post("/notifikasi/dibaca", url.Values{"sampai": {strings.ReplaceAll(until[1], "&#43;", "+")}}); page.Status != http.StatusSeeOther {
		t.Errorf("%d", page.Status)
	}
	if body := siti.Get("/notifikasi").Body; !strings.Contains(body, "Semua sudah dibaca") || strings.Contains(bell.FindString(body), "<b>") {
		t.Error("not all are read")
	}
}

// TestMailChoices: a choice is kept and shown; one that does not exist is refused; the page says that no mail is sent.
func TestMailChoices(t *testing.T) {
	t.Parallel()
	s := told(t)
	siti := s.SignedIn(t, "siti", testsite.Password)
	if body := siti.Get("/akun").Body; !strings.Contains(body, "belum dapat mengirim surel") || strings.Contains(body, "mail[comment]") {
		t.Error("the page promises mails, or offers what this role does not get")
	}
	if page := siti.Post("/akun/surel", url.Values{"mail[decided]": {"daily"}}); page.Status != http.StatusSeeOther {
		t.Errorf("%d", page.Status)
	}
	if body := siti.Get("/akun").Body; !regexp.MustCompile(`(?s)name="mail\[decided\]".{0,400}value="daily" selected`).MatchString(body) {
		t.Error("the choice is not shown")
	}
	for form, want := range map[string]int{"pigeon": http.StatusUnprocessableEntity, "": http.StatusUnprocessableEntity} {
		if page := siti.Post("/akun/surel", url.Values{"mail[decided]": {form}}); page.Status != want || !strings.Contains(page.Body, "Pilih salah satu") {
			t.Errorf("%q: %d", form, page.Status)
		}
	}
	if page := siti.Post("/akun/surel", url.Values{"mail[gossip]": {"now"}}); page.Status != http.StatusBadRequest {
		t.Errorf("an unknown kind: %d", page.Status)
	}
}

// TestSystem: the page says what failed and was refused, both can be tried again once, and the history knows who did it.
func TestSystem(t *testing.T) {
	t.Parallel()
	s := told(t)
	for _, sql := range []string{
		`INSERT INTO letter (id, person_id, refused_at, tries, answer) SELECT 'lllllllllllllll1', id, app_now(), 1, '550 <b>no such person' FROM person WHERE username = 'siti'`,
		`INSERT INTO letter (id, person_id, tries, answer) SELECT 'lllllllllllllll2', id, 4, 'connection refused' FROM person WHERE username = 'siti'`,
		`INSERT INTO job.river_job (id, kind, args, state, attempt, max_attempts, errors, finalized_at) VALUES
			(77, 'examine_evidence', '{}', 'discarded', 25, 25, ARRAY['{"error": "the reader <i>broke"}'::jsonb], now())`,
		`INSERT INTO job.river_job (id, kind, args, state, max_attempts) VALUES (78, 'examine_evidence', '{}', 'available', 25)`,
	} {
		if _, err := s.Owner.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	keeper, siti := s.SignedIn(t, "keeper", testsite.Password), s.SignedIn(t, "siti", testsite.Password)
	page := keeper.Get("/admin/sistem")
	for _, want := range []string{"Surel belum diatur", "JARING_SMTP_URL", "550 &lt;b&gt;no such person", "connection refused", "the reader &lt;i&gt;broke",
		"Periksa berkas bukti", "/admin/sistem/pekerjaan/77", "/admin/sistem/surel/lllllllllllllll1", "sesuai program"} {
		if !strings.Contains(page.Body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, not := range []string{"/pekerjaan/78", "/surel/lllllllllllllll2", "Isi pesan", "Perihal"} {
		if strings.Contains(page.Body, not) {
			t.Errorf("the page says %q", not)
		}
	}
	acts := map[string]int{"/admin/sistem/pekerjaan/77": 303, "/admin/sistem/pekerjaan/78": 404, "/admin/sistem/pekerjaan/9": 404, "/admin/sistem/pekerjaan/x": 404,
		"/admin/sistem/surel/lllllllllllllll1": 303, "/admin/sistem/surel/lllllllllllllll2": 404}
	for path, want := range acts {
		if page := siti.Post(path, nil); page.Status != http.StatusForbidden && page.Status != http.StatusNotFound {
			t.Errorf("%s as an operator: %d", path, page.Status)
		}
		if page := keeper.Post(path, nil); page.Status != want {
			t.Errorf("%s: %d, want %d", path, page.Status, want)
		}
		if page := keeper.Post(path, nil); page.Status != http.StatusNotFound {
			t.Errorf("%s twice: %d", path, page.Status)
		}
	}
	var done int
	err := s.Owner.QueryRow(t.Context(), `SELECT count(*) FROM history h JOIN person p ON p.id = h.actor_id WHERE h.subject = 'system' AND p.username = 'keeper'`).Scan(&done)
	if err != nil || done != 2 {
		t.Errorf("%d rows of history, %v", done, err)
	}
	var jobs int
	err = s.Owner.QueryRow(t.Context(), `SELECT count(*) FROM job.river_job WHERE id = 77 AND state = 'available' OR kind = 'deliver_letter' AND args ->> 'id' = 'lllllllllllllll1'`).Scan(&jobs)
	if err != nil || jobs != 2 {
		t.Errorf("%d jobs, %v", jobs, err)
	}
}

// TestDemoMails: a demo puts mails where they can be read; any other site has no such address.
func TestDemoMails(t *testing.T) {
	t.Parallel()
	if page := testsite.New(t, false).Visitor(t).Get("/dev/mail"); page.Status != http.StatusNotFound {
		t.Errorf("outside a demo: %d", page.Status)
	}
	s := testsite.Sample(t)
	if _, err := s.Owner.Exec(t.Context(), `
		WITH l AS (INSERT INTO letter (id, person_id) SELECT 'lllllllllllllll1', id FROM person WHERE username = 'operator' RETURNING id, person_id)
		INSERT INTO message (id, person_id, kind, key, subject, body, path, mail, letter_id)
		SELECT 'mmmmmmmmmmmmmmm1', person_id, 'decided', 'x', 'Lolos saring: Rumah Botol', 'Selamat.', '/meja', 'now', id FROM l`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Owner.Exec(t.Context(), `INSERT INTO job.river_job (kind, args, state, max_attempts, queue) VALUES ('deliver_letter', '{"id": "lllllllllllllll1"}', 'available', 25, 'outward')`); err != nil {
		t.Fatal(err)
	}
	if err := s.App.StartJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	b := s.SignedIn(t, "operator", account.SamplePassword)
	var list testsite.Page
	for range 600 {
		if list = b.Get("/dev/mail"); strings.Contains(list.Body, "/dev/mail/lllllllllllllll1") {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if err := s.App.StopJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	if page := b.Get("/dev/mail/lllllllllllllll1"); !strings.Contains(page.Body, "Selamat.") || !strings.Contains(page.Body, "Lolos saring: Rumah Botol") || !strings.Contains(page.Body, "operator@contoh.example") {
		t.Errorf("%d\n%.3000s", page.Status, page.Body)
	}
	if page := b.Get("/dev/mail/lllllllllllllll1/html"); !strings.Contains(page.Body, `<a href="http://127.0.0.1:8080/meja">Buka di Jaring</a>`) {
		t.Errorf("%d\n%.3000s", page.Status, page.Body)
	}
	for _, id := range []string{"..%2f..%2fetc", "aaaaaaaaaaaaaaaa", "x"} {
		if page := b.Get("/dev/mail/" + id); page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", id, page.Status)
		}
	}
}
