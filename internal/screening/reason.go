package screening

import (
	"slices"

	"jaring/internal/innovation"
)

// Reasons are the rows of decision_reason in the order of the screen; a test compares them with the database.
var Reasons = []Reason{
	{Eligible, "Memenuhi syarat"},
	{"evidence_mismatch", "Bukti tidak sesuai"},
	{"early_design", "Masih rancangan awal"},
	{"innovator_transferred", "Inovator mutasi"},
	{"innovator_promoted", "Inovator promosi"},
	{"outside_window", "Di luar jendela penerapan"},
	{"duplicate", "Duplikat"},
	{"not_regional_authority", "Bukan kewenangan daerah"},
	{"criteria_unmet", "Belum memenuhi kriteria PP 38/2017"},
	{"other", "Lainnya"},
}

// ReasonsAgainst are those that may stand behind a return, a deferral or a decline.
func ReasonsAgainst() []Reason {
	return slices.DeleteFunc(slices.Clone(Reasons), func(r Reason) bool { return r.Code == Eligible })
}

func reasonLabel(code string) string {
	for _, r := range Reasons {
		if r.Code == code {
			return r.Label
		}
	}
	return ""
}

var actWords = map[innovation.Act]string{
	innovation.Shortlist: "Loloskan",
	innovation.Return:    "Kembalikan untuk diperbaiki",
	innovation.Defer:     "Tangguhkan",
	innovation.Decline:   "Tidak loloskan",
}

// ActWords is what the button of a recommendation or decision says.
func ActWords(act innovation.Act) string { return actWords[act] }
