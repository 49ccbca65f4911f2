package sample

import (
	"context"
	"fmt"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/iid"
	"jaring/internal/postgres"
	"jaring/internal/unit"
)

// collectionOpened is how many working days ago the collection of the present cycle was opened, daysLeft how many days it
// stays open.
const (
	collectionOpened = 33
	daysLeft         = 12
)

func cycle2024() cycle.Cycle {
	no := false
	return cycle.Cycle{
		Year: story, InstrumentYear: story, EligibleFrom: utc(2022, time.January, 1), EligibleTo: utc(2023, time.December, 31),
		MinWordsDesign: 300, AssessorsPerEntry: 1, IsSample: true,
		Settings: iid.Settings{RejectedInDivisor: &no},
		Windows: []cycle.Window{
			stageWindow(cycle.Collection, ymd(2024, time.February, 19), ymd(2024, time.April, 30)),
			measurementAfter(ymd(2024, time.April, 30), ymd(2024, time.July, 31)),
			stageWindow(cycle.Presentation, ymd(2024, time.October, 1), ymd(2024, time.October, 31)),
			stageWindow(cycle.FieldValidation, ymd(2024, time.November, 1), ymd(2024, time.November, 29)),
		},
		Targets: targets(120, 50, 20, 30, 20, 12, 24, 14),
	}
}

func cycle2026(now time.Time) cycle.Cycle {
	no := false
	today := midnight(now)
	closes := today.AddDate(0, 0, daysLeft)
	return cycle.Cycle{
		Year: present, InstrumentYear: present, EligibleFrom: utc(2024, time.January, 1), EligibleTo: utc(2025, time.December, 31),
		MinWordsDesign: 300, AssessorsPerEntry: 2, IsSample: true,
		Settings: iid.Settings{RejectedInDivisor: &no, SecondaryServicesCount: &no},
		Windows: []cycle.Window{
			stageWindow(cycle.Collection, workday(now, -collectionOpened), closes),
			measurementAfter(closes, closes.AddDate(0, 0, 31)),
			stageWindow(cycle.Presentation, closes.AddDate(0, 0, 62), closes.AddDate(0, 0, 92)),
			stageWindow(cycle.FieldValidation, closes.AddDate(0, 0, 93), closes.AddDate(0, 0, 122)),
		},
		Targets: targets(150, 60, 25, 35, 30, 15, 30, 15),
	}
}

// stageWindow opens a stage at eight on its first day and closes it with the last minute of its last one.
func stageWindow(s cycle.Stage, first, last time.Time) cycle.Window {
	return cycle.Window{Stage: s, OpensAt: first.Add(8 * time.Hour), ClosesAt: endOf(last)}
}

// measurementAfter opens the measurement in the moment in which the collection closes: an entry that was sent back may
// be sent again in either, and no moment lies between them.
func measurementAfter(collected, last time.Time) cycle.Window {
	w := stageWindow(cycle.Measurement, collected, last)
	w.OpensAt = endOf(collected)
	return w
}

func endOf(day time.Time) time.Time { return day.Add(24*time.Hour - time.Second) }

func targets(amounts ...int) []cycle.Target {
	list := make([]cycle.Target, len(cycle.Aims))
	for i, aim := range cycle.Aims {
		list[i] = cycle.Target{Aim: aim, Amount: amounts[i]}
	}
	return list
}

func utc(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// writeRegion imports the region and adds what the file does not know: its invented schools and both cycles.
func writeRegion(ctx context.Context, tx postgres.Tx, file unit.RegionFile, now time.Time) error {
	if _, err := unit.ImportRegion(ctx, tx, file); err != nil {
		return err
	}
	if err := unit.MarkSample(ctx, tx); err != nil {
		return err
	}
	if err := addInvented(ctx, tx); err != nil {
		return err
	}
	if _, err := postgres.Exec(ctx, tx, locateSQL, nil); err != nil {
		return err
	}
	for _, c := range []cycle.Cycle{cycle2024(), cycle2026(now)} {
		if err := cycle.Insert(ctx, tx, c); err != nil {
			return fmt.Errorf("sample cycle %d: %w", c.Year, err)
		}
	}
	return nil
}

// writeAround puts what belongs to no entry into the book: published results, awards, activities, the region's own levels.
func (t *teller) writeAround(file unit.RegionFile) {
	for _, r := range file.OfficialResults {
		t.official = append(t.official, officialRow{r.Year, r.IndexX100, r.Category, r.Source})
	}
	for _, a := range file.Awards {
		t.awards = append(t.awards, awardRow{newID("award", fmt.Sprint(a.Year), a.Text), a.Year, a.Text})
	}
	t.writeActivities()
	t.writeRegional()
}

func (t *teller) writeActivities() {
	const hall = "Aula Dinas Pendidikan"
	add := func(year int, kind, title string, held time.Time, place, audience string) {
		t.activities = append(t.activities, activityRow{newID("activity", title), year, kind, title, date(held), place, audience})
	}
	add(story, "sosialisasi", "Dindik Goes to IGA 2024", story2024, hall,
		"Kepala sekolah dan guru PAUD, SD, dan SMP, pengurus MGMP, pengawas sekolah")
	add(story, "bimtek", "Bimtek menulis rancang bangun inovasi sekolah", ymd(2024, time.March, 7), hall, "Operator sekolah")
	add(story, "pendampingan", "Klinik usulan untuk PAUD", ymd(2024, time.April, 3), "TK Negeri Pembina Barat", "Guru PAUD")
	add(present, "sosialisasi", "Sosialisasi penjaringan IGA 2026", workday(t.now, -collectionOpened+2), hall, "Semua sekolah dan pengawas")
	add(present, "pendampingan", "Klinik bukti dukung", workday(t.now, -8), "SMPN 8", "Sekolah dengan usulan yang dikembalikan")
	add(present, "bimtek", "Bimtek mengubah gagasan menjadi rancang bangun", workday(t.now, 4), hall, "Sekolah yang belum mulai")
	add(present, "kaji_terap", "Kaji terap bank sampah sekolah", workday(t.now, 9), "SMPN 8", "12 sekolah")
}

// regional2026 are the levels of the region's own indicators, in the order of the instrument.
var regional2026 = []int{2, 3, 2, 3, 2, 3, 2, 2, 2, 3, 2, 2, 2, 2, 2, 2, 2, 1, 2, 1}

func (t *teller) writeRegional() {
	coordinator := t.cast.byUsername["koordinator"]
	for n, row := range t.instruments[present].SPD() {
		t.regional = append(t.regional, regionalRow{Year: present, Indicator: row.Code, Level: regional2026[n], Note: "Data contoh",
			UpdatedBy: coordinator, UpdatedAt: officeHour(workday(t.now, -6), row.Code)})
	}
}
