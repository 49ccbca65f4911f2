package innovation_test

import (
	"strings"
	"sync"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

func TestCreate_EightAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := innovation.CreateInput{Name: "  Rumah\tBotol ", Stage: "uji_coba", FormKey: postgres.NewCode()}
	ids := make([]string, 8)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			var err error
			if ids[i], err = w.s.Create(t.Context(), w.own, in); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, id := range ids {
		if id != ids[0] {
			t.Errorf("%s beside %s", id, ids[0])
		}
	}
	c := w.read(t, ids[0])
	if w.Count(t, "SELECT count(*) FROM entry") != 1 || c.Entry.Name != "Rumah Botol" || c.Profile.Stage != "uji_coba" || c.Entry.UnitID != w.unit {
		t.Errorf("begun: %+v", c.Entry)
	}
	in.Name = "Rumah Kaca"
	if _, err := w.s.Create(t.Context(), w.own, in); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("the same form with another name: %v", err)
	}
}

func TestCreate_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, c := range map[string]struct {
		in    innovation.CreateInput
		field string
	}{
		"empty":      {innovation.CreateInput{Stage: "uji_coba"}, "name"},
		"two":        {innovation.CreateInput{Name: " Ru ", Stage: "uji_coba"}, "name"},
		"201":        {innovation.CreateInput{Name: strings.Repeat("a", 201), Stage: "uji_coba"}, "name"},
		"control":    {innovation.CreateInput{Name: "Rumah\x00Botol", Stage: "uji_coba"}, "name"},
		"direction":  {innovation.CreateInput{Name: "Rumah \u202eloto\u202c", Stage: "uji_coba"}, "name"},
		"bad bytes":  {innovation.CreateInput{Name: "Rumah \xff", Stage: "uji_coba"}, "name"},
		"no stage":   {innovation.CreateInput{Name: "Rumah Botol"}, "stage"},
		"odd stage":  {innovation.CreateInput{Name: "Rumah Botol", Stage: "selesai"}, "stage"},
		"everything": {innovation.CreateInput{}, "stage"},
	} {
		c.in.FormKey = postgres.NewCode()
		_, err := w.s.Create(t.Context(), w.own, c.in)
		if e, ok := fault.As(err); !ok || e.Kind != fault.KindInvalid || e.Field(c.field) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	ok := innovation.CreateInput{Name: strings.Repeat("é", 200), Stage: "uji_coba", FormKey: postgres.NewCode()}
	if _, err := w.s.Create(t.Context(), w.own, ok); err != nil {
		t.Errorf("200 letters: %v", err)
	}
	ok.FormKey = postgres.NewCode()
	if _, err := w.s.Create(t.Context(), w.koord, ok); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("the coordinator: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM innovation"); n != 1 {
		t.Errorf("%d innovations", n)
	}
}

func TestCreate_WithoutCycle(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Exec(t, "DELETE FROM cycle_window")
	w.Exec(t, "DELETE FROM cycle")
	in := innovation.CreateInput{Name: "Rumah Botol", Stage: "uji_coba", FormKey: postgres.NewCode()}
	if _, err := w.s.Create(t.Context(), w.own, in); fault.KindOf(err) != fault.KindClosed {
		t.Errorf("create: %v", err)
	}
	if _, err := w.s.Desk(t.Context(), w.own); fault.KindOf(err) != fault.KindClosed {
		t.Errorf("desk: %v", err)
	}
}

// TestActs_EachStatementFails lets every table that an act writes refuse in turn: the act fails as a whole.
func TestActs_EachStatementFails(t *testing.T) {
	t.Parallel()
	writes := map[string][]string{
		"profile": {"entry_profile", "entry", "innovation", "history"}, "design": {"entry_design", "entry", "history"},
		"claim": {"claim", "entry", "history"}, "add innovator": {"form_key", "innovator", "entry", "history"},
		"change innovator": {"innovator", "entry", "history"}, "consent": {"innovator", "entry", "history"},
		"make lead": {"innovator", "entry", "history"}, "leave": {"innovator", "entry", "history"},
	}
	w := newWorld(t)
	id := w.team(t, w.ready(t))
	c := w.read(t, id)
	w.Exec(t, "CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'boom'; END $$")
	rows := `SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM innovator) + (SELECT count(*) FROM form_key) + (SELECT sum(version) FROM innovator)
		+ (SELECT sum(version) FROM claim) + (SELECT version FROM entry) + (SELECT version FROM entry_profile) + (SELECT version FROM entry_design)`
	before := w.Count(t, rows)
	for _, act := range attempts {
		for _, table := range writes[act.name] {
			w.Exec(t, "CREATE TRIGGER boom BEFORE INSERT OR UPDATE ON "+table+" FOR EACH ROW EXECUTE FUNCTION boom()")
			if err := act.do(t.Context(), w, w.own, id, &c); fault.KindOf(err) != fault.KindInternal || err == nil {
				t.Errorf("%s without %s: %v", act.name, table, err)
			}
			w.Exec(t, "DROP TRIGGER boom ON "+table)
			if after := w.Count(t, rows); after != before {
				t.Errorf("%s without %s: half done", act.name, table)
			}
		}
	}
	for _, table := range []string{"form_key", "innovation", "entry", "entry_profile", "entry_design", "history"} {
		w.Exec(t, "CREATE TRIGGER boom BEFORE INSERT OR UPDATE ON "+table+" FOR EACH ROW EXECUTE FUNCTION boom()")
		in := innovation.CreateInput{Name: "Rumah Kaca", Stage: "uji_coba", FormKey: postgres.NewCode()}
		if _, err := w.s.Create(t.Context(), w.own, in); fault.KindOf(err) != fault.KindInternal || err == nil {
			t.Errorf("create without %s: %v", table, err)
		}
		w.Exec(t, "DROP TRIGGER boom ON "+table)
		if n := w.Count(t, "SELECT count(*) FROM innovation"); n != 1 {
			t.Errorf("create without %s: half done", table)
		}
	}
}
