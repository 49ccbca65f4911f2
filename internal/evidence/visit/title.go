package visit

import (
	"bytes"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// maxTitle is in characters.
const maxTitle = 200

// Title is the title of a page by its first bytes, as one line that is safe to show as text; empty where there is none or
// it is written in a way we cannot read.
func Title(page []byte, mediaType string) string {
	return Line(decode(rawTitle(page), declared(page, mediaType)))
}

// rawTitle is the text of the first title element, still in the encoding of the page.
func rawTitle(page []byte) []byte {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(maxBytes)
	drawing := 0 // a picture in the page has a title of its own
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "svg":
				drawing++
			case "title":
				if drawing == 0 {
					return titleText(z)
				}
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "svg" && drawing > 0 {
				drawing--
			}
		}
	}
}

// titleText is what follows the start tag, with its character references resolved. A title that the bytes end in is cut
// short, which Line does anyway.
func titleText(z *html.Tokenizer) []byte {
	if z.Next() != html.TextToken {
		return nil
	}
	return z.Text()
}

// declared is the encoding that the answer or, failing that, the page names.
func declared(page []byte, mediaType string) string {
	if _, parameters, err := mime.ParseMediaType(mediaType); err == nil && parameters["charset"] != "" {
		return strings.ToLower(parameters["charset"])
	}
	head := bytes.ToLower(page[:min(len(page), 1024)])
	_, after, found := bytes.Cut(head, []byte("charset="))
	if !found {
		return ""
	}
	after = bytes.TrimLeft(after, `"' `)
	if end := bytes.IndexAny(after, `"'>/; `); end >= 0 {
		after = after[:end]
	}
	return string(after)
}

// decode reads UTF-8 and, where that is broken, what western Windows writes. Nothing is guessed about other encodings: a
// title of nonsense is worse than none.
func decode(raw []byte, encoding string) string {
	switch encoding {
	case "", "utf-8", "utf8", "us-ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252":
	default:
		return ""
	}
	if utf8.Valid(raw) {
		return string(raw)
	}
	if encoding == "utf-8" || encoding == "utf8" {
		return strings.ToValidUTF8(string(raw), "") // mostly a character cut in two at the end
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(raw)
	if err != nil {
		return ""
	}
	return string(text)
}

// Line makes one line of a text that others wrote: no control or direction characters, no runs of blanks, at most 200
// characters.
func Line(text string) string {
	var b strings.Builder
	n, blank := 0, false
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			blank = n > 0
			continue
		case !unicode.IsGraphic(r), r == unicode.ReplacementChar: // control, direction and private characters are not graphic
			continue
		}
		if blank {
			n++
		}
		if n++; n > maxTitle {
			return cut(b.String())
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// cut marks that a line goes on.
func cut(line string) string {
	runes := []rune(line)
	if len(runes) >= maxTitle {
		runes = runes[:maxTitle-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}
