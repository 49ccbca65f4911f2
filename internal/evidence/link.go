package evidence

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

const maxLink = 2000 // characters; browsers and databases take no more for certain

// parseLink judges an address that a person gives as evidence and returns it as it is kept, or what is wrong with it.
// It is text to us: nothing here or behind it fetches the address within a request.
func parseLink(raw string) (link, problem string) {
	raw = strings.TrimSpace(raw)
	switch {
	case raw == "":
		return "", "Isi alamat tautan, misalnya https://www.youtube.com/watch?v=…"
	case utf8.RuneCountInString(raw) > maxLink:
		return "", "Tautan terlalu panjang. Paling panjang 2.000 huruf."
	case !utf8.ValidString(raw) || strings.ContainsFunc(raw, unreadable):
		return "", "Tautan memuat spasi atau huruf yang tidak dapat dibaca. Salin ulang dari peramban."
	}
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return "", "Tautan ini tidak dapat dibaca. Salin ulang dari peramban."
	case u.Scheme != "http" && u.Scheme != "https":
		return "", "Tautan harus diawali https:// atau http://."
	case u.User != nil:
		return "", "Tautan tidak boleh memuat nama pengguna atau kata sandi (bagian sebelum tanda @)."
	case !plausibleHost(u):
		return "", "Tautan ini tidak memuat nama situs, misalnya https://situs.go.id/halaman."
	}
	return u.String(), ""
}

// unreadable are blanks, control and direction characters, and the backslash, which browsers read as a slash.
func unreadable(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || unicode.In(r, unicode.Cf, unicode.Co) || r == '\\'
}

func plausibleHost(u *url.URL) bool {
	host := u.Hostname()
	return host != "" && strings.Trim(host, ".-") == host && !strings.Contains(host, "..")
}
