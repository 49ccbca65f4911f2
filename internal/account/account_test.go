package account

import (
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/testdb"
)

const goodPassword = "kuda lumping hijau 7"

func newPerson(t *testing.T, s *Service) string {
	t.Helper()
	id, err := s.Create(t.Context(), NewPerson{Username: "siti", Name: "Siti Contoh", Password: goodPassword}, auth.Coordinator, "")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	id := newPerson(t, s)
	got, err := s.SignIn(t.Context(), "  SITI ", goodPassword, "10.0.0.1")
	if err != nil || got != id {
		t.Errorf("SignIn = %q, %v, want %q", got, err, id)
	}
}

func TestSignIn_SameAnswerForKnownAndUnknownNames(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	newPerson(t, s)
	_, known := s.SignIn(t.Context(), "siti", "salah sama sekali", "10.0.0.1")
	_, unknown := s.SignIn(t.Context(), "tidakada", "salah sama sekali", "10.0.0.1")
	if known == nil || unknown == nil || known.Error() != unknown.Error() {
		t.Errorf("known %v, unknown %v", known, unknown)
	}
}

func TestSignIn_PausesOneNetworkOnly(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	newPerson(t, s)
	for range freeTries {
		if _, err := s.SignIn(t.Context(), "siti", "salah sama sekali", "10.0.0.1"); fault.KindOf(err) != fault.KindInvalid {
			t.Fatal(err)
		}
	}
	if _, err := s.SignIn(t.Context(), "siti", goodPassword, "10.0.0.1"); fault.KindOf(err) != fault.KindTooMany {
		t.Errorf("the guessing network is not paused: %v", err)
	}
	if _, err := s.SignIn(t.Context(), "siti", goodPassword, "10.0.0.2"); err != nil {
		t.Errorf("the owner elsewhere is locked out: %v", err)
	}
}

// However many guesses come together, no more are looked at than if they came one after the other.
func TestSignIn_GuessesTogether(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	newPerson(t, s)
	kinds := make(chan fault.Kind, 30)
	for range cap(kinds) {
		go func() {
			_, err := s.SignIn(t.Context(), "siti", "salah sama sekali", "10.0.0.1")
			kinds <- fault.KindOf(err)
		}()
	}
	looked := 0
	for range cap(kinds) {
		switch kind := <-kinds; kind {
		case fault.KindInvalid:
			looked++
		case fault.KindTooMany:
		default:
			t.Errorf("a guess ends as %v", kind)
		}
	}
	if looked != freeTries {
		t.Errorf("%d guesses were looked at, want %d", looked, freeTries)
	}
	if len(s.turns.keys) != 0 {
		t.Errorf("%d keys are still held", len(s.turns.keys))
	}
}

// The person at two windows gets in from both.
func TestSignIn_OwnerTwiceTogether(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	newPerson(t, s)
	errs := make(chan error, 8)
	for range cap(errs) {
		go func() {
			_, err := s.SignIn(t.Context(), "siti", goodPassword, "10.0.0.1")
			errs <- err
		}()
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestSignIn_SampleAccountsOnlyInDemo(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	newPerson(t, New(db.DB, false))
	if _, err := db.Owner.Exec(t.Context(), `UPDATE person SET is_sample = true`); err != nil {
		t.Fatal(err)
	}
	if _, err := New(db.DB, false).SignIn(t.Context(), "siti", goodPassword, "n"); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a sample account signs in outside demo mode: %v", err)
	}
	if _, err := New(db.DB, true).SignIn(t.Context(), "siti", goodPassword, "n"); err != nil {
		t.Error(err)
	}
}

func TestPauseFor(t *testing.T) {
	t.Parallel()
	for failures, want := range map[int]time.Duration{1: 0, 4: 0, 5: firstPause, 6: 2 * firstPause, 9: 8 * time.Minute, 10: longestPause, 1000: longestPause} {
		if got := pauseFor(failures); got != want {
			t.Errorf("pauseFor(%d) = %v, want %v", failures, got, want)
		}
	}
}

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	for password, ok := range map[string]bool{
		goodPassword: true, strings.Repeat("é😀 ", 40): true,
		"sebelas huru": true, "sebelashur1": false, strings.Repeat("ab ", 43): false,
		"aaaaaaaaaaaa": false, "password2024!": false, "Bismillah12345": false, "bismillah 12345 kuda": true,
		"jaring-siti-123": false, "123456789012": false, "kuda\x00lumping hijau": false,
	} {
		if text := checkPassword(password, "siti", "Siti Contoh", "jaring"); (text == "") != ok {
			t.Errorf("checkPassword(%q) = %q, want ok %v", password, text, ok)
		}
	}
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	s := New(db.DB, false)
	actor := auth.Actor{PersonID: newPerson(t, s)}
	const insert = `INSERT INTO session (token_hash, person_id, data, expires_at) VALUES ('this', $1, '', now()), ('other', $1, '', now())`
	if _, err := db.Owner.Exec(t.Context(), insert, actor.PersonID); err != nil {
		t.Fatal(err)
	}
	if err := s.ChangePassword(t.Context(), actor, "bukan yang lama", "pohon mangga tua 3", "this"); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("changed without the old password: %v", err)
	}
	if err := s.ChangePassword(t.Context(), actor, goodPassword, "pohon mangga tua 3", "this"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SignIn(t.Context(), "siti", "pohon mangga tua 3", "n"); err != nil {
		t.Error(err)
	}
	var left string
	if err := db.Owner.QueryRow(t.Context(), `SELECT string_agg(token_hash, ',') FROM session`).Scan(&left); err != nil || left != "this" {
		t.Errorf("sessions left: %q, %v", left, err)
	}
}

func TestCreate_Refuses(t *testing.T) {
	t.Parallel()
	s := New(testdb.New(t).DB, false)
	newPerson(t, s)
	for name, p := range map[string]struct {
		person NewPerson
		field  string
	}{
		"name taken":     {NewPerson{Username: "siti", Name: "Lain", Password: goodPassword}, "username"},
		"bad username":   {NewPerson{Username: "s!", Name: "Lain", Password: goodPassword}, "username"},
		"short password": {NewPerson{Username: "lain", Name: "Lain", Password: "pendek"}, "password"},
		"no name":        {NewPerson{Username: "lain", Password: goodPassword}, "name"},
	} {
		_, err := s.Create(t.Context(), p.person, auth.Assessor, "")
		f, ok := fault.As(err)
		if !ok || f.Field(p.field) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := s.Create(t.Context(), NewPerson{Username: "operator", Name: "Operator", Password: goodPassword}, auth.Submitter, "")
	if err == nil {
		t.Error("an operator without a unit was made")
	}
}
