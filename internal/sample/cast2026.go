package sample

// The schools' new entries of cycle 2026, by level.
var levels2026 = []struct {
	level string
	fresh int
}{{"PAUD", 12}, {"SD", 24}, {"SMP", 12}}

// mix2026 is where the schools' new entries stand.
var mix2026 = []struct {
	status string
	amount int
}{
	{"draft", 11}, {"in_review", 11}, {"submitted", 9}, {"shortlisted", 9}, {"returned", 4}, {"deferred", 2}, {"declined", 2},
}

// back2026 is where the innovations stand that come back from 2024: first five that were deferred, then three that passed
// and were developed further.
var back2026 = []struct{ was, status string }{
	{"deferred", "submitted"}, {"deferred", "in_review"}, {"deferred", "shortlisted"}, {"deferred", "draft"}, {"deferred", "shortlisted"},
	{"shortlisted", "in_review"}, {"shortlisted", "shortlisted"}, {"shortlisted", "submitted"},
}

// tell2026 lists the entries of cycle 2026. earlier is cycle 2024.
func tell2026(ideas []idea, units census, earlier []plan) ([]plan, error) {
	plans, err := own2026(ideas, units)
	if err != nil {
		return nil, err
	}
	plans = append(plans, comeBack(earlier)...)
	others, err := others2026(ideas, units)
	if err != nil {
		return nil, err
	}
	statuses := statuses2026()
	for _, l := range levels2026 {
		schools := units.schools(l.level)
		titles := unused(unused(titlesFor(ideas, l.level), earlier), plans)
		for i := range l.fresh {
			u := schools[(i*13+5)%len(schools)]
			if u.Name == operatorSchool || u.Name == secondSchool {
				u = schools[(i*13+6)%len(schools)]
			}
			plans = append(plans, plan{title: titles[i], unit: u, since: present, status: statuses[0]})
			statuses = statuses[1:]
		}
	}
	plans = append(plans, others...)
	finish2026(plans)
	return plans, nil
}

func statuses2026() []string {
	var names []string
	var amounts []int
	for _, m := range mix2026 {
		names, amounts = append(names, m.status), append(amounts, m.amount)
	}
	return deal(names, amounts)
}

func comeBack(earlier []plan) []plan {
	var plans []plan
	for _, b := range back2026 {
		for _, e := range earlier {
			// An innovation comes back once, and the operator's school has its own part in the story.
			if e.status != b.was || e.unit.Name == operatorSchool || containsName(plans, e.name) {
				continue
			}
			plans = append(plans, plan{title: e.title, unit: e.unit, since: story, status: b.status, grown: b.was == "shortlisted"})
			break
		}
	}
	return plans
}

func containsName(plans []plan, name string) bool {
	for _, p := range plans {
		if p.name == name {
			return true
		}
	}
	return false
}

// finish2026 decides what follows from the status.
func finish2026(plans []plan) {
	seen := map[string]int{}
	against := []string{"evidence_mismatch", "early_design", "outside_window"}
	for i := range plans {
		p := &plans[i]
		n := seen[p.status]
		seen[p.status]++
		p.year, p.reached = present, max(p.reached, reach(p.status, n))
		if p.status == "draft" {
			if p.written == bare {
				p.written = []fullness{half, nearly, bare, half, full}[n%5]
			}
		} else {
			p.written = full
		}
		switch p.status {
		case "shortlisted":
			p.reason, p.public = eligible, n%5 != 4
		case "returned":
			p.reason = "evidence_mismatch"
		case "deferred":
			p.reason = "early_design"
		case "declined":
			p.reason = against[2*(n%2)]
		}
		p.days = days2026(p)
	}
}

// reach is how far the sheets are of the n-th entry with a status.
func reach(status string, n int) progress {
	switch status {
	case "draft":
		return unassigned
	case "submitted":
		return []progress{assigned, unassigned}[n%2]
	case "in_review":
		return []progress{complete, partly, begun}[n%3]
	}
	return complete
}

// days2026 lays an entry into the working days before the present one. The collection opened 33 of them ago.
func days2026(p *plan) schedule {
	key := p.entryKey()
	if p.status == "draft" {
		return schedule{created: -between(3, 25, key, "created")}
	}
	if p.status == "submitted" && !p.again {
		submitted := between(2, 7, key, "submitted")
		return schedule{created: -submitted - between(2, 20, key, "created"), submitted: -submitted, assigned: -1}
	}
	submitted := between(15, 19, key, "submitted")
	s := schedule{created: -submitted - between(2, 12, key, "created"), submitted: -submitted, assigned: -between(13, 14, key, "assigned"),
		started: -between(10, 12, key, "started"), finished: -between(6, 8, key, "finished"), decided: -between(3, 5, key, "decided")}
	if p.again {
		s.resubmitted = -2
	}
	return s
}
