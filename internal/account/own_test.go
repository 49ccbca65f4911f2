package account

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

func TestSaveOwn(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	s := New(db.DB, false)
	me := auth.Actor{PersonID: newPerson(t, s)}
	if _, err := s.Create(t.Context(), NewPerson{Username: "budi", Name: "Budi Contoh", Email: "budi@contoh.go.id", Password: goodPassword}, auth.Assessor, ""); err != nil {
		t.Fatal(err)
	}
	at, err := s.Own(t.Context(), me)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in   Own
		kind fault.Kind
		f    string
	}{
		"no name":         {Own{Name: " x ", Version: at.Version}, fault.KindInvalid, "name"},
		"control":         {Own{Name: "Siti\x00Contoh", Version: at.Version}, fault.KindInvalid, "name"},
		"turned":          {Own{Name: "Siti\u202eContoh", Version: at.Version}, fault.KindInvalid, "name"},
		"not UTF-8":       {Own{Name: "Siti\xff", Version: at.Version}, fault.KindInvalid, "name"},
		"no host":         {Own{Name: "Siti", Email: "siti@", Version: at.Version}, fault.KindInvalid, "email"},
		"two addresses":   {Own{Name: "Siti", Email: "a@b.id, c@d.id", Version: at.Version}, fault.KindInvalid, "email"},
		"header":          {Own{Name: "Siti", Email: "a@b.id\r\nBcc: c@d.id", Version: at.Version}, fault.KindInvalid, "email"},
		"somebody else's": {Own{Name: "Siti", Email: "BUDI@contoh.go.id", Version: at.Version}, 0, "email"},
		"stale":           {Own{Name: "Siti", Version: at.Version + 1}, fault.KindConflict, ""},
	} {
		err := s.SaveOwn(t.Context(), me, c.in)
		e, ok := fault.As(err)
		if !ok || c.kind != 0 && e.Kind != c.kind || c.f != "" && e.Field(c.f) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.SaveOwn(t.Context(), me, Own{Name: "  Siti   Aminah ", Email: " siti@contoh.go.id ", Version: at.Version}); err != nil {
		t.Fatal(err)
	}
	now, err := s.Own(t.Context(), me)
	if want := (Own{"siti", "Siti Aminah", "siti@contoh.go.id", at.Version + 1}); err != nil || now != want {
		t.Errorf("%+v, %v", now, err)
	}
	n, err := postgres.Value[int](t.Context(), db.DB, "SELECT count(*) FROM history WHERE act = 'save_account' AND detail = '{}' AND actor_id = @id", postgres.Args{"id": me.PersonID})
	if err != nil || n != 1 {
		t.Errorf("history: %d, %v", n, err)
	}
}

// Every column that refers to a person is followed, so that nothing kept about somebody is left out of their file.
func TestOwnData_FollowsEveryReference(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	references, err := postgres.Column[string](t.Context(), db.DB, `
		SELECT c.conrelid::regclass || '.' || a.attname FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
		WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass ORDER BY 1`, nil)
	if err != nil || len(references) < 20 {
		t.Fatal(references, err)
	}
	var followed []string
	for _, rows := range own {
		followed = append(followed, strings.Fields(rows.columns)...)
	}
	for _, column := range references {
		if !slices.Contains(followed, column) {
			t.Errorf("%s is in nobody's file", column)
		}
	}
}

func TestOwnData_HoldsNoSecret(t *testing.T) {
	t.Parallel()
	db := testdb.New(t)
	s := New(db.DB, false)
	id := newPerson(t, s)
	if _, err := db.Owner.Exec(t.Context(), "INSERT INTO session (token_hash, person_id, data, expires_at) VALUES ('geheim-token', $1, '{}', app_now() + interval '1 hour')", id); err != nil {
		t.Fatal(err)
	}
	data, err := s.OwnData(t.Context(), auth.Actor{PersonID: id})
	if err != nil {
		t.Fatal(err)
	}
	var whole map[string][]map[string]any
	if err := json.Unmarshal(data, &whole); err != nil || len(whole["akun"]) != 1 || len(whole["peran"]) != 1 || len(whole["sesi"]) != 1 || len(whole["riwayat"]) == 0 {
		t.Errorf("%v %s", err, data)
	}
	for _, secret := range []string{"argon2", "geheim-token", "password_hash", "token_hash"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("the file holds %s", secret)
		}
	}
}
