package iid

import "slices"

func readCompleteness(s spot) Completeness {
	o := openObject(s)
	defer o.close()
	return Completeness{
		SID:        required(o, "sid", filled),
		SPD:        required(o, "spd", filled),
		Formula:    required(o, "formula", filled),
		Categories: required(o, "categories", filled),
		Evidence:   required(o, "evidence", filled),
		Functions:  required(o, "functions_of_government", filled),
	}
}

func readStructure(s spot) Structure {
	o := openObject(s)
	defer o.close()
	return Structure{
		Aspects:        required(o, "aspects", list(readName)),
		VariableCount:  required(o, "variable_count", integer),
		IndicatorCount: required(o, "indicator_count", integer),
	}
}

func readName(s spot) Name {
	o := openObject(s)
	defer o.close()
	return Name{Code: required(o, "code", filled), Name: required(o, "name", filled)}
}

func readCategory(s spot) Category {
	o := openObject(s)
	defer o.close()
	return Category{
		Code:    required(o, "code", filled),
		Name:    required(o, "name", filled),
		MinX100: required(o, "min_x100", integer),
		MaxX100: required(o, "max_x100", integer),
	}
}

func readEligibility(s spot) Eligibility {
	o := openObject(s)
	defer o.close()
	return Eligibility{
		WindowFrom:          required(o, "window_from", orZero(readDate)),
		WindowTo:            required(o, "window_to", orZero(readDate)),
		DevelopmentInWindow: required(o, "development_in_window", orNull(boolean)),
		MinWordsDesign:      required(o, "min_words_design", orNull(integer)),
		Mandatory:           required(o, "mandatory", orZero(list(filled))),
		Notes:               required(o, "notes", list(filled)),
	}
}

func readVariable(s spot) Variable {
	o := openObject(s)
	defer o.close()
	return Variable{
		Code:   required(o, "code", filled),
		Aspect: required(o, "aspect", readAspect),
		Name:   required(o, "name", filled),
	}
}

func readFunction(s spot) Function {
	o := openObject(s)
	defer o.close()
	return Function{
		Code:         required(o, "code", filled),
		Name:         required(o, "name", filled),
		BasicService: required(o, "basic_service", boolean),
	}
}

func readOutlook(s spot) Outlook {
	o := openObject(s)
	defer o.close()
	return Outlook{
		Year:                  required(o, "year", integer),
		DivisorMin:            required(o, divisorKey, integer),
		BasicServicesRequired: required(o, gateKey, integer),
		Confidence:            required(o, "confidence", readConfidence),
	}
}

func readSource(s spot) Source {
	o := openObject(s)
	defer o.close()
	return Source{
		Title:      required(o, "title", filled),
		Ref:        required(o, "ref", filled),
		Confidence: required(o, "confidence", readConfidence),
	}
}

func readIndicator(s spot) Indicator {
	o := openObject(s)
	defer o.close()
	return Indicator{
		Code:       required(o, "code", filled),
		No:         required(o, "no", integer),
		PortalNo:   required(o, "portal_no", integer),
		Aspect:     required(o, "aspect", readAspect),
		Variable:   required(o, "variable", orZero(filled)),
		Name:       required(o, "name", filled),
		WeightX100: required(o, "weight_x100", orNull(integer)),
		Mandatory:  required(o, "mandatory", orNull(boolean)),
		Unit:       optional(o, "unit", readUnit),
		Levels:     required(o, "levels", list(readLevel)),
		Bases:      optional(o, "bases", list(readBasis)),
		Evidence:   required(o, "evidence", orNull(readEvidence)),
		Notes:      optional(o, "notes", list(filled)),
		Confidence: optional(o, "confidence", readConfidence),
	}
}

func readLevel(s spot) Level {
	o := openObject(s)
	defer o.close()
	return Level{
		Level:  required(o, "level", integer),
		Label:  required(o, "label", filled),
		Bounds: given(o, "bounds_x100", readBounds),
	}
}

func readBounds(s spot) Bounds {
	ends := list(orNull(integer))(s)
	if s.value.kind == kindList && len(ends) != 2 {
		s.reject("%d values, 2 expected", len(ends))
	}
	if len(ends) != 2 {
		return Bounds{}
	}
	return Bounds{MinX100: ends[0], MaxX100: ends[1]}
}

func readBasis(s spot) Basis {
	o := openObject(s)
	defer o.close()
	return Basis{
		Code:         required(o, "code", filled),
		Name:         required(o, "name", filled),
		Unit:         optional(o, "unit", readUnit),
		Levels:       required(o, "levels", list(readLevel)),
		EvidenceNote: optional(o, "evidence_note", filled),
	}
}

func readEvidence(s spot) Evidence {
	o := openObject(s)
	defer o.close()
	return Evidence{
		Note:   required(o, "note", filled),
		Kinds:  required(o, "kinds", orZero(list(readEvidenceKind))),
		Window: required(o, "window", orNull(readWindow)),
	}
}

func readWindow(s spot) Window {
	o := openObject(s)
	defer o.close()
	return Window{
		Rule:           required(o, "rule", readRule),
		YearsBack:      required(o, "years_back", orNull(integer)),
		IncludeCurrent: required(o, "include_current", orNull(boolean)),
		BeforeYear:     given(o, "before_year", integer),
		Note:           optional(o, "note", filled),
	}
}

var (
	readAspect     = word(AspectSPD, AspectSID)
	readConfidence = word(OfficialGuideline, "official_statement", "secondary", "inferred", "conflicting", "unknown")
	readUnit       = word[Unit]("count", "day", "month", "percent", "percentage_point", "index_point")

	readEvidenceKind = word("pdf", "jpg", "png", "mp4", "mov", "link")
	readRule         = word("range", "compare", "implementation_year", "in_force")
)

// word reads one of the words that the schema knows.
func word[T ~string](known ...T) reading[T] {
	return func(s spot) T {
		w := T(text(s))
		if s.value.kind == kindText && !slices.Contains(known, w) {
			s.reject("unknown word %q", w)
		}
		return w
	}
}

func readDate(s spot) Date {
	const layout = "dddd-dd-dd"
	day := text(s)
	fits := len(day) == len(layout)
	for i := 0; fits && i < len(layout); i++ {
		digit := day[i] >= '0' && day[i] <= '9'
		fits = digit == (layout[i] == 'd') && (digit || day[i] == '-')
	}
	if s.value.kind == kindText && !fits {
		s.reject("date as YYYY-MM-DD expected")
	}
	return Date(day)
}
