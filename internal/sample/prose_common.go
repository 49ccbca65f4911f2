package sample

// The sentences that every subject shares. Laws are real; letters of a unit are invented with it.

var legalBasis = []string{
	"Inovasi ini berpijak pada Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, terutama Pasal 386 sampai dengan Pasal 390 tentang inovasi daerah.",
	"Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah memberi ruang bagi unit kerja dan aparatur untuk mengusulkan inovasi.",
	"Tata cara penilaian dan penghargaannya mengikuti Peraturan Menteri Dalam Negeri Nomor 104 Tahun 2018.",
}

var ownBasis = []string{
	"Tim pelaksana {nama} ditetapkan dengan keputusan kepala {unit} yang memuat susunan dan tugas setiap anggota.",
	"Pelaksanaan {nama} dikuatkan dengan surat tugas dari kepala {unit} dan dimasukkan ke dalam rencana kerja tahunan.",
}

// voice is how a sector speaks of its law and of the wider question.
type voice struct {
	legal []string
	issue []string
}

var voices = map[string]voice{
	"education": {
		legal: []string{"Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional menugaskan satuan pendidikan menyelenggarakan pembelajaran yang bermutu."},
		issue: []string{
			"Mutu dan pemerataan layanan pendidikan menjadi perhatian kota dan nasional, dan rapor pendidikan menunjukkan kesenjangan antarsekolah masih nyata.",
			"Sekolah lain di kecamatan yang sama menghadapi keadaan serupa, sehingga jalan keluarnya perlu murah dan mudah ditiru.",
			"Gerakan satu sekolah satu inovasi mendorong setiap satuan pendidikan menemukan jawaban dari keadaannya sendiri.",
		},
	},
	"health": {
		legal: []string{"Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan menempatkan upaya promotif dan preventif sebagai tugas pertama pelayanan primer."},
		issue: []string{
			"Akses dan kepastian layanan kesehatan primer menentukan derajat kesehatan warga, terutama di kampung padat dan pesisir.",
			"Penurunan stunting dan pengendalian penyakit menular menjadi prioritas daerah yang memerlukan kerja lintas sektor.",
			"Puskesmas lain menghadapi pola yang sama, sehingga cara kerja yang terbukti perlu disebarkan.",
		},
	},
	"offices": {
		legal: []string{"Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik mewajibkan penyelenggara memberikan pelayanan yang cepat, mudah, dan terukur."},
		issue: []string{
			"Reformasi birokrasi menuntut perangkat daerah mengukur hasil yang dirasakan warga, bukan hanya serapan kegiatan.",
			"Kota menghadapi rob, kepadatan permukiman, dan persaingan usaha, sehingga layanan perlu lebih tangkas.",
			"Satu perangkat daerah satu inovasi menjadi kesepakatan bersama agar setiap urusan bergerak.",
		},
	},
	"wards": {
		legal: []string{"Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan menempatkan kelurahan sebagai ujung tombak pelayanan kepada warga."},
		issue: []string{
			"Kelurahan adalah kantor pemerintah yang paling dekat dengan warga, dan kepercayaan warga sering ditentukan di loketnya.",
			"Wilayah pesisir menghadapi air pasang dan kepadatan penduduk yang menuntut kesiagaan bersama.",
			"Kelurahan tetangga mengalami persoalan yang sama sehingga cara kerja yang sederhana akan cepat ditiru.",
		},
	},
}

var regionIssue = []string{
	"Hal ini sejalan dengan rencana pembangunan jangka menengah Kota Pekalongan yang menempatkan inovasi sebagai penggerak pelayanan publik.",
	"Persoalan ini juga tercatat dalam musyawarah perencanaan pembangunan tingkat kelurahan selama dua tahun terakhir.",
}

var afterProblem = []string{
	"Keadaan itu dibahas dalam rapat bersama seluruh pegawai, dan disepakati bahwa cara lama tidak dapat diteruskan.",
	"Pendataan awal dilakukan selama satu bulan agar perubahan yang terjadi kelak dapat dibandingkan dengan jujur.",
	"Masukan dari penerima layanan dikumpulkan melalui percakapan dan kotak saran sebelum rancangan disusun.",
}

var afterMethod = []string{
	"Rancangan diuji dahulu dalam lingkup kecil, diperbaiki berdasarkan catatan lapangan, lalu diperluas secara bertahap.",
	"Setiap peran ditulis dengan jelas sehingga pekerjaan tetap berjalan ketika ada pegawai yang berpindah tugas.",
	"Biaya ditekan dengan memakai barang dan tenaga yang sudah tersedia, sehingga pelaksanaan tidak bergantung pada bantuan khusus.",
}

var afterNovelty = []string{
	"Sepanjang penelusuran tim, belum ada unit lain di kota ini yang menjalankan rangkaian yang sama secara utuh.",
	"Semua langkahnya ditulis dalam pedoman singkat dengan gambar, sehingga unit lain dapat menirunya tanpa pelatihan panjang.",
}

var afterSteps = []string{
	"Ketua tim memeriksa catatan setiap pekan dan menyampaikan kemajuan dalam rapat bulanan.",
	"Saran dan keluhan dicatat pada buku khusus serta dijawab paling lambat dua hari kerja.",
	"Pada akhir semester tim menyusun laporan yang memuat angka sebelum dan sesudah, kendala, serta rencana perbaikan.",
}
