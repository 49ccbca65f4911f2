package unitdesk

// guideText says what a good answer to one field contains. Our wording, not the guideline's; the school is made up.
type guideText struct {
	title    string
	contains []string
	example  string
}

// guides by the name of the field. All examples tell of one innovation, so that they can be read one after the other.
var guides = map[string]guideText{
	"legal_basis": {"dasar hukum", []string{
		"Peraturan yang menugasi unit Anda: undang-undang, peraturan daerah, atau peraturan wali kota, dengan nomor dan tahunnya.",
		"Surat yang menetapkan inovasi ini: SK kepala sekolah atau kepala dinas, dengan nomor, tanggal, dan tentang apa.",
		"Satu kalimat hubungan peraturan itu dengan inovasi Anda."},
		"Peraturan Daerah Nomor 5 Tahun 2019 tentang Pengelolaan Sampah meminta sekolah mengurangi sampah dari sumbernya. " +
			"Rumah Botol ditetapkan dengan SK Kepala SMP Negeri Contoh Nomor 421.3/114/2024 tanggal 3 Maret 2024 tentang Tim Pelaksana Rumah Botol."},
	"problem": {"permasalahan", []string{
		"Keadaan sebelum inovasi, dengan angka: berapa banyak, berapa lama, berapa sering.",
		"Siapa yang merasakannya: murid, guru, orang tua, warga.",
		"Dari mana angkanya: catatan, hitungan, atau survei, dan kapan."},
		"Sebelum 2024 sekolah membuang 18 kilogram botol plastik setiap minggu, ditimbang selama Januari 2024. " +
			"Selokan di belakang kelas tersumbat sebelas kali dalam satu musim hujan, dan 210 murid belajar di ruang yang lembap."},
	"strategic_issue": {"isu strategis", []string{
		"Persoalan yang lebih luas daripada sekolah Anda: kelurahan, kota, atau nasional.",
		"Rencana pemerintah yang didukung, misalnya RPJMD atau program nasional.",
		"Mengapa sekarang."},
		"Kota pesisir ini terendam rob, dan sampah plastik menutup saluran air. RPJMD menargetkan pengurangan sampah 30 persen. " +
			"Sekolah lain di kelurahan yang sama menghadapi selokan yang sama."},
	"method": {"metode pembaharuan", []string{
		"Cara lama, lalu cara baru, langkah yang mana yang berubah.",
		"Apa yang dihentikan, apa yang ditambah.",
		"Siapa yang sekarang mengerjakan apa."},
		"Dulu petugas kebersihan mengumpulkan semua sampah menjadi satu dan membuangnya. " +
			"Sekarang setiap kelas menimbang botolnya pada hari Jumat, mencatatnya di buku kelas, dan menukarnya dengan alat tulis. Botol menjadi bahan pelajaran prakarya."},
	"novelty": {"keunggulan dan kebaharuan", []string{
		"Bedanya dari cara lama dan dari inovasi lain yang mirip.",
		"Apa yang belum ada sebelumnya, di sekolah ini atau di kota ini.",
		"Mengapa mudah ditiru: biaya, alat, atau waktu yang sedikit."},
		"Bank sampah biasa membeli botol dengan uang dan berhenti ketika modalnya habis. " +
			"Rumah Botol menukar botol dengan poin belajar, sehingga berjalan tanpa modal. Sekolah lain cukup menyiapkan timbangan dan buku catatan."},
	"mechanism": {"cara kerja inovasi", []string{
		"Langkah dari awal sampai akhir, berurutan.",
		"Setiap langkah: siapa, melakukan apa, kapan, dengan alat apa.",
		"Bagaimana hasilnya dicatat dan diperiksa."},
		"Setiap Jumat pukul 07.00 ketua kelas menimbang botol dan menulis beratnya. Guru piket memeriksa dan memberi paraf. " +
			"Pada akhir bulan wali kelas menukar poin dengan alat tulis. Botol dibawa ke ruang prakarya, dan setiap semester kepala sekolah membaca rekapnya."},
	"purpose": {"tujuan", []string{
		"Perubahan yang ingin dicapai, bukan kegiatannya.",
		"Untuk siapa, dan sampai kapan.",
		"Ukuran yang bisa dihitung."},
		"Mengurangi botol plastik yang dibuang sekolah dari 18 menjadi paling banyak 5 kilogram setiap minggu sampai akhir 2025, dan membiasakan 640 murid memilah sampah."},
	"benefit": {"manfaat", []string{
		"Apa yang dirasakan setiap pihak: murid, guru, orang tua, warga.",
		"Manfaat yang nyata, dengan contoh.",
		"Jangan mengulang tujuan."},
		"Murid memperoleh alat tulis dari botol yang dulu dibuang. Guru prakarya mendapat bahan tanpa membeli. Warga di belakang sekolah tidak lagi kebanjiran selokan."},
	"result": {"hasil", []string{
		"Angka sebelum dan sesudah, dengan ukuran yang sama.",
		"Kapan diukur, dan oleh siapa.",
		"Hasil lain yang tidak direncanakan, bila ada."},
		"Botol yang dibuang turun dari 18 kilogram (Januari 2024) menjadi 4 kilogram setiap minggu (Maret 2025), menurut buku timbang kelas. " +
			"Selokan tersumbat satu kali dalam musim hujan 2025. Dua sekolah tetangga sudah memakai cara yang sama."},
}
