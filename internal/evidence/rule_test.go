package evidence

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/iid"
)

func TestDetect(t *testing.T) {
	t.Parallel()
	docx := "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + strings.Repeat("\x00", 12) + "\x13\x00\x00\x00[Content_Types].xml" +
		strings.Repeat("x", 40) + "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + strings.Repeat("\x00", 12) + "\x11\x00\x00\x00word/document.xml"
	for name, c := range map[string]struct {
		head  string
		kind  Kind
		words string
	}{
		"pdf":              {"%PDF-1.4\n", PDF, "PDF"},
		"pdf after blanks": {"\xef\xbb\xbf\n%PDF-1.4\n", PDF, "PDF"},
		"jpg":              {"\xff\xd8\xff\xe0\x00\x10JFIF", JPG, "JPG"},
		"png":              {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", PNG, "PNG"},
		"mp4":              {"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2", MP4, "MP4"},
		"mov":              {"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  ", MOV, "MOV"},
		"docx":             {docx, "", "dokumen Word (DOCX)"},
		"zip":              {"PK\x03\x04\x0a\x00\x00\x00\x00\x00" + strings.Repeat("\x00", 16) + "\x05\x00\x00\x00a.txt", "", "berkas ZIP"},
		"exe":              {"MZ\x90\x00" + strings.Repeat("\x00", 60), "", "program Windows (EXE)"},
		"html":             {"<html><body>x", "", "halaman web (HTML)"},
		"svg":              {`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">`, "", "gambar SVG"},
		"text":             {"Surat keputusan", "", "teks biasa"},
		"heic":             {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "", "gambar HEIC"},
		"m4a":              {"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42", "", "rekaman suara"},
		"gif":              {"GIF89a\x01\x00\x01\x00", "", "gambar GIF"},
		"page then pdf":    {"<html>%PDF-1.4", "", "PDF yang didahului isi lain"},
		"script then pdf":  {"#!/bin/sh\n%PDF-1.4", "", "PDF yang didahului isi lain"},
		"noise":            {"\x01\x02\x03\x04", "", "berkas yang jenisnya tidak dikenal"},
	} {
		if kind, words := detect([]byte(c.head)); kind != c.kind || words != c.words {
			t.Errorf("%s: %q %q, want %q %q", name, kind, words, c.kind, c.words)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add([]byte("%PDF-1.4"))
	f.Fuzz(func(t *testing.T, head []byte) {
		kind, words := detect(head)
		if words == "" || (kind != "" && kind.MediaType() == "") {
			t.Errorf("detect(%q) = %q, %q", head, kind, words)
		}
	})
}

func TestShelf_RuleOfEverySlot(t *testing.T) {
	t.Parallel()
	rules := map[Slot]string{
		"2026 sid-16": "PDF", "2026 sid-35": "MP4, tautan, JPG, atau PNG", "2025 sid-19": "PDF, JPG, atau PNG assumed", "2024 sid-25": "JPG atau PNG",
		"2026 profile-photo": "JPG atau PNG", "2026 profile-video": "MP4, MOV, atau tautan", "2025 profile-budget": "PDF",
		"2025 sid-16": "none", "2026 spd-01": "none", "2026 sid-36": "none", "2026 profile-x": "none", "2026 ": "none",
	}
	for key, want := range rules {
		year, slot, _ := strings.Cut(string(key), " ")
		in, err := iid.ForYear(2020 + int(year[3]-'0'))
		if err != nil {
			t.Fatal(err)
		}
		shelf, got := Shelf{Slot: Slot(slot)}, "none"
		if shelf.fill(in) {
			got = shelf.Rule.Words()
			if shelf.Title == "" {
				t.Errorf("%s has no title", key)
			}
		}
		if shelf.Rule.Assumed {
			got += " assumed"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// The instruments name no kind that this package does not know.
func TestRule_KindsOfInstruments(t *testing.T) {
	t.Parallel()
	for _, year := range iid.Years() {
		in, err := iid.ForYear(year)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range in.SID() {
			for _, k := range IndicatorRule(i.Evidence).Kinds {
				if k != Link && k.MediaType() == "" {
					t.Errorf("%d %s: unknown kind %q", year, i.Code, k)
				}
			}
		}
	}
}

func TestCleanName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		raw  string
		kind Kind
		want string
	}{
		{"SK Wali Kota.pdf", PDF, "SK Wali Kota.pdf"},
		{"SK.PDF", PDF, "SK.pdf"},
		{"foto.JPEG", JPG, "foto.jpg"},
		{"surat.html", PDF, "surat.html.pdf"},
		{`..\..\windows\system32\SK.pdf`, PDF, "SK.pdf"},
		{"../../etc/passwd", PDF, "passwd.pdf"},
		{"/", PDF, "berkas.pdf"},
		{"", PNG, "berkas.png"},
		{"...", PDF, "berkas.pdf"},
		{".pdf", PDF, "pdf.pdf"},
		{"a\x00b\r\nc.pdf", PDF, "ab c.pdf"},
		{"foto\u202egpj.exe", JPG, "fotogpj.exe.jpg"},
		{"\u200bSK\ufeff.pdf", PDF, "SK.pdf"},
		{`a"b<c>:|?*.pdf`, PDF, "a_b_c_____.pdf"},
		{"CON.pdf", PDF, "_CON.pdf"},
		{"nul", PDF, "_nul.pdf"},
		{"Rumah 🐢 Botol.pdf", PDF, "Rumah 🐢 Botol.pdf"},
		{"-rf $(id).pdf", PDF, "-rf $(id).pdf"},
		{"\xff\xfeSK.pdf", PDF, "SK.pdf"},
		{strings.Repeat("é", 300) + ".pdf", PDF, strings.Repeat("é", 98) + ".pdf"},
		{strings.Repeat("x", 300) + ".pdf", PDF, strings.Repeat("x", 116) + ".pdf"},
	} {
		if got := cleanName(c.raw, c.kind); got != c.want {
			t.Errorf("cleanName(%q) = %q, want %q", c.raw, got, c.want)
		}
	}
}

func FuzzCleanName(f *testing.F) {
	for _, seed := range []string{"SK.pdf", "../x", "a\u202eb.exe", "con.", " .pdf .pdf", "e\u200d\u0301.pdf", "\u0958.jpeg"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, k := range []Kind{PDF, JPG, MOV} {
			got := cleanName(raw, k)
			if again := cleanName(got, k); again != got {
				t.Errorf("not settled: %q → %q → %q", raw, got, again)
			}
			if !utf8.ValidString(got) || strings.ContainsAny(got, "/\\\x00\r\n\"<>") || strings.HasPrefix(got, ".") ||
				!strings.HasSuffix(got, "."+string(k)) || utf8.RuneCountInString(got) > maxNameRunes || len(got) > maxNameBytes ||
				strings.ContainsFunc(got, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }) {
				t.Errorf("cleanName(%q) = %q", raw, got)
			}
		}
	})
}

func TestParseLink(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"https://www.youtube.com/watch?v=a&t=1#x":      "https://www.youtube.com/watch?v=a&t=1#x",
		"  http://situs.go.id  ":                       "http://situs.go.id",
		"HTTPS://Situs.go.id/A":                        "https://Situs.go.id/A",
		"https://situs.go.id/é":                        "https://situs.go.id/%C3%A9",
		"http://127.0.0.1:8080/x":                      "http://127.0.0.1:8080/x", // kept as text, never fetched here
		"http://[::1]/":                                "http://[::1]/",
		"":                                             "",
		"javascript:alert(1)":                          "",
		"JaVaScRiPt:alert(1)":                          "",
		"data:text/html,x":                             "",
		"ftp://situs.go.id":                            "",
		"//situs.go.id":                                "",
		"/usulan/x":                                    "",
		"situs.go.id":                                  "",
		"https://":                                     "",
		"https:situs.go.id":                            "",
		"https:///x":                                   "",
		"https://.go.id":                               "",
		"https://user@situs.go.id":                     "",
		"https://user:rahasia@situs.go.id":             "",
		"https://situs.go.id/a b":                      "",
		"https://situs.go.id/\x00":                     "",
		"https://situs.go.id/\n":                       "https://situs.go.id/",
		"https://situs.go.id/\nx":                      "",
		"https://situs.go.id\\@jahat.id":               "",
		"https://situs.go.id/\u202egpj":                "",
		"https://situs.go.id:port/":                    "",
		"https://a.id/" + strings.Repeat("x", maxLink): "",
	} {
		got, problem := parseLink(raw)
		if got != want || (want == "") != (problem != "") {
			t.Errorf("parseLink(%q) = %q, %q; want %q", raw, got, problem, want)
		}
	}
}

func FuzzParseLink(f *testing.F) {
	for _, seed := range []string{"https://a.id/b?c#d", "http://a@b", "https://a.id/%zz", "https://é.id"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got, problem := parseLink(raw)
		if (got == "") == (problem == "") {
			t.Fatalf("parseLink(%q) = %q, %q", raw, got, problem)
		}
		if got == "" {
			return
		}
		if !strings.HasPrefix(got, "http://") && !strings.HasPrefix(got, "https://") || strings.ContainsFunc(got, unreadable) {
			t.Errorf("parseLink(%q) = %q", raw, got)
		}
		if again, _ := parseLink(got); again != got && utf8.RuneCountInString(got) <= maxLink {
			t.Errorf("not settled: %q → %q → %q", raw, got, again)
		}
	})
}

