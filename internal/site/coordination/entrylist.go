package coordination

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/internal/unit"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

var unitKinds = []string{"school", "office", "health_center", "ward", "district"}

// entryFilter reads the filter of the address. What is no choice of ours is left out. The list is the region's: whoever
// may see only some of it has a page of their own.
func entryFilter(x *handle.Exchange) (innovation.Filter, error) {
	if !auth.Can(x.Actor, auth.ListEntries, auth.Facts{}) {
		return innovation.Filter{}, fault.Forbidden("")
	}
	year, err := askedYear(x)
	f := innovation.Filter{Year: year, Status: innovation.Status(x.Query("status")), Kind: x.Query("jenis"), Level: x.Query("jenjang"),
		District: x.Query("kecamatan"), Text: x.Query("q"), Leadless: x.Query("ketua") == "tidak", After: cutAfter(x.Query("sesudah"))}
	if !slices.Contains(innovation.Statuses, f.Status) {
		f.Status = ""
	}
	if !slices.Contains(unitKinds, f.Kind) {
		f.Kind = ""
	}
	return f, err
}

// cutAfter reads where a page begins, "<time>_<id>"; what is no such place is the beginning.
func cutAfter(text string) innovation.Cursor {
	stamp, id, _ := strings.Cut(text, "_")
	at, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return innovation.Cursor{}
	}
	return innovation.Cursor{At: at, ID: id}
}

func (e *Entries) list(x *handle.Exchange) error {
	f, err := entryFilter(x)
	if err != nil {
		return err
	}
	listing, err := e.innovations.List(x.Context(), x.Actor, f)
	if err != nil {
		return err
	}
	districts, years, err := e.filterPlaces(x.Context())
	if err != nil {
		return err
	}
	v := page.EntriesView{Sub: "Siklus IGA " + strconv.Itoa(f.Year), Filters: entryFilters(f, x.CycleYear(), districts, years),
		Choose: f.Status == innovation.InReview, Empty: emptyEntries(f),
		Download: ui.Action{Label: "Unduh CSV", Icon: "download", Href: href.CoordinationEntriesCSV(query(f)), File: true}}
	for _, r := range listing.Rows {
		v.Rows = append(v.Rows, listedEntry(r, districts))
	}
	v.Pager = entryPager(f, listing)
	return x.Page(200, page.Entries(x.Shell("Usulan"), v))
}

func listedEntry(r innovation.Row, districts []unit.Place) page.ListedEntry {
	l := page.ListedEntry{ID: r.ID, Code: r.Code, Name: r.Name, Unit: r.UnitName, Href: href.CoordinationEntry(r.ID), Kind: kindWord(r),
		District: districtName(districts, r.DistrictCode), Status: string(r.Status), DeferredTo: r.DeferredTo, Sent: "belum dikirim"}
	if r.Leadless {
		l.Unit += " · belum ada ketua aktif"
	}
	if r.SubmittedAt != nil {
		l.Sent = ui.Date(*r.SubmittedAt)
		if r.SubmittedAt.In(ui.WIB).Year() == r.Year {
			l.Sent = ui.ShortDate(*r.SubmittedAt)
		}
	}
	return l
}

func kindWord(r innovation.Row) string {
	if r.UnitLevel != "" {
		return r.UnitLevel
	}
	return ui.UnitKindWord(r.UnitKind)
}

func districtName(districts []unit.Place, code string) string {
	for _, d := range districts {
		if d.Code == code {
			return d.Name
		}
	}
	return "—"
}

// query is the filter as an address carries it, without the page's place.
func query(f innovation.Filter) href.Query {
	lead := ""
	if f.Leadless {
		lead = "tidak"
	}
	return href.Query{"ketua": {lead}, "q": {f.Text}, "status": {string(f.Status)}, "jenis": {f.Kind}, "jenjang": {f.Level}, "kecamatan": {f.District},
		"tahun": {strconv.Itoa(f.Year)}}
}

func entryPager(f innovation.Filter, l innovation.Listing) ui.PagerView {
	p := ui.PagerView{Summary: fmt.Sprintf("%d usulan di halaman ini, yang terbaru lebih dulu", len(l.Rows))}
	if f.After != (innovation.Cursor{}) {
		p.First = href.CoordinationEntries(query(f))
	}
	if l.Next != (innovation.Cursor{}) {
		q := query(f)
		q.Set("sesudah", l.Next.At.Format(time.RFC3339Nano)+"_"+l.Next.ID)
		p.Next = href.CoordinationEntries(q)
	}
	return p
}

