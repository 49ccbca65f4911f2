package unitdesk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// profileForm is a section of the profile as posted; the fields of the other sections stay empty and are not read.
type profileForm struct {
	Version string `form:"version"`
	Section string `form:"section"`
	Go      string `form:"go"`

	Name          string `form:"name"`
	Stage         string `form:"stage"`
	Initiator     string `form:"initiator"`
	InitiatorName string `form:"initiator_name"`
	Kind          string `form:"kind"`
	Form          string `form:"form"`

	Theme             string   `form:"theme"`
	MainService       string   `form:"main_service"`
	SecondaryServices []string `form:"secondary_services"`

	Coordinates string `form:"coordinates"`
	TrialDay    string `form:"trial_on-hari"`
	TrialMonth  string `form:"trial_on-bulan"`
	TrialYear   string `form:"trial_on-tahun"`
	UsedDay     string `form:"implemented_on-hari"`
	UsedMonth   string `form:"implemented_on-bulan"`
	UsedYear    string `form:"implemented_on-tahun"`
	GrownDay    string `form:"developed_on-hari"`
	GrownMonth  string `form:"developed_on-bulan"`
	GrownYear   string `form:"developed_on-tahun"`

	Purpose string `form:"purpose"`
	Benefit string `form:"benefit"`
	Result  string `form:"result"`
}

func (f profileForm) input() innovation.ProfileInput {
	return innovation.ProfileInput{
		Name: f.Name, Stage: f.Stage, Initiator: f.Initiator, InitiatorName: f.InitiatorName, Kind: f.Kind, Form: f.Form,
		Theme: f.Theme, MainService: f.MainService, SecondaryServices: f.SecondaryServices, Coordinates: f.Coordinates,
		TrialOn: handle.Day(f.TrialDay, f.TrialMonth, f.TrialYear), ImplementedOn: handle.Day(f.UsedDay, f.UsedMonth, f.UsedYear),
		DevelopedOn: handle.Day(f.GrownDay, f.GrownMonth, f.GrownYear), Purpose: f.Purpose, Benefit: f.Benefit, Result: f.Result,
	}
}

func (f profileForm) trial() ui.DateParts {
	return ui.DateParts{Day: f.TrialDay, Month: f.TrialMonth, Year: f.TrialYear}
}
func (f profileForm) used() ui.DateParts {
	return ui.DateParts{Day: f.UsedDay, Month: f.UsedMonth, Year: f.UsedYear}
}
func (f profileForm) grown() ui.DateParts {
	return ui.DateParts{Day: f.GrownDay, Month: f.GrownMonth, Year: f.GrownYear}
}

// profileFormOf is what is stored, as the form would have sent it.
func profileFormOf(c *innovation.Content) profileForm {
	p := &c.Profile
	trial, used, grown := dateParts(p.TrialOn), dateParts(p.ImplementedOn), dateParts(p.DevelopedOn)
	return profileForm{
		Version: strconv.Itoa(p.Version), Name: c.Entry.Name, Stage: p.Stage, Initiator: p.Initiator, InitiatorName: p.InitiatorName, Kind: p.Kind, Form: p.Form,
		Theme: p.Theme, MainService: p.MainService, SecondaryServices: p.SecondaryServices, Coordinates: innovation.FormatPlace(*p),
		TrialDay: trial.Day, TrialMonth: trial.Month, TrialYear: trial.Year, UsedDay: used.Day, UsedMonth: used.Month, UsedYear: used.Year,
		GrownDay: grown.Day, GrownMonth: grown.Month, GrownYear: grown.Year, Purpose: p.Purpose, Benefit: p.Benefit, Result: p.Result,
	}
}

func dateParts(day *time.Time) ui.DateParts {
	if day == nil {
		return ui.DateParts{}
	}
	return ui.SplitDate(*day)
}

