package coordination

import (
	"fmt"
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/measurement"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// regionalForm carries the levels of a year, keyed by the indicator's code.
type regionalForm struct {
	Year     string            `form:"tahun"`
	Levels   map[string]string `form:"tingkat"`
	Notes    map[string]string `form:"catatan"`
	Versions map[string]string `form:"versi"`
}

// totalForm carries the total of a year whose weights are unknown.
type totalForm struct {
	Year    string `form:"tahun"`
	Total   string `form:"total"`
	Note    string `form:"catatan"`
	Version string `form:"versi"`
}

func (m *Measuring) regional(x *handle.Exchange) error {
	year, err := askedYear(x)
	if err != nil {
		return err
	}
	r, err := m.results.Regional(x.Context(), x.Actor, year)
	if err != nil {
		return err
	}
	return m.regionalPage(x, http.StatusOK, r, draftOf(r), nil)
}

func (m *Measuring) saveRegional(x *handle.Exchange) error {
	draft, year, err := readRegional(x)
	if err != nil {
		return err
	}
	err = m.results.SaveRegional(x.Context(), x.Actor, year, draft)
	refused, _ := fault.As(err)
	switch {
	case err == nil:
		return x.SeeOther(href.With(href.RegionalIndicators(), href.Query{"tahun": {strconv.Itoa(year)}, "tersimpan": {"ya"}}))
	case refused == nil || len(refused.Fields) == 0:
		return err
	}
	r, readErr := m.results.Regional(x.Context(), x.Actor, year)
	if readErr != nil {
		return readErr
	}
	return m.regionalPage(x, handle.Status(refused.Kind), r, draft, refused)
}

// readRegional reads whichever of the two forms was sent: only one has a field for the total.
func readRegional(x *handle.Exchange) (measurement.RegionalDraft, int, error) {
	var d measurement.RegionalDraft
	isTotal, err := x.HasField(measurement.FieldTotal)
	if err != nil {
		return d, 0, err
	}
	if isTotal {
		var form totalForm
		if err := x.Form(&form); err != nil {
			return d, 0, err
		}
		version, err := versionOf(form.Version)
		d.Total = measurement.TotalDraft{Total: form.Total, Note: form.Note, Version: version}
		return withYear(d, form.Year, err)
	}
	var form regionalForm
	if err := x.Form(&form); err != nil {
		return d, 0, err
	}
	d.Levels = map[string]measurement.LevelDraft{}
	for code, text := range form.Versions {
		version, err := versionOf(text)
		if err != nil {
			return d, 0, err
		}
		d.Levels[code] = measurement.LevelDraft{Level: form.Levels[code], Note: form.Notes[code], Version: version}
	}
	for code := range form.Levels {
		if _, sent := d.Levels[code]; !sent {
			return d, 0, fault.BadRequest("")
		}
	}
	return withYear(d, form.Year, nil)
}

func withYear(d measurement.RegionalDraft, text string, err error) (measurement.RegionalDraft, int, error) {
	if err != nil {
		return d, 0, err
	}
	year, err := yearOf(text)
	return d, year, err
}

func versionOf(text string) (int, error) {
	version, ok := handle.Number(text)
	if !ok || version < 0 {
		return 0, fault.BadRequest("")
	}
	return version, nil
}

// draftOf is the form as it stands when nobody has typed.
func draftOf(r measurement.Regional) measurement.RegionalDraft {
	d := measurement.RegionalDraft{Levels: map[string]measurement.LevelDraft{}}
	for _, row := range r.Rows {
		draft := measurement.LevelDraft{Note: row.Note, Version: row.Version}
		if row.Filled {
			draft.Level = strconv.Itoa(row.Level)
		}
		d.Levels[row.Indicator.Code] = draft
	}
	if r.Total.Filled {
		d.Total = measurement.TotalDraft{Total: ui.Decimal(r.Total.X100), Note: r.Total.Note, Version: r.Total.Version}
	}
	return d
}

func (m *Measuring) regionalPage(x *handle.Exchange, status int, r measurement.Regional, d measurement.RegionalDraft, refused *fault.Error) error {
	v := regionalView(r, d, refused)
	var err error
	if v.Years, err = m.yearLinks(x, href.RegionalIndicators(), r.Year); err != nil {
		return err
	}
	if refused == nil && x.Query("tersimpan") != "" {
		v.Saved = "Indikator SPD tersimpan"
	}
	shell := x.Shell(fmt.Sprintf("Indikator SPD %d", r.Year))
	shell.Errored = refused != nil
	return x.Page(status, page.Regional(shell, v))
}
