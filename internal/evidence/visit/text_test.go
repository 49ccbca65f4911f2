package visit

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestTitle(t *testing.T) {
	t.Parallel()
	const html = "text/html"
	for _, c := range []struct{ name, page, mediaType, want string }{
		{"plain", "<title>Rumah Botol</title>", html, "Rumah Botol"},
		{"none", "<p>Rumah</p>", html, ""},
		{"empty", "<title></title><title>x</title>", html, ""},
		{"capitals and attributes", "<HEAD><TITLE id=a>Rumah</TITLE>", html, "Rumah"},
		{"references", "<title>A &amp; B &#60;i&gt; &#x202e;x</title>", html, "A & B <i> x"},
		{"markup is text", "<title><b>Rumah</b></title>", html, "<b>Rumah</b>"},
		{"lines", "<title>\n  Rumah\t\n Botol \n</title>", html, "Rumah Botol"},
		{"cut off", "<title>Rumah Bo", html, "Rumah Bo"},
		{"in a comment", "<!-- <title>salah</title> --><title>benar</title>", html, "benar"},
		{"in a script", "<script>'<title>salah</title>'</script><title>benar</title>", html, "benar"},
		{"in a drawing", "<svg><title>salah</title></svg><title>benar</title>", html, "benar"},
		{"direction", "<title>\u202egpj.exe\u2066\u200b\u00ad</title>", html, "gpj.exe"},
		{"control", "<title>a\x00b\x07c\x7fd\u0085e</title>", html, "abcd e"},
		{"western", "<title>Caf\xe9 \x93Kita\x94</title>", "text/html; charset=windows-1252", "Café “Kita”"},
		{"western, undeclared", "<title>Caf\xe9</title>", html, "Café"},
		{"western by the page", `<meta charset="iso-8859-1"><title>Caf` + "\xe9</title>", html, "Café"},
		{"cut in a character", "<title>Caf\xc3", "text/html; charset=utf-8", "Caf"},
		{"other encoding", "<title>\x82\xa0</title>", "text/html; charset=shift_jis", ""},
		{"the answer decides", `<meta charset="shift_jis"><title>Kafé</title>`, "text/html; charset=UTF-8", "Kafé"},
		{"long", "<title>" + strings.Repeat("é", 500) + "</title>", html, strings.Repeat("é", 199) + "…"},
		{"just fits", "<title>" + strings.Repeat("a", 200) + "</title>", html, strings.Repeat("a", 200)},
	} {
		if got := Title([]byte(c.page), c.mediaType); got != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func FuzzTitle(f *testing.F) {
	for _, page := range []string{"<title>Rumah &amp; Botol</title>", "<svg><title>x</title></svg>", "<title>\u202e\xff", "<!--", "<title>" + strings.Repeat("a ", 300)} {
		f.Add([]byte(page), "text/html; charset=utf-8")
		f.Add([]byte(page), "text/html; charset=windows-1252")
	}
	f.Fuzz(func(t *testing.T, page []byte, mediaType string) {
		title := Title(page, mediaType)
		if !utf8.ValidString(title) || utf8.RuneCountInString(title) > maxTitle || strings.TrimSpace(title) != title || strings.Contains(title, "  ") {
			t.Errorf("%q", title)
		}
		if at := strings.IndexFunc(title, func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }); at >= 0 {
			t.Errorf("%q at %d", title, at)
		}
	})
}

func TestRecognise(t *testing.T) {
	t.Parallel()
	const id, file = "dQw4w9WgXcQ", "1AbC_d-EfGhIjKlMnOpQrStUvWxYz012345"
	video := Kind{Site: YouTube, Word: "Video YouTube", Video: id}
	other := Kind{Site: YouTube, Word: "Halaman YouTube"}
	stored := Kind{Site: Drive, Word: "Berkas Google Drive"}
	folder := Kind{Site: Drive, Word: "Folder Google Drive", Folder: true}
	unclear := Kind{Site: Drive, Word: "Google Drive"}
	for address, want := range map[string]Kind{
		"https://www.youtube.com/watch?v=" + id:                         video,
		"http://youtube.com/watch?app=desktop&v=" + id + "&t=3s#x":      video,
		"https://m.youtube.com/watch/?v=" + id:                          video,
		"https://YouTube.com/shorts/" + id + "?feature=share":           video,
		"https://www.youtube.com/embed/" + id:                           video,
		"https://www.youtube-nocookie.com/embed/" + id:                  video,
		"https://www.youtube.com/live/" + id:                            video,
		"https://youtu.be/" + id + "?si=abc":                            video,
		"https://youtu.be/" + id + "/":                                  video,
		"https://www.youtube.com/@smpn8":                                other,
		"https://www.youtube.com/watch?v=pendek":                        other,
		"https://www.youtube.com/watch?v=" + id + "x":                   other,
		"https://www.youtube.com/watch?list=PL1":                        other,
		"https://youtu.be/":                                             other,
		"https://youtu.be/../" + id:                                     other,
		"https://drive.google.com/file/d/" + file + "/view?usp=sharing": stored,
		"https://drive.google.com/a/kota.go.id/file/d/" + file:          unclear,
		"https://drive.google.com/file/u/1/d/" + file + "/view":         stored,
		"https://drive.google.com/open?id=" + file:                      stored,
		"https://drive.google.com/uc?export=download&id=" + file:        stored,
		"https://drive.google.com/drive/folders/" + file:                folder,
		"https://drive.google.com/drive/u/0/folders/" + file + "?x":     folder,
		"https://drive.google.com/drive/my-drive":                       unclear,
		"https://drive.google.com/":                                     unclear,
		"https://docs.google.com/document/d/" + file + "/edit":          {Site: Drive, Word: "Google Dokumen"},
		"https://docs.google.com/spreadsheets/d/" + file:                {Site: Drive, Word: "Google Spreadsheet"},
		"https://docs.google.com/presentation/u/0/d/" + file:            {Site: Drive, Word: "Google Slide"},
		"https://docs.google.com/forms/d/e/" + file + "/viewform":       {Site: Drive, Word: "Google Formulir"},
		"https://docs.google.com/":                                      unclear,
		"https://youtube.com.jahat.id/watch?v=" + id:                    {},
		"https://jahat.id/?https://youtu.be/" + id:                      {},
		"https://youtu.be@jahat.id/" + id:                               {},
		"ftp://youtu.be/" + id:                                          {},
		"https://notyoutube.com/watch?v=" + id:                          {},
		"https://smpn8.sch.id/":                                         {},
		"":                                                              {},
	} {
		if got := Recognise(address); got != want {
			t.Errorf("%s: %+v", address, got)
		}
	}
}

func FuzzRecognise(f *testing.F) {
	for _, address := range []string{"https://youtu.be/dQw4w9WgXcQ", "https://drive.google.com/u/u/u/", "https://docs.google.com/document/u", "http://[::1]/", "https://www.youtube.com/watch?v=a%00"} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		k := Recognise(address)
		if k.Video != "" && (k.Site != YouTube || !videoID.MatchString(k.Video)) || (k.Site == "") != (k.Word == "") || k.Folder && k.Site != Drive {
			t.Errorf("%+v", k)
		}
	})
}
