package evidence_test

import (
	"bytes"
	"fmt"
	"image"
	"slices"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

// printed is the first page of a letter as it comes out of a printer.
func printed(t *testing.T, p parts) image.Image {
	t.Helper()
	pdf := p.pdf(t)
	var page image.Image
	_, err := reader.PDF(t.Context(), bytes.NewReader(pdf), int64(len(pdf)), func(p reading.Drawn) (err error) {
		page, _, err = image.Decode(bytes.NewReader(p.Image))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// lookCases are scans of letters and photographs that are evidence elsewhere already, in another copy; and other letters
// of the same template, which are not the same.
func lookCases(t *testing.T) []made {
	var list []made
	add := func(name, ext string, slot evidence.Slot, earlier, content []byte, own bool, planted ...preflight.Code) {
		slices.Sort(planted)
		list = append(list, made{name: name, slot: slot, file: name + ext, bytes: content, planted: planted, before: func(t *testing.T, w *world, m made) {
			actor := map[bool]auth.Actor{true: w.own, false: w.other}[own]
			w.send(t, actor, made{name: name + " dahulu", slot: slot, file: "lama" + ext, bytes: earlier})
		}})
	}
	scan := func(page image.Image, c testfile.Copy) []byte { return testfile.Paper(t, c.Of(t, page)) }
	clean := testfile.Copy{Noise: 3, Bright: .97, Seed: 1}
	for n, c := range []struct {
		name    string
		copied  testfile.Copy
		planted []preflight.Code
	}{
		{"dipindai lagi", testfile.Copy{Noise: 4, Shift: .005, Seed: 2}, nil},
		{"disimpan lagi", testfile.Copy{Detail: 30}, nil},
		{"diperkecil", testfile.Copy{Scale: .5, Detail: 60}, []preflight.Code{preflight.Coarse}},
		{"dicerahkan", testfile.Copy{Bright: 1.15, Noise: 2}, nil},
		{"dipindai miring", testfile.Copy{Turn: 1, Noise: 3}, nil},
	} {
		page := printed(t, goodParts(500+n))
		add(c.name, ".pdf", "sid-17", scan(page, clean), scan(page, c.copied), true, append(c.planted, preflight.NoText, preflight.PageSame)...)
		add(c.name+" unit lain", ".pdf", "sid-17", scan(printed(t, goodParts(510+n)), clean), scan(printed(t, goodParts(510+n)), c.copied), false,
			append(c.planted, preflight.NoText, preflight.PageOther)...)
		add(c.name+" surat lain", ".pdf", "sid-17", scan(printed(t, goodParts(520+n)), clean), scan(printed(t, goodParts(530+n)), c.copied), true,
			append(c.planted, preflight.NoText)...)
	}
	for n, copied := range []testfile.Copy{{Scale: .7, Detail: 60}, {Detail: 30}, {Bright: 1.1, Noise: 2}} {
		photo, _, err := image.Decode(bytes.NewReader(testfile.Scene(t, 900, 700, 600+n)))
		if err != nil {
			t.Fatal(err)
		}
		add(fmt.Sprint("foto disalin ", n), ".jpg", outreach, testfile.Scene(t, 900, 700, 600+n), copied.Of(t, photo), true, preflight.PageSame)
		add(fmt.Sprint("foto disalin unit lain ", n), ".jpg", outreach, testfile.Scene(t, 900, 700, 610+n), testfile.Scene(t, 880, 690, 610+n), false, preflight.PageOther)
		add(fmt.Sprint("foto lain ", n), ".jpg", outreach, testfile.Scene(t, 900, 700, 620+n), testfile.Scene(t, 900, 700, 630+n), true)
	}
	return list
}

// TestLook_BothAreTold: as with the same file, the earlier one learns of the later one, and other units learn nothing.
func TestLook_BothAreTold(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	photo := func(wide int) made {
		return made{name: "foto", slot: outreach, file: "foto.jpg", bytes: testfile.Scene(t, wide, 700, 1)}
	}
	first := w.send(t, w.own, photo(900))
	if got := w.findings(t, w.own, first, outreach); len(got) > 0 {
		t.Fatalf("alone: %+v", got)
	}
	rival := w.send(t, w.other, photo(880))
	if got := w.findings(t, w.other, rival, outreach); len(got) > 0 {
		t.Errorf("another unit is told: %+v", got)
	}
	if got := w.findings(t, w.own, first, outreach); len(got) > 0 {
		t.Errorf("the first unit is told of the other: %+v", got)
	}
	for _, entry := range []string{first, rival} {
		if got := codesOf(w.findings(t, w.koord, entry, outreach)); !slices.Equal(got, []preflight.Code{preflight.PageOther}) {
			t.Errorf("the coordinator: %v", got)
		}
	}
	w.send(t, w.own, photo(860))
	if got := codesOf(w.findings(t, w.own, first, outreach)); !slices.Equal(got, []preflight.Code{preflight.PageSame}) {
		t.Errorf("the first: %v", got)
	}
}

// TestPages_Kept: the pages of a PDF are in the store and its tables, drawn again they are the same, and verifying knows them.
func TestPages_Kept(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	p := goodParts(1)
	p.pages = 3
	entry := w.send(t, w.own, made{name: "surat", slot: regulation, file: "surat.pdf", bytes: p.pdf(t)})
	shelf, err := w.s.Shelf(t.Context(), w.own, entry, regulation)
	if err != nil {
		t.Fatal(err)
	}
	id := shelf.Items[0].ID
	if checked, _ := shelf.Of(shelf.Items[0]); len(checked.Drawn) != 3 || checked.Drawn[2].No != 3 || checked.Drawn[0].High != 1400 {
		t.Errorf("%+v", checked.Drawn)
	}
	before, err := w.s.VerifyFiles(t.Context())
	if err != nil || len(before.Problems) > 0 || before.Files < 3 { // the file, its page (all three are the same), the small copy
		t.Errorf("%+v, %v", before, err)
	}
	w.Exec(t, "UPDATE evidence_reading SET reader = 1")
	if n, err := w.s.CatchUp(t.Context()); err != nil || n != 1 {
		t.Errorf("%d to catch up with, %v", n, err)
	}
	w.examine(t, id, 1)
	if n := w.Count(t, "SELECT count(*) FROM evidence_page"); n != 3 {
		t.Errorf("%d pages after the second time", n)
	}
	if after, err := w.s.VerifyFiles(t.Context()); err != nil || after.Files != before.Files {
		t.Errorf("%d files after the second time, %d before", after.Files, before.Files)
	}
	c, err := w.s.OpenPage(t.Context(), w.judge, id, 0, 2, evidence.Shown)
	if err == nil {
		t.Error("an assessor without a sheet for the entry has a page")
		_ = c.File.Close()
	}
}
