package unitdesk

import (
	"net/http"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

type carryForm struct {
	Key       string `form:"form_key"`
	Developed string `form:"developed"`
}

func (s *Section) askCarry(x *handle.Exchange) error {
	return s.carryPage(x, http.StatusOK, carryForm{Key: handle.NewFormKey()}, nil)
}

func (s *Section) carry(x *handle.Exchange) error {
	var f carryForm
	if err := x.Form(&f); err != nil {
		return err
	}
	_, err := s.innovations.CarryOver(x.Context(), x.Actor, x.Param("id"), innovation.CarryInput{Developed: f.Developed, FormKey: f.Key})
	switch {
	case err == nil:
		return x.SeeOther(href.CarryOver(x.Param("id")))
	case is(err, fault.KindInvalid), is(err, fault.KindClosed), is(err, fault.KindConflict):
		return s.carryPage(x, handle.Status(fault.KindOf(err)), f, err)
	}
	return err
}

func (s *Section) carryPage(x *handle.Exchange, status int, f carryForm, refused error) error {
	c, err := s.innovations.Carriable(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	e := c.Source.Entry
	v := page.CarryView{ID: e.InnovationID, Name: e.Name, From: "IGA " + strconv.Itoa(e.Year), To: "IGA " + strconv.Itoa(c.Cycle.Year),
		EntryID: c.EntryID, Stopped: c.Stopped, Key: f.Key, Developed: f.Developed, Groups: carryGroups(c), Errors: messages(refused),
		Brought: brought(&c.Source)}
	if c.EntryID != "" {
		v.Developed = c.Developed
	} else if v.Stopped == "" && !is(refused, fault.KindInvalid) {
		v.Stopped = sentence(refused)
	}
	shell := entryShell(x, "Usulkan lagi "+e.Name)
	shell.Back, shell.Question, shell.Errored = &ui.Crumb{Label: "Inovasi kami", Href: href.DeskInnovations()}, true, refused != nil
	return x.Page(status, page.Carry(shell, v))
}

func brought(c *innovation.Content) string {
	claims := 0
	for _, claim := range c.Claims {
		if claim.Level > 0 {
			claims++
		}
	}
	return "Yang ikut: profil, rancang bangun, " + strconv.Itoa(claims) + " klaim, dan " + strconv.Itoa(len(c.Documents)) + " bukti. Nilai penilai tidak ikut."
}

// carryWords are the heads of what has to be looked at again, in the order of their weight.
var carryWords = []struct {
	kind        innovation.CarryKind
	title, text string
}{
	{innovation.CarryDate, "Tanggal di luar jendela", "Jendela siklus ini lain. Perbarui tanggal atau bukti, bila ada yang lebih baru."},
	{innovation.CarryLevel, "Tingkat yang artinya berubah", "Klaim Anda ikut. Cek apakah tingkatnya masih tepat."},
	{innovation.CarryDemand, "Indikator wajib yang belum diklaim", "Tanpa ini usulan belum bisa dikirim."},
	{innovation.CarryNew, "Indikator baru", "Belum ditanyakan pada siklus sebelumnya."},
	{innovation.CarryGone, "Tidak ditanyakan lagi", "Klaim dan bukti ini tidak ikut."},
}

func carryGroups(c innovation.Carry) []page.CarryGroup {
	var list []page.CarryGroup
	for _, w := range carryWords {
		g := page.CarryGroup{Title: w.title, Text: w.text}
		for _, n := range c.Notes {
			if n.Kind == w.kind {
				g.Rows = append(g.Rows, carryRow(c, n))
			}
		}
		if len(g.Rows) > 0 {
			list = append(list, g)
		}
	}
	return list
}

// carryRow leads to the spot once there is an entry in which it can be put right.
func carryRow(c innovation.Carry, n innovation.CarryNote) ui.Task {
	row := ui.Task{State: ui.ToCheck, Label: n.Title, Word: "Perlu dicek"}
	switch {
	case n.Kind == innovation.CarryGone:
		row.State, row.Word, row.WordTone = ui.NotBegun, "Tidak ikut", ui.Neutral
	case n.Kind == innovation.CarryNew || n.Kind == innovation.CarryDemand:
		row.State, row.Word = ui.NotBegun, "Belum diisi"
	case n.Kind == innovation.CarryDate:
		row.Help = "Tanggalnya " + n.Before + ". Jendela: " + n.After + "."
	case n.Before == "":
		row.Help = "Sekarang: " + n.After
	default:
		row.Help = "Dulu: " + n.Before + ". Sekarang: " + n.After + "."
	}
	if c.EntryID != "" && n.Kind != innovation.CarryGone {
		row.Href = profileStep(c.EntryID, string(innovation.SectionTime))
		if n.Indicator != "" {
			row.Href = href.EntryIndicator(c.EntryID, n.Indicator)
		}
	}
	return row
}
