package innovation

import (
	"strings"
	"time"

	"jaring/internal/cycle"
)

// Check tells how complete an entry is. asked names the indicators on which a decision asked for a change that has not
// been made yet. What blocks is settled: an incomplete profile, too few words, a mandatory indicator without evidence.
func (c *Content) Check(asked map[string]bool) Report {
	r := Report{Words: c.Design.WordCount, MinWords: c.Entry.MinWords}
	c.checkProfile(&r)
	c.checkDesign(&r)
	c.checkIndicators(&r, asked)
	c.checkInnovators(&r)
	c.checkEligibility(&r)
	return r
}

// demand is one field that a complete profile holds.
type demand struct {
	section Section
	field   string
	missing string // what to do
	filled  bool
}

func (c *Content) demands() []demand {
	p := &c.Profile
	list := []demand{
		{SectionIdentity, "stage", "Pilih tahapan inovasi", p.Stage != ""},
		{SectionIdentity, "initiator", "Pilih inisiator", p.Initiator != ""},
		{SectionIdentity, "initiator_name", "Tulis nama inisiator", p.InitiatorName != ""},
		{SectionIdentity, "kind", "Pilih jenis inovasi", p.Kind != ""},
		{SectionIdentity, "form", "Pilih bentuk inovasi", p.Form != ""},
		{SectionService, "main_service", "Pilih urusan utama", p.MainService != ""},
		{SectionTime, "coordinates", "Tulis titik koordinat", p.Latitude != nil},
		{SectionOutcome, "purpose", "Tulis tujuan", p.Purpose != ""},
		{SectionOutcome, "benefit", "Tulis manfaat", p.Benefit != ""},
		{SectionOutcome, "result", "Tulis hasil", p.Result != ""},
	}
	if len(Themes(c.Instrument.Year)) > 0 {
		list = append(list, demand{SectionService, "theme", "Pilih tematik", p.Theme != ""})
	}
	// An initiative has not been tried, a trial is not in use yet: their dates lie ahead.
	if p.Stage == StageTrial || p.Stage == StageInUse {
		list = append(list, demand{SectionTime, "trial_on", "Tulis waktu uji coba", p.TrialOn != nil})
	}
	if p.Stage == StageInUse {
		list = append(list, demand{SectionTime, "implemented_on", "Tulis waktu penerapan", p.ImplementedOn != nil})
	}
	return list
}

var sectionTitles = map[Section]string{
	SectionIdentity: "Nama, inisiator, dan jenis", SectionService: "Urusan dan tematik",
	SectionTime: "Lokasi dan waktu", SectionOutcome: "Tujuan, manfaat, dan hasil",
}

// Title is the section's heading.
func (s Section) Title() string { return sectionTitles[s] }

func (c *Content) checkProfile(r *Report) {
	demands := c.demands()
	for _, s := range Sections {
		part := Part{Title: s.Title(), Hint: c.sectionHint(s), Target: Target{PageProfile, string(s), ""}}
		missing, filled := 0, 0
		for _, d := range demands {
			switch {
			case d.section != s:
			case d.filled:
				filled++
			default:
				missing++
				r.Blocks = append(r.Blocks, Block{"Profil belum lengkap: " + lowerFirst(d.missing), "Lengkapi", Target{PageProfile, string(s), d.field}})
			}
		}
		// The name stands there from the start: it is no beginning of the section.
		part.State, part.Word = progress(filled, missing)
		r.Profile = append(r.Profile, part)
	}
	r.Profile = append(r.Profile, c.documentsPart())
}

func progress(filled, missing int) (State, string) {
	switch {
	case missing == 0:
		return Complete, "Lengkap"
	case filled == 0:
		return NotStarted, "Belum mulai"
	}
	return Partial, "Kurang " + count(missing) + " isian"
}