// show puts what stands in the form into the view, with the answers there are.
func (f profileForm) show(v *page.ProfileView, c *innovation.Content) {
	v.Entry.Name = c.Entry.Name
	v.Name, v.Stage, v.Initiator, v.InitiatorName, v.Kind, v.Form = f.Name, f.Stage, f.Initiator, f.InitiatorName, f.Kind, f.Form
	v.Stages, v.Initiators, v.Kinds, v.Forms = options(innovation.Stages), options(innovation.Initiators), options(innovation.Kinds), options(innovation.Forms)
	v.Theme, v.MainService, v.Themes, v.Services = f.Theme, f.MainService, options(innovation.Themes(c.Instrument.Year)), services(c)
	for _, o := range v.Services {
		o.Group, o.On = "", slices.Contains(f.SecondaryServices, o.Value)
		v.SecondaryServices = append(v.SecondaryServices, o)
	}
	v.Coordinates, v.Trial, v.Used, v.Grown = f.Coordinates, f.trial(), f.used(), f.grown()
	v.Window = "Diterima: " + ui.Date(c.Entry.EligibleFrom) + " sampai " + ui.Date(c.Entry.EligibleTo) + "."
	v.Purpose, v.Benefit, v.Result = f.Purpose, f.Benefit, f.Result
}

func services(c *innovation.Content) []ui.Option {
	var list []ui.Option
	for _, basic := range []bool{true, false} {
		group := "Urusan lain"
		if basic {
			group = "Urusan wajib pelayanan dasar"
		}
		for _, f := range c.Instrument.Functions {
			if f.BasicService == basic {
				list = append(list, ui.Option{Value: f.Code, Label: f.Name, Group: group})
			}
		}
	}
	return list
}

// serviceNames are urusan in words.
func serviceNames(c *innovation.Content, codes []string) string {
	var names []string
	for _, code := range codes {
		if f, ok := c.Instrument.Function(code); ok {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// profileRows sets both sides of a section beside each other, in words.
func profileRows(c *innovation.Content, s innovation.Section, mine, theirs profileForm) []page.ConflictRow {
	row := func(label string, of func(profileForm) string) page.ConflictRow {
		return page.ConflictRow{Label: label, Mine: of(mine), Theirs: of(theirs)}
	}
	switch s {
	case innovation.SectionIdentity:
		return []page.ConflictRow{
			row("Nama inovasi", func(f profileForm) string { return f.Name }),
			row("Tahapan", func(f profileForm) string { return innovation.Label(innovation.Stages, f.Stage) }),
			row("Inisiator", func(f profileForm) string { return innovation.Label(innovation.Initiators, f.Initiator) }),
			row("Nama inisiator", func(f profileForm) string { return f.InitiatorName }),
			row("Jenis", func(f profileForm) string { return innovation.Label(innovation.Kinds, f.Kind) }),
			row("Bentuk", func(f profileForm) string { return innovation.Label(innovation.Forms, f.Form) }),
		}
	case innovation.SectionService:
		return []page.ConflictRow{
			row("Tematik", func(f profileForm) string { return innovation.Label(innovation.Themes(c.Instrument.Year), f.Theme) }),
			row("Urusan utama", func(f profileForm) string { return serviceNames(c, []string{f.MainService}) }),
			row("Urusan beririsan", func(f profileForm) string { return serviceNames(c, f.SecondaryServices) }),
		}
	case innovation.SectionTime:
		return []page.ConflictRow{
			row("Titik koordinat", func(f profileForm) string { return f.Coordinates }),
			row("Waktu uji coba", func(f profileForm) string { return dateText(f.trial()) }),
			row("Waktu penerapan", func(f profileForm) string { return dateText(f.used()) }),
			row("Waktu pengembangan", func(f profileForm) string { return dateText(f.grown()) }),
		}
	}
	return []page.ConflictRow{
		row("Tujuan", func(f profileForm) string { return f.Purpose }),
		row("Manfaat", func(f profileForm) string { return f.Benefit }),
		row("Hasil", func(f profileForm) string { return f.Result }),
	}
}
