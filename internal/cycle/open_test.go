package cycle

import (
	"strings"
	"testing"
	"time"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Both edges belong to the window; a thousandth of a second decides. The region's day begins seven hours before UTC's.
func TestOpen_Edges(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	for _, c := range []struct {
		at     string
		stages []Stage
		open   bool
	}{
		{"2026-05-01 07:59:59.999", []Stage{Collection}, false},
		{"2026-05-01 08:00:00.000", []Stage{Collection}, true},
		{"2026-05-01 08:00:00.001", []Stage{Collection}, true},
		{"2026-06-30 23:59:58.999", []Stage{Collection}, true},
		{"2026-06-30 23:59:59.000", []Stage{Collection}, true},
		{"2026-06-30 23:59:59.001", []Stage{Collection}, false},
		{"2026-07-01 00:00:00.000", []Stage{Collection}, false},
		{"2026-07-01 00:00:00.000", []Stage{Collection, Measurement}, false},
		{"2026-07-01 23:59:59.999", []Stage{Collection, Measurement}, false},
		{"2026-07-02 00:00:00.000", []Stage{Collection, Measurement}, true},
		{"2026-07-02 00:00:00.000", []Stage{Collection}, false},
		{"2026-07-15 23:59:00.000", []Stage{Measurement}, true},
		{"2026-07-15 23:59:00.001", []Stage{Measurement}, false},
		{"2026-07-15 23:59:59.000", []Stage{Measurement}, false},
	} {
		d.SetNow(t, wib(c.at))
		err := s.Open(t.Context(), d.DB, 2026, c.stages...)
		if c.open && err != nil || !c.open && fault.KindOf(err) != fault.KindClosed {
			t.Errorf("%s %v: %v", c.at, c.stages, err)
		}
	}
}

func TestOpen_Sentence(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	const region = `INSERT INTO region (code, name, kind, province, prefix, office_name)
VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida Kota Pekalongan')`
	if err := postgres.ExecOne(t.Context(), d.DB, region, nil); err != nil {
		t.Fatal(err)
	}
	const ask = " Bila ada pertanyaan, hubungi Bapperida Kota Pekalongan."
	for _, c := range []struct {
		at     string
		stages []Stage
		want   string
	}{
		{"2026-04-30 12:00:00.000", []Stage{Collection}, "Penjaringan baru dibuka 1 Mei 2026, 08.00 WIB." + ask},
		{"2026-07-01 12:00:00.000", []Stage{Collection}, "Penjaringan sudah ditutup 30 Juni 2026, 23.59 WIB." + ask},
		{"2026-07-01 12:00:00.000", []Stage{Collection, Measurement},
			"Penjaringan sudah ditutup 30 Juni 2026, 23.59 WIB. Pengukuran baru dibuka 2 Juli 2026, 00.00 WIB." + ask},
		{"2026-08-01 12:00:00.000", []Stage{Collection, Measurement}, "Pengukuran sudah ditutup 15 Juli 2026, 23.59 WIB." + ask},
		{"2026-08-01 12:00:00.000", []Stage{Presentation}, "Jadwal presentasi KDH belum ditetapkan." + ask},
	} {
		d.SetNow(t, wib(c.at))
		f, ok := fault.As(s.Open(t.Context(), d.DB, 2026, c.stages...))
		if !ok || f.Message != c.want {
			t.Errorf("%s %v: %v", c.at, c.stages, f)
		}
	}
}

func TestOpen_WithoutRegion(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	f, ok := fault.As(s.Open(t.Context(), d.DB, 2026, FieldValidation))
	if !ok || !strings.HasSuffix(f.Message, "hubungi koordinator Litbang.") {
		t.Errorf("%v", f)
	}
}

// The program's own clock decides nothing.
func TestOpen_DatabaseClock(t *testing.T) {
	t.Parallel()
	d, s, _ := desk(t)
	now := time.Now()
	c := year2026()
	c.Year, c.Windows = 2027, []Window{{Collection, now.Add(-time.Hour), now.Add(time.Hour)}}
	insert(t, d, c)
	d.SetNow(t, now.Add(2*time.Hour))
	if err := s.Open(t.Context(), d.DB, 2027, Collection); fault.KindOf(err) != fault.KindClosed {
		t.Errorf("the database's clock is past the window, but %v", err)
	}
}

func TestMoment(t *testing.T) {
	t.Parallel()
	for at, want := range map[time.Time]string{
		time.Date(2026, 6, 30, 16, 59, 59, 0, time.UTC): "30 Juni 2026, 23.59 WIB",
		time.Date(2026, 6, 30, 17, 0, 0, 0, time.UTC):   "1 Juli 2026, 00.00 WIB",
		time.Date(2024, 2, 29, 1, 5, 7, 0, time.UTC):    "29 Februari 2024, 08.05.07 WIB",
	} {
		if got := Moment(at); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
