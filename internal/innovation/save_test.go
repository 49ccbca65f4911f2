package innovation_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

func date(y int, m time.Month, d int) *time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return &t
}

func TestSaveProfile_KeepsEveryField(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	if err := w.s.SaveProfile(t.Context(), w.own, id, 1, innovation.SectionAll, wholeProfile); err != nil {
		t.Fatal(err)
	}
	latitude, longitude := -6.889836, 109.674591
	want := innovation.Profile{
		EntryID: id, Stage: "penerapan", Initiator: "asn", InitiatorName: "Siti Aminah", Kind: "non_digital", Form: "pelayanan_publik",
		Theme: "asta_cita", MainService: "pendidikan", SecondaryServices: []string{"lingkungan_hidup"},
		Latitude: &latitude, Longitude: &longitude, TrialOn: date(2024, 1, 15), ImplementedOn: date(2024, 3, 4),
		Purpose: wholeProfile.Purpose, Benefit: wholeProfile.Benefit, Result: wholeProfile.Result, UpdatedBy: "Siti Aminah", Version: 2,
	}
	c := w.read(t, id)
	if diff := cmp.Diff(want, c.Profile, cmpopts.IgnoreFields(innovation.Profile{}, "UpdatedAt")); diff != "" {
		t.Error(diff)
	}
	if innovation.FormatPlace(c.Profile) != wholeProfile.Coordinates {
		t.Errorf("place %q", innovation.FormatPlace(c.Profile))
	}
	if err := w.s.SaveProfile(t.Context(), w.own, id, 2, innovation.SectionAll, wholeProfile); err != nil || w.read(t, id).Profile.Version != 2 {
		t.Errorf("saving the same again counts as a change: %v", err)
	}
}

func TestSaveDesign_TheSameAgainIsNoChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	for range 2 {
		if err := w.s.SaveDesign(t.Context(), w.own, id, min(2, w.read(t, id).Design.Version), design(10)); err != nil {
			t.Fatal(err)
		}
	}
	if c := w.read(t, id); c.Design.Version != 2 || c.Design.WordCount != 10 || w.Count(t, "SELECT count(*) FROM history WHERE act = 'save_design'") != 1 {
		t.Errorf("%+v", c.Design)
	}
}

func TestSaveProfile_APublishedNameStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	save := func(name string) string {
		in := wholeProfile
		in.Name = name
		if err := w.s.SaveProfile(t.Context(), w.own, id, w.read(t, id).Profile.Version, innovation.SectionIdentity, in); err != nil {
			t.Fatal(err)
		}
		public, err := postgres.Value[string](t.Context(), w.DB.DB, "SELECT name FROM innovation", nil)
		if err != nil || w.read(t, id).Entry.Name != name {
			t.Fatal(err)
		}
		return public
	}
	if got := save("Rumah Kaca"); got != "Rumah Kaca" {
		t.Errorf("before publishing: %q", got)
	}
	w.Exec(t, "UPDATE innovation SET published_at = app_now(), slug = 'rumah-kaca'")
	if got := save("Rumah Bambu"); got != "Rumah Kaca" {
		t.Errorf("what the public reads has changed: %q", got)
	}
}

// TestSaveProfile_Renamed: the document that must name the innovation was held against the name before.
func TestSaveProfile_Renamed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	asked := func() int {
		return w.Count(t, `SELECT count(*) FROM job.river_job j JOIN evidence v ON v.id = j.args->>'id'
			WHERE j.kind = 'examine_evidence' AND v.entry_id = $1 AND v.slot = 'sid-16' AND j.args->>'alone' = 'true'`, id)
	}
	w.addEvidence(t, id, "sid-16")
	w.addEvidence(t, id, "sid-35")
	for n, step := range []struct {
		name string
		want int
	}{{"Rumah Botol Plastik", 1}, {"Rumah Botol Plastik", 1}, {"Rumah Botol", 2}} {
		in := innovation.ProfileInput{Name: step.name}
		if err := w.s.SaveProfile(t.Context(), w.own, id, w.read(t, id).Profile.Version, innovation.SectionIdentity, in); err != nil {
			t.Fatal(err)
		}
		if got := asked(); got != step.want {
			t.Errorf("step %d: %d examinations, want %d", n, got, step.want)
		}
	}
}

