package iid

// DecodePortfolio reads the input of the command score strictly. Its error is an [*InputError] with every problem: unknown
// and repeated keys, wrong types, numbers that are no integers, and all that [Score] would refuse.
func DecodePortfolio(data []byte) (Portfolio, error) {
	in, p, ok := readDocument(data, readPortfolio)
	if ok {
		in.merge(p.problems(""))
	}
	if err := in.err(); err != nil {
		return Portfolio{}, err
	}
	return p, nil
}

func readPortfolio(s spot) Portfolio {
	o := openObject(s)
	defer o.close()
	return Portfolio{
		Year:      required(o, "year", integer),
		SPDX100:   given(o, "spd_x100", integer),
		SPDLevels: optional(o, "spd_levels", list(integer)),
		Entries:   required(o, "entries", list(readEntry)),
		Settings:  optional(o, "settings", readSettings),
	}
}

func readEntry(s spot) Entry {
	o := openObject(s)
	defer o.close()
	return Entry{
		ID:                required(o, "id", filled),
		Levels:            optional(o, "levels", list(integer)),
		MaturityX100:      given(o, "maturity_x100", integer),
		BasicService:      optional(o, "basic_service", orZero(filled)),
		SecondaryServices: optional(o, "secondary_services", list(filled)),
		Stage:             optional(o, "stage", readStage),
		Rejected:          optional(o, "rejected", boolean),
	}
}

func readSettings(s spot) Settings {
	o := openObject(s)
	defer o.close()
	return Settings{
		RejectedInDivisor:      given(o, "rejected_in_divisor", boolean),
		CountedStages:          optional(o, "counted_stages", list(readStage)),
		SecondaryServicesCount: given(o, "secondary_services_count", boolean),
		EmptyIsUnassessable:    given(o, "empty_is_unassessable", boolean),
	}
}

func readStage(s spot) Stage { return Stage(filled(s)) }
