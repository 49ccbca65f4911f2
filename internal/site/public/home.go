package public

import (
	"fmt"
	"net/http"

	"jaring/internal/cycle"
	"jaring/internal/iid"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

func (s *Section) home(x *handle.Exchange) error {
	front, err := s.reports.Front(x.Context())
	if err != nil {
		return err
	}
	results, err := s.results.OfficialResults(x.Context())
	if err != nil {
		return err
	}
	awards, err := s.results.Awards(x.Context())
	if err != nil {
		return err
	}
	v := page.HomeView{Gallery: href.Gallery(nil), Cards: cards(front.Newest), Trend: trend(results, front.Cycle.Year)}
	v.Facts = append(v.Facts, page.Fact{Label: "Inovasi di galeri", Figure: ui.Thousands(front.Published), Note: "sudah lolos saring dan diterbitkan"},
		page.Fact{Label: "Unit pemiliknya", Figure: ui.Thousands(front.Units), Note: "sekolah, puskesmas, kelurahan, dan kantor"})
	if front.HasCycle {
		v.Facts = append(v.Facts, page.Fact{Label: fmt.Sprintf("Usulan terkirim IGA %d", front.Cycle.Year), Figure: ui.Thousands(front.Submitted)})
		v.Stages = stages(front.Cycle)
		v.CycleTitle = fmt.Sprintf("Tahapan IGA %d", front.Cycle.Year)
	}
	if len(awards) > 0 {
		v.Facts = append(v.Facts, page.Fact{Label: fmt.Sprintf("Penghargaan %d", awards[0].Year), Text: awards[0].Text})
	}
	if n := len(results); n > 0 {
		newest := results[n-1]
		v.Index = &page.IndexFigure{
			Year: newest.Year, Value: ui.Decimal(newest.IndexX100), Category: iid.CategoryName(newest.Year, newest.Category), Gap: gap(newest, front.Cycle.Year),
		}
		if n > 1 {
			v.Index.Change = change(results[n-2], newest)
		}
	}
	sh := shell(x, "")
	sh.Title, sh.Hero = "Inovasi "+sh.Region, true
	return x.Page(http.StatusOK, page.Home(sh, v))
}

// stages are the four windows as knots on a line.
func stages(c cycle.Cycle) []ui.Step {
	var steps []ui.Step
	for _, stage := range cycle.Stages {
		w := c.Window(stage)
		step := ui.Step{Label: ui.StageWord(string(stage)), Sub: "belum dijadwalkan", State: ui.NotBegun}
		switch w.State(c.ReadAt) {
		case cycle.Open:
			step.State, step.Sub = ui.Here, "sampai "+ui.DateTime(w.ClosesAt)
		case cycle.Ahead:
			step.Sub = "mulai " + ui.Date(w.OpensAt)
		case cycle.Closed:
			step.State, step.Sub = ui.Done, "selesai "+ui.Date(w.ClosesAt)
		}
		steps = append(steps, step)
	}
	return steps
}
