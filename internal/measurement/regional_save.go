package measurement

import (
	"context"
	"strconv"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

// SaveRegional saves everything that the form changes, or nothing. Errors: fault.NotFound, Forbidden, Conflict for a year
// that asks for none; Invalid with a message for each field; Stale with one for each field that somebody else has changed
// since the draft's version. A draft that changes nothing leaves no trace.
func (s *Service) SaveRegional(ctx context.Context, actor auth.Actor, year int, d RegionalDraft) error {
	return s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := lockYear(ctx, tx, year); err != nil {
			return err
		}
		if !auth.Can(actor, auth.Measure, auth.Facts{}) {
			return fault.Forbidden("")
		}
		c, err := s.cycles.Get(ctx, tx, year)
		if err != nil {
			return err
		}
		in, err := instrumentOf(c)
		if err != nil {
			return err
		}
		if err := writable(in); err != nil {
			return err
		}
		changed, err := save(ctx, tx, actor, year, in, d)
		if err != nil || len(changed) == 0 {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Measurement, SubjectID: strconv.Itoa(year), Act: "save_regional",
			Detail: map[string]any{"changed": changed}, Actor: actor})
	})
}

// save returns by indicator, or for the total, what it was and what it is now: levels, or points with a comma.
func save(ctx context.Context, tx postgres.Tx, actor auth.Actor, year int, in *iid.Instrument, d RegionalDraft) (map[string][2]string, error) {
	if byLevel(in) {
		return saveLevels(ctx, tx, actor, year, in, d.Levels)
	}
	return saveTotal(ctx, tx, actor, year, in, d.Total)
}

func saveLevels(ctx context.Context, tx postgres.Tx, actor auth.Actor, year int, in *iid.Instrument, typed map[string]LevelDraft) (map[string][2]string, error) {
	current, err := levelsOf(ctx, tx, year)
	if err != nil {
		return nil, err
	}
	rows, err := changedLevels(in, current, typed)
	if err != nil {
		return nil, err
	}
	changed := map[string][2]string{}
	for _, row := range rows {
		row.Year = year
		if err := writeLevel(ctx, tx, row, actor.PersonID); err != nil {
			return nil, err
		}
		was := ""
		if old, filled := current[row.Indicator]; filled {
			was = strconv.Itoa(old.Level)
		}
		changed[row.Indicator] = [2]string{was, strconv.Itoa(row.Level)}
	}
	return changed, nil
}

// changedLevels judges the whole form before anything is written. A row that somebody else has meanwhile set to the very
// same is no conflict.
func changedLevels(in *iid.Instrument, current map[string]levelRow, typed map[string]LevelDraft) ([]levelRow, error) {
	var rows []levelRow
	var wrong, stale messages
	asked := 0
	for _, i := range in.SPD() {
		draft, sent := typed[i.Code]
		if !sent {
			continue
		}
		asked++
		was, filled := current[i.Code]
		row, ok := wrong.level(i.Code, draft, was, filled)
		if !ok {
			continue
		}
		if draft.Version != was.Version {
			stale.add(FieldLevel(i.Code), "%s sudah menyimpan tingkat %d pada %s. Simpan lagi bila pilihan Anda yang benar",
				was.UpdatedBy, was.Level, cycle.Moment(was.UpdatedAt))
		}
		rows = append(rows, row)
	}
	if asked < len(typed) {
		return nil, fault.BadRequest("Isian memuat indikator yang tidak ada di instrumen tahun ini. Muat ulang halaman, lalu coba lagi.")
	}
	return rows, refusal(wrong, stale)
}

func saveTotal(ctx context.Context, tx postgres.Tx, actor auth.Actor, year int, in *iid.Instrument, typed TotalDraft) (map[string][2]string, error) {
	current, err := totalOf(ctx, tx, year)
	if err != nil {
		return nil, err
	}
	if current == nil {
		current = &totalRow{}
	}
	var wrong, stale messages
	row := totalRow{Year: year, Version: typed.Version}
	row.TotalX100 = wrong.total(typed.Total, in.Formula.SPDMaxX100)
	row.Note = wrong.note(FieldTotalNote, typed.Note)
	if len(wrong) == 0 && current.Version > 0 && row.TotalX100 == current.TotalX100 && row.Note == current.Note {
		return nil, nil
	}
	if typed.Version != current.Version {
		stale.add(FieldTotal, "%s sudah menyimpan total %s pada %s. Simpan lagi bila isian Anda yang benar",
			current.UpdatedBy, iid.Comma(current.TotalX100), cycle.Moment(current.UpdatedAt))
	}
	if err := refusal(wrong, stale); err != nil {
		return nil, err
	}
	was := ""
	if current.Version > 0 {
		was = iid.Comma(current.TotalX100)
	}
	return map[string][2]string{"total": {was, iid.Comma(row.TotalX100)}}, writeTotal(ctx, tx, row, actor.PersonID)
}

// refusal names what can be corrected first; what is stale is told once the rest is right.
func refusal(wrong, stale messages) error {
	switch {
	case len(wrong) > 0:
		return fault.Invalid("", wrong...)
	case len(stale) > 0:
		refused := fault.Stale()
		refused.Fields = stale
		return refused
	}
	return nil
}
