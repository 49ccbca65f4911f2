package coordination

import (
	"fmt"
	"strconv"
	"time"

	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/measurement"
	page "jaring/web/page/coordination"
	"jaring/web/ui"
)

// regionalView shows what was typed beside what is stored. After somebody else has saved first the versions are those of
// now: whoever sends the form again has seen what it replaces.
func regionalView(r measurement.Regional, d measurement.RegionalDraft, refused *fault.Error) page.RegionalView {
	v := page.RegionalView{Year: r.Year, Write: r.Write, ByLevel: r.ByLevel, Sub: regionalSub(r)}
	if refused == nil {
		refused = &fault.Error{}
	}
	v.Overtook = refused.Kind == fault.KindConflict
	if !r.Known {
		v.Unknown = "Bobot, tingkat, dan maksimum SPD pada instrumen tahun ini belum diketahui. Indeks tahun ini juga tidak dapat dihitung."
		return v
	}
	for _, row := range r.Rows {
		v.Rows = append(v.Rows, regionalRow(r, row, d.Levels[row.Indicator.Code], refused))
	}
	if !r.ByLevel {
		v.Total = regionalTotal(r, d.Total, refused)
		for _, i := range r.Instrument.SPD() {
			v.Groups = append(v.Groups, i.Name)
		}
		if r.PreviousYear > 0 {
			v.Previous = fmt.Sprintf("Tahun %d: %s poin", r.PreviousYear, ui.Decimal(r.PreviousTotal))
		}
	}
	v.Errors = regionalErrors(r, refused)
	return v
}

func regionalSub(r measurement.Regional) string {
	switch {
	case !r.Known:
		return "belum diisi"
	case r.ByLevel:
		return fmt.Sprintf("%d dari %d baris terisi · %s dari %s poin", r.Filled, len(r.Rows), ui.Decimal(r.ScoreX100), ui.Decimal(r.Instrument.Formula.SPDMaxX100))
	case !r.Total.Filled:
		return "Total belum diisi"
	}
	return fmt.Sprintf("%s dari %s poin", ui.Decimal(r.ScoreX100), ui.Decimal(r.Instrument.Formula.SPDMaxX100))
}

func regionalRow(r measurement.Regional, row measurement.Row, typed measurement.LevelDraft, refused *fault.Error) page.RegionalRow {
	i := row.Indicator
	v := page.RegionalRow{Code: i.Code, No: number(*i), Name: i.Name, Value: typed.Level, Note: typed.Note, Levels: levelOptions(i),
		LevelErr: refused.Field(measurement.FieldLevel(i.Code)), NotErr: refused.Field(measurement.FieldNote(i.Code)),
		Word: "belum diisi", Points: "belum diisi", Edited: edited(row.UpdatedBy, row.UpdatedAt)}
	v.Version = strconv.Itoa(typed.Version)
	if refused.Kind == fault.KindConflict {
		v.Version = strconv.Itoa(row.Version)
	}
	if i.Evidence != nil {
		v.Proof = i.Evidence.Note
	}
	if row.Filled {
		points, _ := i.PointsX100(row.Level)
		v.Word, v.Points = levelLabel(i, row.Level), ui.Decimal(points)
	}
	if row.Previous != nil {
		v.Previous = fmt.Sprintf("Tahun %d: %s", r.PreviousYear, levelLabel(i, *row.Previous))
	}
	return v
}

// levelOptions are the levels in the instrument's words, from 0 up, each with its points.
func levelOptions(i *iid.Indicator) []ui.Option {
	options := []ui.Option{{Value: "0", Label: levelLabel(i, 0)}}
	for _, l := range i.Levels {
		points, _ := i.PointsX100(l.Level)
		options = append(options, ui.Option{Value: strconv.Itoa(l.Level), Label: levelLabel(i, l.Level), Hint: ui.Decimal(points) + " poin"})
	}
	return options
}

// levelLabel says a level in words: "Tingkat 2: Visi memuat inovasi".
func levelLabel(i *iid.Indicator, level int) string {
	if level == 0 {
		return "Tingkat 0: belum terpenuhi"
	}
	for _, l := range i.Levels {
		if l.Level == level && l.Label != "" {
			return fmt.Sprintf("Tingkat %d: %s", level, ui.Minus(l.Label))
		}
	}
	return fmt.Sprintf("Tingkat %d", level)
}

func regionalTotal(r measurement.Regional, typed measurement.TotalDraft, refused *fault.Error) page.RegionalTotal {
	v := page.RegionalTotal{Value: typed.Total, Note: typed.Note, Version: strconv.Itoa(typed.Version),
		Most: ui.Decimal(r.Instrument.Formula.SPDMaxX100), Error: refused.Field(measurement.FieldTotal),
		NoteError: refused.Field(measurement.FieldTotalNote), Edited: edited(r.Total.UpdatedBy, r.Total.UpdatedAt)}
	if refused.Kind == fault.KindConflict {
		v.Version = strconv.Itoa(r.Total.Version)
	}
	return v
}

func edited(by string, at time.Time) string {
	if by == "" {
		return ""
	}
	return fmt.Sprintf("Disimpan %s, %s", by, ui.DateTime(at))
}

// regionalErrors leads each message to its control, whose id is the code's.
func regionalErrors(r measurement.Regional, refused *fault.Error) []ui.FieldError {
	ids := map[string]string{measurement.FieldTotal: "total", measurement.FieldTotalNote: "catatan"}
	names := map[string]string{}
	for _, row := range r.Rows {
		code := row.Indicator.Code
		ids[measurement.FieldLevel(code)], ids[measurement.FieldNote(code)] = code, code+"-dokumen"
		names[measurement.FieldLevel(code)], names[measurement.FieldNote(code)] = number(*row.Indicator)+". ", number(*row.Indicator)+". "
	}
	var list []ui.FieldError
	for _, f := range refused.Fields {
		list = append(list, ui.FieldError{Field: ids[f.Name], Message: names[f.Name] + f.Message})
	}
	return list
}