func TestSaveProfile_OnlyItsSection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	before := w.read(t, id).Profile
	in := innovation.ProfileInput{Purpose: "Baru.", Kind: "digital", MainService: "kesehatan", TrialOn: "2020-1-1", Name: "Lain"}
	if err := w.s.SaveProfile(t.Context(), w.own, id, before.Version, innovation.SectionOutcome, in); err != nil {
		t.Fatal(err)
	}
	want := before
	want.Purpose, want.Benefit, want.Result = "Baru.", "", ""
	c := w.read(t, id)
	if diff := cmp.Diff(want, c.Profile, cmpopts.IgnoreFields(innovation.Profile{}, "UpdatedAt", "Version")); diff != "" || c.Entry.Name != "Rumah Botol" {
		t.Error(c.Entry.Name, diff)
	}
}

func TestSaveProfile_EveryMessage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	bad := innovation.ProfileInput{Name: "Ru", Stage: "x", Initiator: "x", Kind: "x", Form: "x", Theme: "x", MainService: "x",
		SecondaryServices: []string{"x"}, Coordinates: "sini", TrialOn: "2024-2-31", ImplementedOn: "kemarin", DevelopedOn: "1024-1-1"}
	err := w.s.SaveProfile(t.Context(), w.own, id, 1, innovation.SectionAll, bad)
	e, ok := fault.As(err)
	if !ok || e.Kind != fault.KindInvalid {
		t.Fatal(err)
	}
	for _, field := range []string{"name", "stage", "initiator", "kind", "form", "theme", "main_service", "secondary_services", "coordinates",
		"trial_on", "implemented_on", "developed_on"} {
		if e.Field(field) == "" {
			t.Errorf("%s is not named", field)
		}
	}
	for name, dates := range map[string][3]string{
		"trial after use": {"2024-3-5", "2024-3-4", ""}, "growth before use": {"", "2024-3-4", "2024-3-3"}, "growth before trial": {"2024-3-4", "", "2024-3-3"}} {
		in := wholeProfile
		in.TrialOn, in.ImplementedOn, in.DevelopedOn = dates[0], dates[1], dates[2]
		if err := w.s.SaveProfile(t.Context(), w.own, id, 1, innovation.SectionTime, in); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.read(t, id).Profile.Version != 1 {
		t.Error("something was saved")
	}
}

