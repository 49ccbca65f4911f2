package innovation

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jaring/internal/iid"
)

func TestCountWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"": 0, " \t\n ": 0, "satu": 1, "dua kata": 2, "– — - …": 0, "a-b c/d": 2, "1 sekolah 1 inovasi": 4, "(a) b. §": 2,
		"non\u00a0breaking": 2, "日本 ٣": 2, "👍 ok": 1, "baris\r\nbaru": 2, "e\u0301": 1,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		if CountWords(a, b) != CountWords(a)+CountWords(b) || CountWords(a, b) != CountWords(b, a) {
			t.Errorf("%q and %q do not add up", a, b)
		}
	})
}

func TestCodes(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		formatCode("PKL", 2026, 148): "PKL-2026-0148", formatCode("PKL", 2026, 12345): "PKL-2026-12345", formatNumber(2026, 87): "TT-2026-000087",
		Slug("SERUNI: Seni Rupa Nirsampah"): "seruni-seni-rupa-nirsampah", Slug("  Été & Garçon!! "): "ete-garcon", Slug("日本"): "inovasi",
		FormatPoints(6300): "63", FormatPoints(250): "2,5", FormatPoints(-205): "−2,05", FormatPoints(123456700): "1.234.567",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		slug := Slug(name)
		if slug == "" || len(slug) > maxSlug || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" ||
			strings.Contains(slug, "--") || strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") {
			t.Errorf("%q gives %q", name, slug)
		}
	})
}

// blank is an entry of a year as it begins.
func blank(t *testing.T, year int) *Content {
	t.Helper()
	in, err := iid.ForYear(year)
	if err != nil {
		t.Fatal(err)
	}
	c := &Content{Instrument: in, Claims: inOrder("e", in, nil)}
	c.Entry.MinWords, c.Entry.Status = 300, Draft
	return c
}

func (c *Content) set(code string, level, files int) {
	for i := range c.Claims {
		if c.Claims[i].Indicator == code {
			c.Claims[i].Level = level
		}
	}
	for range files {
		c.Documents = append(c.Documents, Document{Slot: code, Kind: "file"})
	}
}

func TestMaturity(t *testing.T) {
	t.Parallel()
	c := blank(t, 2026)
	if m := c.Maturity(); m != (Maturity{UnclaimedX100: 11100, MaxX100: 11100}) {
		t.Errorf("blank: %+v", m)
	}
	c.set("sid-16", 1, 1) // 3 points, proven
	c.set("sid-35", 2, 0) // 8 points, not
	c.set("sid-18", 0, 2) // evidence without a claim is worth nothing
	if m := c.Maturity(); m != (Maturity{300, 800, 10000, 11100}) || m.ClaimedX100() != 1100 {
		t.Errorf("claimed: %+v", m)
	}
	gains := c.Nearest(3)
	if len(gains) != 3 || gains[0].Indicator != "sid-35" || gains[0].X100 != 800 || gains[0].Step != "unggah bukti" || gains[1].X100 != 300 {
		t.Errorf("nearest: %+v", gains)
	}
	// For the same points an upload goes before a beginning, and a beginning before more of the same.
	c.set("sid-19", 1, 0)
	gains = c.Nearest(20)
	for i := 1; i < len(gains); i++ {
		if gains[i-1].X100*gains[i].effort < gains[i].X100*gains[i-1].effort {
			t.Errorf("%+v goes before %+v", gains[i-1], gains[i])
		}
	}
	if gains[1].Indicator != "sid-19" || gains[1].effort != effortUpload || gains[len(gains)-1].effort == effortUpload {
		t.Errorf("for their effort: %+v", gains)
	}
	for _, row := range c.Instrument.SID() {
		c.set(row.Code, 3, 1)
	}
	if m := c.Maturity(); m.ProvenX100 != 11100 || len(c.Nearest(5)) != 0 {
		t.Errorf("full: %+v, %+v", m, c.Nearest(5))
	}
}

func TestCheck_MandatoryByYear(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]int{2023: 0, 2024: 0, 2025: 0, 2026: 5} {
		c := blank(t, year)
		n := 0
		for _, b := range c.Check(nil).Blocks {
			if b.Target.Page == PageIndicator {
				n++
			}
		}
		if n != want {
			t.Errorf("%d: %d indicators block, want %d", year, n, want)
		}
	}
}

func TestCheck_Indicators(t *testing.T) {
	t.Parallel()
	c := blank(t, 2026)
	c.set("sid-16", 1, 1)
	c.set("sid-17", 1, 0)
	c.set("sid-18", 1, 0)
	c.set("sid-19", 0, 1)
	r := c.Check(map[string]bool{"sid-16": true})
	states := map[string]State{}
	for _, g := range r.Groups {
		for _, p := range g.Parts {
			states[p.Indicator.Code] = p.State
		}
	}
	for code, want := range map[string]State{"sid-16": NeedsFix, "sid-17": Partial, "sid-18": Partial, "sid-19": Partial, "sid-20": NotStarted} {
		if states[code] != want {
			t.Errorf("%s: %s, want %s", code, states[code], want)
		}
	}
	if len(states) != 20 {
		t.Errorf("%d indicators", len(states))
	}
	var blocking, warning string
	for _, b := range r.Blocks {
		blocking += b.Target.Code + " "
	}
	for _, b := range r.Warnings {
		warning += b.Target.Code + " "
	}
	if strings.Contains(blocking, "sid-16") || !strings.Contains(blocking, "sid-17") || strings.Contains(blocking, "sid-18") ||
		!strings.Contains(warning, "sid-18") || strings.Contains(warning, "sid-19") {
		t.Errorf("blocks %s, warns %s", blocking, warning)
	}
}

func TestCheck_ProfileByStage(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string][2]bool{"": {}, StageInitiative: {}, StageTrial: {true, false}, StageInUse: {true, true}} {
		c := blank(t, 2026)
		c.Profile.Stage = stage
		got := [2]bool{}
		for _, b := range c.Check(nil).Blocks {
			got[0] = got[0] || b.Target.Field == "trial_on"
			got[1] = got[1] || b.Target.Field == "implemented_on"
		}
		if got != want {
			t.Errorf("%q asks for dates %v, want %v", stage, got, want)
		}
	}
	old := blank(t, 2024)
	for _, b := range old.Check(nil).Blocks {
		if b.Target.Field == "theme" {
			t.Error("2024 asks for a theme")
		}
	}
}

func TestCheck_EligibleDates(t *testing.T) {
	t.Parallel()
	at := func(y int, m time.Month, d int) *time.Time {
		t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		return &t
	}
	for name, c := range map[string]struct {
		used, grown *time.Time
		warns       bool
	}{
		"inside": {at(2024, 1, 1), nil, false}, "last day": {at(2025, 12, 31), nil, false}, "too early": {at(2023, 12, 31), nil, true},
		"early, grown inside": {at(2020, 1, 1), at(2025, 1, 1), false}, "early, grown outside": {at(2020, 1, 1), at(2026, 1, 1), true},
		"too late": {at(2026, 1, 1), nil, true}, "not in use": {nil, nil, false},
	} {
		content := blank(t, 2026)
		content.Profile.ImplementedOn, content.Profile.DevelopedOn = c.used, c.grown
		content.Entry.EligibleFrom, content.Entry.EligibleTo = *at(2024, 1, 1), *at(2025, 12, 31)
		warns := false
		r := content.Check(nil)
		for _, b := range r.Warnings {
			warns = warns || b.Target.Field == "implemented_on"
		}
		if warns != c.warns {
			t.Errorf("%s: warns %v", name, warns)
		}
	}
}
