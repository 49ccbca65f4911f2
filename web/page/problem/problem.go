// Package problem is the page for everything that went wrong: what is so, why, and two next steps.
package problem

import "net/http"

// View is one refusal or fault.
type View struct {
	Status  int
	Code    string   // names the request in the log
	Message string   // why, in words; empty for the general sentence of the status
	Details []string // one per field, where the form could not be shown again
	Start   string   // where the person begins
	Home    string   // the public start page
}

type words struct{ title, text string }

var general = words{"Ada yang rusak di pihak kami",
	"Halaman ini tidak dapat ditampilkan. Yang sudah Anda kirim sebelumnya tidak berubah; yang baru saja Anda ketik mungkin belum tersimpan."}

var byStatus = map[int]words{
	http.StatusBadRequest:            {"Kiriman ini tidak dapat dibaca", "Muat ulang halaman asalnya, lalu coba lagi."},
	http.StatusForbidden:             {"Anda tidak berwenang membuka halaman ini", "Halaman ini untuk peran lain. Ganti peran di menu akun bila Anda memegangnya."},
	http.StatusNotFound:              {"Halaman ini tidak ada", "Alamatnya mungkin salah ketik, atau isinya bukan untuk akun Anda."},
	http.StatusConflict:              {"Sudah diubah sejak Anda membukanya", "Buka lagi halaman asalnya untuk melihat keadaan terbaru."},
	http.StatusRequestEntityTooLarge: {"Kiriman terlalu besar", "Perkecil berkas atau isiannya, lalu kirim lagi."},
	http.StatusUnprocessableEntity:   {"Belum bisa diproses", "Periksa keterangan di bawah, lalu kembali ke halaman asalnya."},
	http.StatusTooManyRequests:       {"Terlalu banyak percobaan", "Tunggu sebentar, lalu coba lagi."},
	http.StatusServiceUnavailable:    {"Sedang ada gangguan", "Isian Anda belum tersimpan. Coba lagi beberapa saat lagi."},
}

func of(status int) words {
	if w, ok := byStatus[status]; ok {
		return w
	}
	return general
}

// Title is the heading for an HTTP status.
func Title(status int) string { return of(status).title }

func (v View) text() string {
	if v.Message != "" {
		return v.Message
	}
	return of(v.Status).text
}

// ours says whether the fault is on our side, so that the code is worth passing on.
func (v View) ours() bool { return v.Status >= http.StatusInternalServerError }
