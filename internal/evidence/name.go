package evidence

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Longest name that is kept: enough to tell files apart, and below the 255 bytes that file systems allow.
const (
	maxNameRunes = 120
	maxNameBytes = 200
)

// devices are names that Windows does not let be files, whatever their extension.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

// cleanName makes a name that is safe to show, to send in a header and to put in an archive, and that still is the
// person's own: without folders, without invisible, control and direction characters, with the extension of its content.
func cleanName(raw string, k Kind) string {
	name := norm.NFC.String(strings.Map(readable, strings.ToValidUTF8(baseName(raw), "")))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	stem := name
	if sameKind(path.Ext(name), k) {
		stem = strings.TrimRight(strings.TrimSuffix(name, path.Ext(name)), ". ")
	}
	if first, _, _ := strings.Cut(stem, "."); devices[strings.ToLower(strings.TrimSpace(first))] {
		stem = "_" + stem
	}
	ext := "." + string(k)
	stem = strings.TrimRight(cut(stem, maxNameRunes-len(ext), maxNameBytes-len(ext)), ". ")
	if stem == "" {
		stem = "berkas"
	}
	return stem + ext
}

// baseName is what stands behind the last separator of either system.
func baseName(raw string) string { return raw[strings.LastIndexAny(raw, `/\`)+1:] }

// readable drops what cannot be seen and replaces what some system gives a meaning.
func readable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp), !unicode.IsGraphic(r):
		return -1
	case strings.ContainsRune(`<>:"/\|?*`, r):
		return '_'
	}
	return r
}

func sameKind(ext string, k Kind) bool {
	ext = strings.ToLower(strings.TrimPrefix(ext, "."))
	return ext == string(k) || (k == JPG && ext == "jpeg")
}

// cut shortens s to whole letters within both bounds.
func cut(s string, runes, size int) string {
	n, end := 0, 0
	for i, r := range s {
		if n == runes || i+utf8.RuneLen(r) > size {
			break
		}
		n, end = n+1, i+utf8.RuneLen(r)
	}
	return s[:end]
}
