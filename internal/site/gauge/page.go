package gauge

import (
	"jaring/internal/evidence"
	"jaring/web/href"
	"jaring/web/ui"
)

// Pages are the pictures of a PDF's pages, as far as there are any.
func Pages(i evidence.Item, checks evidence.Checks) ui.PagesView {
	found, _ := checks.Of(i)
	v := ui.PagesView{Name: i.Title(), Pages: found.Pages, File: href.Shown(href.EvidenceVersionFile(i.ID, i.No))}
	for _, p := range found.Drawn {
		v.Pictures = append(v.Pictures, ui.PagePicture{No: p.No, Wide: p.Wide, High: p.High, Src: href.EvidencePage(i.ID, i.No, p.No)})
	}
	return v
}
