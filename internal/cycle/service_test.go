package cycle

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/testdb"
)

// asRead compares cycles by what can be set.
var asRead = cmp.Options{cmpopts.IgnoreFields(Cycle{}, "ReadAt"), cmpopts.EquateApproxTime(0)}

func TestFind_EverythingThatWasWritten(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	open, decided := year2026(), year2026()
	decided.Year = 2027
	decided.Settings = iid.Settings{RejectedInDivisor: new(false), SecondaryServicesCount: new(true),
		EmptyIsUnassessable: new(true), CountedStages: []iid.Stage{iid.StageTrial, iid.StageImplemented}}
	decided.Windows, decided.Targets, decided.IsSample = nil, nil, true
	insert(t, d, open, decided)
	for _, want := range []Cycle{open, decided} {
		if diff := cmp.Diff(want, find(t, s, want.Year), asRead); diff != "" {
			t.Errorf("%d: %s", want.Year, diff)
		}
	}
	all, err := s.List(t.Context())
	if err != nil || len(all) != 2 || all[0].Year != 2027 {
		t.Errorf("list %+v, %v", all, err)
	}
	if _, err := s.Find(t.Context(), 2020); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("an unknown year: %v", err)
	}
	if n, ok := open.Target(Level, "SMP"); !ok || n != 0 {
		t.Error("a target of nothing is no target")
	}
	if _, ok := open.Target(Level, "SD"); ok {
		t.Error("a target that was not set")
	}
}

func TestWindow_Unscheduled(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	w, err := s.Window(t.Context(), d.DB, 2026, Collection)
	if err != nil || !w.OpensAt.Equal(wib("2026-05-01 08:00:00.000")) {
		t.Errorf("%+v, %v", w, err)
	}
	if _, err := s.Window(t.Context(), d.DB, 2026, Presentation); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("a stage without a window: %v", err)
	}
}

func TestCurrent(t *testing.T) {
	t.Parallel()
	d := testdb.New(t)
	s := New(d.DB)
	if _, err := s.Current(t.Context()); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("without any cycle: %v", err)
	}
	unscheduled := year2026()
	unscheduled.Year, unscheduled.Windows = 2024, nil
	insert(t, d, unscheduled)
	is := func(about string, want int) {
		t.Helper()
		if c, err := s.Current(t.Context()); err != nil || c.Year != want {
			t.Errorf("%s: %d, %v", about, c.Year, err)
		}
	}
	is("nothing has opened", 2024)

	next := year2026()
	next.Year = 2027
	next.Windows = []Window{{Collection, wib("2027-05-01 08:00:00.000"), wib("2027-06-30 23:59:59.000")}}
	insert(t, d, year2026(), next)
	for at, want := range map[string]int{
		"2026-05-01 07:59:59.999": 2027, "2026-05-01 08:00:00.000": 2026, "2026-12-31 23:59:59.000": 2026,
		"2027-05-01 07:59:59.999": 2026, "2027-05-01 08:00:00.000": 2027, "2030-01-01 00:00:00.000": 2027,
	} {
		d.SetNow(t, wib(at))
		is(at, want)
	}
}

func TestStage(t *testing.T) {
	t.Parallel()
	c := year2026()
	for at, want := range map[string]struct {
		stage Stage
		state State
	}{
		"2026-04-30 00:00:00.000": {Collection, Ahead},
		"2026-05-01 08:00:00.000": {Collection, Open},
		"2026-07-01 12:00:00.000": {Measurement, Ahead},
		"2026-07-15 23:59:00.000": {Measurement, Open},
		"2026-07-15 23:59:00.001": {Measurement, Closed},
	} {
		c.ReadAt = wib(at)
		if w, state := c.Stage(); w.Stage != want.stage || state != want.state {
			t.Errorf("at %s: %s %d", at, w.Stage, state)
		}
	}
	if w, state := (Cycle{ReadAt: time.Now()}).Stage(); w.Stage != Collection || state != Unscheduled {
		t.Errorf("nothing scheduled: %s %d", w.Stage, state)
	}
}

func TestInspect_OnlyCoordinator(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	for _, role := range auth.Roles {
		want := fault.KindForbidden
		actor := person(t, d, role)
		_, err := s.Overview(t.Context(), actor)
		_, _, inspectErr := s.Inspect(t.Context(), actor, 2026)
		if role == auth.Coordinator {
			if err != nil || inspectErr != nil {
				t.Errorf("coordinator: %v, %v", err, inspectErr)
			}
			continue
		}
		if fault.KindOf(err) != want || fault.KindOf(inspectErr) != want {
			t.Errorf("%s: %v, %v", role, err, inspectErr)
		}
	}
}