func (c *Content) sectionHint(s Section) string {
	p := &c.Profile
	switch s {
	case SectionIdentity:
		return joined(Label(Stages, p.Stage), Label(Kinds, p.Kind))
	case SectionService:
		main, _ := c.Instrument.Function(p.MainService)
		return joined(main.Name, c.secondaryHint())
	case SectionTime:
		return c.timeHint()
	}
	return ""
}

func (c *Content) secondaryHint() string {
	var names []string
	for _, code := range c.Profile.SecondaryServices {
		f, _ := c.Instrument.Function(code)
		names = append(names, f.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return "beririsan dengan " + strings.Join(names, ", ")
}

func (c *Content) timeHint() string {
	switch p := &c.Profile; {
	case p.ImplementedOn != nil:
		return "Penerapan " + cycle.Day(*p.ImplementedOn)
	case p.TrialOn != nil:
		return "Uji coba " + cycle.Day(*p.TrialOn)
	}
	return ""
}

func (c *Content) documentsPart() Part {
	n := 0
	for _, d := range c.Documents {
		if d.ofProfile() {
			n++
		}
	}
	p := Part{Title: "Anggaran dan dokumen pendukung", Word: "Tidak wajib", State: Optional, Target: Target{Page: PageDocuments}}
	if n > 0 {
		p.State, p.Word = Complete, count(n)+" berkas"
	}
	return p
}

// fewWords is where a part of the design is called begun rather than written: ours, it blocks nothing.
const fewWords = 20

func (c *Content) checkDesign(r *Report) {
	for _, d := range DesignParts {
		n := CountWords(d.Text(c.Design))
		part := Part{Title: d.Title, Word: count(n) + " kata", State: Complete, Target: Target{PageDesign, "", d.Field}}
		switch {
		case n == 0:
			part.State, part.Word = NotStarted, "Belum mulai"
		case n < fewWords:
			part.State, part.Hint = Partial, "Baru "+count(n)+" kata. Tulis lebih lengkap."
		}
		r.Design = append(r.Design, part)
	}
	if short := r.MinWords - r.Words; short > 0 {
		r.Blocks = append(r.Blocks, Block{"Rancang bangun kurang " + count(short) + " kata", "Tambah tulisan", Target{Page: PageDesign}})
	}
}

func (c *Content) checkInnovators(r *Report) {
	for _, i := range c.Innovators {
		part := Part{Title: i.Name + ", anggota", Hint: joined(i.Position, "sejak "+cycle.Day(i.Since)), Word: "Aktif", State: Complete,
			Target: Target{PageInnovators, i.ID, ""}}
		if i.IsLead {
			part.Title = i.Name + ", ketua"
		}
		if !i.Active() {
			part.State, part.Word = Optional, "Selesai "+cycle.Day(*i.Until)
		}
		r.Innovators = append(r.Innovators, part)
	}
	if _, ok := c.Lead(); !ok {
		r.Warnings = append(r.Warnings, Block{"Belum ada ketua inovator yang aktif", "Tunjuk ketua", Target{Page: PageInnovators}})
	}
}

// checkEligibility warns when the innovation was put to use outside the years that the cycle accepts.
func (c *Content) checkEligibility(r *Report) {
	used, grown := c.Profile.ImplementedOn, c.Profile.DevelopedOn
	from, to := c.Entry.EligibleFrom, c.Entry.EligibleTo
	if used == nil || within(*used, from, to) || grown != nil && c.growthCounts() && within(*grown, from, to) {
		return
	}
	r.Warnings = append(r.Warnings, Block{"Waktu penerapan di luar jendela " + cycle.Day(from) + " sampai " + cycle.Day(to),
		"Periksa tanggal", Target{PageProfile, string(SectionTime), "implemented_on"}})
}

func (c *Content) growthCounts() bool {
	grown := c.Instrument.Eligibility.DevelopmentInWindow
	return grown != nil && *grown
}

func within(day, from, to time.Time) bool { return !day.Before(from) && !day.After(to) }

// joined writes what is known, parted by a comma.
func joined(parts ...string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, ", ")
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
