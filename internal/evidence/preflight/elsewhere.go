package preflight

import "fmt"

// elsewhere says where the same file, or nearly the same text, has been used. Of many places the first of each kind is
// named: one is enough to know what to look at.
func elsewhere(f Facts) []Finding {
	var list []Finding
	if u, n := firstUse(f.Same, true); n > 0 {
		list = append(list, Finding{UsedBefore, u.grade(), Everybody, u.title(n), u.remedy()})
	}
	if u, n := firstUse(f.Same, false); n > 0 {
		list = append(list, Finding{UsedByOther, Check, Office, "Berkas yang sama dipakai unit lain: " + u.Unit + ", " + u.words(n),
			"Bandingkan kedua usulan. Temuan ini tidak ditunjukkan kepada unit."})
	}
	if u, n := firstUse(f.Similar, true); n > 0 && !u.harmless() {
		list = append(list, Finding{NearlySame, Check, Everybody, "Isi berkas ini hampir sama dengan bukti usulan " + u.words(n),
			"Pastikan berkas yang dipilih benar. Bila memang dua surat yang berbeda, tidak ada yang perlu diubah."})
	}
	if u, n := firstUse(f.Similar, false); n > 0 {
		list = append(list, Finding{NearlyOther, Check, Office, "Isi berkas hampir sama dengan milik unit lain: " + u.Unit + ", " + u.words(n),
			"Bandingkan kedua usulan. Temuan ini tidak ditunjukkan kepada unit."})
	}
	if u, n := firstUse(f.Looks, true); n > 0 && !u.harmless() {
		list = append(list, Finding{PageSame, Check, Everybody, u.looks() + "usulan " + u.words(n),
			"Pastikan berkas yang dipilih benar. Bila memang dua berkas yang berbeda, tidak ada yang perlu diubah."})
	}
	if u, n := firstUse(f.Looks, false); n > 0 {
		list = append(list, Finding{PageOther, Check, Office, u.looks() + "unit lain: " + u.Unit + ", " + u.words(n),
			"Bandingkan kedua usulan. Temuan ini tidak ditunjukkan kepada unit."})
	}
	return list
}

// looks begins to say what looks like what.
func (u Use) looks() string {
	mine, theirs := "Gambar ini", "gambar milik "
	if u.At > 0 {
		mine = fmt.Sprintf("Halaman %d berkas ini", u.At)
	}
	if u.Page > 0 {
		theirs = fmt.Sprintf("halaman %d berkas ", u.Page)
	}
	return mine + " hampir sama dengan " + theirs
}

// firstUse is the first use by the own unit or by others, one that matters if there is one, and how many there are.
func firstUse(uses []Use, own bool) (first Use, n int) {
	for _, u := range uses {
		if u.Own != own {
			continue
		}
		if n == 0 || first.harmless() && !u.harmless() {
			first = u
		}
		n++
	}
	return first, n
}

func (u Use) words(n int) string {
	words := fmt.Sprintf("%s, %s (%d)", u.Innovation, u.Place, u.Year)
	if n > 1 {
		words += fmt.Sprintf(" dan %d tempat lain", n-1)
	}
	return words
}

// harmless is a use that needs no explanation: one letter may prove two indicators, and last year's may still count.
func (u Use) harmless() bool { return u.Carried || u.Here }

func (u Use) title(n int) string {
	if u.Here {
		return "Berkas ini juga dipakai di tempat lain dalam usulan ini: " + u.Place
	}
	return "Berkas ini sudah dipakai usulan " + u.words(n)
}

func (u Use) grade() Grade {
	if u.harmless() {
		return Note
	}
	return Check
}

func (u Use) remedy() string {
	switch {
	case u.Here:
		return "Boleh, bila isinya memang membuktikan keduanya."
	case u.Carried:
		return "Bukti dari tahun lalu boleh dipakai lagi bila tanggalnya masih di dalam jendela tahun ini."
	}
	return "Pastikan berkas ini memang membuktikan indikator ini. Bila salah pilih, ganti berkas."
}
