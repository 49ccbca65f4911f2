package site

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/internal/unit"
	"jaring/web/ui"
)

// frames remembers for a few seconds what every page shows around itself, so that a page view does not ask again.
type frames struct {
	units  *unit.Service
	cycles *cycle.Service

	mu     sync.Mutex
	frame  handle.Frame
	readAt time.Time
}

const frameAge = 5 * time.Second

func (f *frames) get(ctx context.Context) (handle.Frame, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if time.Since(f.readAt) < frameAge {
		return f.frame, nil
	}
	frame, err := f.read(ctx)
	if err != nil {
		return handle.Frame{}, err
	}
	f.frame, f.readAt = frame, time.Now()
	return frame, nil
}

// read asks for region and cycle; a database that has neither yet is no error.
func (f *frames) read(ctx context.Context) (handle.Frame, error) {
	var frame handle.Frame
	region, err := f.units.Region(ctx)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return frame, err
	}
	frame.Region, frame.Office = region.Name, region.OfficeName
	current, err := f.cycles.Current(ctx)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return frame, err
	}
	if err == nil {
		frame.CycleYear, frame.CycleStage, frame.Deadline = current.Year, stageLine(current), deadline(current)
	}
	return frame, nil
}

// stageLine says in a few words which stage is open until when, or which comes next.
func stageLine(c cycle.Cycle) string {
	w, state := c.Stage()
	switch state {
	case cycle.Open:
		return fmt.Sprintf("%s sampai %s", ui.StageWord(string(w.Stage)), ui.Date(w.ClosesAt))
	case cycle.Ahead:
		return fmt.Sprintf("%s mulai %s", ui.StageWord(string(w.Stage)), ui.Date(w.OpensAt))
	case cycle.Closed:
		return fmt.Sprintf("%s ditutup %s", ui.StageWord(string(w.Stage)), ui.Date(w.ClosesAt))
	default:
		return "belum dijadwalkan"
	}
}

// more is the page behind the phone bar's last item.
func more(x *handle.Exchange) error {
	s := x.Shell("Lainnya")
	s.More = true
	return x.Page(http.StatusOK, ui.More(s))
}

// deadline is when collection opens or closes, to the minute; "" when there is nothing to wait for.
func deadline(c cycle.Cycle) string {
	w := c.Window(cycle.Collection)
	switch w.State(c.ReadAt) {
	case cycle.Open:
		return "ditutup " + ui.DayTime(w.ClosesAt)
	case cycle.Ahead:
		return "dibuka " + ui.DayTime(w.OpensAt)
	default:
		return ""
	}
}
