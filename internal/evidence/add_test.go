package evidence_test

import (
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

func TestAddFile_KeepsEverything(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := meta(`C:\surat\SK Wali Kota.PDF`)
	m.Letter = evidence.Letter{Number: " 400.10/0215 ", Subject: "Penetapan", Day: "4", Month: "3", Year: "2024"}
	id, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("isi"))
	if err != nil {
		t.Fatal(err)
	}
	d := w.detail(t, id)
	want := evidence.Item{
		ID: id, EntryID: w.entry, Slot: regulation, No: 1, Kind: evidence.FileKind, SHA256: d.Item.SHA256, FileName: "SK Wali Kota.pdf",
		MediaType: "application/pdf", Size: int64(pdf("isi").Len()), LetterNumber: "400.10/0215", Subject: "Penetapan",
		LetterDate: time.Date(2024, time.March, 4, 0, 0, 0, 0, time.UTC), CreatedAt: d.Item.CreatedAt, CreatedBy: "Siti Aminah",
		RemovedAt: d.Item.RemovedAt, Version: 1,
	}
	if d.Item != want || !d.Item.Live() || !d.Write || d.Title != "Regulasi Inovasi Daerah" || d.No != 16 {
		t.Errorf("detail = %+v\nwant %+v", d, want)
	}
	if err := w.blobs.Check(t.Context(), d.Item.SHA256); err != nil {
		t.Error(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM history WHERE subject_id = $1 AND act = 'add_evidence' AND detail->>'evidence' = $2", w.entry, id); n != 1 {
		t.Errorf("%d rows of history", n)
	}
}

func TestAddFile_CountsAsChangeOfTheClaim(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	version := func() int {
		return w.Count(t, "SELECT coalesce(max(version), 0) FROM claim WHERE entry_id = $1 AND indicator = 'sid-16' AND level = 0", w.entry)
	}
	id := w.addPDF(t, "satu")
	if got := version(); got != 1 {
		t.Fatalf("after the first: version %d", got)
	}
	w.Exec(t, "INSERT INTO verification (entry_id, indicator, claim_version, level) VALUES ($1, 'sid-16', 1, 1)", w.entry)
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("b.pdf"), pdf("dua")); err != nil {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM verification"); n != 0 || version() != 2 {
		t.Errorf("after replacing: %d verifications, version %d", n, version())
	}
	if err := w.s.Remove(t.Context(), w.own, id, 2); err != nil {
		t.Fatal(err)
	}
	if version() != 3 {
		t.Errorf("after removing: version %d", version())
	}
	if _, err := w.s.AddFile(t.Context(), w.own, w.entry, evidence.Budget, meta("a.pdf"), pdf("anggaran")); err != nil {
		t.Fatal(err)
	}
	if n := w.Count(t, "SELECT count(*) FROM claim"); n != 1 {
		t.Errorf("a document of the profile made a claim: %d", n)
	}
}

