package look_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"testing"

	"jaring/internal/evidence/look"
	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

var reader = reading.New(filepath.Join(os.TempDir(), "jaring-test-pdfium"))

// pageOf prints a letter and looks at its first page.
func pageOf(t *testing.T, lines []string) image.Image {
	t.Helper()
	pdf := testfile.Letter{Lines: lines}.PDF(t)
	var page image.Image
	_, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), func(p reading.Drawn) (err error) {
		if p.No == 1 {
			page, _, err = image.Decode(bytes.NewReader(p.Image))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func lookAt(t *testing.T, jpg []byte) *look.Look {
	t.Helper()
	p, _, err := image.Decode(bytes.NewReader(jpg))
	if err != nil {
		t.Fatal(err)
	}
	to := image.NewRGBA(image.Rectangle{Max: p.Bounds().Size()})
	draw.Draw(to, to.Rect, p, p.Bounds().Min, draw.Src)
	return look.Of(to)
}

// copies are what becomes of one page; two copies of it must be known as such.
var copies = map[string]testfile.Copy{
	"scanned":      {Noise: 4, Bright: .96},
	"recompressed": {Detail: 30},
	"half as wide": {Scale: .5, Detail: 70, Noise: 2},
	"brighter":     {Bright: 1.15, Noise: 3},
	"darker":       {Bright: .8, Noise: 3},
	"shifted":      {Shift: .01, Noise: 4},
	"askew":        {Turn: .5, Noise: 4, Bright: .95},
	"more askew":   {Turn: 1, Scale: .8, Noise: 4, Bright: .95},
	"quite askew":  {Turn: -2, Scale: .9, Noise: 4, Bright: .95},
}

// fromTemplate are letters of one office: the same head and the same end, other words between.
func fromTemplate(seed, words int) []string {
	lines := []string{"PEMERINTAH KOTA PEKALONGAN", "DINAS PENDIDIKAN", "SMP NEGERI 8", "Jalan Sriwijaya Nomor 12 Pekalongan", "",
		"KEPUTUSAN KEPALA SMP NEGERI 8", fmt.Sprintf("Nomor 421/%d", seed), "tentang", "Penetapan Inovasi Rumah Botol", ""}
	lines = append(lines, testfile.Words(words, seed)...)
	return append(lines, "", "Ditetapkan di Pekalongan", "pada tanggal 4 Maret 2025", "Kepala Sekolah,", "", "", "", "Siti Aminah, S.Pd., M.Pd.", "NIP 19700101 199501 2 001")
}

// filledIn are assignments of one wording, to other people.
func filledIn(names ...string) []string {
	lines := []string{"PEMERINTAH KOTA PEKALONGAN", "DINAS PENDIDIKAN", "SMP NEGERI 8", "", "SURAT TUGAS", "Nomor 800/12/2025", ""}
	lines = append(lines, testfile.Words(60, 99)...)
	for n, name := range names {
		lines = append(lines, fmt.Sprintf("%d. Nama: %s", n+1, name), "    Jabatan: Guru")
	}
	lines = append(lines, testfile.Words(60, 98)...)
	return append(lines, "", "Pekalongan, 4 Maret 2025", "Kepala Sekolah,", "", "", "Siti Aminah, S.Pd., M.Pd.")
}

// TestAlike: copies of a page are alike and letters of one template are not, and the bits that a database compares agree.
func TestAlike(t *testing.T) {
	t.Parallel()
	same, found, near, strange, kept := 0, 0, 0, 0, 0
	for _, c := range []struct {
		page   []string
		others [][]string
	}{
		{fromTemplate(1, 60), [][]string{fromTemplate(2, 60), fromTemplate(3, 60), fromTemplate(4, 120)}},
		{fromTemplate(1, 120), [][]string{fromTemplate(2, 120), fromTemplate(3, 120), fromTemplate(4, 130)}},
		{fromTemplate(1, 300), [][]string{fromTemplate(2, 300), fromTemplate(3, 300), fromTemplate(4, 290)}},
		{filledIn("Budi Santoso", "Rahmawati Kusumaningrum"), [][]string{filledIn("Agus Setiawan", "Dwi Lestari Handayani"), filledIn("Ana", "Tri Wahyu")}},
	} {
		page := pageOf(t, c.page)
		first := lookAt(t, testfile.Copy{Noise: 3, Seed: 9}.Of(t, page))
		for name, copied := range copies {
			copied.Seed = 1
			second := lookAt(t, copied.Of(t, page))
			same++
			switch {
			case look.Alike(first, second):
				found++
			case copied.Turn == 0:
				t.Errorf("%s: %s is another page", c.page[5], name)
			default: // laid askew: as many as can be
				t.Logf("%s: %s is another page", c.page[5], name)
			}
			if shared(first, second) && apart(first, second) <= look.MostApart {
				near++
			} else {
				t.Logf("%s, %s: %d bits apart, a band shared: %t", c.page[4], name, apart(first, second), shared(first, second))
			}
		}
		for _, other := range c.others {
			second := lookAt(t, testfile.Copy{Noise: 3, Bright: .97, Seed: 5}.Of(t, pageOf(t, other)))
			strange++
			if look.Alike(first, second) {
				t.Errorf("%v is the page of another letter", other[5:8])
			}
			if shared(first, second) && apart(first, second) <= look.MostApart {
				kept++
			}
		}
	}
	t.Logf("%d copies: %d known, of %d the bits are near; %d letters of the same template, of %d the bits are near", same, found, near, strange, kept)
	if near < same*9/10 || found < same*9/10 {
		t.Error("the database would not find the copies")
	}
}

func apart(a, b *look.Look) (n int) {
	one, two := a.Hash(), b.Hash()
	for at := range one {
		if one[at] != two[at] {
			n++
		}
	}
	return n
}

// shared reports whether a probe of one is a band of the other.
func shared(a, b *look.Look) bool {
	bands := map[int32]bool{}
	for _, band := range b.Hash().Bands() {
		bands[band] = true
	}
	for _, probe := range a.Hash().Probes() {
		if bands[probe] {
			return true
		}
	}
	return false
}

// TestAlike_Photographs: a picture that was made smaller is the same, one of something else is not.
func TestAlike_Photographs(t *testing.T) {
	t.Parallel()
	for seed := range 4 {
		photo, _, err := image.Decode(bytes.NewReader(testfile.Scene(t, 480, 360, seed)))
		if err != nil {
			t.Fatal(err)
		}
		first := lookAt(t, testfile.Scene(t, 480, 360, seed))
		for name, copied := range map[string]testfile.Copy{"small": {Scale: .4, Detail: 60}, "bright": {Bright: 1.1}, "recompressed": {Detail: 25}} {
			if second := lookAt(t, copied.Of(t, photo)); !look.Alike(first, second) || !shared(first, second) {
				t.Errorf("%d %s: another picture", seed, name)
			}
		}
		for other := range 8 {
			if other != seed && look.Alike(first, lookAt(t, testfile.Scene(t, 480, 360, other))) {
				t.Errorf("%d is %d", seed, other)
			}
		}
	}
}

// TestOf_Nothing: blank pages look like each other and mean nothing.
func TestOf_Nothing(t *testing.T) {
	t.Parallel()
	white := func(wide, high int) *image.RGBA {
		p := image.NewRGBA(image.Rect(0, 0, wide, high))
		draw.Draw(p, p.Rect, image.White, image.Point{}, draw.Src)
		return p
	}
	number := white(990, 1400)
	draw.Draw(number, image.Rect(480, 1330, 500, 1350), image.Black, image.Point{}, draw.Src)
	line := white(990, 1400)
	draw.Draw(line, image.Rect(100, 700, 890, 703), image.Black, image.Point{}, draw.Src)
	noise := white(990, 1400)
	for n := range 990 * 1400 {
		noise.SetRGBA(n%990, n/990, color.RGBA{uint8(250 - n*n%7), uint8(250 - n*n%7), uint8(250 - n*n%7), 255})
	}
	for name, p := range map[string]*image.RGBA{
		"white": white(990, 1400), "black": image.NewRGBA(image.Rect(0, 0, 99, 99)), "a page number": number, "a line": line, "noise": noise,
		"a pixel": white(1, 1), "a thread": white(1400, 1), "another thread": white(1, 1400),
	} {
		if look.Of(p) != nil {
			t.Errorf("%s looks like something", name)
		}
	}
}

func TestBytes(t *testing.T) {
	t.Parallel()
	one := lookAt(t, testfile.Scene(t, 300, 200, 1))
	if two := look.FromBytes(one.Bytes()); two == nil || *one != *two {
		t.Error("a look is not what was kept")
	}
	if look.FromBytes(nil) != nil || look.FromBytes([]byte("x")) != nil {
		t.Error("what was never kept is a look")
	}
	if hash := one.Hash(); len(hash.String()) != look.HashBits || len(hash.Bands()) != 32 {
		t.Error("a hash of another length")
	}
}

func FuzzOf(f *testing.F) {
	f.Add(uint8(20), []byte("abc"))
	f.Fuzz(func(t *testing.T, wide uint8, pixels []byte) {
		w := max(1, int(wide))
		p := image.NewRGBA(image.Rect(0, 0, w, 1+len(pixels)/w/4))
		copy(p.Pix, pixels)
		if l := look.Of(p); l != nil && !look.Alike(l, l) {
			t.Error("a picture is not like itself")
		}
	})
}
