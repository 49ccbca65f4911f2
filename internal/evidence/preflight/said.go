package preflight

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Said is what a letter says of itself, as far as it can be read; empty fields were not found.
type Said struct {
	Number  string
	Date    time.Time // midnight UTC
	Subject string
}

const (
	// headOf is how much of a text may be a letter's head, in bytes: number and subject stand on its first page.
	headOf = 6000
	// What a person may type is the bound for what is offered.
	longestNumber  = 120 // characters
	longestSubject = 300
	// subjectLines is how many lines a subject goes on at most.
	subjectLines = 6
)

// ReadLetter finds number, date and subject in the text of a letter or a regulation. Rather nothing than something wrong.
func ReadLetter(text string) Said {
	head := text
	if len(head) > headOf {
		head = strings.ToValidUTF8(head[:headOf], "")
	}
	var lines []string
	for line := range strings.Lines(head) {
		lines = append(lines, strings.Join(strings.Fields(strings.Map(visible, line)), " "))
	}
	return Said{Number: number(lines), Date: LetterDate(text), Subject: subject(lines)}
}

// visible drops what has no shape, such as marks that turn the direction of writing.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// numberForms are "Nomor : 420/1234/2026", "No. 12/SK/2026" and "NOMOR 15 TAHUN 2026", each at the beginning of a line. A
// plain number such as that of a house is none: a letter's has parts or a year.
var numberForms = regexp.MustCompile(`^(?i:nomor|no\.?)(?: surat)? ?:? ?((?:[0-9]+ (?i:tahun) [0-9]{4})|(?:[0-9A-Za-z.]+(?: ?[/-] ?[0-9A-Za-z.()]+)+))` +
	`(?: ?,? (?i:tanggal|tentang|lampiran|hal|perihal|sifat|[a-z]+, [0-9]).*)?[.,;]?$`)

// joints are what a number's parts are joined by, often with spaces.
var joints = regexp.MustCompile(` ?([/-]) ?`)

// number is the first that stands at the beginning of a line of the head.
func number(lines []string) string {
	for _, line := range lines {
		m := numberForms.FindStringSubmatch(line)
		if m != nil && strings.ContainsAny(m[1], "0123456789") && utf8.RuneCountInString(m[1]) <= longestNumber {
			return joints.ReplaceAllString(m[1], "$1")
		}
	}
	return ""
}

var (
	// about begins the subject of a letter; it may go on in the next lines.
	about = regexp.MustCompile(`^(?i:perihal|hal|subjek) ?: ?(.*)$`)
	// named begins that of a decision or regulation, on the line of the word or after it.
	named = regexp.MustCompile(`^(?i:tentang)(?: ?: ?| |$)(.*)$`)
	// others end a subject: what a letter says next of itself, and to whom.
	others = regexp.MustCompile(`^(?i:(?:nomor|no\.|lampiran|lamp\.?|sifat|tanggal|perihal|hal|kepada|yth\.?|yang terhormat|di|tempat|dengan rahmat|` +
		`menimbang|mengingat|memperhatikan|menetapkan|memutuskan|dasar|kepala|bupati|wali ?kota|gubernur|direktur|camat|lurah|dengan hormat|assalam\S*|sehubungan)\b.*` +
		`|[a-z ]+, ?[0-9]{1,2} [a-z]+ [0-9]{4}.*)$`)
)

// subject is what stands behind "Hal:", or behind TENTANG in a decision that has a number.
func subject(lines []string) string {
	numbered := false
	for n, line := range lines {
		if m := about.FindStringSubmatch(line); m != nil {
			return goesOn(m[1], lines[n+1:])
		}
		numbered = numbered || numberForms.MatchString(line)
		if m := named.FindStringSubmatch(line); m != nil && numbered && (m[1] == "" || capital(line) || !capital(m[1]) && startsHigh(m[1])) {
			return goesOn(m[1], lines[n+1:])
		}
	}
	return ""
}

// goesOn adds the following lines until something else begins. A subject without end is none.
func goesOn(first string, next []string) string {
	parts := []string{}
	if first != "" {
		parts = append(parts, first)
	}
	for _, line := range next {
		if line == "" && len(parts) == 0 {
			continue
		}
		if line == "" || others.MatchString(line) || len(parts) > 0 && capital(parts[0]) && !capital(line) {
			break
		}
		if parts = append(parts, line); len(parts) > subjectLines {
			return ""
		}
	}
	said := strings.Trim(strings.Join(parts, " "), " .,;:")
	if letters(said) < 4 || utf8.RuneCountInString(said) > longestSubject {
		return ""
	}
	return said
}

// capital reports whether words are written in capitals, as heads are.
func capital(words string) bool {
	return strings.ToUpper(words) == words && strings.ToLower(words) != words
}

func startsHigh(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	return strings.ToUpper(string(first)) == string(first)
}
