package unitdesk

import (
	"strconv"
	"strings"

	"jaring/internal/evidence"
	"jaring/internal/innovation"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// profileFacts is the profile in the order of the national form; change adds the way to each part.
func profileFacts(c *innovation.Content, change bool) []ui.KV {
	p := &c.Profile
	var list []ui.KV
	add := func(s innovation.Section, key, value string) {
		kv := ui.KV{Key: key, Value: value}
		if change {
			kv.Href = profileStep(c.Entry.ID, string(s))
		}
		list = append(list, kv)
	}
	add(innovation.SectionIdentity, "Nama inovasi", c.Entry.Name)
	add(innovation.SectionIdentity, "Tahapan", innovation.Label(innovation.Stages, p.Stage))
	add(innovation.SectionIdentity, "Inisiator", commas(innovation.Label(innovation.Initiators, p.Initiator), p.InitiatorName))
	add(innovation.SectionIdentity, "Jenis", innovation.Label(innovation.Kinds, p.Kind))
	add(innovation.SectionIdentity, "Bentuk", innovation.Label(innovation.Forms, p.Form))
	if themes := innovation.Themes(c.Instrument.Year); len(themes) > 0 {
		add(innovation.SectionService, "Tematik", innovation.Label(themes, p.Theme))
	}
	add(innovation.SectionService, "Urusan utama", serviceNames(c, []string{p.MainService}))
	if len(p.SecondaryServices) > 0 {
		add(innovation.SectionService, "Urusan beririsan", serviceNames(c, p.SecondaryServices))
	}
	add(innovation.SectionTime, "Titik koordinat", innovation.FormatPlace(*p))
	add(innovation.SectionTime, "Waktu uji coba", dayWord(p.TrialOn))
	add(innovation.SectionTime, "Waktu penerapan", dayWord(p.ImplementedOn))
	if p.DevelopedOn != nil {
		add(innovation.SectionTime, "Waktu pengembangan", dayWord(p.DevelopedOn))
	}
	if c.Entry.CarriedFrom > 0 {
		list = append(list, ui.KV{Key: "Dikembangkan sejak IGA " + strconv.Itoa(c.Entry.CarriedFrom), Value: c.Entry.Developed})
	}
	add(innovation.SectionOutcome, "Tujuan", p.Purpose)
	add(innovation.SectionOutcome, "Manfaat", p.Benefit)
	add(innovation.SectionOutcome, "Hasil", p.Result)
	return list
}

func commas(a, b string) string {
	if a != "" && b != "" {
		return a + ", " + b
	}
	return a + b
}

// evidenceItem is a document as the evidence pages show it.
func evidenceItem(d innovation.Document) page.EvidenceItem {
	i := page.EvidenceItem{ID: d.ID, No: d.No, Link: d.Kind == "link", Name: d.Title(), MediaType: d.MediaType, Size: d.Size, SHA256: d.SHA256,
		Number: d.LetterNumber, Subject: d.Subject, UploadedAt: d.CreatedAt}
	if d.LetterDate != nil {
		i.Date = *d.LetterDate
	}
	return i
}

func files(c *innovation.Content, checks evidence.Checks, slot string, write bool) []ui.FileView {
	var list []ui.FileView
	for _, d := range c.DocumentsOf(slot) {
		item := evidenceItem(d)
		if !item.Link {
			item.File = href.EvidenceVersionFile(d.ID, d.No)
		}
		addCheck(&item, checks)
		if found, _ := checks.At(d.ID, d.No); write {
			item.Said = saidOf(found.Said, d)
		}
		list = append(list, item.Card(write))
	}
	return list
}

func profileFiles(c *innovation.Content, checks evidence.Checks) []ui.FileView {
	var list []ui.FileView
	for _, d := range documentTitles {
		for _, f := range files(c, checks, d.slot, false) {
			f.Meta = d.title + " · " + f.Meta
			list = append(list, f)
		}
	}
	return list
}

func peopleFacts(c *innovation.Content, change bool) []ui.KV {
	var list []ui.KV
	for _, i := range c.Innovators {
		if !i.Active() {
			continue
		}
		kv := ui.KV{Key: "Anggota", Value: i.Name}
		if i.IsLead {
			kv.Key = "Ketua"
		}
		if i.Position != "" {
			kv.Note = "(" + i.Position + ")"
		}
		if change {
			kv.Href = href.EntryInnovator(c.Entry.ID, i.ID)
		}
		list = append(list, kv)
	}
	return list
}

// fileLines are documents in one line each; kind stands before what is known of them.
func fileLines(documents []innovation.Document, kind string) []page.FileLine {
	var list []page.FileLine
	for _, d := range documents {
		var known []string
		if kind != "" {
			known = append(known, kind)
		}
		if d.LetterNumber != "" {
			known = append(known, "Nomor "+d.LetterNumber)
		}
		if d.LetterDate != nil {
			known = append(known, ui.Date(*d.LetterDate))
		}
		if d.Subject != "" {
			known = append(known, d.Subject)
		}
		if d.Kind != "link" {
			known = append(known, ui.Bytes(d.Size))
		}
		list = append(list, page.FileLine{Name: d.Title(), Href: href.Evidence(d.ID), Meta: strings.Join(known, " · ")})
	}
	return list
}

func profileLines(c *innovation.Content) []page.FileLine {
	var list []page.FileLine
	for _, d := range documentTitles {
		list = append(list, fileLines(c.DocumentsOf(d.slot), d.title)...)
	}
	return list
}
