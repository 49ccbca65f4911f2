package innovation

import (
	"context"
	"strconv"
	"time"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Window is one stage of a cycle: both ends belong to it.
type Window struct {
	Stage    string // collection, measurement, presentation, field_validation
	OpensAt  time.Time
	ClosesAt time.Time
}

// Open reports whether the moment lies in the window.
func (w Window) Open(now time.Time) bool { return !now.Before(w.OpensAt) && !now.After(w.ClosesAt) }

// Windows are the stages of one cycle in their order.
type Windows []Window

// Stage finds a window; false where its dates are not set.
func (ws Windows) Stage(stage string) (Window, bool) {
	for _, w := range ws {
		if w.Stage == stage {
			return w, true
		}
	}
	return Window{}, false
}

// Sending is the window until which an entry may be sent at the moment: collecting, and for an entry that was given back
// also measuring, as whichever is open. False: it may not be sent.
func (ws Windows) Sending(now time.Time, wasReturned bool) (Window, bool) {
	if w, ok := ws.Stage("collection"); ok && w.Open(now) {
		return w, true
	}
	if w, ok := ws.Stage("measurement"); ok && wasReturned && w.Open(now) {
		return w, true
	}
	return Window{}, false
}

const windowsSQL = `
SELECT stage, opens_at, closes_at FROM cycle_window WHERE year = @year
ORDER BY array_position(ARRAY['collection', 'measurement', 'presentation', 'field_validation'], stage)`

func readWindows(ctx context.Context, q postgres.Querier, year int) (Windows, error) {
	return postgres.All[Window](ctx, q, windowsSQL, postgres.Args{"year": year})
}

// requireOpen refuses with a sentence that says until when sending was possible and whom to ask.
func (a *act) requireOpen(ctx context.Context) error {
	windows, err := readWindows(ctx, a.tx, a.entry.Year)
	if err != nil {
		return err
	}
	if _, ok := windows.Sending(a.now, a.entry.WasReturned); ok {
		return nil
	}
	r, err := readRegion(ctx, a.tx)
	if err != nil {
		return err
	}
	return fault.Closed(closedText(windows, a.now, a.entry) + " Draf Anda tetap tersimpan. Hubungi " + r.OfficeName + " bila ada pertanyaan.")
}

func closedText(windows Windows, now time.Time, e Entry) string {
	w, ok := windows.Stage("collection")
	if m, known := windows.Stage("measurement"); known && e.WasReturned && now.After(w.ClosesAt) {
		if now.After(m.ClosesAt) {
			return "Pengiriman ulang sudah ditutup " + moment(m.ClosesAt) + "."
		}
		return "Pengiriman ulang baru dibuka " + moment(m.OpensAt) + "."
	}
	switch {
	case !ok:
		return "Jadwal penjaringan IGA " + strconv.Itoa(e.Year) + " belum ditetapkan."
	case now.Before(w.OpensAt):
		return "Penjaringan baru dibuka " + moment(w.OpensAt) + "."
	}
	return "Penjaringan sudah ditutup " + moment(w.ClosesAt) + "."
}

type region struct {
	Name, Prefix, OfficeName string
}

const regionSQL = `SELECT name, prefix, office_name FROM region`

func readRegion(ctx context.Context, q postgres.Querier) (region, error) {
	r, err := postgres.One[region](ctx, q, regionSQL, nil)
	if fault.KindOf(err) == fault.KindNotFound && err != nil {
		return r, fault.Conflict("Data daerah belum diisi. Hubungi administrator.")
	}
	return r, err
}
