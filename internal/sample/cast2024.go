package sample

import "time"

// Cycle 2024 as it was told: 120 entries from schools, 44 passed. Of the 76 others most lost their innovator, or were early
// designs. How they split by level and reason is not known; these numbers are the sample's own.
var levels2024 = []struct {
	level            string
	received, passed int
}{{"PAUD", 31, 8}, {"SD", 58, 21}, {"SMP", 31, 15}}

var reasons2024 = []struct {
	code   string
	amount int
}{
	{"innovator_transferred", 23}, {"early_design", 22}, {"innovator_promoted", 11}, {"evidence_mismatch", 8}, {"outside_window", 5},
	{"duplicate", 3}, {"criteria_unmet", 2}, {"not_regional_authority", 1}, {"other", 1},
}

// story2024 is the day of the socialisation, from which the days of cycle 2024 are counted.
var story2024 = ymd(2024, time.February, 16)

// tell2024 lists the entries of cycle 2024.
func tell2024(ideas []idea, units census) ([]plan, error) {
	own, err := ownPlan(ideas, units, operatorSchool, "Kantin Tanpa Plastik")
	if err != nil {
		return nil, err
	}
	own.status, own.reason = "deferred", "early_design"
	plans := []plan{own}
	for _, l := range levels2024 {
		received, passed := l.received, l.passed
		if own.unit.Level == l.level {
			received--
		}
		schools := without(units.schools(l.level), own.unit)
		titles := unused(titlesFor(ideas, l.level), plans)
		for i := range received {
			p := plan{title: titles[i], unit: schools[(i*11)%len(schools)]}
			if spread(i, passed, received) {
				p.status, p.reason = "shortlisted", eligible
			}
			plans = append(plans, p)
		}
	}
	giveReasons(plans)
	passed := 0
	for i := range plans {
		p := &plans[i]
		p.year, p.since, p.written, p.reached = story, story, full, complete
		p.days = days2024(p.entryKey())
		if p.status == "shortlisted" {
			p.public = spread(passed, 31, 44)
			passed++
		}
	}
	return plans, nil
}

const eligible = "eligible"

// giveReasons decides the entries that are still open: an early design waits for the next cycle, the others end here.
func giveReasons(plans []plan) {
	var codes []string
	var amounts []int
	for _, r := range reasons2024 {
		n := r.amount
		for _, p := range plans {
			if p.reason == r.code {
				n--
			}
		}
		codes, amounts = append(codes, r.code), append(amounts, n)
	}
	reasons := deal(codes, amounts)
	for i := range plans {
		p := &plans[i]
		if p.status != "" {
			continue
		}
		p.reason, reasons = reasons[0], reasons[1:]
		p.status = "declined"
		switch p.reason {
		case "early_design":
			p.status = "deferred"
		case "innovator_transferred":
			p.left = "transferred"
		case "innovator_promoted":
			p.left = "promoted"
		}
	}
}

// days2024 lays an entry between the socialisation and the end of June 2024.
func days2024(key string) schedule {
	created := between(2, 40, key, "created")
	started := between(55, 72, key, "started")
	finished := started + between(2, 6, key, "finished")
	return schedule{
		created: created, submitted: created + between(1, 11, key, "submitted"), assigned: between(52, 54, key, "assigned"),
		started: started, finished: finished, decided: finished + between(1, 8, key, "decided"),
	}
}

// without leaves one unit out.
func without(list []*unitRef, u *unitRef) []*unitRef {
	kept := make([]*unitRef, 0, len(list))
	for _, other := range list {
		if other.ID != u.ID {
			kept = append(kept, other)
		}
	}
	return kept
}

// unused leaves out the names that are taken.
func unused(titles []title, plans []plan) []title {
	taken := map[string]bool{}
	for _, p := range plans {
		taken[p.name] = true
	}
	var left []title
	for _, t := range titles {
		if !taken[t.name] {
			left = append(left, t)
		}
	}
	return left
}

// ownPlan begins a plan by hand.
func ownPlan(ideas []idea, units census, unit, name string) (plan, error) {
	t, err := titleOf(ideas, name)
	if err != nil {
		return plan{}, err
	}
	u, err := units.named(unit)
	return plan{title: t, unit: u}, err
}
