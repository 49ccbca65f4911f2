package unitdesk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"jaring/web/href"
	"jaring/web/ui"
)

// EvidencePlace is the claim or the document of the profile that evidence belongs to.
type EvidencePlace struct {
	EntryID, EntryName string
	Slot               string // code, such as "sid-16" or "profile-budget"
	Title              string // name of the indicator or of the document
	No                 int    // of the indicator; 0 for the profile
}

func (p EvidencePlace) kicker() string {
	if p.No == 0 {
		return "Profil · " + p.Title
	}
	return "Indikator " + strconv.Itoa(p.No) + " · " + p.Title
}

// Back is the page that the evidence serves.
func (p EvidencePlace) Back() ui.Crumb {
	if p.No == 0 {
		return ui.Crumb{Label: "Dokumen pendukung", Href: href.With(href.EntryProfile(p.EntryID), href.Query{"bagian": {"dokumen"}})}
	}
	return ui.Crumb{Label: "Indikator " + strconv.Itoa(p.No), Href: href.EntryIndicator(p.EntryID, p.Slot)}
}

// back leads there from the end of a page.
func (p EvidencePlace) back(kind ui.Kind) ui.Action {
	to := p.Back()
	return ui.Action{Label: "Kembali ke " + strings.ToLower(to.Label), Kind: kind, Href: to.Href}
}

// Address is the page that lists the evidence of the place and takes more.
func (p EvidencePlace) Address() string {
	if p.No == 0 {
		return href.EntryDocument(p.EntryID, p.Slot)
	}
	return href.EntryEvidenceNew(p.EntryID, p.Slot)
}

// EvidenceRule is what the place accepts.
type EvidenceRule struct {
	Kinds     string // "PDF, JPG, atau PNG"
	FileKinds string // the same without links
	Limit     string // "20 MB"
	Accept    string // for the file field: ".pdf,.jpg"
	Note      string // of the instrument
	Assumed   bool   // the year's guideline names no kinds
	Files     bool
	Links     bool
	Letters   bool // what has a number and a date may be among it
}

// letter reports whether the form asks for a letter's number and date.
func (r EvidenceRule) letter(f EvidenceForm) bool {
	return r.Letters || f.Number != "" || f.Date != ui.DateParts{} || len(f.Errors) > 0
}

// picture reports whether a photograph may be taken for the place.
func (r EvidenceRule) picture() bool { return strings.Contains(r.Accept, ".jpg") }

func (r EvidenceRule) fileHint() string { return r.FileKinds + ". Paling besar " + r.Limit + "." }

// EvidenceForm is what was typed, valid or not.
type EvidenceForm struct {
	Key, Version         string
	URL, Number, Subject string
	Date                 ui.DateParts
	Errors               []ui.FieldError
	Again                bool // a file had been chosen, which the browser does not keep
}

