package unitdesk

import (
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type evidenceForm struct {
	Key     string `form:"form_key"`
	Version string `form:"version"`
	Number  string `form:"number"`
	Day     string `form:"date-hari"`
	Month   string `form:"date-bulan"`
	Year    string `form:"date-tahun"`
	Subject string `form:"subject"`
	URL     string `form:"url"`
}

func (f evidenceForm) meta(file *handle.File) evidence.Meta {
	m := evidence.Meta{FormKey: f.Key, Letter: evidence.Letter{Number: f.Number, Subject: f.Subject, Day: f.Day, Month: f.Month, Year: f.Year}}
	if file != nil {
		m.FileName = file.Name
	}
	return m
}

func (f evidenceForm) view() page.EvidenceForm {
	return page.EvidenceForm{
		Key: f.Key, Version: f.Version, URL: f.URL, Number: f.Number, Subject: f.Subject,
		Date: ui.DateParts{Day: f.Day, Month: f.Month, Year: f.Year},
	}
}

// version is the number of the hidden field; what is none is stale.
func (f evidenceForm) version() int {
	n, _ := handle.Number(f.Version)
	return n
}

// notOne refuses a form with both file and link, or with neither, in the words of the place.
func (f evidenceForm) notOne(shelf evidence.Shelf) error {
	about := fault.Field{Name: "file", Message: "Pilih berkas."}
	switch {
	case f.URL != "":
		about = fault.Field{Name: "url", Message: "Kirim berkas atau tautan, salah satu saja."}
	case !shelf.Rule.Files():
		about = fault.Field{Name: "url", Message: "Isi tautannya."}
	case shelf.Rule.Allows(evidence.Link):
		about.Message = "Pilih berkas, atau isi tautan."
	}
	return fault.Invalid("", append([]fault.Field{about}, shelf.Problems(f.meta(nil).Letter)...)...)
}

// refusedForm turns a refusal into the same form with what was typed; false for what is not about the form.
func refusedForm(x *handle.Exchange, f evidenceForm, file *handle.File, err error) (page.EvidenceForm, fault.Kind, bool) {
	x.Drain()
	view, kind := f.view(), fault.KindOf(err)
	refused, ok := fault.As(err)
	if !ok {
		return view, kind, false
	}
	switch kind {
	case fault.KindInvalid, fault.KindTooLarge, fault.KindConflict, fault.KindUnavailable, fault.KindFull:
	default:
		return view, kind, false
	}
	for _, field := range refused.Fields {
		view.Errors = append(view.Errors, ui.FieldError{Field: field.Name, Message: field.Message})
	}
	if len(refused.Fields) == 0 {
		view.Errors = []ui.FieldError{{Message: refused.Message}}
	}
	view.Again = file != nil
	return view, kind, true
}

// answerLater lets a browser that is still sending finish before it is refused.
func answerLater(x *handle.Exchange, err error) error {
	x.Drain()
	return err
}
