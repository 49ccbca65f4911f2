package innovation

import (
	"slices"
	"strings"
	"unicode"
)

// likeWords are words that people use for one another in the names and problems of innovations. Each row is one meaning;
// endings and prefixes need no row, the dictionary takes them off. A short form stands with the words it is short for.
var likeWords = [][]string{
	{"siswa", "murid", "pelajar", "peserta", "didik", "anak"},
	{"guru", "pendidik", "pengajar", "wali"},
	{"sekolah", "kelas", "madrasah", "satuan"},
	{"orang", "ortu", "ayah", "ibu", "keluarga", "wali"},
	{"sampah", "limbah", "plastik", "bekas", "daur"},
	{"aplikasi", "sistem", "digital", "daring", "online", "elektronik", "web", "gawai", "ponsel"},
	{"baca", "literasi", "buku", "pustaka"},
	{"hitung", "numerasi", "matematika", "angka"},
	{"warga", "masyarakat", "penduduk"},
	{"lansia", "lanjut", "sepuh"},
	{"sakit", "penyakit", "pasien"},
	{"balita", "bayi", "batita"},
	{"gizi", "makan", "pangan", "menu", "nutrisi"},
	{"stunting", "tengkes", "kerdil"},
	{"kebun", "tanam", "taman", "tani", "sayur"},
	{"banjir", "rob", "genang", "pasang"},
	{"hemat", "irit", "efisien"},
	{"cepat", "kilat", "segera", "singkat"},
	{"antre", "antri", "tunggu"},
	{"surat", "berkas", "dokumen", "arsip"},
	{"usaha", "umkm", "dagang", "niaga", "wirausaha", "jual"},
	{"malas", "bosan", "jenuh", "minat", "enggan"},
	{"perundungan", "rundung", "bullying", "ejek"},
	{"hadir", "absen", "presensi", "bolos"},
	{"sehat", "higienis", "bersih", "sanitasi"},
	{"khusus", "inklusi", "difabel", "disabilitas", "abk"},
	{"desa", "kampung", "kelurahan"},
	{"uang", "tabung", "menabung", "dana", "simpan"},
	{"pantau", "monitor", "awas"},
	{"lapor", "adu", "keluhan", "aduan"},
	{"jemput", "antar", "kunjung", "datang"},
	{"puskesmas", "posyandu", "klinik"},
	{"pohon", "hijau", "rindang"},
	{"hamil", "bumil", "kandung"},
	{"batik", "canting", "kain"},
}

// fillers say nothing about what an innovation is: they are taken out of a question.
var fillers = strings.Fields(`dan yang di ke dari untuk dengan pada dalam oleh atau ini itu para agar supaya karena sehingga
	adalah ialah akan telah sudah belum tidak masih juga saat ketika bagi setiap serta kami kita mereka secara sering banyak
	ada bisa dapat lebih hanya sangat namun tetapi sebagai antara tanpa maupun yaitu seperti saja lagi`)

// askedWord is a word of the question with those that mean the same, parted by blanks.
type askedWord struct {
	words  string
	inName bool
}

// Most words that a question takes from the name and from the problem: what is alike shows in fewer.
const (
	mostNameWords    = 15
	mostProblemWords = 60
)

func askedWords(name, problem string) []askedWord {
	var list []askedWord
	seen := map[string]bool{}
	add := func(text string, inName bool, most int) {
		n := 0
		for _, w := range plainWords(text) {
			if n == most {
				return
			}
			if !seen[w] && len(w) > 1 && !slices.Contains(fillers, w) {
				list = append(list, askedWord{withLike(w), inName})
				seen[w], n = true, n+1
			}
		}
	}
	add(name, true, mostNameWords)
	add(problem, false, mostProblemWords)
	return list
}

// plainWords are the words in small letters, without whatever is no letter or digit.
func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func withLike(word string) string {
	all := []string{word}
	for _, row := range likeWords {
		if slices.ContainsFunc(row, func(w string) bool { return sameStem(w, word) }) {
			all = append(all, row...)
		}
	}
	return strings.Join(all, " ")
}

// sameStem takes the commonest affixes off: the dictionary does it properly later, for whatever is asked of the database.
func sameStem(known, word string) bool {
	if known == word {
		return true
	}
	if len(known) < 4 {
		return false
	}
	at := strings.Index(word, known)
	return at >= 0 && at <= 4 && len(word)-at-len(known) <= 3
}

// shortForm is a pattern for words that can stand for the name, by the rule of the database's short_form; "" for a name of
// fewer than three words.
func shortForm(name string) string {
	words := slices.DeleteFunc(plainWords(name), func(w string) bool { return slices.Contains(fillers, w) || w != plainASCII(w) })
	if len(words) < 3 || len(words) > 12 {
		return ""
	}
	pattern := `\m`
	for _, w := range words {
		pattern += w[:1] + "[" + w + "]*"
	}
	return pattern + `\M`
}

func plainASCII(w string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, w)
}