func TestAddFile_Refusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	huge := strings.NewReader("%PDF-1.7\n" + strings.Repeat("x", int(limits.File)) + "%%EOF")
	for name, c := range map[string]struct {
		slot evidence.Slot
		body io.Reader
		kind fault.Kind
		says string
	}{
		"empty":              {regulation, strings.NewReader(""), fault.KindInvalid, "kosong"},
		"picture for a pdf":  {regulation, pngOf(t, 4, 4), fault.KindInvalid, "Isi berkas ini PNG. Yang diterima di sini: PDF."},
		"pdf for a picture":  {outreach, pdf("x"), fault.KindInvalid, "Isi berkas ini PDF. Yang diterima di sini: JPG atau PNG."},
		"html called pdf":    {regulation, strings.NewReader("<!DOCTYPE html><script>alert(1)</script>"), fault.KindInvalid, "halaman web"},
		"svg":                {outreach, strings.NewReader(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), fault.KindInvalid, "SVG"},
		"program":            {regulation, strings.NewReader("MZ" + strings.Repeat("\x00", 200)), fault.KindInvalid, "program"},
		"page before a pdf":  {regulation, strings.NewReader("<script>alert(1)</script>%PDF-1.7\n%%EOF"), fault.KindInvalid, "didahului"},
		"cut pdf":            {regulation, strings.NewReader("%PDF-1.7\n1 0 obj"), fault.KindInvalid, "terpotong"},
		"cut picture":        {outreach, io.LimitReader(pngOf(t, 4, 4), 12), fault.KindInvalid, "rusak"},
		"picture bomb":       {outreach, pngOf(t, 8000, 5001), fault.KindInvalid, "megapiksel"},
		"one byte over":      {regulation, huge, fault.KindTooLarge, "Paling besar 64 KB"},
		"video where barred": {regulation, strings.NewReader("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), fault.KindInvalid, "MP4"},
	} {
		m := meta("SK.pdf")
		_, err := w.s.AddFile(t.Context(), w.own, w.entry, c.slot, m, c.body)
		e, ok := fault.As(err)
		if !ok || e.Kind != c.kind || !strings.Contains(e.Field("file"), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := w.rows(t); n != 0 {
		t.Errorf("%d rows were written for refused files", n)
	}
}

func TestAddFile_Picture(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, err := w.s.AddFile(t.Context(), w.own, w.entry, outreach, meta("IMG 001.JPEG"), jpgOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if i := w.detail(t, id).Item; i.MediaType != "image/jpeg" || i.FileName != "IMG 001.jpg" {
		t.Errorf("item = %+v", i)
	}
}

func TestAddFile_Video(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	film2 := "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + strings.Repeat("x", int(limits.File))
	id, err := w.s.AddFile(t.Context(), w.own, w.entry, film, meta("profil.mov"), strings.NewReader(film2))
	if err != nil {
		t.Fatal(err)
	}
	if i := w.detail(t, id).Item; i.MediaType != "video/mp4" || i.FileName != "profil.mov.mp4" {
		t.Errorf("item = %+v", i)
	}
	_, err = w.s.AddFile(t.Context(), w.own, w.entry, film, meta("x"), strings.NewReader(film2+film2))
	if e, ok := fault.As(err); !ok || e.Kind != fault.KindTooLarge || !strings.Contains(e.Message, "128 KB") {
		t.Errorf("err = %v", err)
	}
}

func TestAddFile_EveryProblemAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := meta("a.pdf")
	m.Letter = evidence.Letter{Number: "a\x00b", Subject: strings.Repeat("x", 301), Day: "31", Month: "2", Year: "2024"}
	_, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, strings.NewReader("hai"))
	e, ok := fault.As(err)
	if !ok || e.Kind != fault.KindInvalid {
		t.Fatalf("err = %v", err)
	}
	var names []string
	for _, f := range e.Fields {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "file number date subject" {
		t.Errorf("fields = %s", got)
	}
	m.Letter = evidence.Letter{Day: "19", Month: "6", Year: "2026"}
	if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("x")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a letter of tomorrow: %v", err)
	}
	if n := w.files(t); n != 0 {
		t.Errorf("%d files were kept although the form has problems", n)
	}
}

func TestAddFile_Who(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	former := w.addPerson(t, auth.Assessor, "")
	for name, c := range map[string]struct {
		actor auth.Actor
		entry string
		slot  evidence.Slot
		want  fault.Kind
	}{
		"visitor":           {auth.Actor{}, w.entry, regulation, fault.KindNotFound},
		"other unit":        {w.other, w.entry, regulation, fault.KindNotFound},
		"assessor":          {w.judge, w.entry, regulation, fault.KindForbidden},
		"unassigned":        {former, w.entry, regulation, fault.KindNotFound},
		"coordinator":       {w.koord, w.entry, regulation, fault.KindForbidden},
		"executive":         {w.addPerson(t, auth.Executive, ""), w.entry, regulation, fault.KindNotFound},
		"admin":             {w.addPerson(t, auth.Admin, ""), w.entry, regulation, fault.KindNotFound},
		"unknown entry":     {w.own, postgres.NewID(), regulation, fault.KindNotFound},
		"malformed entry":   {w.own, "' OR 1=1 --", regulation, fault.KindNotFound},
		"unknown indicator": {w.own, w.entry, "sid-99", fault.KindNotFound},
		"regional one":      {w.own, w.entry, "spd-01", fault.KindNotFound},
	} {
		if _, err := w.s.AddFile(t.Context(), c.actor, c.entry, c.slot, meta("a.pdf"), pdf("x")); fault.KindOf(err) != c.want || err == nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if w.rows(t) != 0 || w.files(t) != 0 {
		t.Error("something was kept for people who may not")
	}
}

func TestAddFile_OnlyBeforeSending(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.addPDF(t, "satu")
	w.submit(t)
	if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), pdf("x")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("add: %v", err)
	}
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("a.pdf"), pdf("x")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("replace: %v", err)
	}
	if err := w.s.Remove(t.Context(), w.own, id, 1); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("remove: %v", err)
	}
	w.Exec(t, "UPDATE entry SET status = 'in_review', review_started_at = app_now() WHERE id = $1", w.entry)
	w.Exec(t, "UPDATE entry SET status = 'returned', decided_at = app_now() WHERE id = $1", w.entry)
	if err := w.s.ReplaceFile(t.Context(), w.own, id, 1, meta("a.pdf"), pdf("x")); err != nil {
		t.Errorf("replace on a returned entry: %v", err)
	}
}

