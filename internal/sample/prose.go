package sample

import "strings"

// design is rancang bangun in its six parts.
type design struct {
	LegalBasis, Problem, StrategicIssue, Method, Novelty, Mechanism string
}

// write lays out the six parts for one innovation of a unit; all of them together pass 300 words with every subject.
func (t title) write(u *unitRef) design {
	name, i := t.name, t.idea
	fill := figures(name, u.Name)
	say := func(parts ...[]string) string {
		var all []string
		for _, p := range parts {
			all = append(all, p...)
		}
		return fill.Replace(strings.Join(all, " "))
	}
	voice := voices[u.sector()]
	return design{
		LegalBasis:     say(some(legalBasis, 2, name, "legal"), voice.legal, some(ownBasis, 1, name, "own")),
		Problem:        say(some(i.Problem, 3, name, "problem"), some(afterProblem, 1, name, "after")),
		StrategicIssue: say(some(voice.issue, 2, name, "issue"), some(regionIssue, 1, name, "region")),
		Method:         say([]string{t.summary}, some(i.Method, 3, name, "method"), some(afterMethod, 2, name, "method")),
		Novelty:        say(some(i.Novelty, 2, name, "novelty"), some(afterNovelty, 1, name, "novelty")),
		Mechanism:      say(some(i.Steps, 4, name, "steps"), some(afterSteps, 2, name, "steps")),
	}
}

// some takes n of the sentences, in their order.
func some(list []string, n int, words ...string) []string {
	if n >= len(list) {
		return list
	}
	left := below(len(list), words...)
	var taken []string
	for k := range list {
		// Leaving out a run of sentences keeps the sense of those around it.
		if inRun := (k-left+len(list))%len(list) < len(list)-n; !inRun {
			taken = append(taken, list[k])
		}
	}
	return taken
}

func (d design) parts() []string {
	return []string{d.LegalBasis, d.Problem, d.StrategicIssue, d.Method, d.Novelty, d.Mechanism}
}

// cut leaves the words from the given one on, counted over all parts, unwritten: a design that somebody is still at.
func (d design) cut(words int) design {
	var kept []string
	for _, part := range d.parts() {
		fields := strings.Fields(part)
		n := max(0, min(words, len(fields)))
		kept = append(kept, strings.Join(fields[:n], " "))
		words -= n
	}
	return design{kept[0], kept[1], kept[2], kept[3], kept[4], kept[5]}
}