func TestLetter(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, time.June, 18, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		in   Letter
		want string // names of the fields with a problem
	}{
		{Letter{}, ""},
		{Letter{Number: strings.Repeat("x", 120), Subject: strings.Repeat("é", 300)}, ""},
		{Letter{Number: strings.Repeat("x", 121), Subject: strings.Repeat("é", 301)}, "number subject"},
		{Letter{Number: "a\tb"}, "number"},
		{Letter{Number: "a\xff"}, "number"},
		{Letter{Day: "18", Month: "6", Year: "2026"}, ""},
		{Letter{Day: "18", Month: "06", Year: "2026"}, ""},
		{Letter{Day: "19", Month: "6", Year: "2026"}, "date"},
		{Letter{Day: "29", Month: "2", Year: "2024"}, ""},
		{Letter{Day: "29", Month: "2", Year: "2025"}, "date"},
		{Letter{Day: "17", Month: "8", Year: "1945"}, ""},
		{Letter{Day: "16", Month: "8", Year: "1945"}, "date"},
		{Letter{Day: "1", Month: "1", Year: "24"}, "date"},
		{Letter{Day: "1", Month: "Januari", Year: "2024"}, "date"},
		{Letter{Day: "1", Month: "1"}, "date"},
		{Letter{Day: "-1", Month: "1", Year: "2024"}, "date"},
		{Letter{Day: "0001", Month: "00001", Year: "2024"}, "date"},
	} {
		_, problems := c.in.parse(today)
		var names []string
		for _, p := range problems {
			names = append(names, p.Name)
		}
		if diff := cmp.Diff(c.want, strings.Join(names, " ")); diff != "" {
			t.Errorf("%+v: %s", c.in, diff)
		}
	}
}

func TestDay_IsThatOfWIB(t *testing.T) {
	t.Parallel()
	evening := time.Date(2026, time.June, 18, 16, 59, 59, 0, time.UTC)
	if got := day(evening); got != time.Date(2026, time.June, 18, 0, 0, 0, 0, time.UTC) {
		t.Errorf("23.59.59 WIB is on %v", got)
	}
	if got := day(evening.Add(time.Second)); got != time.Date(2026, time.June, 19, 0, 0, 0, 0, time.UTC) {
		t.Errorf("midnight WIB is on %v", got)
	}
}
