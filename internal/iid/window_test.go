package iid

import "testing"

func TestWindow_Range(t *testing.T) {
	t.Parallel()
	two, yes, no := 2, true, false
	for name, row := range map[string]struct {
		window   *Window
		from, to int
		ok       bool
	}{
		"the year itself counts":         {&Window{Rule: "range", YearsBack: &two, IncludeCurrent: &yes}, 2024, 2026, true},
		"the year itself does not count": {&Window{Rule: "range", YearsBack: &two, IncludeCurrent: &no}, 2024, 2025, true},
		"the source does not say":        {&Window{Rule: "range", YearsBack: &two}, 2024, 2026, true},
		"no oldest year":                 {&Window{Rule: "range"}, 0, 0, false},
		"another rule":                   {&Window{Rule: "compare", YearsBack: &two}, 0, 0, false},
		"no window":                      {nil, 0, 0, false},
	} {
		if from, to, ok := row.window.Range(2026); from != row.from || to != row.to || ok != row.ok {
			t.Errorf("%s: %d to %d, %t", name, from, to, ok)
		}
	}
}
