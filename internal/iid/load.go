package iid

import (
	"crypto/sha256"
	"encoding/hex"
)

// loadInstrument reads one instrument file strictly. Its error is an [*InputError] with every problem.
func loadInstrument(data []byte) (*Instrument, error) {
	in, instrument, ok := readDocument(data, readInstrument)
	if ok {
		in.merge(instrument.inconsistencies())
	}
	if err := in.err(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	instrument.SHA256 = hex.EncodeToString(sum[:])
	return &instrument, nil
}

func readInstrument(s spot) Instrument {
	o := openObject(s)
	defer o.close()
	year := required(o, "year", integer)
	formula := required(o, "formula", readFormula)
	return Instrument{
		Year:           year,
		FileYear:       year,
		Title:          required(o, "title", filled),
		LegalBasis:     required(o, "legal_basis", list(filled)),
		Completeness:   required(o, "completeness", readCompleteness),
		Structure:      required(o, "structure", readStructure),
		Formula:        formula.numbers,
		BasicServices:  formula.basicServices,
		CountIndicator: formula.countIndicator,
		Confidence:     formula.confidence,
		Categories:     required(o, "categories", list(readCategory)),
		Eligibility:    required(o, "eligibility", readEligibility),
		Variables:      required(o, "variables", list(readVariable)),
		Functions:      required(o, "functions_of_government", list(readFunction)),
		Indicators:     required(o, "indicators", list(readIndicator)),
		Outlook:        optional(o, "outlook", list(readOutlook)),
		Sources:        required(o, "sources", list(readSource)),
	}
}

// formulaSection is the file's formula object. Its parts are known in every year, its numbers are not.
type formulaSection struct {
	numbers        *Formula
	basicServices  []string
	countIndicator CountIndicator
	confidence     map[string]Confidence
}

func readFormula(s spot) formulaSection {
	o := openObject(s)
	defer o.close()
	return formulaSection{
		numbers:        readNumbers(o),
		basicServices:  required(o, "basic_services", list(filled)),
		countIndicator: required(o, "count_indicator", readCountIndicator),
		confidence:     required(o, "confidence", readConfidences),
	}
}

// formulaNumbers are known together or not at all; only the gate may be unknown beside known ones.
var formulaNumbers = []string{"total_max_x100", "spd_max_x100", "maturity_max_x100", "count_max_x100", divisorKey,
	"count_weight_x100", "count_cap"}

// An outlook carries these two as well.
const (
	divisorKey = "divisor_min"
	gateKey    = "basic_services_required"
)

func readNumbers(o *object) *Formula {
	known := map[string]int{}
	for _, key := range formulaNumbers {
		if n := required(o, key, orNull(integer)); n != nil {
			known[key] = *n
		}
	}
	gate := required(o, gateKey, orNull(integer))
	if len(known) == 0 {
		return nil
	}
	if len(known) < len(formulaNumbers) {
		o.in.add(o.place, "%d of %d numbers known: all or none expected", len(known), len(formulaNumbers))
	}
	return &Formula{
		TotalMaxX100:          known["total_max_x100"],
		SPDMaxX100:            known["spd_max_x100"],
		MaturityMaxX100:       known["maturity_max_x100"],
		CountMaxX100:          known["count_max_x100"],
		DivisorMin:            known[divisorKey],
		CountWeightX100:       known["count_weight_x100"],
		CountCap:              known["count_cap"],
		BasicServicesRequired: gate,
	}
}

func readConfidences(s spot) map[string]Confidence {
	o := openObject(s)
	defer o.close()
	confidences := map[string]Confidence{}
	for _, key := range append([]string{gateKey, "basic_services"}, formulaNumbers...) {
		confidences[key] = required(o, key, readConfidence)
	}
	return confidences
}

func readCountIndicator(s spot) CountIndicator {
	o := openObject(s)
	defer o.close()
	return CountIndicator{
		Code:     required(o, "code", filled),
		No:       required(o, "no", integer),
		PortalNo: required(o, "portal_no", integer),
		Variable: required(o, "variable", filled),
		Name:     required(o, "name", filled),
	}
}
