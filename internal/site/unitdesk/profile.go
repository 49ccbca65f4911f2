package unitdesk

import (
	"net/http"
	"slices"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// documentsStep is the last step of the profile: files, one page each.
const documentsStep = "dokumen"

// steps of the profile, the documents included.
var steps = len(innovation.Sections) + 1

func section(code string) innovation.Section {
	if s := innovation.Section(code); slices.Contains(innovation.Sections, s) {
		return s
	}
	return innovation.Sections[0]
}

func (s *Section) profile(x *handle.Exchange) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if !writes(x, c.Entry) {
		return s.readProfile(x, &c)
	}
	if x.Query("bagian") == documentsStep {
		v := page.DocumentsView{Entry: entryView(c.Entry, c.Entry.UpdatedAt), Step: steps, Of: steps, Tasks: documentTasks(&c)}
		return x.Page(http.StatusOK, page.Documents(questionShell(x, "Dokumen pendukung", c.Entry, false), v))
	}
	f := profileFormOf(&c)
	f.Section = string(section(x.Query("bagian")))
	return s.profilePage(x, http.StatusOK, &c, f, nil)
}

func (s *Section) saveProfile(x *handle.Exchange) error {
	var f profileForm
	if err := x.Form(&f); err != nil {
		return err
	}
	id, sec := x.Param("id"), section(f.Section)
	if x.WantsJSON() {
		saved, err := s.innovations.KeepProfile(x.Context(), x.Actor, id, number(f.Version), sec, f.input())
		return s.kept(x, innovation.PartOfProfile(sec), saved, err)
	}
	err := s.innovations.SaveProfile(x.Context(), x.Actor, id, number(f.Version), sec, f.input())
	switch {
	case err == nil && f.Go == "back":
		return x.SeeOther(href.Entry(id))
	case err == nil:
		return x.SeeOther(profileStep(id, after(sec)))
	case !is(err, fault.KindInvalid) && !is(err, fault.KindConflict):
		return err
	}
	c, readErr := s.innovations.Read(x.Context(), x.Actor, id)
	if readErr != nil {
		return readErr
	}
	return s.profilePage(x, handle.Status(fault.KindOf(err)), &c, f, err)
}

// after is the step that follows a section.
func after(s innovation.Section) string {
	if i := slices.Index(innovation.Sections, s); i+1 < len(innovation.Sections) {
		return string(innovation.Sections[i+1])
	}
	return documentsStep
}

// profilePage shows one section with what stands in f. On a conflict the version is the new one: saving again is then a
// choice made with both texts in view.
func (s *Section) profilePage(x *handle.Exchange, status int, c *innovation.Content, f profileForm, refused error) error {
	sec := section(f.Section)
	v := page.ProfileView{
		Entry: entryView(c.Entry, c.Profile.UpdatedAt), Section: string(sec), Title: sec.Title(), Step: 1 + slices.Index(innovation.Sections, sec), Of: steps,
		Version: f.Version, Errors: messages(refused),
	}
	if is(refused, fault.KindConflict) {
		v.Version = strconv.Itoa(c.Profile.Version)
		if c.Entry.Status.Editable() {
			v.Conflict = conflictOf(c.Profile.UpdatedBy, c.Profile.UpdatedAt, profileStep(c.Entry.ID, string(sec)), profileRows(c, sec, f, profileFormOf(c)))
		} else {
			v.Stopped = sentence(refused)
		}
	}
	if refused != nil {
		v.Saved = ""
	}
	f.show(&v, c)
	var err error
	if v.Writing, err = s.writing(x, c.Entry, innovation.PartOfProfile(sec), refused); err != nil {
		return err
	}
	return x.Page(status, page.Profile(writingShell(x, sec.Title(), c.Entry, refused != nil), v))
}

var documentTitles = []struct{ slot, title, help string }{
	{"profile-budget", "Anggaran", "Halaman dokumen anggaran yang memuat inovasi ini."},
	{"profile-business", "Profil bisnis", "Bila inovasi menghasilkan barang atau jasa yang dijual."},
	{"profile-property", "Dokumen HAKI", "Sertifikat hak cipta, merek, atau paten."},
	{"profile-award", "Penghargaan", "Piagam atau sertifikat lomba."},
	{"profile-photo", "Foto", "Foto kegiatan. Pastikan wajah murid boleh ditampilkan."},
	{"profile-video", "Video", "Video kegiatan di luar video yang diminta indikator 35."},
}

func documentTasks(c *innovation.Content) []ui.Task {
	list := make([]ui.Task, len(documentTitles))
	for i, d := range documentTitles {
		list[i] = ui.Task{State: ui.NotBegun, Label: d.title, Help: d.help, Word: "Tidak wajib", WordTone: ui.Neutral, Href: href.EntryDocument(c.Entry.ID, d.slot)}
		if n := len(c.DocumentsOf(d.slot)); n > 0 {
			list[i].State, list[i].Word, list[i].WordTone = ui.Done, strconv.Itoa(n)+" berkas", ui.Good
		}
	}
	return list
}

// readProfile shows the profile where it cannot be written.
func (s *Section) readProfile(x *handle.Exchange, c *innovation.Content) error {
	checks, err := s.evidence.Checks(x.Context(), x.Actor, c.Entry.ID)
	if err != nil {
		return err
	}
	v := page.ReadView{
		Entry: entryView(c.Entry, c.Entry.UpdatedAt), Kicker: "Profil", Title: "Profil inovasi", Why: whyLocked(x, c.Entry), Rows: profileFacts(c, false),
		Files: profileFiles(c, checks), Actions: []ui.Action{{Label: "Rancang bangun", Href: href.EntryDesign(c.Entry.ID), IconEnd: "arrow-right"}, backToEntry(c.Entry)},
	}
	return x.Page(http.StatusOK, page.Reading(awaiting(questionShell(x, "Profil", c.Entry, false), awaited(v.Files)), v))
}

func backToEntry(e innovation.Entry) ui.Action {
	return ui.Action{Label: "Kembali ke usulan", Kind: ui.Quiet, Href: href.Entry(e.ID)}
}

// whyLocked says why a part cannot be written by whoever looks at it.
func whyLocked(x *handle.Exchange, e innovation.Entry) string {
	switch {
	case !owns(x, e):
		return "Hanya operator " + e.UnitName + " yang dapat mengubah bagian ini."
	case e.Status == innovation.Submitted:
		return "Usulan sudah terkirim, jadi isinya terkunci. Tarik usulan bila ada yang perlu diubah."
	}
	return "Usulan ini berstatus " + ui.StatusWord(string(e.Status), e.DeferredTo) + ", jadi isinya terkunci."
}
