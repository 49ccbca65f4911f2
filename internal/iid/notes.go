package iid

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// notes says in English sentences what a reader of the result has to know beside its numbers.
func notes(r Result, t tally, in *Instrument) []string {
	ns := []string{}
	note := func(when bool, format string, args ...any) {
		if when {
			ns = append(ns, fmt.Sprintf(format, args...))
		}
	}
	f := in.Formula
	note(in.Year != in.FileYear, "%d has no instrument file: the file of %d is used with the divisor %d and the gate of %d basic services "+
		"that its outlook foresees; everything else is assumed to stay.", in.Year, in.FileYear, f.DivisorMin, gateOf(f))
	unconfirmed := in.unconfirmed()
	note(unconfirmed != "", "Not read in an official guideline, to be checked against the region's own copy: %s.", unconfirmed)

	note(r.Gate == GateNone, "No gate of basic services is known for %d: the count score was not zeroed.", in.Year)
	note(r.Gate == GateMissed, "The count score is 0: %d basic services are required, %d covered. Missing: %s.",
		gateOf(f), len(r.BasicServices), strings.Join(uncovered(r, in), ", "))
	note(r.Divisor > r.N && r.Divisor == f.DivisorMin, "The mean divides by the minimum %d, more than the %s counted.", r.Divisor, entries(r.N))
	note(r.N > f.CountCap, "The count score is capped at %d entries.", f.CountCap)

	note(t.rejected > 0 && r.Settings.RejectedInDivisor, "Rejected and not counted, but kept in the divisor: %s.", entries(t.rejected))
	note(t.rejected > 0 && !r.Settings.RejectedInDivisor, "Rejected and not counted: %s.", entries(t.rejected))
	note(t.inOtherStages > 0, "Left out for a stage that does not count: %s.", entries(t.inOtherStages))
	note(r.N == 0 && r.Settings.EmptyIsUnassessable, "No entry is counted: the category is %s whatever the index.", unassessable)
	return ns
}

func gateOf(f *Formula) int {
	if f.BasicServicesRequired == nil {
		return 0
	}
	return *f.BasicServicesRequired
}

func uncovered(r Result, in *Instrument) []string {
	missing := []string{}
	for _, service := range in.BasicServices {
		if !slices.Contains(r.BasicServices, service) {
			missing = append(missing, service)
		}
	}
	return missing
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// unconfirmed names the numbers of the formula that were not read in a document of the Ministry, grouped by how well they
// are known.
func (in *Instrument) unconfirmed() string {
	groups := map[Confidence][]string{}
	for _, key := range append([]string{gateKey, "basic_services"}, formulaNumbers...) {
		groups[in.Confidence[key]] = append(groups[in.Confidence[key]], key)
	}
	delete(groups, OfficialGuideline)
	parts := []string{}
	for _, c := range slices.Sorted(maps.Keys(groups)) {
		parts = append(parts, fmt.Sprintf("%s %s", c, strings.Join(groups[c], ", ")))
	}
	return strings.Join(parts, "; ")
}
