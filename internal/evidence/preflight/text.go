package preflight

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

var months = [12]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// letters counts what a person has written: letters and digits.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// words are the text's words in lower case, without any mark.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// names reports whether the text names the innovation. Its whole name counts, the name without what stands in brackets,
// what stands in brackets alone, and its longer words in a row.
func names(text, innovation string) bool {
	in := " " + strings.Join(words(text), " ") + " "
	short, bracket, _ := strings.Cut(innovation, "(")
	bracket, _, _ = strings.Cut(bracket, ")")
	for _, name := range []string{innovation, short, bracket} {
		if w := words(name); len(w) > 0 && strings.Contains(in, " "+strings.Join(w, " ")+" ") {
			return true
		}
	}
	long := slices.DeleteFunc(words(innovation), func(w string) bool { return len(w) < 4 })
	return len(long) >= 3 && follow(words(text), long)
}

// follow reports whether the words of the name stand in the text in their order, with no more than one other between two
// of them: letters insert and bend words, they do not scatter names.
func follow(text, name []string) bool {
	for start, w := range text {
		if w != name[0] {
			continue
		}
		at, found := start, 1
		for next := at + 1; found < len(name) && next <= at+2 && next < len(text); next++ {
			if text[next] == name[found] {
				at, found = next, found+1
			}
		}
		if found == len(name) {
			return true
		}
	}
	return false
}

// dateForms are how Indonesian letters say their own date: the place before it, or a word for it. A date in the running
// text is somebody else's.
var dateForms = regexp.MustCompile(`(?i)(?:^|\n)[^\n]{0,60}?(?:[a-z]{3,}\s*,|\btanggal\s*:?|\btertanggal)\s*(\d{1,2})\s+(` +
	strings.Join(months[:], "|") + `)\s+(\d{4})`)

// LetterDate is the date that a letter gives itself, zero where none is found: the last one, where the letter is signed.
func LetterDate(text string) time.Time {
	all := dateForms.FindAllStringSubmatch(text, -1)
	for _, m := range slices.Backward(all) {
		day, _ := strconv.Atoi(m[1])
		year, _ := strconv.Atoi(m[3])
		month := slices.IndexFunc(months[:], func(name string) bool { return strings.EqualFold(name, m[2]) }) + 1
		date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if date.Day() == day && year >= 1945 && year < 2100 {
			return date
		}
	}
	return time.Time{}
}

// regionForms are lines that name whose letter it is: its head, its title and who signs it. Only a whole line counts;
// another region that is mentioned in a sentence is no one's letter.
var regionForms = regexp.MustCompile(`(?i)^(?:(?:pemerintah|(?:(?:dinas|badan|sekretariat|inspektorat)\b.{0,60}?))\s+(?:daerah\s+)?(kabupaten|kab\.|kota)` +
	`|(?:(?:keputusan|peraturan|instruksi|surat edaran|plt\.?|pj\.?|a\.?n\.?)\s+)*(bupati|wali\s?kota))\s+([a-z' -]{3,40}?)\s*[,.]?$`)

// otherRegion is the region that the letter is from, where it is not the own one; empty otherwise. Within a province
// that is served as a whole every regency is at home.
func otherRegion(text string, own Region) string {
	if own.Kind != "kota" && own.Kind != "kabupaten" {
		return ""
	}
	home := strings.Join(words(own.Name), " ")
	other := ""
	for line := range strings.Lines(text) {
		m := regionForms.FindStringSubmatch(strings.Join(strings.Fields(line), " "))
		if m == nil {
			continue
		}
		kind := "Kota "
		if k := strings.ToLower(m[1] + m[2]); strings.HasPrefix(k, "kab") || k == "bupati" {
			kind = "Kabupaten "
		}
		found := kind + title(m[3])
		if strings.Join(words(found), " ") == home {
			return "" // a letter that bears the own region's name is ours, whoever else is named in it
		}
		if other == "" {
			other = found
		}
	}
	return other
}

func title(name string) string {
	list := strings.Fields(strings.ToLower(name))
	for i, w := range list {
		list[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(list, " ")
}
