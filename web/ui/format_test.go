package ui_test

import (
	"testing"
	"time"

	"jaring/web/ui"
)

func equal(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	equal(t, ui.Thousands(0), "0")
	equal(t, ui.Thousands(999), "999")
	equal(t, ui.Thousands(1234), "1.234")
	equal(t, ui.Thousands(-1234567), "−1.234.567")
	equal(t, ui.Thousands(int64(-9223372036854775808)), "−9.223.372.036.854.775.808")
	equal(t, ui.Decimal(5396), "53,96")
	equal(t, ui.Decimal(5), "0,05")
	equal(t, ui.Decimal(-530), "−5,30")
	equal(t, ui.Decimal(123456), "1.234,56")
	equal(t, ui.Signed(2), "+0,02")
	equal(t, ui.Signed(0), "0,00")
	equal(t, ui.Signed(-2), "−0,02")
	equal(t, ui.DecimalText("-1234.5"), "−1.234,5")
	equal(t, ui.DecimalText("56.38"), "56,38")
	equal(t, ui.DecimalText("120"), "120")
	equal(t, ui.Percent(44, 120), "37%")
	equal(t, ui.Percent(1, 200), "1%")
	equal(t, ui.Percent(1, 0), "0%")
}

func TestBytes(t *testing.T) {
	t.Parallel()
	equal(t, ui.Bytes(850), "850 B")
	equal(t, ui.Bytes(12_400), "12 KB")
	equal(t, ui.Bytes(1_800_000), "1,8 MB")
	equal(t, ui.Bytes(20_000_000), "20 MB")
	equal(t, ui.Bytes(12_400_000), "12,4 MB")
	equal(t, ui.Bytes(1_250_000_000), "1,3 GB")
}

func TestTimes_ShownInWIB(t *testing.T) {
	t.Parallel()
	// 17.30 UTC is already the next day in Pekalongan.
	late := time.Date(2024, 2, 15, 17, 30, 5, 0, time.UTC)
	equal(t, ui.Date(late), "16 Februari 2024")
	equal(t, ui.ShortDate(late), "16 Februari")
	equal(t, ui.Day(late), "Jumat, 16 Februari 2024")
	equal(t, ui.Clock(late), "00.30 WIB")
	equal(t, ui.DateTime(late), "16 Februari 2024, 00.30 WIB")
	equal(t, ui.DayTime(late), "Jumat, 16 Februari 2024, 00.30 WIB")
	equal(t, ui.Stamp(late), "Jumat, 16 Februari 2024, 00.30.05 WIB")
	equal(t, ui.Date(time.Time{}), "belum diisi")
	equal(t, ui.DateTime(time.Time{}), "belum diisi")
}

func TestDaysLeft_CountsMidnightsOfWIB(t *testing.T) {
	t.Parallel()
	deadline := time.Date(2026, 6, 30, 23, 59, 0, 0, ui.WIB)
	for _, c := range []struct {
		now  time.Time
		want string
	}{
		{time.Date(2026, 6, 18, 14, 5, 0, 0, ui.WIB), "12 hari lagi"},
		{time.Date(2026, 6, 29, 23, 59, 59, 0, ui.WIB), "1 hari lagi"},
		{time.Date(2026, 6, 29, 17, 1, 0, 0, time.UTC), "hari ini"},
		{time.Date(2026, 6, 30, 23, 59, 30, 0, ui.WIB), "lewat hari ini"},
		{time.Date(2026, 7, 2, 0, 0, 1, 0, ui.WIB), "lewat 2 hari"},
	} {
		equal(t, ui.DaysLeft(deadline, c.now), c.want)
	}
}

func TestMinus(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"≤ -50,32%": "≤ −50,32%", "-50,33% s.d. 8,16%": "−50,33% s.d. 8,16%", "1-3 rekomendasi": "1-3 rekomendasi", "T-1": "T-1", "": "",
		"-5 s.d. -1": "−5 s.d. −1",
	} {
		equal(t, ui.Minus(text), want)
	}
}

func TestSplitDate(t *testing.T) {
	t.Parallel()
	if got, want := ui.SplitDate(time.Date(2024, 3, 3, 20, 0, 0, 0, time.UTC)), (ui.DateParts{Day: "4", Month: "3", Year: "2024"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := ui.SplitDate(time.Time{}); got != (ui.DateParts{}) {
		t.Errorf("an unknown date has parts %v", got)
	}
}

func TestInitials(t *testing.T) {
	t.Parallel()
	equal(t, ui.Initials("Siti Aminah, S.Pd."), "SA")
	equal(t, ui.Initials("Dr. Hj. Nur Hidayah"), "NH")
	equal(t, ui.Initials("Sukarno"), "S")
	equal(t, ui.Initials(""), "")
}

func TestWords(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"draft": "Draf", "submitted": "Terkirim", "in_review": "Sedang dinilai", "returned": "Perlu perbaikan",
		"shortlisted": "Lolos saring", "finalized": "Ditetapkan", "deferred": "Ditangguhkan ke 2027", "declined": "Tidak lolos",
	} {
		equal(t, ui.StatusWord(code, 2027), want)
	}
	equal(t, ui.StatusWord("deferred", 0), "Ditangguhkan")
	for _, role := range []string{"submitter", "assessor", "coordinator", "education_official", "supervisor", "executive", "admin"} {
		if ui.RoleWord(role) == role {
			t.Errorf("role %s has no word", role)
		}
	}
	for _, kind := range []string{"school", "office", "health_center", "ward", "district"} {
		if ui.UnitKindWord(kind) == kind {
			t.Errorf("unit kind %s has no word", kind)
		}
	}
}