func TestSaveProfile_Coordinates(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	version := 1
	for typed, want := range map[string]string{
		"-6.889836, 109.674591": "-6.889836, 109.674591", "−6,889836 109,674591": "-6.889836, 109.674591", "-6,889836; 109,674591": "-6.889836, 109.674591",
		"-7,110": "-7, 110", "90 180": "90, 180", "": "",
		"91, 0": "!", "0 181": "!", "1": "!", "1,2,3": "!", "NaN, 1": "!", "1e1, 2": "!", "0x1, 2": "!", "1_0, 2": "!", "a b": "!",
	} {
		in := innovation.ProfileInput{Coordinates: typed}
		err := w.s.SaveProfile(t.Context(), w.own, id, version, innovation.SectionTime, in)
		c := w.read(t, id)
		version = c.Profile.Version
		if got := innovation.FormatPlace(c.Profile); (want == "!") != (err != nil) || want != "!" && got != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
}

func TestSaveClaim_ResetsWhatWasVerified(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	w.claim(t, id, "sid-18", 2)
	for i, code := range []string{"sid-18", "sid-16"} {
		w.Exec(t, "INSERT INTO verification (entry_id, indicator, claim_version, level) VALUES ($1, $2, 1, 1)", id, code)
		if i == 0 {
			w.claim(t, id, code, 2)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM verification"); n != 2 {
		t.Errorf("saving the same claim reset %d verifications", 2-n)
	}
	w.claim(t, id, "sid-18", 1)
	if n := w.Count(t, "SELECT count(*) FROM verification WHERE indicator = 'sid-18'"); n != 0 {
		t.Error("the verification outlived its claim")
	}
	if n := w.Count(t, "SELECT count(*) FROM verification WHERE indicator = 'sid-16'"); n != 1 {
		t.Error("another indicator lost its verification")
	}
}

func TestSaveClaim_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	for name, c := range map[string]struct {
		code string
		in   innovation.ClaimInput
		kind fault.Kind
	}{
		"above":         {"sid-16", innovation.ClaimInput{Level: "4"}, fault.KindInvalid},
		"below":         {"sid-16", innovation.ClaimInput{Level: "-1"}, fault.KindInvalid},
		"no number":     {"sid-16", innovation.ClaimInput{Level: "dua"}, fault.KindInvalid},
		"without basis": {"sid-33", innovation.ClaimInput{Level: "1"}, fault.KindInvalid},
		"foreign basis": {"sid-16", innovation.ClaimInput{Level: "1", Basis: "orang"}, fault.KindInvalid},
		"region's own":  {"spd-01", innovation.ClaimInput{Level: "1"}, fault.KindNotFound},
		"the count":     {"sid-36", innovation.ClaimInput{Level: "1"}, fault.KindNotFound},
		"unknown":       {"sid-99", innovation.ClaimInput{Level: "1"}, fault.KindNotFound},
		"malformed":     {"\x00", innovation.ClaimInput{Level: "1"}, fault.KindNotFound},
	} {
		if err := w.s.SaveClaim(t.Context(), w.own, id, c.code, 0, c.in); fault.KindOf(err) != c.kind || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM claim"); n != 0 {
		t.Errorf("%d claims", n)
	}
}

func TestSave_TwoAtOnceOneIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.begin(t)
	errs := make([]error, 8)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() { errs[i] = w.s.SaveDesign(t.Context(), w.own, id, 1, design(10+i)) })
	}
	all.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
		} else if fault.KindOf(err) != fault.KindConflict {
			t.Error(err)
		}
	}
	if done != 1 || w.read(t, id).Design.Version != 2 {
		t.Errorf("%d saved", done)
	}
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx := t.Context()
	id := w.ready(t)
	w.send(t, id)
	w.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now(), version = version + 1 WHERE id = $1", id)
	decision := w.decide(t, id, "return", `{"sheets": [{"status": "finished", "remark_unit": "Bagus.", "remark_inner": "rahasia",
		"marks": [{"indicator": "sid-16", "claimed": 1, "level": 0, "claim_version": 1, "reason": "SK tidak terbaca."},
		          {"indicator": "sid-17", "claimed": 1, "level": 1, "claim_version": 1, "reason": ""}]},
		{"status": "void", "remark_unit": "batal", "marks": []}]}`)
	list, err := w.s.Feedback(ctx, w.own, id)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	want := innovation.Feedback{EntryID: id, DecisionID: decision, Round: 1, Act: innovation.Return, ReasonCode: "other", Reason: "Lainnya",
		Text: "Lengkapi bukti dan jelaskan kebaruannya.", DecidedAt: noon, Remarks: []string{"Bagus."},
		Points: []innovation.Point{{Indicator: "sid-16", Claimed: 1, Reason: "SK tidak terbaca.", ClaimVersion: 1}}}
	if diff := cmp.Diff(want, list[0], cmpopts.EquateApproxTime(0)); diff != "" {
		t.Error(diff)
	}
	c := w.read(t, id)
	if asked := innovation.Asked(&c, list); !asked["sid-16"] || len(asked) != 1 {
		t.Errorf("asked %v", asked)
	}
	w.claim(t, id, "sid-16", 2)
	if c = w.read(t, id); len(innovation.Asked(&c, list)) != 0 {
		t.Error("a changed claim is still asked for")
	}
	for name, err := range map[string]error{
		"too short": w.s.Answer(ctx, w.own, id, decision, 0, " ya "), "stale": w.s.Answer(ctx, w.own, id, decision, 1, "Sudah kami unggah."),
		"unknown": w.s.Answer(ctx, w.own, id, postgres.NewID(), 0, "Sudah kami unggah."), "other unit": w.s.Answer(ctx, w.other, id, decision, 0, "Sudah."),
	} {
		if err == nil || fault.KindOf(err) == fault.KindInternal {
			t.Errorf("%s: %v", name, err)
		}
	}
	for version, text := range []string{"Sudah kami unggah.", "Sudah kami unggah ulang."} {
		if err := w.s.Answer(ctx, w.own, id, decision, version, text); err != nil {
			t.Fatal(err)
		}
	}
	if list, err = w.s.Feedback(ctx, w.own, id); err != nil || list[0].Answer.Text != "Sudah kami unggah ulang." || list[0].Answer.Version != 2 {
		t.Errorf("answer %+v, %v", list[0].Answer, err)
	}
}
