package evidence_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/reading"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/testfile"
)

// reader is shared: starting it costs more than reading a hundred files.
var reader = reading.New(filepath.Join(os.TempDir(), "jaring-test-pdfium"))

// made is one made file and what was planted in it.
type made struct {
	name    string
	slot    evidence.Slot
	file    string // name of the file
	bytes   []byte
	letter  evidence.Letter
	planted []preflight.Code // sorted
	number  string           // that the letter has; empty: it is no letter that can be read
	before  func(*testing.T, *world, made)
}

// parts are what a made letter is put together from.
type parts struct {
	seed              int
	head, title, date string
	typed             int // year that the person typed; 0: nothing
	pages             int
	password          string
	locked            bool
}

func (p parts) lines() []string {
	lines := []string{p.head, "DINAS PENDIDIKAN", "SMP NEGERI 8", "KEPUTUSAN KEPALA SMP NEGERI 8", fmt.Sprintf("Nomor 421/%d", p.seed), "tentang " + p.title, "Menimbang: bahwa"}
	lines = append(lines, testfile.Words(120, p.seed)...)
	return append(lines, "Ditetapkan di Pekalongan", "pada tanggal "+p.date, "Kepala Sekolah,")
}

// goodParts are of a letter with which nothing is wrong, unlike any other seed's.
func goodParts(seed int) parts {
	return parts{seed: seed, head: "PEMERINTAH KOTA PEKALONGAN", title: "Penetapan Inovasi Rumah Botol", date: "4 Maret 2025"}
}

func (p parts) pdf(t *testing.T) []byte {
	return testfile.Letter{Lines: p.lines(), Pages: p.pages, Password: p.password, Locked: p.locked}.PDF(t)
}

func (p parts) letter() evidence.Letter {
	if p.typed == 0 {
		return evidence.Letter{}
	}
	return evidence.Letter{Number: "421", Day: "4", Month: "3", Year: fmt.Sprint(p.typed), Subject: p.title}
}

// flaws are what can be planted in a letter, each by itself and with others.
var flaws = []struct {
	code  preflight.Code
	plant func(*parts)
}{
	{preflight.DateOutside, func(p *parts) { p.date = "4 Maret 2019" }},
	{preflight.DateOutside, func(p *parts) { p.typed = 2020 }},
	{preflight.OtherRegion, func(p *parts) { p.head = "PEMERINTAH KABUPATEN BATANG" }},
	{preflight.OtherRegion, func(p *parts) { p.head = "BUPATI PEMALANG" }},
	{preflight.NameNotFound, func(p *parts) { p.title = "Pembagian Tugas Mengajar" }},
}

func letterCases(t *testing.T) []made {
	var list []made
	add := func(name string, p parts, planted ...preflight.Code) {
		slices.Sort(planted)
		slot := regulation
		if !slices.Contains(planted, preflight.NameNotFound) && p.seed%2 == 0 {
			slot = "sid-17"
		}
		if slices.Contains(planted, preflight.DateOutside) {
			slot = "sid-17"
			if slices.Contains(planted, preflight.NameNotFound) {
				return // only the regulation must name it, and that may be old
			}
		}
		list = append(list, made{name: name, slot: slot, file: name + ".pdf", bytes: p.pdf(t), letter: p.letter(), planted: slices.Compact(planted),
			number: fmt.Sprint("421/", p.seed)})
	}
	seed := 0
	next := func() parts { seed++; return goodParts(seed) }
	for n := range 12 {
		p := next()
		p.pages, p.locked = 1+n%4*3, n%5 == 4
		if n%3 == 0 {
			p.typed = 2025
		}
		add(fmt.Sprint("baik ", n), p)
	}
	for i, one := range flaws {
		p := next()
		one.plant(&p)
		add(fmt.Sprint("cacat ", i), p, one.code)
		for j, two := range flaws[i+1:] {
			p := next()
			one.plant(&p)
			two.plant(&p)
			add(fmt.Sprint("cacat ", i, " dan ", i+1+j), p, one.code, two.code)
		}
	}
	return list
}

