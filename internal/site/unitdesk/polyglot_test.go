package unitdesk_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"strings"
	"testing"
)

const (
	script  = "<script>document.title='jebol'</script>"
	vector  = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">` + script + `</svg>`
	scripts = "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</O<</S/Launch/F(cmd.exe)>>>>>>endobj\n"
)

// picture is a PNG with something behind its end.
func picture(t *testing.T, behind string) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return b.String() + behind
}

// TestPolyglot puts files that are also pages or programs on the shelves that take PDF and pictures (threat A7). What is
// taken is handed out as bytes of the kind that it was found to be, never as a page; everything else is refused.
func TestPolyglot(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for about, c := range map[string]struct{ slot, name, body, media string }{ // media: as what it is taken; empty: refused
		"a page":                        {"sid-16", "SK.html", "<!doctype html>" + script, ""},
		"a page called PDF":             {"sid-16", "SK.pdf", "<html>" + script, ""},
		"a page, then a PDF":            {"sid-16", "SK.pdf", script + pdf, ""},
		"a comment, then a PDF":         {"sid-16", "SK.pdf", "<!--" + pdf + "-->" + script, ""},
		"an archive, then a PDF":        {"sid-16", "SK.pdf", "PK\x03\x04\x0a\x00\x00\x00" + pdf, ""},
		"a drawing":                     {"sid-16", "SK.svg", vector, ""},
		"a drawing called PDF":          {"sid-16", "SK.pdf", vector, ""},
		"XHTML":                         {"sid-16", "SK.pdf", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">` + script + "</html>", ""},
		"JavaScript":                    {"sid-16", "SK.js", "alert(1)//%PDF-1.7", ""},
		"a mail with a page":            {"sid-16", "SK.pdf", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + script, ""},
		"a form of Flash":               {"sid-16", "SK.pdf", "FWS\x09" + strings.Repeat("\x00", 40), ""},
		"a PDF with programs":           {"sid-16", "SK.pdf", scripts + "%%EOF\n", "application/pdf"},
		"a PDF that is a page":          {"sid-16", "SK.pdf.html", "%PDF-1.7\n" + script + "\n%%EOF\n", "application/pdf"},
		"a PDF with an archive":         {"sid-16", "SK.jar", pdf + "PK\x05\x06" + strings.Repeat("\x00", 18), "application/pdf"},
		"a PDF as UTF-7 of a page":      {"sid-16", "SK.pdf", "%PDF-1.7\n+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n%%EOF\n", "application/pdf"},
		"a page called picture":         {"sid-25", "foto.png", script, ""},
		"a drawing called picture":      {"sid-25", "foto.png", vector, ""},
		"a GIF that is a program":       {"sid-25", "foto.gif", "GIF89a/*" + strings.Repeat("\x00", 20) + "*/=1;alert(1)", ""},
		"a picture with a page":         {"sid-25", "foto.html", picture(t, script), "image/png"},
		"a picture with an archive":     {"sid-25", "foto.zip", picture(t, "PK\x05\x06"+strings.Repeat("\x00", 18)), "image/png"},
		"a PDF on the picture's shelf":  {"sid-25", "foto.png", pdf, ""},
		"a picture on the PDF's shelf":  {"sid-16", "SK.pdf", picture(t, script), ""},
		"a film with a page":            {"sid-35", "film.html", "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + script, "video/mp4"},
		"a drawing on the film's shelf": {"sid-35", "film.svg", vector, ""},
	} {
		page := send(t, d.own, d.place(c.slot), c.name, c.body)
		_, id, taken := strings.Cut(page.Location(), "tersimpan=")
		if taken != (c.media != "") {
			t.Errorf("%s: taken %v (%d)", about, taken, page.Status)
			continue
		}
		if !taken {
			if page.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s: %d", about, page.Status)
			}
			continue
		}
		for _, path := range []string{"/berkas", "/berkas?tampil", "/versi/1/berkas"} {
			d.mustBeBytes(t, about, "/bukti/"+id+path, c.media, c.body)
		}
	}
}

func (d *desk) mustBeBytes(t *testing.T, about, path, media, body string) {
	t.Helper()
	page := d.judge.Get(path)
	head := page.Header
	if page.Status != http.StatusOK || page.Body != body || head.Get("Content-Type") != media {
		t.Errorf("%s %s: %d, %q, other bytes: %v", about, path, page.Status, head.Get("Content-Type"), page.Body != body)
	}
	if head.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(head.Get("Content-Security-Policy"), "sandbox; default-src 'none'") ||
		head.Get("Cross-Origin-Resource-Policy") != "same-origin" {
		t.Errorf("%s %s: may run: %v", about, path, head)
	}
	said, name, _ := strings.Cut(head.Get("Content-Disposition"), ";")
	wantShown := strings.HasSuffix(path, "tampil") && media != "video/mp4"
	if (said == "inline") != wantShown || said != "inline" && said != "attachment" {
		t.Errorf("%s %s: %q", about, path, head.Get("Content-Disposition"))
	}
	for _, ending := range []string{".html", ".svg", ".js", ".jar", ".zip"} {
		if strings.HasSuffix(name, ending) {
			t.Errorf("%s %s: saved as %q", about, path, name)
		}
	}
}