func TestAddFile_Twice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := meta("a.pdf")
	first, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("satu"))
	if err != nil {
		t.Fatal(err)
	}
	rows := w.rows(t)
	second, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("satu"))
	if err != nil || second != first || w.rows(t) != rows {
		t.Errorf("again: %q (first %q), %v, %d rows (before %d)", second, first, err, w.rows(t), rows)
	}
	if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("dua")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("same key, other file: %v", err)
	}
}

func TestAddFile_Concurrent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := meta("a.pdf")
	ids := make([]string, 8)
	var all sync.WaitGroup
	for n := range ids {
		all.Go(func() {
			id, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, m, pdf("serentak"))
			if err != nil {
				t.Error(err)
			}
			ids[n] = id
		})
	}
	all.Wait()
	if len(slices.Compact(ids)) != 1 || w.Count(t, "SELECT count(*) FROM history") != 1 || w.Count(t, "SELECT count(*) FROM evidence_version") != 1 {
		t.Errorf("one form made several: %v", ids)
	}
	for range 8 {
		all.Go(func() {
			if _, err := w.s.AddFile(t.Context(), w.own, w.entry, outreach, meta("a.png"), pngOf(t, 3, 3)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if v := w.Count(t, "SELECT version FROM claim WHERE indicator = 'sid-25'"); v != 8 {
		t.Errorf("eight forms: the claim counts %d changes", v)
	}
	if n := w.files(t); n != 2 {
		t.Errorf("%d files for two contents", n)
	}
}

func TestAddFile_Full(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var all sync.WaitGroup
	for range evidence.MaxPerSlot - 1 {
		w.addPDF(t, "isi")
	}
	for range 4 {
		all.Go(func() {
			_, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), pdf("isi"))
			if err != nil && fault.KindOf(err) != fault.KindConflict {
				t.Error(err)
			}
		})
	}
	all.Wait()
	shelf, err := w.s.Shelf(t.Context(), w.own, w.entry, regulation)
	if err != nil || len(shelf.Items) != evidence.MaxPerSlot || !shelf.Full() {
		t.Errorf("%d items, %v", len(shelf.Items), err)
	}
}

// A failure of any statement undoes all rows; the bytes stay as an orphan, never the other way round.
func TestAddFile_AllOrNothing(t *testing.T) {
	t.Parallel()
	for _, table := range []string{"blob", "evidence", "evidence_version", "entry", "claim", "history", "form_key"} {
		t.Run(table, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.Exec(t, `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$`)
			w.Exec(t, "CREATE TRIGGER planted BEFORE INSERT OR UPDATE ON "+table+" FOR EACH ROW EXECUTE FUNCTION fail()")
			if _, err := w.s.AddFile(t.Context(), w.own, w.entry, regulation, meta("a.pdf"), pdf("x")); fault.KindOf(err) != fault.KindInternal || err == nil {
				t.Fatalf("err = %v", err)
			}
			if n := w.rows(t); n != 0 {
				t.Errorf("%d rows stayed", n)
			}
			if n := w.files(t); n != 1 {
				t.Errorf("%d files, want the orphan", n)
			}
		})
	}
}

func TestAddLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id, err := w.s.AddLink(t.Context(), w.own, w.entry, film, meta(""), " https://youtu.be/abc ")
	if err != nil {
		t.Fatal(err)
	}
	if i := w.detail(t, id).Item; i.Kind != evidence.LinkKind || i.URL != "https://youtu.be/abc" || i.Title() != i.URL {
		t.Errorf("item = %+v", i)
	}
	for slot, link := range map[evidence.Slot]string{film: "javascript:alert(1)", regulation: "https://youtu.be/abc"} {
		_, err := w.s.AddLink(t.Context(), w.own, w.entry, slot, meta(""), link)
		if e, ok := fault.As(err); !ok || e.Kind != fault.KindInvalid || e.Field("url") == "" {
			t.Errorf("%s %s: %v", slot, link, err)
		}
	}
	if _, err := w.s.Open(t.Context(), w.own, id, 0); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("a link has bytes: %v", err)
	}
}
