package unitdesk

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func (s *Section) taskList(x *handle.Exchange) error {
	c, err := s.innovations.Read(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	feedback, err := s.innovations.Feedback(x.Context(), x.Actor, c.Entry.ID)
	if err != nil {
		return err
	}
	year, err := s.cycles.Find(x.Context(), c.Entry.Year)
	if err != nil {
		return err
	}
	n, err := s.innovations.Counted(x.Context(), c.Entry.Year)
	if err != nil {
		return err
	}
	report := c.Check(innovation.Asked(&c, feedback))
	v := page.EntryView{
		Entry: entryView(c.Entry, c.Entry.UpdatedAt), Profile: tasks(c.Entry.ID, report.Profile), Design: tasks(c.Entry.ID, report.Design),
		Words:    words(report, "Dihitung dari keenam bagian di bawah."),
		People:   href.EntryInnovators(c.Entry.ID),
		Maturity: maturityView(&c, n), Nearest: nearest(&c), Writable: writes(x, c.Entry), Sent: c.Entry.Round > 0, Feedback: len(feedback) > 0,
		Innovators: tasks(c.Entry.ID, report.Innovators), Edited: lastEdit(&c), Notice: entryNotice(x, &c, feedback, year),
	}
	if !v.Writable {
		v.Saved = ""
	} else if v.Others, err = s.othersOn(x, c.Entry.ID); err != nil {
		return err
	}
	for _, g := range report.Groups {
		v.Groups = append(v.Groups, taskGroup(c.Entry.ID, g))
	}
	v.Checks, v.Blocked = checks(&c, report, year)
	if v.Writable {
		_, strong, err := s.entrySimilar(x, &c)
		if err != nil {
			return err
		}
		if strong {
			v.Checks = append(v.Checks, ui.Check{State: ui.ToCheck, Text: "Mirip dengan usulan lain", Help: "Jelaskan bedanya sebelum mengirim",
				Link: &ui.Action{Label: "Lihat yang mirip", Href: href.EntryCheck(c.Entry.ID) + "#mirip"}})
		}
	}
	shell := entryShell(x, c.Entry.Name)
	shell.Crumbs = crumbs(x, c.Entry)
	return x.Page(http.StatusOK, page.TaskList(shell, v))
}

// lastEdit names who changed the entry's own words last, and when.
func lastEdit(c *innovation.Content) string {
	by, at := c.Profile.UpdatedBy, c.Profile.UpdatedAt
	if c.Design.UpdatedBy != "" && c.Design.UpdatedAt.After(at) {
		by, at = c.Design.UpdatedBy, c.Design.UpdatedAt
	}
	for _, claim := range c.Claims {
		if claim.UpdatedAt.After(at) {
			by, at = claim.UpdatedBy, claim.UpdatedAt
		}
	}
	if by == "" {
		return ""
	}
	return "Terakhir diubah " + by + ", " + ui.DateTime(at)
}

// crumbs lead back to the list from which this role comes.
func crumbs(x *handle.Exchange, e innovation.Entry) []ui.Crumb {
	switch {
	case x.Actor.Is(auth.Submitter):
		return []ui.Crumb{{Label: "Meja unit", Href: href.Desk()}, {Label: "Inovasi kami", Href: href.DeskInnovations()}, {Label: short(e.Name)}}
	case x.Actor.Is(auth.Coordinator):
		return []ui.Crumb{{Label: "Usulan", Href: href.CoordinationEntries(nil)}, {Label: short(e.Name), Href: href.CoordinationEntry(e.ID)}, {Label: "Isi usulan"}}
	}
	return []ui.Crumb{{Label: "Antrean saya", Href: href.Screening(nil)}, {Label: short(e.Name)}}
}

func words(r innovation.Report, note string) ui.WordCountView {
	return ui.WordCountView{ID: "kata", Count: r.Words, Least: r.MinWords, Note: note}
}

func taskGroup(entryID string, g innovation.Group) page.TaskGroup {
	group := page.TaskGroup{Name: g.Name, Done: strconv.Itoa(g.Complete) + " dari " + strconv.Itoa(len(g.Parts)) + " lengkap"}
	for _, p := range g.Parts {
		t := task(entryID, p.Part)
		if p.Mandatory {
			t.Note = "wajib"
		}
		t.Level = &ui.TaskLevel{Level: p.Level, Claim: ui.Own, Files: "belum diisi"}
		if p.Level > 0 || p.Files > 0 {
			t.Level.Points, t.Level.Most = innovation.FormatPoints(p.PointsX100), innovation.FormatPoints(p.MaxX100)
			t.Level.Files = strconv.Itoa(p.Files) + " bukti"
		}
		group.Tasks = append(group.Tasks, t)
	}
	return group
}

func maturityView(c *innovation.Content, entries int) page.Maturity {
	m := c.Maturity()
	v := page.Maturity{
		Potential: innovation.FormatPoints(m.ClaimedX100()), Most: innovation.FormatPoints(m.MaxX100),
		ProvenWord: innovation.FormatPoints(m.ProvenX100), UnprovenWord: innovation.FormatPoints(m.UnprovenX100), LeftWord: innovation.FormatPoints(m.UnclaimedX100),
		Proven: m.ProvenX100, Unproven: m.UnprovenX100, Max: m.MaxX100,
	}
	missing := m.MaxX100 - m.ProvenX100
	if price, ok := priceWord(c, entries, missing); ok && missing > 0 {
		v.Price = innovation.FormatPoints(missing) + " poin yang belum terbukti bernilai " + price + " pada indeks daerah, dihitung dengan " + strconv.Itoa(max(entries, 0)) + " usulan terkirim."
	}
	return v
}

// priceWord writes index points with a sign; small ones get the decimals they need to be seen.
func priceWord(c *innovation.Content, entries, pointsX100 int) (string, bool) {
	price, ok := innovation.Price(c.Instrument, entries, pointsX100)
	if !ok {
		return "", false
	}
	if x100 := price.RoundX100(); x100 != 0 || pointsX100 == 0 {
		return ui.Signed(x100), true
	}
	return "+" + ui.DecimalText("0."+strconv.Itoa(10000 + price.RoundX10000())[1:]), true
}

// nearestShown is how many steps fit beside the parts.
const nearestShown = 5

func nearest(c *innovation.Content) []page.NearestRow {
	var list []page.NearestRow
	for _, g := range c.Nearest(nearestShown) {
		list = append(list, page.NearestRow{Label: g.Name + ": " + g.Step, Href: href.EntryIndicator(c.Entry.ID, g.Indicator),
			Gain: "+" + innovation.FormatPoints(g.X100) + " poin"})
	}
	return list
}

// entryNotice says how the entry stands where that matters more than its parts.
func entryNotice(x *handle.Exchange, c *innovation.Content, feedback []innovation.Feedback, year cycle.Cycle) *ui.NoticeView {
	e := c.Entry
	read := ui.Action{Label: "Baca catatan", Href: href.EntryFeedback(e.ID), Dense: true}
	switch e.Status {
	case innovation.Draft:
		return startNotice(x, c)
	case innovation.Returned:
		n := ui.NoticeView{Tone: ui.Warn, Icon: "corner-up-left", Title: "Usulan dikembalikan " + ui.Date(*e.DecidedAt), Actions: []ui.Action{read}}
		if until, ok := innovation.SendingUntil(year, year.ReadAt, true); ok && owns(x, e) {
			n.Text = "Perbaiki bagian yang ditandai, lalu kirim ulang paling lambat " + ui.DayTime(until) + "."
		}
		return &n
	case innovation.Submitted:
		n := ui.NoticeView{Title: "Usulan terkirim " + ui.DateTime(*e.SubmittedAt), Text: "Isinya terkunci sampai dinilai."}
		if owns(x, e) {
			n.Actions = []ui.Action{{Label: "Lihat tanda terima", Href: href.EntryReceipt(e.ID), Dense: true}, {Label: "Tarik usulan", Kind: ui.Quiet, Href: href.EntryWithdraw(e.ID), Dense: true}}
		}
		return &n
	case innovation.InReview:
		return &ui.NoticeView{Icon: "eye", Title: "Usulan sedang dinilai", Text: "Isinya terkunci. Hasilnya tampil di sini beserta alasannya."}
	}
	return decidedNotice(e, feedback, read)
}

// startNotice shows the way into an entry of which nothing but its beginning is written.
func startNotice(x *handle.Exchange, c *innovation.Content) *ui.NoticeView {
	if c.Entry.CarriedFrom > 0 && writes(x, c.Entry) {
		return carriedNotice(c.Entry)
	}
	begun := slices.ContainsFunc(c.Claims, func(claim innovation.Claim) bool { return claim.Version > 0 })
	if begun || c.Profile.Initiator != "" || c.Design.UpdatedBy != "" || !writes(x, c.Entry) {
		return nil
	}
	return &ui.NoticeView{Title: "Usulan sudah dimulai", Text: "Lengkapi satu bagian demi satu, urutannya bebas. Semua tersimpan sebagai draf sampai Anda mengirimnya.",
		Actions: []ui.Action{{Label: "Mulai dari profil", Kind: ui.Primary, Href: href.EntryProfile(c.Entry.ID), IconEnd: "arrow-right"}}}
}

// carriedNotice leads to what has to be looked at again.
func carriedNotice(e innovation.Entry) *ui.NoticeView {
	return &ui.NoticeView{Title: "Dibawa dari IGA " + strconv.Itoa(e.CarriedFrom), Text: "Nilai penilai tidak ikut. Lihat tanggal dan tingkat yang perlu dicek lagi.",
		Actions: []ui.Action{{Label: "Lihat yang perlu dicek", Href: href.CarryOver(e.InnovationID), Dense: true}}}
}

func decidedNotice(e innovation.Entry, feedback []innovation.Feedback, read ui.Action) *ui.NoticeView {
	n := ui.NoticeView{Tone: ui.Good, Title: ui.StatusWord(string(e.Status), e.DeferredTo) + " sejak " + ui.Date(*e.DecidedAt), Actions: []ui.Action{read}}
	switch e.Status {
	case innovation.Deferred:
		n.Tone = ui.Later
	case innovation.Declined:
		n.Tone = ui.Bad
	}
	if len(feedback) > 0 && n.Tone != ui.Good {
		n.Text = "Alasannya: " + lowerFirst(feedback[0].Reason) + "."
	}
	return &n
}

// checks are the lines of "Sebelum kirim" and how many of them block.
func checks(c *innovation.Content, r innovation.Report, year cycle.Cycle) (list []ui.Check, blocked int) {
	profile, others := 0, r.Blocks[:0:0]
	for _, b := range r.Blocks {
		if b.Target.Page == innovation.PageProfile {
			profile++
		} else {
			others = append(others, b)
		}
	}
	block := func(text, help, action, to string) {
		blocked++
		check := ui.Check{State: ui.Blocked, Text: text, Help: help}
		if to != "" {
			check.Link = &ui.Action{Label: action, Href: to}
		}
		list = append(list, check)
	}
	if profile > 0 {
		block("Profil kurang "+strconv.Itoa(profile)+" isian", "", "Lengkapi profil", address(c.Entry.ID, r.Blocks[0].Target))
	}
	for _, b := range others {
		block(b.Text, "", b.Action, address(c.Entry.ID, b.Target))
	}
	for _, b := range r.Warnings {
		list = append(list, ui.Check{State: ui.ToCheck, Text: b.Text, Help: "Peringatan, tidak menghalangi", Link: &ui.Action{Label: b.Action, Href: address(c.Entry.ID, b.Target)}})
	}
	if profile == 0 {
		list = append(list, ui.Check{State: ui.Done, Text: "Profil lengkap"})
	}
	if until, ok := innovation.SendingUntil(year, year.ReadAt, c.Entry.WasReturned); ok {
		list = append(list, ui.Check{State: ui.Done, Text: sendingWord(c.Entry.WasReturned) + " terbuka sampai " + ui.Date(until)})
	} else {
		block(closedWord(year, c.Entry.WasReturned), "Draf tetap tersimpan.", "", "")
	}
	return list, blocked
}

func sendingWord(wasReturned bool) string {
	if wasReturned {
		return "Pengiriman ulang"
	}
	return "Penjaringan"
}

// closedWord says in few words why nothing can be sent now.
func closedWord(year cycle.Cycle, wasReturned bool) string {
	var last time.Time
	for _, stage := range []cycle.Stage{cycle.Collection, cycle.Measurement} {
		w := year.Window(stage)
		switch {
		case stage == cycle.Measurement && !wasReturned:
		case w.State(year.ReadAt) == cycle.Ahead:
			return stage.Title() + " baru dibuka " + ui.DateTime(w.OpensAt)
		case w.State(year.ReadAt) == cycle.Closed:
			last = w.ClosesAt
		}
	}
	if last.IsZero() {
		return "Jadwal penjaringan belum ditetapkan"
	}
	return "Pengiriman sudah ditutup " + ui.DateTime(last)
}
