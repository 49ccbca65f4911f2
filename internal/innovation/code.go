package innovation

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// formatCode is the innovation's permanent code, such as PKL-2026-0148. Its cap is drawn from it.
func formatCode(prefix string, year int, seq int64) string {
	return fmt.Sprintf("%s-%d-%04d", prefix, year, seq)
}

// formatNumber is a receipt's number, such as TT-2026-000087.
func formatNumber(year int, seq int64) string {
	return fmt.Sprintf("TT-%d-%06d", year, seq)
}

// maxSlug keeps addresses short enough to be read out.
const maxSlug = 80

// Slug turns a name into the last part of a public address: a–z, 0–9 and single hyphens. A name without any such
// character gives "inovasi". It is not unique: whoever publishes adds the code's last part when it is taken.
func Slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // an accent that NFD split off
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	slug := b.String()
	if len(slug) > maxSlug {
		slug = slug[:maxSlug]
		if cut := strings.LastIndexByte(slug, '-'); cut > maxSlug/2 {
			slug = slug[:cut]
		}
	}
	if slug = strings.Trim(slug, "-"); slug == "" {
		return "inovasi"
	}
	return slug
}