func brokenCases(t *testing.T) []made {
	var list []made
	add := func(name, ext string, slot evidence.Slot, content []byte, planted ...preflight.Code) {
		slices.Sort(planted)
		list = append(list, made{name: name, slot: slot, file: name + ext, bytes: content, planted: planted})
	}
	for n := range 4 {
		p := goodParts(200 + n)
		p.password = "rahasia"
		add(fmt.Sprint("terkunci ", n), ".pdf", regulation, p.pdf(t), preflight.Encrypted)
		add(fmt.Sprint("rusak ", n), ".pdf", regulation, testfile.Torn(goodParts(210+n).pdf(t)), preflight.Corrupt)
		add(fmt.Sprint("kosong ", n), ".pdf", regulation, testfile.Blank(t, n+1), preflight.Empty)
		add(fmt.Sprint("pindai ", n), ".pdf", "sid-17", testfile.Scan(t, 110+20*n, 300+n), preflight.NoText)
		add(fmt.Sprint("pindai buram ", n), ".pdf", "sid-17", testfile.Scan(t, 40+15*n, 310+n), preflight.NoText, preflight.Coarse)
		add(fmt.Sprint("pindai terbaca buram ", n), ".pdf", regulation, testfile.ReadScan(t, 45+15*n, 320+n, goodParts(320+n).lines()...), preflight.Coarse)
		add(fmt.Sprint("pindai baik ", n), ".pdf", regulation, testfile.ReadScan(t, 120+10*n, 330+n, goodParts(330+n).lines()...))
		add(fmt.Sprint("foto ", n), ".jpg", outreach, testfile.JPEG(t, 900+n, 700, 340+n))
		add(fmt.Sprint("foto diputar ", n), ".jpg", outreach, testfile.Turned(testfile.JPEG(t, 900, 700+n, 350+n), byte(3+n)))
		add(fmt.Sprint("layar ", n), ".png", outreach, testfile.PNG(t, 800, 600+n, 360+n))
		add(fmt.Sprint("foto kecil ", n), ".jpg", outreach, testfile.JPEG(t, 200+n, 900, 370+n), preflight.Coarse)
		add(fmt.Sprint("foto hitam ", n), ".jpg", outreach, testfile.Black(t, 700+n, 700), preflight.Empty)
		add(fmt.Sprint("video ", n), ".mp4", "sid-35", testfile.Film(5*time.Minute-time.Duration(n)*time.Second, n%2 == 0))
		add(fmt.Sprint("video panjang ", n), ".mp4", "sid-35", testfile.Film(5*time.Minute+time.Duration(1+n)*time.Second, n%2 == 0), preflight.VideoTooLong)
		add(fmt.Sprint("foto terpotong ", n), ".jpg", outreach, testfile.JPEG(t, 900, 700+n, 380+n)[:9000], preflight.Corrupt)
	}
	return list
}

// sharedCases use a file, or nearly its words, that is used elsewhere already.
func sharedCases(t *testing.T) []made {
	var list []made
	for n := range 3 {
		same, similar := goodParts(400+n), goodParts(410+n)
		near := similar
		near.title = "Penetapan Inovasi Rumah Botol Kedua"
		locked := goodParts(420 + n)
		locked.password = "rahasia"
		for _, c := range []struct {
			name    string
			bytes   []byte
			own     bool
			other   []byte
			planted []preflight.Code
		}{
			{"dipakai sendiri", same.pdf(t), true, nil, []preflight.Code{preflight.UsedBefore}},
			{"dipakai unit lain", goodParts(430 + n).pdf(t), false, nil, []preflight.Code{preflight.UsedByOther}},
			{"mirip milik sendiri", similar.pdf(t), true, near.pdf(t), []preflight.Code{preflight.NearlySame}},
			{"terkunci dan dipakai", locked.pdf(t), true, nil, []preflight.Code{preflight.Encrypted, preflight.UsedBefore}},
		} {
			elsewhere := c.bytes
			if c.other != nil {
				elsewhere = c.other
			}
			list = append(list, made{
				name: fmt.Sprint(c.name, " ", n), slot: regulation, file: "surat.pdf", bytes: c.bytes, planted: c.planted,
				before: func(t *testing.T, w *world, m made) {
					actor := w.other
					if c.own {
						actor = w.own
					}
					w.send(t, actor, made{name: m.name + " dahulu", slot: "sid-17", file: "lama.pdf", bytes: elsewhere})
				},
			})
		}
	}
	return list
}

// send adds the file to an entry of its own and examines it, and returns the entry.
func (w *world) send(t *testing.T, a auth.Actor, m made) string {
	t.Helper()
	entry := w.addEntryOf(t, a)
	meta := evidence.Meta{FormKey: postgres.NewID(), FileName: m.file, Letter: m.letter}
	id, err := w.s.AddFile(t.Context(), a, entry, m.slot, meta, bytes.NewReader(m.bytes))
	if err != nil {
		t.Fatalf("%s: %v", m.name, err)
	}
	w.examine(t, id, 1)
	return entry
}

