package unit

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
	"jaring/internal/testdb"
)

// desk is a database with an office on a fixed day, and somebody who may change it.
func desk(t *testing.T) (*testdb.DB, *Service, auth.Actor, Unit) {
	t.Helper()
	d := testdb.New(t)
	d.SetNow(t, moment("2026-05-05T09:00:00+07:00"))
	return d, New(d.DB), person(t, d, auth.Admin), insert(t, d, Unit{Kind: Office, Name: "Bappeda"})
}

func TestRename_KeepsHistory(t *testing.T) {
	t.Parallel()
	d, s, admin, u := desk(t)
	if err := s.Rename(t.Context(), admin, u.ID, u.Version, "  Bapperida  Kota ", date("2025-01-01")); err != nil {
		t.Fatal(err)
	}
	renamed, err := s.Find(t.Context(), u.ID)
	if err != nil || renamed.Name != "Bapperida Kota" || renamed.Version != u.Version+1 {
		t.Errorf("now %+v, %v", renamed, err)
	}
	names, err := s.Names(t.Context(), u.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []Name{{Name: "Bappeda", To: new(date("2025-01-01"))}, {Name: "Bapperida Kota", From: date("2025-01-01")}}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	history, err := audit.ListFor(t.Context(), d.DB, audit.Unit, u.ID, 0, 9)
	if err != nil || len(history) != 1 || history[0].Act != "rename" || history[0].Detail["from"] != "Bappeda" {
		t.Errorf("history %+v, %v", history, err)
	}
}

func TestNameOn_Borders(t *testing.T) {
	t.Parallel()
	_, s, admin, u := desk(t)
	if err := s.Rename(t.Context(), admin, u.ID, u.Version, "Bapperida", date("2025-01-01")); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"0001-01-01": "Bappeda", "2024-12-31": "Bappeda", "2025-01-01": "Bapperida", "2099-01-01": "Bapperida"} {
		if got, err := s.NameOn(t.Context(), u.ID, date(day)); err != nil || got != want {
			t.Errorf("on %s: %q, %v", day, got, err)
		}
	}
	if _, err := s.NameOn(t.Context(), postgres.NewID(), date("2025-01-01")); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown unit's name is %v", err)
	}
}

func TestRename_Refusals(t *testing.T) {
	t.Parallel()
	d, s, admin, u := desk(t)
	insert(t, d, Unit{Kind: Office, Name: "Dinas Lain"})
	tomorrow := date("2026-05-06")
	for _, c := range []struct {
		about, name, on, field string
	}{
		{"too short", " A ", "2026-05-05", FieldName},
		{"too long", strings.Repeat("é", 201), "2026-05-05", FieldName},
		{"the same", "Bappeda", "2026-05-05", FieldName},
		{"taken", "dinas lain", "2026-05-05", FieldName},
		{"tomorrow", "Bapperida", tomorrow.Format("2006-01-02"), FieldOn},
		{"not after the name of today began", "Bapperida", "0001-01-01", FieldOn},
	} {
		err := s.Rename(t.Context(), admin, u.ID, u.Version, c.name, date(c.on))
		f, ok := fault.As(err)
		if !ok || f.Kind != fault.KindInvalid && f.Kind != fault.KindConflict || f.Field(c.field) == "" {
			t.Errorf("%s: %v", c.about, err)
		}
	}
	if names, err := s.Names(t.Context(), u.ID); err != nil || len(names) != 1 {
		t.Errorf("names after refusals %v, %v", names, err)
	}
}

// The day of the region counts: at half past midnight WIB it is still yesterday in UTC.
func TestRename_TodayIsWIB(t *testing.T) {
	t.Parallel()
	d, s, admin, u := desk(t)
	d.SetNow(t, moment("2026-05-05T00:30:00+07:00"))
	if err := s.Rename(t.Context(), admin, u.ID, u.Version, "Bapperida", date("2026-05-05")); err != nil {
		t.Error(err)
	}
}

func TestRename_Who(t *testing.T) {
	t.Parallel()
	d, s, admin, u := desk(t)
	for _, role := range auth.Roles {
		want := fault.KindForbidden
		if role == auth.Admin || role == auth.Coordinator {
			want = fault.KindConflict // allowed so far, but the version is stale
		}
		err := s.Rename(t.Context(), person(t, d, role), u.ID, u.Version+1, "Bapperida", date("2026-01-01"))
		if fault.KindOf(err) != want {
			t.Errorf("%s: %v", role, err)
		}
	}
	err := s.Rename(t.Context(), admin, postgres.NewID(), 1, "Bapperida", date("2026-01-01"))
	if fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown unit: %v", err)
	}
}

func TestRename_Concurrent(t *testing.T) {
	t.Parallel()
	_, s, admin, u := desk(t)
	errs := make([]error, 8)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			errs[i] = s.Rename(t.Context(), admin, u.ID, u.Version, "Nama "+string(rune('A'+i)), date("2026-01-01"))
		})
	}
	wg.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else if fault.KindOf(err) != fault.KindConflict {
			t.Errorf("the slower ones get %v", err)
		}
	}
	names, err := s.Names(t.Context(), u.ID)
	if done != 1 || err != nil || len(names) != 2 {
		t.Errorf("%d succeeded, names %v, %v", done, names, err)
	}
}