// entryFilters leaves the current cycle out of the active choices: it is what one sees without choosing.
func entryFilters(f innovation.Filter, current int, districts []unit.Place, years []int) ui.FiltersView {
	status := ui.FilterGroup{Name: "status", Label: "Status"}
	for _, s := range innovation.Statuses {
		status.Options = append(status.Options, ui.FilterOption{Value: string(s), Label: s.Label(), Count: -1, On: f.Status == s})
	}
	kind := ui.FilterGroup{Name: "jenis", Label: "Jenis unit"}
	for _, k := range unitKinds {
		kind.Options = append(kind.Options, ui.FilterOption{Value: k, Label: ui.UnitKindWord(k), Count: -1, On: f.Kind == k})
	}
	district := ui.FilterGroup{Name: "kecamatan", Label: "Kecamatan"}
	for _, d := range districts {
		district.Options = append(district.Options, ui.FilterOption{Value: d.Code, Label: d.Name, Count: -1, On: f.District == d.Code})
	}
	lead := ui.FilterGroup{Name: "ketua", Label: "Ketua", Options: []ui.FilterOption{{Value: "tidak", Label: "Belum ada ketua aktif", Count: -1, On: f.Leadless}}}
	year := ui.FilterGroup{Name: "tahun", Label: "IGA " + strconv.Itoa(current)}
	for _, y := range years {
		if y != current {
			year.Options = append(year.Options, ui.FilterOption{Value: strconv.Itoa(y), Label: "IGA " + strconv.Itoa(y), Count: -1, On: f.Year == y})
		}
	}
	return ui.FiltersView{Action: href.CoordinationEntries(nil), Search: &ui.SearchBox{Name: "q", Value: f.Text, Example: "Nama, unit, atau kode"},
		Groups: []ui.FilterGroup{status, levelGroup(f.Level), kind, district, lead, year}}
}

func levelGroup(chosen string) ui.FilterGroup {
	g := ui.FilterGroup{Name: "jenjang", Label: "Jenjang"}
	for _, l := range []string{"PAUD", "SD", "SMP"} {
		g.Options = append(g.Options, ui.FilterOption{Value: l, Label: l, Count: -1, On: chosen == l})
	}
	return g
}

func emptyEntries(f innovation.Filter) ui.EmptyView {
	return ui.EmptyView{Title: "Belum ada usulan yang cocok",
		Text:    fmt.Sprintf("Tidak ada usulan siklus IGA %d dengan saringan ini.", f.Year),
		Actions: []ui.Action{{Label: "Hapus saringan", Href: href.CoordinationEntries(href.Query{"tahun": {strconv.Itoa(f.Year)}})}}}
}

var entryHeads = []string{"Kode", "Nama inovasi", "Unit", "Jenis unit", "Jenjang", "Kecamatan", "Siklus", "Status", "Ditangguhkan ke", "Dikirim (WIB)", "Dibuat (WIB)"}

// csv sends the whole list of the same filter, page by page.
func (e *Entries) csv(x *handle.Exchange) error {
	f, err := entryFilter(x)
	if err != nil {
		return err
	}
	f.After = innovation.Cursor{}
	districts, _, err := e.filterPlaces(x.Context())
	if err != nil {
		return err
	}
	return x.CSV(fmt.Sprintf("usulan-iga-%d.csv", f.Year), entryHeads, e.rows(x, f, districts))
}

func (e *Entries) rows(x *handle.Exchange, f innovation.Filter, districts []unit.Place) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for {
			l, err := e.innovations.List(x.Context(), x.Actor, f)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, r := range l.Rows {
				if !yield(cells(r, districts), nil) {
					return
				}
			}
			if l.Next == (innovation.Cursor{}) {
				return
			}
			f.After = l.Next
		}
	}
}

func cells(r innovation.Row, districts []unit.Place) []string {
	deferred, sent := "", ""
	if r.DeferredTo > 0 {
		deferred = strconv.Itoa(r.DeferredTo)
	}
	if r.SubmittedAt != nil {
		sent = r.SubmittedAt.In(ui.WIB).Format("2006-01-02 15:04")
	}
	return []string{r.Code, r.Name, r.UnitName, ui.UnitKindWord(r.UnitKind), r.UnitLevel, districtName(districts, r.DistrictCode),
		strconv.Itoa(r.Year), r.Status.Label(), deferred, sent, r.CreatedAt.In(ui.WIB).Format("2006-01-02 15:04")}
}
