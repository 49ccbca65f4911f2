package cycle

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jaring/internal/fault"
	"jaring/internal/iid"
)

// TestRead_Refusals breaks one rule at a time and expects the message at the field that is wrong.
func TestRead_Refusals(t *testing.T) {
	t.Parallel()
	span := func(s Stage, opens, closes string) func(*Draft) {
		return func(d *Draft) { d.Windows[s] = Span{opens, closes} }
	}
	target := func(a Aim, text string) func(*Draft) { return func(d *Draft) { d.Targets[a] = text } }
	region, smp := Aim{Region, ""}, Aim{Level, "SMP"}
	for _, c := range []struct {
		about  string
		change func(*Draft)
		field  string
		want   string
	}{
		{"no instrument", func(d *Draft) { d.InstrumentYear = " " }, "instrument_year", "Isi tahun instrumen"},
		{"unknown instrument", func(d *Draft) { d.InstrumentYear = "2031" }, "instrument_year", "Instrumen tahun 2031 tidak ada di Jaring. Pilih salah satu yang tersedia"},
		{"instrument in words", func(d *Draft) { d.InstrumentYear = "tahun ini" }, "instrument_year", "Tahun instrumen harus bilangan bulat, ditulis dengan angka saja"},
		{"no day", func(d *Draft) { d.EligibleFrom = "" }, "eligible_from", "Isi awal jendela penerapan"},
		{"31 February", func(d *Draft) { d.EligibleTo = "2025-02-31" }, "eligible_to", "Akhir jendela penerapan harus tanggal yang ada, misalnya 1 Januari 2024"},
		{"a year of the Romans", func(d *Draft) { d.EligibleFrom = "0024-01-01" }, "eligible_from", "Awal jendela penerapan harus antara tahun 2000 dan 2100"},
		{"backwards days", func(d *Draft) { d.EligibleTo = "2023-12-31" }, "eligible_to", "Akhir jendela penerapan harus sesudah awalnya, 1 Januari 2024"},
		{"half a window", span(Presentation, "", "2026-09-01T10:00"), "presentation_opens", "Isi waktu buka presentasi KDH, atau kosongkan juga waktu tutupnya"},
		{"the other half", span(Presentation, "2026-09-01T10:00", " "), "presentation_closes", "Isi waktu tutup presentasi KDH, atau kosongkan juga waktu bukanya"},
		{"25 o'clock", span(Collection, "2026-05-01T25:00", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"31 June", span(Collection, "2026-05-01T08:00", "2026-06-31T23:59"), "collection_closes", "Waktu tutup penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"only a day", span(Collection, "2026-05-01", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"8 without its zero", span(Collection, "2026-05-01T8:00", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"with a zone", span(Collection, "2026-05-01T08:00Z", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"year 20262", span(Collection, "20262-05-01T08:00", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus tanggal dan jam yang ada, misalnya 30 Juni 2026 pukul 23.59"},
		{"year 0026", span(Collection, "0026-05-01T08:00", "2026-06-30T23:59"), "collection_opens", "Waktu buka penjaringan harus antara tahun 2000 dan 2100"},
		{"backwards window", span(Collection, "2026-05-01T08:00", "2026-05-01T07:59"), "collection_closes", "Waktu tutup penjaringan harus sesudah waktu bukanya, 1 Mei 2026, 08.00 WIB"},
		{"window of no length", span(Collection, "2026-05-01T08:00", "2026-05-01T08:00"), "collection_closes", "Waktu tutup penjaringan harus sesudah waktu bukanya, 1 Mei 2026, 08.00 WIB"},
		{"opens before the stage before", span(Measurement, "2026-05-01T07:59", "2026-07-15T23:59"), "measurement_opens", "Pengukuran tidak boleh dibuka sebelum penjaringan dibuka, 1 Mei 2026, 08.00 WIB"},
		{"closes before the stage before", span(Measurement, "2026-06-01T00:00", "2026-06-30T23:59"), "measurement_closes", "Pengukuran tidak boleh ditutup sebelum penjaringan ditutup, 30 Juni 2026, 23.59 WIB"},
		{"order over a stage without a window", span(FieldValidation, "2026-07-01T00:00", "2026-08-01T00:00"), "field_validation_opens", "Validasi lapangan tidak boleh dibuka sebelum pengukuran dibuka, 2 Juli 2026, 00.00 WIB"},
		{"target below nothing", target(region, "-1"), "target_region", "Target daerah harus bilangan bulat, ditulis dengan angka saja"},
		{"target with a comma", target(smp, "1,5"), "target_smp", "Target jenjang SMP harus bilangan bulat, ditulis dengan angka saja"},
		{"target beyond reason", target(region, "100001"), "target_region", "Target daerah harus antara 0 dan 100000"},
		{"target beyond numbers", target(region, "99999999999999999999"), "target_region", "Target daerah harus antara 0 dan 100000"},
		{"no words", func(d *Draft) { d.MinWordsDesign = "" }, "min_words_design", "Isi jumlah kata rancang bangun"},
		{"too many words", func(d *Draft) { d.MinWordsDesign = "5001" }, "min_words_design", "Jumlah kata rancang bangun harus antara 0 dan 5000"},
		{"nobody assesses", func(d *Draft) { d.AssessorsPerEntry = "0" }, "assessors_per_entry", "Jumlah penilai harus antara 1 dan 9"},
		{"another answer", func(d *Draft) { d.RejectedInDivisor = "mungkin" }, "rejected_in_divisor", "Pilih belum diputuskan, ya, atau tidak"},
		{"another answer on services", func(d *Draft) { d.SecondaryServicesCount = "yes" }, "secondary_services_count", "Pilih belum diputuskan, ya, atau tidak"},
		{"another answer on emptiness", func(d *Draft) { d.EmptyIsUnassessable = "1" }, "empty_is_unassessable", "Pilih belum diputuskan, ya, atau tidak"},
		{"an unknown stage", func(d *Draft) { d.CountedStages = "penerapan,selesai" }, "counted_stages", "Pilih salah satu jawaban yang tersedia"},
		{"stages out of order", func(d *Draft) { d.CountedStages = "penerapan,inisiatif" }, "counted_stages", "Pilih salah satu jawaban yang tersedia"},
	} {
		d := year2026().Draft()
		c.change(&d)
		_, err := d.read()
		f, ok := fault.As(err)
		if !ok || f.Kind != fault.KindInvalid || f.Field(c.field) != c.want || len(f.Fields) != 1 {
			t.Errorf("%s: %v", c.about, err)
		}
	}
}

func TestRead_EveryMessageAtOnce(t *testing.T) {
	t.Parallel()
	_, err := Draft{}.read()
	f, ok := fault.As(err)
	if !ok {
		t.Fatal(err)
	}
	var fields []string
	for _, m := range f.Fields {
		fields = append(fields, m.Name)
	}
	want := []string{"instrument_year", "eligible_from", "eligible_to", "min_words_design", "assessors_per_entry",
		"rejected_in_divisor", "counted_stages", "secondary_services_count", "empty_is_unassessable"}
	if diff := cmp.Diff(want, fields); diff != "" {
		t.Error(diff)
	}
}

func TestRead_OverlappingWindowsAndFullSeconds(t *testing.T) {
	t.Parallel()
	d := year2026().Draft()
	d.Windows[Measurement] = Span{" 2026-05-01T08:00 ", "2026-06-30 23:59:59"}
	c, err := d.read()
	if err != nil {
		t.Fatal(err)
	}
	w := c.Window(Measurement)
	if !w.OpensAt.Equal(wib("2026-05-01 08:00:00.000")) || !w.ClosesAt.Equal(wib("2026-06-30 23:59:59.000")) {
		t.Errorf("%+v", w)
	}
}

// What the form shows of a cycle reads back as that cycle, to the millisecond.
func TestDraft_ReadsBack(t *testing.T) {
	t.Parallel()
	answers := []*bool{nil, new(true), new(false)}
	rapid.Check(t, func(t *rapid.T) {
		want := year2026()
		from := rapid.Int64Range(0, 70*365*86400_000).Draw(t, "opens")
		length := rapid.Int64Range(1, 400*86400_000).Draw(t, "length")
		opens := wib("2026-07-02 00:00:00.000").UnixMilli() + from
		want.Windows[1].OpensAt = millis(opens)
		want.Windows[1].ClosesAt = millis(opens + length)
		want.MinWordsDesign = rapid.IntRange(0, mostWords).Draw(t, "words")
		want.Settings = iid.Settings{RejectedInDivisor: rapid.SampledFrom(answers).Draw(t, "rejected"),
			SecondaryServicesCount: rapid.SampledFrom(answers).Draw(t, "secondary"),
			EmptyIsUnassessable:    rapid.SampledFrom(answers).Draw(t, "empty"),
			CountedStages:          stagesOf(rapid.SampledFrom([][]string{nil, {"penerapan"}, {"uji_coba", "inisiatif"}}).Draw(t, "stages"))}
		got, err := want.Draft().read()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, asRead, cmpopts.IgnoreFields(Cycle{}, "Year")); diff != "" {
			t.Fatal(diff)
		}
	})
}
