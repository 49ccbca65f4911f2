package unitdesk

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
)

// bytes sends a version of a file. Who may have it is decided before anything about it is said: a stranger's question
// about a range or an ETag is answered like one about nothing.
func (s *Evidence) bytes(x *handle.Exchange) error {
	no, ok := versionNo(x.Param("no"))
	if !ok {
		return fault.NotFound()
	}
	c, err := s.open(x, no)
	if err != nil {
		return err
	}
	send(x, c, x.R.URL.Query().Has("tampil") || x.R.URL.Query().Has("kecil"))
	return nil
}

// page sends the picture of a page of a version, to whoever may have the version, and decides that first, as bytes does.
func (s *Evidence) page(x *handle.Exchange) error {
	no, ok := versionNo(x.Param("no"))
	page, known := versionNo(x.Param("halaman"))
	if !ok || !known {
		return fault.NotFound()
	}
	which := evidence.Shown
	if x.R.URL.Query().Has("kecil") {
		which = evidence.Thumb
	}
	c, err := s.evidence.OpenPage(x.Context(), x.Actor, x.Param("id"), no, page, which)
	if err != nil {
		return err
	}
	c.FileName = pageName(c.Item, page)
	send(x, c, true)
	return nil
}

// pageName is the name under which the picture of a page is saved.
func pageName(i evidence.Item, page int) string {
	_, kind, _ := strings.Cut(i.MediaType, "/")
	return strings.TrimSuffix(i.FileName, ".pdf") + "-halaman-" + strconv.Itoa(page) + "." + strings.Replace(kind, "jpeg", "jpg", 1)
}

// send answers with bytes and closes them; show: on the spot, where browsers can.
func send(x *handle.Exchange, c evidence.Content, show bool) {
	defer c.File.Close()
	head := x.W.Header()
	head.Set("Content-Type", c.MediaType)
	head.Set("Content-Disposition", disposition(c.Item, show))
	// Whatever the bytes are, they are no page of ours (ASVS 3.2.1).
	head.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'self'")
	head.Set("X-Frame-Options", "SAMEORIGIN") // the assessor reads it beside the sheet
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Cache-Control", "no-store")
	head.Set("Etag", `"`+c.SHA256+`"`)
	http.ServeContent(x.W, x.R, "", time.Time{}, c.File)
}

// open finds the bytes that are asked for: those that were sent, or a copy of a picture. A picture that has no copy yet is
// shown as it was sent.
func (s *Evidence) open(x *handle.Exchange, no int) (evidence.Content, error) {
	query := x.R.URL.Query()
	switch {
	case query.Has("kecil"):
		return s.evidence.OpenCopy(x.Context(), x.Actor, x.Param("id"), no, evidence.Thumb)
	case query.Has("tampil"):
		c, err := s.evidence.OpenCopy(x.Context(), x.Actor, x.Param("id"), no, evidence.Shown)
		if fault.KindOf(err) != fault.KindNotFound {
			return c, err
		}
	}
	return s.evidence.Open(x.Context(), x.Actor, x.Param("id"), no)
}

// versionNo reads the number of the address; without one it is 0, the newest.
func versionNo(text string) (int, bool) {
	if text == "" {
		return 0, true
	}
	n, ok := handle.Number(text)
	return n, ok && n > 0 && strconv.Itoa(n) == text
}

// disposition names the file for saving. Only what browsers show without running anything is shown on the spot.
func disposition(i evidence.Item, show bool) string {
	kind := "attachment"
	if show && (i.MediaType == evidence.JPG.MediaType() || i.MediaType == evidence.PNG.MediaType() || i.MediaType == evidence.PDF.MediaType()) {
		kind = "inline"
	}
	return kind + "; filename*=UTF-8''" + encodeName(i.FileName)
}

// encodeName is the ext-value of RFC 8187: everything but unreserved characters in percent.
func encodeName(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(name) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
