package innovation_test

import (
	"testing"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// crowd adds n drafts of the unit straight to the tables.
func (w *world) crowd(t *testing.T, unit string, n int) {
	t.Helper()
	w.Exec(t, `WITH i AS (
		  INSERT INTO innovation (id, code, unit_id, name)
		  SELECT left(md5(random()::text || g), 16), 'C-' || left(md5(random()::text || g), 12), $1, 'Inovasi ' || g FROM generate_series(1, $2) g
		  RETURNING id, name)
		INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by, created_at)
		SELECT left(md5(random()::text || i.id), 16), i.id, 2026, $1, i.name, $3, app_now() - random() * interval '9 days' FROM i`,
		unit, n, w.own.PersonID)
}

func (w *world) list(t *testing.T, actor auth.Actor, f innovation.Filter) []innovation.Row {
	t.Helper()
	var all []innovation.Row
	for {
		page, err := w.s.List(t.Context(), actor, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Rows...)
		if f.After = page.Next; f.After == (innovation.Cursor{}) {
			return all
		}
	}
}

func TestList_PagesInOrderWithoutLoss(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(t, w.unit, 70)
	w.crowd(t, w.other.Current.UnitID, 60)
	rows := w.list(t, w.koord, innovation.Filter{Year: 2026})
	seen := map[string]bool{}
	for i, r := range rows {
		seen[r.ID] = true
		if i > 0 && r.CreatedAt.After(rows[i-1].CreatedAt) {
			t.Fatalf("row %d is newer than the one before", i)
		}
	}
	if len(rows) != 130 || len(seen) != 130 {
		t.Errorf("%d rows, %d of them different", len(rows), len(seen))
	}
}

func TestList_Scope(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(t, w.unit, 3)
	w.crowd(t, w.other.Current.UnitID, 4)
	if rows := w.list(t, w.own, innovation.Filter{}); len(rows) != 3 {
		t.Errorf("the unit sees %d", len(rows))
	}
	if rows := w.list(t, w.judge, innovation.Filter{}); len(rows) != 0 {
		t.Errorf("an assessor without a sheet sees %d", len(rows))
	}
	mine := w.list(t, w.own, innovation.Filter{})[0].ID
	w.assign(t, mine)
	if rows := w.list(t, w.judge, innovation.Filter{Year: 2026}); len(rows) != 1 || rows[0].ID != mine {
		t.Errorf("the assigned assessor sees %v", rows)
	}
	for _, role := range []auth.Role{auth.EducationOfficial, auth.Supervisor, auth.Executive, auth.Admin} {
		if _, err := w.s.List(t.Context(), w.addPerson(t, role, ""), innovation.Filter{Year: 2026}); fault.KindOf(err) != fault.KindForbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	if _, err := w.s.List(t.Context(), auth.Actor{}, innovation.Filter{Year: 2026}); err == nil {
		t.Error("a visitor sees the list")
	}
}

// assign gives the assessor a sheet.
func (w *world) assign(t *testing.T, id string) {
	w.Exec(t, "INSERT INTO review (id, entry_id, assessor_id, assigned_by) VALUES ($1, $2, $3, $4)",
		postgres.NewID(), id, w.judge.PersonID, w.koord.PersonID)
}

func TestList_Filters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sent := w.ready(t)
	w.send(t, sent)
	w.crowd(t, w.other.Current.UnitID, 2)
	w.Exec(t, "INSERT INTO district (code, name) VALUES ('33.75.01', 'Pekalongan Barat')")
	w.Exec(t, "UPDATE unit SET district_code = '33.75.01', level = 'SD' WHERE id = $1", w.other.Current.UnitID)
	for name, c := range map[string]struct {
		f    innovation.Filter
		want int
	}{
		"status":      {innovation.Filter{Status: innovation.Submitted}, 1},
		"kind":        {innovation.Filter{Kind: "school"}, 3},
		"level":       {innovation.Filter{Level: "SD"}, 2},
		"district":    {innovation.Filter{District: "33.75.01"}, 2},
		"name":        {innovation.Filter{Text: "rumah  BOTOL"}, 1},
		"unit":        {innovation.Filter{Text: "bumirejo"}, 2},
		"code":        {innovation.Filter{Text: "PKL-2026"}, 1},
		"wildcard":    {innovation.Filter{Text: "%"}, 0},
		"all at once": {innovation.Filter{Text: "inovasi", Level: "SD", Status: innovation.Draft}, 2},
		"none":        {innovation.Filter{Level: "SD", Status: innovation.Submitted}, 0},
	} {
		c.f.Year = 2026
		if rows := w.list(t, w.koord, c.f); len(rows) != c.want {
			t.Errorf("%s: %d rows, want %d", name, len(rows), c.want)
		}
	}
	counts, err := w.s.Counts(t.Context(), 2026)
	if err != nil || counts[innovation.Submitted] != 1 || counts[innovation.Draft] != 2 {
		t.Errorf("counts %v, %v", counts, err)
	}
}
