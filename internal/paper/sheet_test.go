package paper_test

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"

	"jaring/internal/paper"
)

func receipt() paper.Sheet {
	return paper.Sheet{
		Kicker: "Tanda terima usulan inovasi", Number: "TT-2026-0087", Sub: "Siklus IGA 2026 · Kota Pekalongan",
		Rows:      []paper.Row{{"Inovasi", "Rumah Botol – “versi” é", "(PKL-2026-0001)"}, {"Unit", "SMP Negeri 8", "(NPSN 20329876)"}},
		VerifyURL: "https://inovasi.example.go.id/verifikasi/abcdefghijklmnopqrstuvwxyz",
		Sealed:    "https://inovasi.example.go.id/verifikasi/abcdefghijklmnopqrstuvwxyz#1.TT-2026-0087.seal", ProofTitle: "Sidik isi usulan",
		Fingerprint: "0123 4567 89ab cdef", Note: "Pindai kode ini.", ListTitle: "Daftar bukti yang dikirim",
		List:   []paper.Item{{"SK Kepala.pdf", "Regulasi · 1,2 MB, versi 1", strings.Repeat("a", 64)}},
		MadeAt: time.Date(2026, 6, 18, 7, 5, 0, 0, time.UTC),
	}
}

func print(t *testing.T, s paper.Sheet) []byte {
	t.Helper()
	data, err := s.PDF()
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[len(data)-16:], []byte("%%EOF")) {
		t.Fatalf("no PDF: %d bytes, %v", len(data), err)
	}
	return data
}

// TestPDF_AnyText prints what people paste: characters without a glyph, words without an end, thousands of lines.
func TestPDF_AnyText(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "🌱🏫 Rumah", "a\u202Eb\x00c\t", strings.Repeat("panjang", 600), strings.Repeat("baris\n", 900), "漢字 العربية", "\xff\xfe"} {
		s := receipt()
		s.Number, s.Kicker, s.Sub = text, text, text
		s.Rows = append(s.Rows, paper.Row{Key: text, Value: text, Note: text})
		s.Texts = []paper.Text{{Title: text, Body: text}}
		s.Signed = []paper.Signature{{As: text, Name: text, Position: text}, {As: "Ketua baru", Name: "Dwi"}}
		s.List = append(s.List, paper.Item{Name: text, Sub: text})
		print(t, s)
	}
}

func TestPDF_TooLongForACode(t *testing.T) {
	t.Parallel()
	s := receipt()
	s.Sealed = "https://" + strings.Repeat("a", 5000)
	if _, err := s.PDF(); err == nil {
		t.Error("a QR code that holds nothing was printed")
	}
}

// TestPDF_ReadByAnother looks at the text with another program, where there is one.
func TestPDF_ReadByAnother(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext is not installed: only the form of the file was looked at")
		print(t, receipt())
		return
	}
	file := filepath.Join(t.TempDir(), "r.pdf")
	if err := os.WriteFile(file, print(t, receipt()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), tool, "-layout", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, want := range []string{"TT-2026-0087", "Rumah Botol – “versi” é", "(NPSN 20329876)", "0123 4567 89ab cdef", "verifikasi/abcdefghijklmnopqrstuvwxyz", "SK Kepala.pdf", strings.Repeat("a", 64), "Halaman 1 dari 1"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not in what is read:\n%s", want, out)
		}
	}
}

// TestPDF_LeavesTheFonts: what all prints share no print writes into, so that many may go on at once.
func TestPDF_LeavesTheFonts(t *testing.T) {
	fonts := [][]byte{goregular.TTF, gobold.TTF, gomono.TTF}
	before := make([][32]byte, len(fonts))
	for n, font := range fonts {
		before[n] = sha256.Sum256(font)
	}
	s := receipt()
	s.Fingerprint = strings.Repeat("–é”0ab", 9)
	print(t, s)
	for n, font := range fonts {
		if sha256.Sum256(font) != before[n] {
			t.Errorf("font %d was written into", n)
		}
	}
}
