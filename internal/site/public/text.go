package public

import (
	"net/http"

	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

// textPages are the pages of prose, which lead to each other.
func textPages(x *handle.Exchange) []ui.NavItem {
	pages := []ui.NavItem{
		{Label: "Panduan", Href: href.Help()}, {Label: "Tentang Jaring", Href: href.About()},
		{Label: "Aksesibilitas", Href: href.Accessibility()}, {Label: "Privasi", Href: href.Privacy()},
	}
	for i := range pages {
		pages[i].Current = pages[i].Href == x.R.URL.Path
	}
	return pages
}

func text(x *handle.Exchange, v page.TextView) error {
	v.Pages = textPages(x)
	return x.Page(http.StatusOK, page.Text(shell(x, v.Title), v))
}

func (s *Section) about(x *handle.Exchange) error {
	office := x.PublicShell("").Office
	if office == "" {
		office = "pemerintah daerah"
	}
	return text(x, page.TextView{
		Title: "Tentang Jaring", Lead: "Jaring menjaring, menyaring, dan mengukur inovasi daerah.",
		Parts: []page.Part{
			{Title: "Siapa yang mengelola", Text: "Portal ini dikelola " + office + "."},
			{Title: "Dasar", Text: "Undang-Undang Nomor 23 Tahun 2014 dan Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah. Penyaringan memakai lima kriteria Pasal 6 peraturan pemerintah itu."},
			{Title: "Yang resmi dan yang tidak", Text: "Hasil indeks yang resmi berasal dari Kementerian Dalam Negeri dan disebut sumbernya. Semua angka lain adalah perhitungan sendiri."},
		},
	})
}

func (s *Section) privacy(x *handle.Exchange) error {
	return text(x, page.TextView{
		Title: "Privasi", Lead: "Data pribadi apa yang disimpan, untuk apa, dan bagaimana memintanya.",
		Parts: []page.Part{
			{Title: "Yang disimpan", Text: "Nama, nama pengguna, surel dinas, riwayat peran, nama inovator, dan siapa melakukan apa pada setiap usulan. Di dalam bukti dukung dapat ada tanda tangan dan foto."},
			{Title: "Untuk apa", Text: "Menjalankan penilaian inovasi daerah sebagai tugas pemerintahan, dan menunjukkan bahwa setiap keputusan dapat ditelusuri."},
			{Title: "Yang tampil untuk umum", Text: "Hanya profil inovasi yang diterbitkan, dan nama inovator yang menyatakan setuju. Persetujuan dapat dicabut kapan saja di halaman inovator."},
			{Title: "Kuki", Text: "Satu kuki untuk sesi masuk. Halaman umum tidak memakai kuki dan tidak melacak siapa pun."},
			{Title: "Tulisan di peramban", Text: "Isian dan catatan unggahan yang belum selesai tinggal di peramban Anda sampai tersimpan di server. Keluar menghapusnya."},
			{Title: "Meminta data Anda", Text: "Setelah masuk, buka Akun saya untuk melihat data Anda, membetulkan nama dan surel, atau mengunduh salinannya. Untuk yang lain, hubungi pengelola portal."},
		},
	})
}

func (s *Section) accessibility(x *handle.Exchange) error {
	return text(x, page.TextView{
		Title: "Aksesibilitas", Lead: "Jaring dibuat agar dapat dipakai semua orang.",
		Parts: []page.Part{
			{Title: "Yang diupayakan", Text: "Semua halaman dapat dipakai dengan papan ketik, pada layar ponsel, tanpa JavaScript, dalam mode gelap, dan saat dicetak. Setiap pesan galat menyebut letak dan perbaikannya."},
			{Title: "Bagaimana diperiksa", Text: "Setiap perubahan diperiksa dengan axe di peramban sungguhan. Pemeriksaan itu tidak menggantikan orang yang memakai pembaca layar."},
			{Title: "Ada yang menyulitkan?", Text: "Sampaikan kepada pengelola portal: halaman apa, alat bantu apa, dan apa yang terjadi."},
		},
	})
}
