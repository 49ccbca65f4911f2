package preflight

import (
	"fmt"
	"strconv"
	"time"
)

// letter is about what the letter says of itself.
func letter(f Facts) []Finding {
	var list []Finding
	if found, ok := dateOutside(f); ok {
		list = append(list, found)
	}
	if other := otherRegion(f.File.Text, f.Region); other != "" {
		list = append(list, Finding{OtherRegion, Check, Everybody, "Surat ini tampaknya dari daerah lain: " + other,
			"Yang dinilai adalah bukti dari " + f.Region.Name + ". Bila salah pilih, ganti berkas."})
	}
	if f.Regulation && letters(f.File.Text) >= fewLetters && !names(f.File.Text, f.Innovation) {
		list = append(list, Finding{NameNotFound, Check, Everybody, "Nama inovasi tidak ditemukan dalam teks regulasi ini",
			"Yang dicari: " + f.Innovation + ". Sertakan halaman yang menyebut namanya" + f.File.readWords() + "."})
	}
	return list
}

// readWords says which part was looked at, where it was not all.
func (f File) readWords() string {
	if f.Read > 0 && f.Read < f.Pages {
		return fmt.Sprintf("; yang dibaca hanya %d halaman pertama", f.Read)
	}
	return ""
}

// dateOutside compares the letter's date with the indicator's window: the typed one, or the one that the text gives.
func dateOutside(f Facts) (Finding, bool) {
	date, where := f.LetterDate, "Tanggal surat"
	if date.IsZero() {
		date, where = LetterDate(f.File.Text), "Tanggal yang terbaca pada surat"
	}
	if f.Window == nil || date.IsZero() || f.Window.holds(date.Year()) {
		return Finding{}, false
	}
	return Finding{DateOutside, Check, Everybody,
		fmt.Sprintf("%s, %s, di luar jendela %s", where, dateWords(date), f.Window.words()),
		"Periksa tanggalnya. Bila suratnya memang dari tahun itu, pakai surat yang lebih sesuai."}, true
}

func (w Window) holds(year int) bool {
	return year >= w.From && (w.To == 0 || year <= w.To)
}

func (w Window) words() string {
	switch {
	case w.From == 0:
		return "sampai " + strconv.Itoa(w.To)
	case w.To == 0:
		return "mulai " + strconv.Itoa(w.From)
	case w.From == w.To:
		return strconv.Itoa(w.From)
	}
	return fmt.Sprintf("%d–%d", w.From, w.To)
}

func dateWords(d time.Time) string {
	return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year())
}
