package measurement

import (
	"context"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// Regional is the region's own part of a year (SPD): a level for each row where the instrument knows the weights, the
// total in points where it does not.
type Regional struct {
	Year       int
	Instrument *iid.Instrument
	Known      bool // the year has a formula; otherwise nothing can be entered
	ByLevel    bool // rows, not a total
	Rows       []Row
	Filled     int // rows with a level
	Total      Total
	ScoreX100  int  // in hundredths of points; rows without a level add nothing
	Write      bool // the reader may change it

	PreviousYear  int // the last year before with levels, or with a total where totals are asked; 0: none
	PreviousTotal int // in hundredths of points, of that year
}

// Row is one of the region's indicators.
type Row struct {
	Indicator *iid.Indicator
	Filled    bool
	Level     int
	Note      string // which document proves it
	Version   int    // 0 while nothing was saved
	UpdatedBy string
	UpdatedAt time.Time
	Previous  *int // level of the previous year
}

// Total is the region's score as a whole.
type Total struct {
	Filled    bool
	X100      int
	Note      string
	Version   int
	UpdatedBy string
	UpdatedAt time.Time
}

// Regional reads the region's part of a year. Errors: fault.NotFound, Forbidden.
func (s *Service) Regional(ctx context.Context, actor auth.Actor, year int) (Regional, error) {
	if err := mayRead(actor); err != nil {
		return Regional{}, err
	}
	c, err := s.cycles.Find(ctx, year)
	if err != nil {
		return Regional{}, err
	}
	in, err := instrumentOf(c)
	if err != nil {
		return Regional{}, err
	}
	r := Regional{Year: year, Instrument: in, Known: in.Formula != nil, ByLevel: byLevel(in),
		Write: in.Formula != nil && auth.Can(actor, auth.Measure, auth.Facts{})}
	if r.ByLevel {
		return r, r.readRows(ctx, s.db)
	}
	return r, r.readTotal(ctx, s.db)
}

func (r *Regional) readRows(ctx context.Context, q postgres.Querier) error {
	levels, err := levelsOf(ctx, q, r.Year)
	if err != nil {
		return err
	}
	previous, err := previousLevels(ctx, q, r.Year)
	if err != nil {
		return err
	}
	rows := r.Instrument.SPD()
	for i := range rows {
		row := Row{Indicator: &rows[i]}
		if l, ok := levels[rows[i].Code]; ok {
			row.Filled, row.Level, row.Note, row.Version = true, l.Level, l.Note, l.Version
			row.UpdatedBy, row.UpdatedAt = l.UpdatedBy, l.UpdatedAt
			r.Filled++
			points, _ := rows[i].PointsX100(l.Level)
			r.ScoreX100 += points
		}
		if l, ok := previous[rows[i].Code]; ok {
			row.Previous, r.PreviousYear = &l.Level, l.Year
		}
		r.Rows = append(r.Rows, row)
	}
	return nil
}

func (r *Regional) readTotal(ctx context.Context, q postgres.Querier) error {
	total, err := totalOf(ctx, q, r.Year)
	if err != nil {
		return err
	}
	if total != nil {
		r.Total = Total{Filled: true, X100: total.TotalX100, Note: total.Note, Version: total.Version, UpdatedBy: total.UpdatedBy,
			UpdatedAt: total.UpdatedAt}
		r.ScoreX100 = total.TotalX100
	}
	previous, err := previousTotal(ctx, q, r.Year)
	if err != nil || previous == nil {
		return err
	}
	r.PreviousYear, r.PreviousTotal = previous.Year, previous.TotalX100
	return nil
}

const textNoSPD = "SPD untuk instrumen tahun ini belum dapat diisi: bobot, tingkat, dan maksimumnya belum diketahui."

// writable is fault.Conflict for a year whose instrument knows nothing of the region's part.
func writable(in *iid.Instrument) error {
	if in.Formula == nil {
		return fault.Conflict(textNoSPD)
	}
	return nil
}
