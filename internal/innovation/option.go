package innovation

import "slices"

// Option is one answer of a closed question of the national form: its code in the data and its words on screen.
type Option struct {
	Code, Label, Help string
}

// Stages of an innovation (tahapan), in their order.
var Stages = []Option{
	{"inisiatif", "Inisiatif", "Gagasan yang sudah dirancang, belum dicoba."},
	{"uji_coba", "Uji coba", "Sedang dicoba dalam lingkup terbatas."},
	{"penerapan", "Penerapan", "Sudah dipakai dalam pekerjaan sehari-hari."},
}

// The codes of Stages.
const (
	StageInitiative = "inisiatif"
	StageTrial      = "uji_coba"
	StageInUse      = "penerapan"
)

// Initiators says whose idea it was (PP 38/2017, article 7).
var Initiators = []Option{
	{"kepala_daerah", "Kepala daerah", ""},
	{"anggota_dprd", "Anggota DPRD", ""},
	{"perangkat_daerah", "Perangkat daerah", ""},
	{"asn", "ASN", ""},
	{"masyarakat", "Masyarakat", ""},
}

// Kinds of innovation (jenis).
var Kinds = []Option{
	{"digital", "Digital", "Berjalan dengan aplikasi, situs, atau alat elektronik."},
	{"non_digital", "Nondigital", "Berjalan tanpa bergantung pada sistem elektronik."},
}

// Forms of innovation (bentuk; PP 38/2017, article 4).
var Forms = []Option{
	{"tata_kelola", "Tata kelola pemerintahan daerah", "Cara unit bekerja dan mengatur diri."},
	{"pelayanan_publik", "Pelayanan publik", "Layanan yang diterima warga, termasuk murid dan orang tua."},
	{"lainnya", "Bentuk lainnya sesuai urusan pemerintahan", ""},
}

// firstThemeYear is the first instrument that asks for a theme.
const firstThemeYear = 2025

var themes = []Option{
	{"asta_cita", "Asta Cita", "Delapan misi Presiden."},
	{"pkpn", "Program kerja prioritas nasional (PKPN)", ""},
	{"lainnya", "Tidak termasuk keduanya", ""},
}

// Themes are the answers to tematik in an instrument's year; none where the year does not ask.
func Themes(instrumentYear int) []Option {
	if instrumentYear < firstThemeYear {
		return nil
	}
	return themes
}

// Label is the words of a code; a code that is not among the options has none.
func Label(options []Option, code string) string {
	if i := slices.IndexFunc(options, func(o Option) bool { return o.Code == code }); i >= 0 {
		return options[i].Label
	}
	return ""
}

func known(options []Option, code string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.Code == code })
}
