// Package problem holds the pages that say what went wrong: what is so, why,
// and the two next steps.
package problem

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"

	"jaring/web/ui"
)

// View is one problem page.
type View struct {
	Status  int
	Title   string // "Halaman ini tidak ada"
	Text    string
	Actions []ui.Action
	Details []string // one per field, where the form could not be shown again
	Code    string   // names the request in the log, on 500 and 503
	// Again is where a form that could not be taken may be sent once more, and Kept what was typed into it.
	Again string
	Kept  url.Values
}

// names lists the kept fields in a fixed order.
func (v View) names() []string { return slices.Sorted(maps.Keys(v.Kept)) }

// machine is what forms hold beside people's words: ids, versions, codes, dates, levels.
var machine = regexp.MustCompile(`^[a-z0-9_:.-]*$`)

// written lists the kept texts that somebody wrote, to be read and copied.
func (v View) written() []string {
	var list []string
	for _, name := range v.names() {
		for _, text := range v.Kept[name] {
			if !machine.MatchString(text) {
				list = append(list, text)
			}
		}
	}
	return list
}

type words struct{ title, text string }

var byStatus = map[int]words{
	http.StatusBadRequest:            {"Permintaan ini tidak bisa dibaca", "Alamat atau isiannya tidak lengkap. Kembali ke halaman sebelumnya, lalu coba lagi."},
	http.StatusForbidden:             {"Anda tidak berwenang membuka halaman ini", "Peran Anda sekarang tidak membuka halaman ini. Ganti peran di menu akun, atau kembali ke halaman Anda."},
	http.StatusNotFound:              {"Halaman ini tidak ada", "Mungkin alamatnya salah ketik, atau usulan ini bukan milik unit Anda."},
	http.StatusConflict:              {"Isian ini sudah berubah", "Orang lain sudah menyimpan bagian ini setelah Anda membukanya. Muat ulang untuk melihat isinya; tulisan orang itu tidak ditimpa."},
	http.StatusRequestEntityTooLarge: {"Kiriman ini terlalu besar", "Kecilkan berkasnya, atau unggah satu per satu."},
	http.StatusUnprocessableEntity:   {"Belum bisa diproses", "Periksa keterangannya, lalu kembali ke halaman sebelumnya."},
	http.StatusTooManyRequests:       {"Terlalu banyak percobaan", "Tunggu sebentar, lalu coba lagi."},
	http.StatusInsufficientStorage:   {"Tempat berkas sedang penuh", "Berkas ini belum tersimpan. Isian lain tetap dapat disimpan."},
	http.StatusServiceUnavailable:    {"Sedang ada gangguan", "Isian Anda belum tersimpan. Tunggu sebentar lalu kirim ulang."},
}

// broken is for a fault of ours; it never claims that unsaved work is safe.
var broken = words{"Ada yang rusak di pihak kami", "Isian yang sudah bertanda Tersimpan tidak hilang. Tunggu sebentar lalu muat ulang."}

// New is the page for a status. text, when given, is the sentence of this very refusal. office is who helps when the
// deadline is near, code what they will ask for.
func New(status int, text, office, code string) View {
	w, known := byStatus[status]
	if !known {
		w = broken
	}
	v := View{Status: status, Title: w.title, Text: w.text}
	// A general "not found" says less than the page does.
	if text != "" && status != http.StatusNotFound && status != http.StatusInternalServerError {
		v.Text = text
	}
	if status >= http.StatusInternalServerError {
		v.Code = code
		v.Text += " Bila tenggat dekat, hubungi " + whom(office) + " dan sebutkan kode ini."
	}
	return v
}

func whom(office string) string {
	if office == "" {
		return "pengelola"
	}
	return office
}
