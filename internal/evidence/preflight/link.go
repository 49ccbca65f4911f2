package preflight

import "time"

// The findings of links.
const (
	LinkGone        Code = "link_gone"
	LinkClosed      Code = "link_closed"
	LinkUnreachable Code = "link_unreachable"
	LinkRefused     Code = "link_refused"
)

// LinkFacts are all that the rules may know of a link. A link never keeps anybody from sending: what our machine cannot
// open may be open to everybody else.
type LinkFacts struct {
	Verdict  string // reachable, gone, permission, unreachable or refused
	Failures int    // how often in a row nobody answered
	Drive    bool   // the link leads to Google Drive or its documents
	Video    bool   // the link leads to a video on YouTube
	SignIn   bool   // visitors are sent to a sign-in page of Google
	Length   time.Duration
	Longest  time.Duration // that a video may be here; 0: any length
}

// Link are the findings of a link.
func Link(f LinkFacts) []Finding {
	var list []Finding
	if found, ok := opening(f); ok {
		list = append(list, found)
	}
	return append(list, tooLong(f.Length, f.Longest, "ganti tautan")...)
}

// opening is what keeps people from opening the link.
func opening(f LinkFacts) (Finding, bool) {
	switch {
	case f.Verdict == "gone" && f.Video:
		return Finding{LinkGone, Check, Everybody, "Video ini tidak ada di YouTube",
			"Mungkin sudah dihapus, atau alamatnya terpotong. Salin ulang alamatnya dari YouTube, lalu ganti tautan."}, true
	case f.Verdict == "gone":
		return Finding{LinkGone, Check, Everybody, "Halaman tautan ini tidak ditemukan",
			"Situsnya menjawab bahwa halaman ini tidak ada. Periksa alamatnya, lalu ganti tautan."}, true
	case f.Verdict == "permission" && (f.Drive || f.SignIn):
		return Finding{LinkClosed, Check, Everybody, "Tautan ini belum dibagikan untuk umum",
			"Di Google Drive, buka Bagikan dan ubah akses umum menjadi “Siapa saja yang memiliki link”. Tautannya tidak perlu diganti."}, true
	case f.Verdict == "permission" && f.Video:
		return Finding{LinkClosed, Check, Everybody, "Video ini mungkin tidak terbuka untuk umum",
			"Di YouTube, ubah visibilitas menjadi Publik atau Tidak publik, bukan Pribadi. Bila videonya terbuka tanpa masuk akun, tidak ada yang perlu diubah."}, true
	case f.Verdict == "permission":
		return Finding{LinkClosed, Check, Everybody, "Situs ini tidak membuka tautan untuk pemeriksa",
			"Mungkin pengunjung harus masuk dahulu. Coba buka tanpa masuk akun. Bila terbuka, tidak ada yang perlu diubah."}, true
	case f.Verdict == "refused":
		return Finding{LinkRefused, Note, Everybody, "Tautan ini tidak dapat diperiksa",
			"Jaring hanya membuka situs yang terbuka di internet. Pastikan penilai dapat membukanya dari jaringan mana pun."}, true
	case f.Verdict == "unreachable" && f.Failures > 1:
		return Finding{LinkUnreachable, Note, Everybody, "Tautan ini belum dapat diperiksa",
			"Situsnya tidak menjawab pemeriksa. Buka sendiri tautannya. Bila terbuka, tidak ada yang perlu diubah."}, true
	}
	return Finding{}, false
}
