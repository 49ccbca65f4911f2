package coordination

import (
	"maps"
	"slices"
	"strconv"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/screening"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
)

// askBulk names every chosen entry and its warnings; nothing is decided yet.
func (e *Entries) askBulk(x *handle.Exchange) error {
	ids := x.R.URL.Query()["pilih"]
	list, err := e.screening.Preview(x.Context(), x.Actor, ids)
	if len(ids) == 0 && fault.KindOf(err) == fault.KindInvalid && err != nil {
		return x.SeeOther(href.Coordination() + "#menunggu")
	}
	if err != nil {
		return err
	}
	var v page.BulkView
	for _, w := range list {
		row := bulkRow(w)
		switch {
		case w.Status != innovation.InReview:
			row.Why = "Status " + w.Status.Label() + ", jadi tidak menunggu keputusan."
			v.Refused = append(v.Refused, row)
		case w.ReadyAt == nil:
			row.Why = "Belum semua penilai mengirim lembarnya."
			v.Refused = append(v.Refused, row)
		case len(w.Flags) > 0:
			v.Flagged = append(v.Flagged, row)
		default:
			v.Ready = append(v.Ready, row)
		}
	}
	return x.Page(200, page.Bulk(x.Shell("Loloskan bersama"), v))
}

func bulkRow(w screening.Waiting) page.BulkRow {
	row := page.BulkRow{ID: w.EntryID, Version: strconv.Itoa(w.Version), Code: w.Code, Name: w.Name, Unit: w.UnitName,
		Claim: innovation.FormatPoints(w.ClaimedX100), Verified: "belum", Flags: flagWords(w.Flags)}
	if w.ReadyAt != nil {
		row.Verified = innovation.FormatPoints(w.VerifiedX100)
	}
	return row
}

type bulkForm struct {
	Versions map[string]string `form:"versi"`
	Seen     map[string]string `form:"tanda"`
}

func (e *Entries) bulk(x *handle.Exchange) error {
	var f bulkForm
	if err := x.Form(&f); err != nil {
		return err
	}
	var picks []screening.Pick
	for _, id := range slices.Sorted(maps.Keys(f.Versions)) {
		picks = append(picks, screening.Pick{EntryID: id, Version: f.Versions[id], Acknowledged: f.Seen[id] == "dilihat"})
	}
	outcomes, err := e.screening.ShortlistMany(x.Context(), x.Actor, picks)
	if err != nil {
		return err
	}
	v := page.BulkView{Over: true}
	for _, o := range outcomes {
		row := page.BulkRow{ID: o.EntryID, Name: o.Name, Unit: o.UnitName, Why: o.Message}
		switch {
		case o.Name == "":
			row.Name = "Usulan tidak dikenal"
			v.Refused = append(v.Refused, row)
		case o.Done:
			row.Why = "Diloloskan sekarang"
			v.Done = append(v.Done, row)
		default:
			v.Refused = append(v.Refused, row)
		}
	}
	return x.Page(200, page.Bulk(x.Shell("Hasil keputusan bersama"), v))
}