func (f EvidenceForm) err(field string) string {
	for _, e := range f.Errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

// fileError also stands where the file was good but has to be chosen again.
func (f EvidenceForm) fileError() string {
	if message := f.err("file"); message != "" || !f.Again {
		return message
	}
	return textAgain
}

const textAgain = "Pilih berkasnya lagi. Isian lain masih ada, tetapi peramban tidak menyimpan pilihan berkas."

// summary is every message, the file's included, with the control that each leads to.
func (f EvidenceForm) summary() []ui.FieldError {
	var list []ui.FieldError
	for _, e := range f.Errors {
		if e.Field == "date" {
			e.Field = "date-hari"
		}
		list = append(list, e)
	}
	if f.Again && f.err("file") == "" {
		list = append(list, ui.FieldError{Field: "file", Message: textAgain})
	}
	return list
}

// EvidenceItem is one version of a piece of evidence.
type EvidenceItem struct {
	ID              string
	No              int
	Link            bool
	Name            string // of the file, or the address
	MediaType       string
	Size            int64
	SHA256          string
	Number, Subject string
	Date            time.Time
	UploadedAt      time.Time
	UploadedBy      string
	RemovedAt       time.Time
	JudgedAt        time.Time // when an assessor judged this version; zero: not, as far as is known here
	File            string    // address of the bytes; empty for links
	Check           EvidenceCheck
	Said            []SaidRow   // what was read in it and may be taken over
	Look            ui.LinkView // only of a link
}

var kindWords = map[string]string{
	"application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG", "video/mp4": "MP4", "video/quicktime": "MOV",
}

func (i EvidenceItem) picture() bool { return strings.HasPrefix(i.MediaType, "image/") }
func (i EvidenceItem) video() bool   { return strings.HasPrefix(i.MediaType, "video/") }
func (i EvidenceItem) pdf() bool     { return i.MediaType == "application/pdf" }

func (i EvidenceItem) icon() string {
	switch {
	case i.Link:
		return "link"
	case i.picture():
		return "image"
	case i.video():
		return "video"
	}
	return "file-text"
}

func (i EvidenceItem) meta() string {
	var parts []string
	if i.Link {
		parts = []string{i.Look.Word}
	} else {
		parts = append([]string{kindWords[i.MediaType]}, append(i.Check.size(), ui.Bytes(i.Size))...)
	}
	verb := "diunggah "
	if i.Link {
		verb = "disimpan "
	}
	return strings.Join(append(parts, "versi "+strconv.Itoa(i.No), verb+ui.DateTime(i.UploadedAt)), " · ")
}

// noun is what the buttons call it.
func (i EvidenceItem) noun() string {
	if i.Link {
		return "tautan"
	}
	return "berkas"
}

// actions are what can be done with the bytes.
func (i EvidenceItem) actions() []ui.Action {
	fetch := ui.Action{Label: "Unduh " + kindWords[i.MediaType] + ", " + ui.Bytes(i.Size), Href: i.File, Icon: "download", File: true}
	if i.pdf() {
		return []ui.Action{{Label: "Buka PDF", Href: href.Shown(i.File), Icon: "eye"}, fetch}
	}
	return []ui.Action{fetch}
}

func (i EvidenceItem) facts() []ui.Fact {
	var list []ui.Fact
	add := func(label, value string) {
		if value != "" {
			list = append(list, ui.Fact{Label: label, Value: value})
		}
	}
	add("Nomor surat", i.Number)
	if !i.Date.IsZero() {
		add("Tanggal surat", ui.Date(i.Date))
	}
	add("Perihal", i.Subject)
	return list
}

// judged says that an assessor judged this version.
func (i EvidenceItem) judged() string {
	if i.JudgedAt.IsZero() {
		return ""
	}
	return "Versi ini dinilai penilai " + ui.DateTime(i.JudgedAt)
}

func (i EvidenceItem) dateWord() string {
	if i.Date.IsZero() {
		return ""
	}
	return ui.Date(i.Date)
}

// small is the address of a small picture; empty where there is none.
func (i EvidenceItem) small() string {
	switch {
	case i.Check.Copies:
		return href.Small(i.File)
	case i.Check.First:
		return href.Small(href.EvidencePage(i.ID, i.No, 1))
	}
	return ""
}

// Card is the item as it stands in a list; write adds what its unit may do.
func (i EvidenceItem) Card(write bool) ui.FileView {
	v := ui.FileView{Name: i.Name, Href: href.Evidence(i.ID), Icon: i.icon(), Meta: i.meta(), Link: i.Look, Findings: i.Check.Findings,
		Facts: append(i.Look.Facts(), i.facts()...)}
	if i.Check.Waiting {
		v.Waiting = "Isi berkas sedang diperiksa. Anda boleh melanjutkan; hasilnya muncul di sini."
	}
	if blanks := i.blanks(); write && len(blanks) > 0 {
		v.Findings = append(slices.Clone(v.Findings), ui.Finding{Tone: ui.Info, Title: "Terbaca di berkas: " + strings.Join(blanks, " · "), Text: "Belum ada di data bukti.",
			Actions: []ui.Action{{Label: "Lihat dan pakai", Kind: ui.Quiet, Href: href.Evidence(i.ID) + "#terbaca"}}})
	}
	if i.Check.Passed {
		v.Passed = []string{i.passed()}
	}
	v.Picture = i.small()
	if write {
		v.Actions = []ui.Action{
			{Label: "Ganti", Kind: ui.Quiet, Href: href.EvidenceReplace(i.ID)},
			{Label: "Hapus", Kind: ui.Quiet, Href: href.EvidenceDelete(i.ID)},
		}
	}
	return v
}

// EvidenceShelf is everything in one place, and the form for more.
type EvidenceShelf struct {
	Place EvidencePlace
	Rule  EvidenceRule
	Items []EvidenceItem
	Max   int
	Write bool
	Full  bool
	Form  EvidenceForm
}

func (s EvidenceShelf) count() string {
	return strconv.Itoa(len(s.Items)) + " dari paling banyak " + strconv.Itoa(s.Max)
}

// EvidenceDetail is one piece of evidence beside its data.
type EvidenceDetail struct {
	Place    EvidencePlace
	Rule     EvidenceRule
	Item     EvidenceItem
	Versions []EvidenceItem // newest first
	Pages    ui.PagesView   // pictures of a PDF's pages
	Write    bool
	Form     EvidenceForm // where it is being replaced
}

// checked is what was found in the item, without what the page says elsewhere.
func (i EvidenceItem) checked() ui.FileView {
	v := i.Card(false)
	v.Facts = i.Look.Facts()
	return v
}

// found reports whether there is something to say about the file or the link.
func (d EvidenceDetail) found() bool {
	look := d.Item.Look
	return look.Waiting != "" || look.Open != "" || look.Unsure != "" || d.Item.Check.Waiting || d.Item.Check.Passed || len(d.Item.Check.Findings) > 0
}

func (d EvidenceDetail) facts() []ui.KV {
	i := d.Item
	list := []ui.KV{{Key: "Perihal", Value: i.Subject}}
	if i.pdf() || i.Number != "" || !i.Date.IsZero() {
		list = append([]ui.KV{{Key: "Nomor surat", Value: i.Number}, {Key: "Tanggal surat", Value: i.dateWord()}}, list...)
	}
	if !i.Link {
		list = append(list, ui.KV{Key: "Berkas", Value: kindWords[i.MediaType] + ", " + ui.Bytes(i.Size)}, ui.KV{Key: "Sidik jari SHA-256", Value: groups(i.SHA256)})
	}
	if i.Link {
		list = append(list, ui.KV{Key: "Jenis", Value: i.Look.Word})
	}
	list = append(list, ui.KV{Key: "Versi", Value: strconv.Itoa(i.No)})
	if judged := i.judged(); judged != "" {
		list = append(list, ui.KV{Key: "Penilaian", Value: judged})
	}
	return append(list, ui.KV{Key: "Oleh", Value: i.UploadedBy + ", " + ui.DateTime(i.UploadedAt)})
}

var eights = regexp.MustCompile(`[0-9a-f]{8}\B`)

// groups sets a hash in eights, so that it breaks between them and can be compared by eye.
func groups(hash string) string {
	return eights.ReplaceAllString(hash, "$0 ")
}

func linkLabel(r EvidenceRule) string {
	if r.Files {
		return "Tautan, bila bukan berkas"
	}
	return "Tautan"
}

func fileLabel(r EvidenceRule, replace bool) string {
	switch {
	case replace:
		return "Berkas baru (kosongkan bila hanya membetulkan data di atas)"
	case r.Links:
		return "Berkas, bila bukan tautan"
	}
	return "Berkas"
}
