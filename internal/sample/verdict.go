package sample

// doubt is why less was proven than claimed.
func doubt(s *tale, indicator string) string {
	list := doubts[indicator]
	if len(list) == 0 {
		list = doubts[""]
	}
	if s.missed(indicator) {
		return list[0]
	}
	return pick(list, s.entryKey(), indicator, "doubt")
}

var doubts = map[string][]string{
	"": {
		"Dokumen yang dilampirkan belum menunjukkan tingkat yang diklaim. Lampirkan bukti yang memuat angkanya.",
		"Tahun dokumen tidak sesuai dengan jendela penilaian.",
		"Nama inovasi tidak disebut dalam bukti ini.",
		"Sebagian halaman tidak terbaca. Unggah pindaian yang lebih jelas.",
	},
	"sid-16": {
		"SK yang diunggah belum menyebut nama inovasi. Lampirkan halaman daftar inovasi, atau SK perubahan yang memuatnya.",
		"Keputusan ditandatangani kepala unit tanpa atas nama kepala daerah.",
	},
	"sid-17": {
		"Surat tugas memuat lebih sedikit nama daripada yang diklaim. Anggota lain belum ditugaskan secara tertulis.",
		"Jumlah orang tidak sesuai dengan tingkat yang dipilih.",
	},
	"sid-18": {"Mata belanja inovasi baru terlihat pada satu tahun anggaran."},
	"sid-20": {"Daftar hadir hanya untuk satu kali bimtek, dan sertifikat belum dilampirkan."},
	"sid-25": {"Foto belum memuat spanduk inovasi, dan tautan beritanya tidak ada."},
	"sid-33": {
		"Rekap tahun pembanding tidak ada, jadi kenaikan belum bisa dihitung. Tambahkan data tahun sebelumnya.",
		"Jumlah penerima manfaat pada tabel lebih kecil daripada tingkat yang diklaim.",
	},
	"sid-35": {"Video memuat tiga dari lima unsur substansi."},
}

// criterion is the answer to one of the five of PP 38/2017.
func (s *tale) criterion(letter string) (met bool, note string) {
	switch {
	case s.reason == "criteria_unmet" && letter == "a":
		return false, "Kegiatan ini sudah berjalan di banyak unit tanpa unsur pembaharuan."
	case s.reason == "criteria_unmet" && letter == "e":
		return false, "Pelaksanaan bergantung pada satu orang dan belum dapat ditiru."
	case s.reason == "not_regional_authority" && letter == "d":
		return false, "Urusan yang diatur merupakan kewenangan pemerintah pusat."
	case s.reason == "early_design" && letter == "b":
		return false, "Manfaat belum dapat diukur karena inovasi belum diterapkan."
	}
	return true, ""
}

// recommendation follows what was decided; where nothing is decided yet, every sixth pair of assessors differs.
func (s *tale) recommendation(k int) string {
	if s.again {
		return "return"
	}
	if act := acts[s.status]; act != "" {
		return act
	}
	if s.turn%6 == 1 && k == 1 {
		return "return"
	}
	return "shortlist"
}

var remarksToUnit = map[string][]string{
	"shortlist": {
		"Usulan lengkap dan hasilnya terukur. Pertahankan pencatatan angka setiap bulan.",
		"Gagasan sederhana dan mudah ditiru. Tambahkan bukti replikasi bila sudah ada.",
		"",
	},
	"return": {
		"Usulan ini baik. Perbaiki bukti yang disebut pada tiap indikator, lalu kirim ulang.",
		"Dua bukti belum sesuai. Setelah diperbaiki usulan dapat dinilai kembali.",
	},
	"defer": {
		"Rancangan menjanjikan. Terapkan dahulu dan catat hasilnya supaya dapat diukur.",
		"Lakukan uji coba sedikitnya satu semester sebelum diusulkan lagi.",
	},
	"decline": {
		"Terima kasih atas usulannya. Bacalah alasan keputusan dan hubungi Litbang bila perlu pendampingan.",
		"",
	},
}

var remarksInside = []string{"", "", "", "Perlu dilihat saat validasi lapangan.", "Bandingkan dengan usulan serupa dari kecamatan lain."}

func (s *tale) remarks(k int) (unit, inside string) {
	key := []string{s.entryKey(), "remark", string(rune('a' + k))}
	return pick(remarksToUnit[s.recommendation(k)], key...), pick(remarksInside, key...)
}

// sentences are the texts of decisions by reason; the unit reads them.
var sentences = map[string][]string{
	"eligible": {"", "Selamat, {nama} lolos saring. Siapkan data tambahan untuk tahap pengukuran."},
	"innovator_transferred": {
		"Inovator {nama} sudah mutasi ke unit lain dan belum ada yang melanjutkan. Lakukan serah terima lebih dahulu, lalu usulkan lagi.",
		"Ketua inovator dipindahtugaskan sebelum penilaian selesai. Unit belum menunjuk penerus sehingga pelaksanaan berhenti.",
	},
	"innovator_promoted": {
		"Inovator {nama} dipromosikan menjadi kepala unit lain dan kegiatan tidak dilanjutkan. Tunjuk ketua baru sebelum mengusulkan lagi.",
		"Ketua inovator naik jabatan. Tidak ada catatan serah terima, sehingga keberlanjutannya belum terjamin.",
	},
	"early_design": {
		"{nama} masih berupa rancangan awal dan belum diterapkan. Terapkan dan kumpulkan datanya untuk siklus berikutnya.",
		"Gagasan ini menjanjikan, tetapi belum ada hasil yang dapat diukur. Usulan dicatat untuk siklus berikutnya.",
	},
	"evidence_mismatch": {
		"Beberapa bukti belum sesuai dengan indikatornya. Perbaiki bukti yang disebut pada catatan penilai.",
		"Bukti regulasi dan kemanfaatan belum mendukung klaim. Lengkapi sesuai catatan pada tiap indikator.",
	},
	"outside_window":         {"Waktu penerapan {nama} berada di luar jendela siklus ini dan tidak ada pengembangan di dalamnya."},
	"duplicate":              {"Usulan ini sama dengan usulan lain dari sekolah yang sama. Gabungkan keduanya pada siklus berikutnya."},
	"criteria_unmet":         {"Usulan belum memenuhi kriteria pembaharuan menurut PP 38/2017 Pasal 6. Jelaskan bedanya dengan cara yang sudah umum."},
	"not_regional_authority": {"Urusan yang diatur dalam usulan ini bukan kewenangan daerah, sehingga tidak dapat dinilai sebagai inovasi daerah."},
	"other":                  {"Unit menarik dukungan atas usulan ini melalui surat kepala sekolah setelah penilaian dimulai."},
}

var replies = []string{
	"Terima kasih. Bukti sudah kami perbaiki dan kami unggah ulang.",
	"Baik, kami akan menunjuk ketua baru dan mengusulkannya kembali.",
	"Kami terima. Data hasil penerapan akan kami kumpulkan mulai semester depan.",
}
