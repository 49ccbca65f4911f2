package unitdesk

import (
	"slices"
	"strings"
	"time"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// entryView names the entry; saved is when the part that is shown was changed last.
func entryView(e innovation.Entry, saved time.Time) page.Entry {
	return page.Entry{ID: e.ID, Name: e.Name, Code: e.Code, Year: e.Year, Status: string(e.Status), Next: e.DeferredTo,
		Saved: savedAt(saved, e.ReadAt)}
}

// savedAt is short for what was saved today.
func savedAt(at, now time.Time) string {
	switch {
	case at.IsZero():
		return ""
	case ui.Date(at) == ui.Date(now):
		return "Tersimpan " + ui.Clock(at)
	}
	return "Tersimpan " + ui.DateTime(at)
}

// entryShell is the frame of a page below /usulan, which is part of the unit's innovations.
func entryShell(x *handle.Exchange, title string) ui.Shell {
	shell := x.Shell(title)
	for i := range shell.Tabs {
		shell.Tabs[i].Current = shell.Tabs[i].Href == href.DeskInnovations()
	}
	return shell
}

// questionShell is the frame of a page that asks one thing and leads back to its entry.
func questionShell(x *handle.Exchange, title string, e innovation.Entry, refused bool) ui.Shell {
	shell := entryShell(x, title+" · "+e.Name)
	shell.Back = &ui.Crumb{Label: short(e.Name), Href: href.Entry(e.ID)}
	shell.Question, shell.Errored = true, refused
	return shell
}

// writingShell is the frame of a question whose answer is saved while it is written.
func writingShell(x *handle.Exchange, title string, e innovation.Entry, refused bool) ui.Shell {
	shell := questionShell(x, title, e, refused)
	shell.Scripts = []string{"simpan.js"}
	return shell
}

// awaiting lets a page look by itself whether what it waits for has been examined.
func awaiting(shell ui.Shell, waiting bool) ui.Shell {
	if waiting {
		shell.Scripts = append(shell.Scripts, "tunggu.js")
	}
	return shell
}

func awaited(files []ui.FileView) bool { return slices.ContainsFunc(files, ui.FileView.Awaited) }

// shortName is how much of a name a link back needs, in characters.
const shortName = 60

// short cuts a long name for the place it is led back to from; the page itself has it whole.
func short(name string) string {
	runes := []rune(name)
	if len(runes) <= shortName {
		return name
	}
	cut := string(runes[:shortName-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// messages are the fields of a refusal; nil for every other error.
func messages(err error) page.Errors {
	f, ok := fault.As(err)
	if !ok || f.Kind != fault.KindInvalid {
		return nil
	}
	list := make(page.Errors, 0, len(f.Fields))
	for _, field := range f.Fields {
		list = append(list, ui.FieldError{Field: field.Name, Message: field.Message})
	}
	if len(list) == 0 {
		list = append(list, ui.FieldError{Message: f.Message})
	}
	return list
}

// is reports whether the error is of a kind.
func is(err error, kind fault.Kind) bool { return err != nil && fault.KindOf(err) == kind }

// sentence is the public message of an error.
func sentence(err error) string {
	if f, ok := fault.As(err); ok {
		return f.Message
	}
	return ""
}

// number reads a version; what is none matches no version.
func number(text string) int {
	n, ok := handle.Number(text)
	if !ok {
		return -1
	}
	return n
}

// address leads to the spot that a target names.
func address(entryID string, t innovation.Target) string {
	at := ""
	if t.Field != "" {
		at = "#" + t.Field
	}
	switch t.Page {
	case innovation.PageProfile:
		return profileStep(entryID, t.Code) + at
	case innovation.PageDesign:
		return href.EntryDesign(entryID) + at
	case innovation.PageIndicator:
		return href.EntryIndicator(entryID, t.Code) + at
	case innovation.PageInnovators:
		return href.EntryInnovators(entryID)
	}
	return profileStep(entryID, documentsStep)
}

func profileStep(entryID, section string) string {
	return href.With(href.EntryProfile(entryID), href.Query{"bagian": {section}})
}

var states = map[innovation.State]ui.State{
	innovation.NotStarted: ui.NotBegun, innovation.Partial: ui.Partly, innovation.Complete: ui.Done,
	innovation.NeedsFix: ui.ToCheck, innovation.Optional: ui.NotBegun,
}

func task(entryID string, p innovation.Part) ui.Task {
	t := ui.Task{State: states[p.State], Label: p.Title, Help: p.Hint, Word: p.Word, Href: address(entryID, p.Target)}
	if p.State == innovation.Optional {
		t.WordTone = ui.Neutral
	}
	return t
}

func tasks(entryID string, parts []innovation.Part) []ui.Task {
	list := make([]ui.Task, len(parts))
	for i, p := range parts {
		list[i] = task(entryID, p)
	}
	return list
}

func options(list []innovation.Option) []ui.Option {
	out := make([]ui.Option, len(list))
	for i, o := range list {
		out[i] = ui.Option{Value: o.Code, Label: o.Label, Hint: o.Help}
	}
	return out
}

// dateText writes a date as typed, for comparing.
func dateText(p ui.DateParts) string {
	if p == (ui.DateParts{}) {
		return ""
	}
	return p.Day + " " + p.Month + " " + p.Year
}

// differing keeps the rows in which two sides differ.
func differing(rows []page.ConflictRow) []page.ConflictRow {
	var list []page.ConflictRow
	for _, r := range rows {
		if strings.TrimSpace(strings.ReplaceAll(r.Mine, "\r\n", "\n")) != strings.TrimSpace(r.Theirs) {
			list = append(list, r)
		}
	}
	return list
}

// conflictOf says who saved meanwhile.
func conflictOf(by string, at time.Time, keep string, rows []page.ConflictRow) *page.Conflict {
	if by == "" {
		by = "Orang lain"
	}
	return &page.Conflict{By: by, At: ui.DateTime(at), Keep: keep, Rows: differing(rows)}
}

// dayWord is a day in words, "" where there is none.
func dayWord(day *time.Time) string {
	if day == nil {
		return ""
	}
	return ui.Date(*day)
}
