package coordination

import (
	"strconv"

	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// askFinalize names the entry before what cannot be taken back.
func (e *Entries) askFinalize(x *handle.Exchange) error {
	id := x.Param("id")
	if err := e.screening.TryFinalize(x.Context(), x.Actor, id); err != nil {
		return err
	}
	c, err := e.screening.Compare(x.Context(), x.Actor, id)
	if err != nil {
		return err
	}
	v := page.FinalizeView{ID: id, Version: strconv.Itoa(c.Version), Code: c.Code, Name: c.Name, Unit: c.UnitName, Year: c.Year,
		Facts: []ui.KV{
			{Key: "Kematangan klaim", Value: innovation.FormatPoints(c.ClaimedX100) + " poin"},
			{Key: "Terverifikasi", Value: innovation.FormatPoints(c.VerifiedX100) + " poin"},
		}}
	if len(c.Decisions) > 0 {
		v.Facts = append(v.Facts, ui.KV{Key: "Diloloskan", Value: ui.DateTime(c.Decisions[0].DecidedAt), Note: "oleh " + c.Decisions[0].DecidedBy})
	}
	shell := x.Shell("Tetapkan " + c.Name)
	shell.Back = &ui.Crumb{Label: "Kembali ke usulan", Href: href.CoordinationEntry(id)}
	return x.Page(200, page.Finalize(shell, v))
}

type finalizeForm struct {
	Version string `form:"versi"`
}

func (e *Entries) finalize(x *handle.Exchange) error {
	var f finalizeForm
	if err := x.Form(&f); err != nil {
		return err
	}
	if err := e.screening.Finalize(x.Context(), x.Actor, x.Param("id"), f.Version); err != nil {
		return err
	}
	return x.SeeOther(href.CoordinationEntry(x.Param("id")))
}