func (w *world) examine(t *testing.T, id string, no int) {
	t.Helper()
	if err := evidence.NewExaminer(w.DB.DB, w.blobs, reader, message.NewTeller(w.queue, true)).Examine(t.Context(), evidence.Examination{ID: id, No: no}); err != nil {
		t.Fatal(err)
	}
}

func (w *world) addEntryOf(t *testing.T, a auth.Actor) string {
	innovation, id := postgres.NewID(), postgres.NewID()
	w.Exec(t, "INSERT INTO innovation (id, code, unit_id, name) VALUES ($1, $3, $2, 'Rumah Botol')", innovation, a.Current.UnitID, "K-"+innovation)
	w.Exec(t, "INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by) VALUES ($1, $2, 2026, $3, 'Rumah Botol', $4)",
		id, innovation, a.Current.UnitID, a.PersonID)
	return id
}

// findings are what a reader is told of the only item of a slot.
func (w *world) findings(t *testing.T, a auth.Actor, entry string, slot evidence.Slot) []preflight.Finding {
	t.Helper()
	shelf, err := w.s.Shelf(t.Context(), a, entry, slot)
	if err != nil || len(shelf.Items) != 1 {
		t.Fatalf("%d items, %v", len(shelf.Items), err)
	}
	checked, done := shelf.Of(shelf.Items[0])
	if !done {
		t.Fatal("still to be examined")
	}
	return checked.Findings
}

// said is what was read in the only item of a slot.
func (w *world) said(t *testing.T, entry string, slot evidence.Slot) preflight.Said {
	t.Helper()
	shelf, err := w.s.Shelf(t.Context(), w.koord, entry, slot)
	if err != nil {
		t.Fatal(err)
	}
	checked, _ := shelf.Of(shelf.Items[0])
	return checked.Said
}

func codesOf(list []preflight.Finding) []preflight.Code {
	codes := make([]preflight.Code, len(list))
	for i, f := range list {
		codes[i] = f.Code
	}
	slices.Sort(codes)
	return codes
}

// TestMadeSet sends a set of made files, good ones and ones with planted faults, the way people do, and compares what is
// found with what was planted. The figures stand in the output.
func TestMadeSet(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.region(t)
	w.s = evidence.New(w.DB.DB, w.blobs, evidence.Limits{File: 20 << 20, Video: 20 << 20}, w.queue)
	set := slices.Concat(letterCases(t), brokenCases(t), sharedCases(t), lookCases(t))
	var planted, found, good, blocked, silent, letters, said, wrong int
	for _, m := range set {
		if m.before != nil {
			m.before(t, w, m)
		}
		entry := w.send(t, w.own, m)
		list := w.findings(t, w.koord, entry, m.slot)
		switch read := w.said(t, entry, m.slot); {
		case m.number != "":
			letters++
			if read.Number == m.number && !read.Date.IsZero() && strings.HasPrefix(read.Subject, "Pe") {
				said++
			} else {
				t.Errorf("%s: read %+v", m.name, read)
			}
		case slices.Contains(m.planted, preflight.NoText) || m.slot == outreach:
			if read != (preflight.Said{}) {
				wrong++
			}
		}
		if got := codesOf(list); !slices.Equal(got, m.planted) && len(got)+len(m.planted) > 0 {
			t.Errorf("%s: found %v, planted %v", m.name, got, m.planted)
		}
		for _, code := range m.planted {
			planted++
			if slices.Contains(codesOf(list), code) {
				found++
			}
		}
		if len(m.planted) == 0 {
			good++
			if slices.ContainsFunc(list, func(f preflight.Finding) bool { return f.Grade == preflight.Blocks }) {
				blocked++
			}
			if len(list) == 0 {
				silent++
			}
		}
		if told := codesOf(w.findings(t, w.own, entry, m.slot)); slices.Contains(told, preflight.UsedByOther) || slices.Contains(told, preflight.NearlyOther) ||
			slices.Contains(told, preflight.PageOther) {
			t.Errorf("%s: the unit is told of another's file: %v", m.name, told)
		}
	}
	t.Logf("%d files: %d of %d planted faults found; of %d good files %d blocked, %d without any finding",
		len(set), found, planted, good, blocked, silent)
	t.Logf("%d letters: of %d number, date and subject are read; %d scans and photographs say something", letters, said, wrong)
	if wrong > 0 || len(set) < 60 || found != planted || blocked > 0 {
		t.Error("the made set is not passed")
	}
}

func (w *world) region(t *testing.T) {
	w.Exec(t, "INSERT INTO region (code, name, kind, province, prefix, office_name) VALUES ('33.75', 'Kota Pekalongan', 'kota', 'Jawa Tengah', 'PKL', 'Bapperida')")
}
