package unitdesk

// question is an indicator in plain words. The official name stays above it.
type question struct{ ask, help, none string }

// questions by the code of the indicator, which is the same in all years. Our wording, not the guideline's.
var questions = map[string]question{
	"sid-16": {"Apa dasar hukum yang menyebut inovasi ini?", "Pilih dokumen tertinggi yang sudah ditandatangani dan menyebut nama inovasinya.", "Belum ada dasar hukum"},
	"sid-17": {"Berapa orang yang ditugasi menjalankan inovasi ini?", "Hitung yang namanya tertulis dalam SK atau surat tugas.", "Belum ada penugasan tertulis"},
	"sid-18": {"Berapa tahun inovasi ini dianggarkan?", "Sekolah boleh memakai BOSP, puskesmas BOK atau JKN.", "Belum ada anggaran"},
	"sid-19": {"Alat kerja apa yang dipakai?", "Pilih yang paling maju dari alat yang benar-benar dipakai.", "Belum ada alat kerja"},
	"sid-20": {"Berapa kali bimbingan teknis inovasi diikuti atau diadakan?", "Dalam tiga tahun terakhir.", "Belum pernah"},
	"sid-21": {"Apakah inovasi ini masuk dokumen perencanaan tahunan?", "Untuk sekolah RKAS, untuk puskesmas RUK atau RPK, untuk OPD RKPD.", "Belum masuk perencanaan"},
	"sid-22": {"Siapa saja yang terlibat selain unit Anda?", "Hitung unsur yang berbeda: akademisi, bisnis, komunitas, pemerintah, media.", "Belum ada unsur lain"},
	"sid-23": {"Dengan surat apa pelaksana inovasi ditetapkan?", "Pilih surat dari pejabat tertinggi.", "Belum ada pelaksana"},
	"sid-24": {"Berapa perangkat daerah yang bekerja sama?", "Hitung perangkat daerah yang disebut dalam SK atau surat tugas.", "Belum ada kerja sama"},
	"sid-25": {"Di mana inovasi ini sudah disosialisasikan?", "Pilih jangkauan terluas yang ada buktinya.", "Belum disosialisasikan"},
	"sid-26": {"Bagaimana orang mempelajari cara memakai inovasi ini?", "Pilih bentuk pedoman yang paling mudah dibuka.", "Belum ada pedoman"},
	"sid-27": {"Lewat berapa cara orang mendapat informasi layanan?", "Empat cara: tatap muka, telepon atau surel, media sosial, layanan daring.", "Belum ada layanan informasi"},
	"sid-28": {"Berapa hari layanan selesai?", "Seperti tertulis dalam SOP yang disahkan, dalam hari kalender.", "Belum ada SOP"},
	"sid-29": {"Berapa bagian pengaduan yang sudah diselesaikan?", "Dihitung untuk tahun terakhir.", "Belum ada penanganan pengaduan"},
	"sid-30": {"Seberapa terhubung layanan ini dengan layanan lain?", "Pilih keadaan yang sudah berjalan, bukan rencana.", "Belum ada layanan"},
	"sid-31": {"Berapa kali inovasi ini ditiru di daerah lain?", "Hitung daerah yang berbeda.", "Belum pernah ditiru"},
	"sid-32": {"Berapa lama inovasi ini diciptakan?", "Dari gagasan sampai siap dipakai.", "Belum ada catatan waktunya"},
	"sid-33": {"Seberapa besar manfaatnya?", "Pilih satu ukuran, lalu tingkat yang dapat dibuktikan dengan data.", "Belum ada data manfaat"},
	"sid-34": {"Bagaimana inovasi ini dipantau dan dinilai?", "Pilih penilaian terluas yang sudah ada laporannya.", "Belum ada monitoring dan evaluasi"},
	"sid-35": {"Unsur apa saja yang ada dalam video inovasi?", "Lima unsur: latar belakang, penjaringan ide, pemilihan ide, manfaat, dan dampak.", "Belum ada video"},
}

// Ask returns the question of an indicator, a line of help, and what claims nothing; name is the official one, used where
// the code is new.
func Ask(code, name string) (ask, help, none string) {
	if q, ok := questions[code]; ok {
		return q.ask, q.help, q.none
	}
	return name, "Pilih tingkat yang sudah dicapai dan dapat dibuktikan.", "Belum ada"
}
