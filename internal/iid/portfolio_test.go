package iid

import (
	"strconv"

	"pgregory.net/rapid"
)

// sample is a small valid portfolio of 2026 that tests change.
func sample(entries ...Entry) Portfolio {
	for i := range entries {
		if entries[i].ID == "" {
			entries[i].ID = strconv.Itoa(i)
		}
	}
	return Portfolio{Year: 2026, SPDX100: new(3000), Entries: entries}
}

func mature(maturityX100 int, service string) Entry {
	return Entry{MaturityX100: new(maturityX100), BasicService: service}
}

func mustScore(t rapid.TB, p Portfolio) Result {
	t.Helper()
	r, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustForYear(t rapid.TB, year int) *Instrument {
	t.Helper()
	in, err := ForYear(year)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// portfolios draws valid portfolios of every computable year.
func portfolios() *rapid.Generator[Portfolio] {
	return rapid.Custom(func(t *rapid.T) Portfolio {
		p := Portfolio{
			Year:     rapid.SampledFrom([]int{2023, 2024, 2026, 2027, 2028, 2029}).Draw(t, "year"),
			Settings: settings().Draw(t, "settings"),
			Entries:  rapid.SliceOfN(drawnEntries(), 0, 30).Draw(t, "entries"),
		}
		for i := range p.Entries {
			p.Entries[i].ID = strconv.Itoa(i)
		}
		if p.Year >= 2026 && rapid.Bool().Draw(t, "spd by levels") {
			p.SPDLevels = levels(20).Draw(t, "spd_levels")
		} else {
			p.SPDX100 = new(rapid.IntRange(0, 6300).Draw(t, "spd_x100"))
		}
		return p
	})
}

func drawnEntries() *rapid.Generator[Entry] {
	services := []string{"", "pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_permukiman", "trantibum_linmas", "sosial"}
	return rapid.Custom(func(t *rapid.T) Entry {
		e := Entry{
			BasicService:      rapid.SampledFrom(services).Draw(t, "basic_service"),
			SecondaryServices: rapid.SliceOfN(rapid.SampledFrom([]string{"sosial", "kesehatan", "pangan"}), 0, 2).Draw(t, "secondary"),
			Stage:             rapid.SampledFrom(append(Stages, "")).Draw(t, "stage"),
			Rejected:          rapid.IntRange(0, 4).Draw(t, "rejected") == 0,
		}
		if rapid.Bool().Draw(t, "by levels") {
			e.Levels = levels(20).Draw(t, "levels")
		} else {
			e.MaturityX100 = new(rapid.IntRange(0, 11100).Draw(t, "maturity_x100"))
		}
		return e
	})
}

func levels(n int) *rapid.Generator[[]int] { return rapid.SliceOfN(rapid.IntRange(0, MaxLevel), n, n) }

func settings() *rapid.Generator[Settings] {
	flag := rapid.SampledFrom([]*bool{nil, new(false), new(true)})
	return rapid.Custom(func(t *rapid.T) Settings {
		s := Settings{
			RejectedInDivisor:      flag.Draw(t, "rejected_in_divisor"),
			SecondaryServicesCount: flag.Draw(t, "secondary_services_count"),
			EmptyIsUnassessable:    flag.Draw(t, "empty_is_unassessable"),
		}
		if rapid.Bool().Draw(t, "stages given") {
			s.CountedStages = rapid.SliceOfN(rapid.SampledFrom(Stages), 0, 3).Draw(t, "counted_stages")
		}
		return s
	})
}
