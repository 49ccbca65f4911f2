package unitdesk

import (
	"strconv"

	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type saidForm struct {
	Key     string `form:"form_key"`
	Version string `form:"version"`
	Part    string `form:"pakai"`
}

// take takes over what was read in the file, as far as the person pressed for it.
func (s *Evidence) take(x *handle.Exchange) error {
	var f saidForm
	if err := x.Form(&f); err != nil {
		return err
	}
	version, _ := handle.Number(f.Version)
	if err := s.evidence.Take(x.Context(), x.Actor, x.Param("id"), version, f.Key, saidParts[f.Part]); err != nil {
		return err
	}
	return x.SeeOther(href.Evidence(x.Param("id")) + "?tersimpan=1")
}

var saidParts = map[string]evidence.Part{
	page.SaidNumber: evidence.Number, page.SaidDate: evidence.Date, page.SaidSubject: evidence.Subject, page.SaidBlank: evidence.Blank,
}

// offered is an item as it stands in a list, with what its unit may take over from the file.
func (s *Evidence) offered(shelf evidence.Shelf, i evidence.Item) page.EvidenceItem {
	view := checkedItem(i, shelf.Checks)
	if shelf.Write {
		view.Said = saidRows(shelf.Offer(i), i)
	}
	return view
}

// saidOf is saidRows for a document of an entry; whether a date is still to come the page of the evidence itself looks at.
func saidOf(said preflight.Said, d innovation.Document) []page.SaidRow {
	now := evidence.Item{LetterNumber: d.LetterNumber, Subject: d.Subject}
	if d.LetterDate != nil {
		now.LetterDate = *d.LetterDate
	}
	return saidRows(evidence.Unsaid(now, said), now)
}

func saidRows(said preflight.Said, now evidence.Item) (list []page.SaidRow) {
	add := func(part, label, value, typed string) {
		if value != "" {
			list = append(list, page.SaidRow{Part: part, Label: label, Value: value, Typed: typed})
		}
	}
	add(page.SaidNumber, "Nomor surat", said.Number, now.LetterNumber)
	if !said.Date.IsZero() {
		typed := ""
		if !now.LetterDate.IsZero() {
			typed = ui.Date(now.LetterDate)
		}
		add(page.SaidDate, "Tanggal surat", ui.Date(said.Date), typed)
	}
	add(page.SaidSubject, "Perihal", said.Subject, now.Subject)
	return list
}

// saidFormOf makes the form of a page that offers what was read.
func saidFormOf(d evidence.Detail) page.EvidenceForm {
	return page.EvidenceForm{Key: handle.NewFormKey(), Version: strconv.Itoa(d.Item.Version)}
}
