package innovation

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jaring/internal/iid"
)

// Section is one page of the profile: people answer one thing at a time.
type Section string

const (
	SectionIdentity Section = "identitas" // name, stage, initiator, kind, form
	SectionService  Section = "urusan"    // theme, urusan
	SectionTime     Section = "waktu"     // place and dates
	SectionOutcome  Section = "hasil"     // purpose, benefit, result
	SectionAll      Section = ""          // the whole profile at once
)

// Sections in the order of the national form.
var Sections = []Section{SectionIdentity, SectionService, SectionTime, SectionOutcome}

// ProfileInput is the profile as people type it. Only the fields of the section that is saved are read; an empty field is
// not answered yet and may stay so in a draft. Dates are YYYY-M-D.
type ProfileInput struct {
	Name          string
	Stage         string
	Initiator     string
	InitiatorName string
	Kind          string
	Form          string

	Theme             string
	MainService       string
	SecondaryServices []string

	Coordinates   string // latitude and longitude, as maps show them: -6.889836, 109.674591
	TrialOn       string
	ImplementedOn string
	DevelopedOn   string

	Purpose string
	Benefit string
	Result  string
}

// Limits of the texts, in characters.
const (
	minName   = 3
	maxName   = 200
	maxPerson = 120
	maxText   = 5000
)

// apply writes the section's answers over p and name, and returns every problem of the form.
func (in ProfileInput) apply(s Section, name *string, p *Profile, inst *iid.Instrument) problems {
	var wrong problems
	if s == SectionIdentity || s == SectionAll {
		in.applyIdentity(&wrong, name, p)
	}
	if s == SectionService || s == SectionAll {
		in.applyService(&wrong, p, inst)
	}
	if s == SectionTime || s == SectionAll {
		in.applyTime(&wrong, p)
	}
	if s == SectionOutcome || s == SectionAll {
		in.applyOutcome(&wrong, p)
	}
	return wrong
}

func (in ProfileInput) applyIdentity(wrong *problems, name *string, p *Profile) {
	*name = oneLine(in.Name)
	wrong.name("name", *name)
	p.Stage, p.Initiator, p.Kind, p.Form = in.Stage, in.Initiator, in.Kind, in.Form
	p.InitiatorName = oneLine(in.InitiatorName)
	wrong.code("stage", "Pilih tahapan inovasi", p.Stage, Stages)
	wrong.code("initiator", "Pilih inisiator", p.Initiator, Initiators)
	wrong.text("initiator_name", "Nama inisiator", p.InitiatorName, maxPerson)
	wrong.code("kind", "Pilih jenis inovasi", p.Kind, Kinds)
	wrong.code("form", "Pilih bentuk inovasi", p.Form, Forms)
}

// name checks an innovation's name, which is never empty.
func (p *problems) name(field, value string) {
	if utf8.RuneCountInString(value) < minName {
		p.add(field, "Tulis nama inovasi, paling sedikit 3 huruf")
		return
	}
	p.text(field, "Nama inovasi", value, maxName)
}

func (in ProfileInput) applyService(wrong *problems, p *Profile, inst *iid.Instrument) {
	p.Theme, p.MainService = in.Theme, in.MainService
	wrong.code("theme", "Pilih tematik", p.Theme, Themes(inst.Year))
	if _, ok := inst.Function(p.MainService); p.MainService != "" && !ok {
		wrong.add("main_service", "Pilih urusan utama dari daftar")
	}
	p.SecondaryServices = []string{}
	for _, code := range in.SecondaryServices {
		if _, ok := inst.Function(code); !ok {
			wrong.add("secondary_services", "Pilih urusan beririsan dari daftar")
			return
		}
		if code != p.MainService && !slices.Contains(p.SecondaryServices, code) {
			p.SecondaryServices = append(p.SecondaryServices, code)
		}
	}
}

func (in ProfileInput) applyTime(wrong *problems, p *Profile) {
	p.Latitude, p.Longitude = wrong.place("coordinates", in.Coordinates)
	p.TrialOn = wrong.day("trial_on", "Waktu uji coba", in.TrialOn)
	p.ImplementedOn = wrong.day("implemented_on", "Waktu penerapan", in.ImplementedOn)
	p.DevelopedOn = wrong.day("developed_on", "Waktu pengembangan", in.DevelopedOn)
	switch {
	case p.TrialOn != nil && p.ImplementedOn != nil && p.TrialOn.After(*p.ImplementedOn):
		wrong.add("trial_on", "Waktu uji coba tidak boleh sesudah waktu penerapan")
	case p.ImplementedOn != nil && p.DevelopedOn != nil && p.ImplementedOn.After(*p.DevelopedOn):
		wrong.add("developed_on", "Waktu pengembangan tidak boleh sebelum waktu penerapan")
	case p.TrialOn != nil && p.DevelopedOn != nil && p.TrialOn.After(*p.DevelopedOn):
		wrong.add("developed_on", "Waktu pengembangan tidak boleh sebelum waktu uji coba")
	}
}

func (in ProfileInput) applyOutcome(wrong *problems, p *Profile) {
	p.Purpose, p.Benefit, p.Result = paragraphs(in.Purpose), paragraphs(in.Benefit), paragraphs(in.Result)
	wrong.text("purpose", "Tujuan", p.Purpose, maxText)
	wrong.text("benefit", "Manfaat", p.Benefit, maxText)
	wrong.text("result", "Hasil", p.Result, maxText)
}

const badPlace = "Tulis titik koordinat sebagai lintang dan bujur, misalnya -6.889836, 109.674591"

// place reads latitude and longitude with points, or with decimal commas when blanks or a semicolon part them.
func (p *problems) place(name, value string) (latitude, longitude *float64) {
	value = strings.TrimSpace(strings.ReplaceAll(value, "−", "-"))
	if value == "" {
		return nil, nil
	}
	lat, errLat := coordinate(value, 0)
	long, errLong := coordinate(value, 1)
	switch {
	case errLat != nil || errLong != nil:
		p.add(name, badPlace)
	case lat < -90 || lat > 90 || long < -180 || long > 180:
		p.add(name, "Lintang harus antara -90 dan 90, bujur antara -180 dan 180")
	default:
		return &lat, &long
	}
	return nil, nil
}

func coordinate(value string, i int) (float64, error) {
	parts := strings.FieldsFunc(value, func(r rune) bool { return r == ';' || r == ' ' || r == '\t' })
	if strings.Contains(value, ".") || len(parts) == 1 {
		parts = strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(";, \t", r) })
	}
	if len(parts) != 2 || len(parts[i]) > 20 || strings.ContainsAny(parts[i], "eExXpP_nN") {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseFloat(strings.ReplaceAll(parts[i], ",", "."), 64)
}

// FormatPlace writes coordinates as the form reads them; "" where there is no place.
func FormatPlace(p Profile) string {
	if p.Latitude == nil || p.Longitude == nil {
		return ""
	}
	return strconv.FormatFloat(*p.Latitude, 'f', -1, 64) + ", " + strconv.FormatFloat(*p.Longitude, 'f', -1, 64)
}
