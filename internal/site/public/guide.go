package public

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

var steps = []page.Part{
	{Title: "1. Mulai dari meja unit", Text: "Masuk sebagai operator unit, lalu pilih Usulkan inovasi. Cukup nama dan tahapan; sisanya dapat diisi kapan saja sebelum tenggat. Inovasi yang mirip ditunjukkan sebelum usulan dibuat."},
	{Title: "2. Isi profil dan rancang bangun", Text: "Profil mengikuti urutan formulir nasional. Rancang bangun terdiri atas enam bagian yang bersama-sama paling sedikit 300 kata. Yang dihitung adalah kata yang memuat huruf atau angka."},
	{Title: "3. Pilih tingkat setiap indikator dan unggah buktinya", Text: "Pilih tingkat yang benar-benar tercapai. Unggah surat atau foto asli, lalu isi nomor, tanggal, dan perihalnya. Klaim tanpa bukti dihitung nol oleh penilai."},
	{Title: "4. Periksa, lalu kirim", Text: "Halaman pemeriksaan menyebut semua yang masih menghalangi. Setelah terkirim Anda menerima tanda terima dengan nomor dan waktu; simpan atau cetak. Selama belum dinilai, usulan masih dapat ditarik."},
	{Title: "5. Baca umpan balik", Text: "Bila perlu perbaikan, alasannya tertulis per bagian. Perbaiki, jawab, lalu kirim ulang. Bila ditangguhkan, usulan tercatat untuk siklus berikutnya."},
	{Title: "Untuk penilai", Text: "Nilai hanya usulan yang ditugaskan kepada Anda. Nyatakan dulu bahwa Anda tidak punya konflik kepentingan. Tingkat yang lebih rendah daripada klaim memerlukan alasan yang dibaca unit."},
	{Title: "Tentang angka indeks", Text: "Indeks yang dihitung di sini adalah simulasi menurut instrumen tahun yang bersangkutan. Hasil resmi hanya yang diumumkan Kementerian Dalam Negeri."},
}

// help is the guide: with words to look for, only what holds all of them.
func (s *Section) help(x *handle.Exchange) error {
	in := iid.Newest()
	v := page.GuideView{Query: x.Query("q"), Year: strconv.Itoa(in.Year), Pages: textPages(x)}
	words := strings.Fields(strings.ToLower(v.Query))
	for _, p := range steps {
		if holds(p.Title+" "+p.Text, words) {
			v.Parts = append(v.Parts, p)
		}
	}
	for _, row := range in.Indicators {
		if a, ok := advices[row.Code]; ok && holds(indicatorText(&row, a), words) {
			v.Indicators = append(v.Indicators, page.GuideRow{Title: strconv.Itoa(row.No) + ". " + row.Name, Text: a.asks, Href: href.HelpIndicator(in.Year, row.Code)})
		}
	}
	return x.Page(http.StatusOK, page.Guide(shell(x, "Panduan"), v))
}

func indicatorText(row *iid.Indicator, a advice) string {
	parts := append([]string{strconv.Itoa(row.No), row.Name, a.asks}, slices.Concat(a.good, a.mistakes)...)
	for _, l := range row.Levels {
		parts = append(parts, l.Label)
	}
	if row.Evidence != nil {
		parts = append(parts, row.Evidence.Note)
	}
	return strings.Join(parts, " ")
}

func holds(text string, words []string) bool {
	text = strings.ToLower(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func (s *Section) helpIndicator(x *handle.Exchange) error {
	in, err := iid.ForYear(x.Year())
	if err != nil {
		return fault.NotFound()
	}
	row, ok := in.Indicator(x.Param("kode"))
	a, known := advices[x.Param("kode")]
	if !ok || !known {
		return fault.NotFound()
	}
	v := page.GuideIndicatorView{Kicker: "Indikator " + strconv.Itoa(row.No) + " · IGA " + strconv.Itoa(in.Year), Title: row.Name, Asks: a.asks, Good: a.good, Mistakes: a.mistakes}
	for _, note := range row.Notes {
		v.Notes = append(v.Notes, iid.Plain(note, in.Year))
	}
	for _, l := range row.Levels {
		v.Levels = append(v.Levels, ui.KV{Key: "Tingkat " + strconv.Itoa(l.Level), Value: iid.Plain(l.Label, in.Year)})
	}
	if row.Evidence != nil {
		v.Evidence = iid.Plain(row.Evidence.Note, in.Year)
		if rule := evidence.IndicatorRule(row.Evidence); !rule.Assumed {
			v.Kinds = "Yang diterima: " + rule.Words() + "."
		}
	}
	for _, year := range iid.Years() {
		if other, err := iid.ForYear(year); err == nil {
			if _, there := other.Indicator(row.Code); there {
				label := "IGA " + strconv.Itoa(year)
				if other.FileYear != year {
					label += " (prakiraan)"
				}
				v.Years = append(v.Years, ui.NavItem{Label: label, Href: href.HelpIndicator(year, row.Code), Current: year == in.Year})
			}
		}
	}
	return x.Page(http.StatusOK, page.GuideIndicator(shell(x, row.Name), v))
}
