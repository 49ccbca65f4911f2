package unitdesk

import (
	"strings"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/site/gauge"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// accept is the file field's list for the kinds, such as ".pdf,.jpg,.jpeg".
func accept(kinds []evidence.Kind) string {
	var list []string
	for _, k := range kinds {
		if k != evidence.Link {
			list = append(list, "."+string(k))
		}
		if k == evidence.JPG {
			list = append(list, ".jpeg")
		}
	}
	return strings.Join(list, ",")
}

// rule is what the place accepts, in words.
func (s *Evidence) rule(shelf evidence.Shelf) page.EvidenceRule {
	r := shelf.Rule
	return page.EvidenceRule{
		Kinds: r.Words(), FileKinds: r.FileWords(), Limit: s.evidence.LimitWords(r), Accept: accept(r.Kinds), Note: r.Note, Assumed: r.Assumed,
		Files: r.Files(), Links: r.Allows(evidence.Link), Letters: shelf.No > 0 || r.Allows(evidence.PDF),
	}
}

func place(s evidence.Shelf) page.EvidencePlace {
	return page.EvidencePlace{EntryID: s.Entry.ID, EntryName: s.Entry.Name, Slot: string(s.Slot), Title: s.Title, No: s.No}
}

func item(i evidence.Item) page.EvidenceItem {
	view := page.EvidenceItem{
		ID: i.ID, No: i.No, Link: i.Kind == evidence.LinkKind, Name: i.Title(), MediaType: i.MediaType, Size: i.Size, SHA256: i.SHA256,
		Number: i.LetterNumber, Subject: i.Subject, Date: i.LetterDate, UploadedAt: i.CreatedAt, UploadedBy: i.CreatedBy, RemovedAt: i.RemovedAt,
	}
	if view.Link {
		view.Look.Word = evidence.LinkWord(i.URL)
	} else {
		view.File = href.EvidenceVersionFile(i.ID, i.No)
	}
	return view
}

// checkedItem is item with what the program found in it.
func checkedItem(i evidence.Item, checks evidence.Checks) page.EvidenceItem {
	view := item(i)
	if i.Live() {
		addCheck(&view, checks)
	}
	return view
}

func addCheck(i *page.EvidenceItem, checks evidence.Checks) {
	found, done := checks.At(i.ID, i.No)
	if !i.Link {
		i.Check = checkView(found, done)
		return
	}
	i.Check.Findings = gauge.Findings(found.Findings)
	looked, asked := checks.Looked(i.ID, i.No)
	i.Look = gauge.Link(i.Name, textLooking, looked, asked)
}

const textLooking = "Tautan sedang diperiksa. Anda boleh melanjutkan; hasilnya muncul di sini."

// versionItem is an earlier version: of it no finding counts any more, only what it looks like.
func versionItem(i evidence.Item, checks evidence.Checks) page.EvidenceItem {
	view := item(i)
	found, _ := checks.Of(i)
	view.JudgedAt = checks.JudgedAt(i.ID, i.No)
	view.Check.Copies, view.Check.First = found.Copies, found.FirstDrawn()
	return view
}

func checkView(found evidence.Checked, done bool) page.EvidenceCheck {
	return page.EvidenceCheck{
		Waiting: !done, Pages: found.Pages, Wide: found.Width, High: found.Height, Length: preflight.Minutes(found.Length), Copies: found.Copies, First: found.FirstDrawn(),
		Passed: done && len(found.Findings) == 0 && (found.Pages > 0 || found.Width > 0), Findings: gauge.Findings(found.Findings),
	}
}

// evidenceBack is where each role comes from.
func evidenceBack(a auth.Actor, p page.EvidencePlace) ui.Crumb {
	switch a.Current.Role {
	case auth.Assessor:
		return ui.Crumb{Label: p.EntryName, Href: href.Sheet(p.EntryID)}
	case auth.Coordinator:
		return ui.Crumb{Label: p.EntryName, Href: href.CoordinationEntry(p.EntryID)}
	}
	return p.Back()
}
