package evidence_test

import (
	"io"
	"strings"
	"sync"
	"testing"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/evidence"
	"jaring/internal/fault"
)

func (w *world) begin(t *testing.T, slot evidence.Slot, name string, size int) evidence.Upload {
	t.Helper()
	u, err := w.s.BeginUpload(t.Context(), w.own, evidence.NewUpload{EntryID: w.entry, Slot: slot, FileName: name, Size: int64(size)})
	if err != nil {
		t.Fatal(err)
	}
	return w.upload(t, u.ID)
}

func (w *world) upload(t *testing.T, id string) evidence.Upload {
	t.Helper()
	u, err := w.s.Upload(t.Context(), w.own, id)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// arrive brings the rest of a text from where the upload stands.
func (w *world) arrive(t *testing.T, id, text string) error {
	t.Helper()
	u := w.upload(t, id)
	_, err := w.s.AppendUpload(t.Context(), w.own, u, strings.NewReader(text[u.Arrived:]))
	return err
}

const whole = "%PDF-1.7\nKeputusan Wali Kota\n%%EOF\n"

// TestUpload_GoesOn: bytes that have arrived are not asked for again, by this program or by one that was started anew.
func TestUpload_GoesOn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	n := evidence.NewUpload{EntryID: w.entry, Slot: regulation, FileName: `C:\Surat\SK Wali Kota.PDF`, Size: int64(len(whole)),
		Letter: evidence.Letter{Number: " 188/2024 ", Day: "4", Month: "3", Year: "2024", Subject: "Rumah Botol"}}
	u, err := w.s.BeginUpload(t.Context(), w.own, n)
	if err != nil {
		t.Fatal(err)
	}
	if taken, err := w.s.AppendUpload(t.Context(), w.own, u, strings.NewReader(whole[:20])); taken != 20 || err != nil {
		t.Fatal(taken, err)
	}
	folder, err := blob.OpenFolder(w.root)
	if err != nil {
		t.Fatal(err)
	}
	w.s = evidence.New(w.DB.DB, folder, limits, w.queue)
	if u := w.upload(t, u.ID); u.Arrived != 20 || u.EvidenceID != "" {
		t.Errorf("after a restart %+v", u)
	}
	if _, err := w.s.FinishUpload(t.Context(), w.own, u.ID); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("finished half-way: %v", err)
	}
	if err := w.arrive(t, u.ID, whole); err != nil {
		t.Fatal(err)
	}
	id, err := w.s.FinishUpload(t.Context(), w.own, u.ID)
	if err != nil {
		t.Fatal(err)
	}
	i := w.detail(t, id).Item
	if i.FileName != "SK Wali Kota.pdf" || i.LetterNumber != "188/2024" || i.Subject != "Rumah Botol" || i.Size != int64(len(whole)) ||
		i.LetterDate.Format("2006-01-02") != "2024-03-04" || i.MediaType != "application/pdf" {
		t.Errorf("%+v", i)
	}
	c, err := w.s.Open(t.Context(), w.own, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer c.File.Close()
	if text, err := io.ReadAll(c.File); err != nil || string(text) != whole {
		t.Errorf("%q, %v", text, err)
	}
	if n := w.files(t); n != 1 {
		t.Errorf("%d files", n)
	}
}

// TestUpload_LastByte: a program killed between the last byte and the row is told of the file once more.
func TestUpload_LastByte(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	if err := w.arrive(t, u.ID, whole); err != nil {
		t.Fatal(err)
	}
	if _, err := w.blobs.Keep(t.Context(), u.ID); err != nil { // it came even this far
		t.Fatal(err)
	}
	if u = w.upload(t, u.ID); u.Arrived != u.Size-1 {
		t.Fatalf("%d of %d arrived without a row", u.Arrived, u.Size)
	}
	// Another last byte changes nothing: the bytes may be another's blob already.
	if n, err := w.s.AppendUpload(t.Context(), w.own, u, strings.NewReader("!")); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	id, err := w.s.FinishUpload(t.Context(), w.own, u.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.blobs.Check(t.Context(), w.detail(t, id).Item.SHA256); err != nil {
		t.Error(err)
	}
	if u = w.upload(t, u.ID); u.Arrived != u.Size || u.EvidenceID != id {
		t.Errorf("%+v", u)
	}
}

func TestFinishUpload_EightAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	if err := w.arrive(t, u.ID, whole); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	ids := make([]string, 8)
	for n := range ids {
		wg.Go(func() {
			var err error
			if ids[n], err = w.s.FinishUpload(t.Context(), w.own, u.ID); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id == "" || id != ids[0] {
			t.Errorf("ids %v", ids)
			break
		}
	}
	if n := w.Count(t, "SELECT count(*) FROM evidence"); n != 1 {
		t.Errorf("%d rows", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM history"); n != 1 {
		t.Errorf("%d acts", n)
	}
}

func TestUpload_OfAnother(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	colleague := w.addPerson(t, auth.Submitter, w.unit)
	for name, a := range map[string]auth.Actor{"other unit": w.other, "same unit": colleague, "assessor": w.judge, "coordinator": w.koord, "visitor": {}} {
		_, seen := w.s.Upload(t.Context(), a, u.ID)
		_, finished := w.s.FinishUpload(t.Context(), a, u.ID)
		for act, err := range map[string]error{"sees": seen, "finishes": finished, "drops": w.s.DropUpload(t.Context(), a, u.ID)} {
			if fault.KindOf(err) != fault.KindNotFound || err == nil {
				t.Errorf("%s %s it: %v", name, act, err)
			}
		}
		_, err := w.s.BeginUpload(t.Context(), a, evidence.NewUpload{EntryID: w.entry, Slot: regulation, FileName: "a.pdf", Size: 5})
		if begins := name == "same unit"; (err == nil) != begins {
			t.Errorf("%s begins: %v", name, err)
		}
	}
}

func TestBeginUpload_Refuses(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, c := range map[string]struct {
		n     evidence.NewUpload
		kind  fault.Kind
		field string
	}{
		"empty":               {evidence.NewUpload{Slot: regulation, Size: 0}, fault.KindInvalid, "file"},
		"negative":            {evidence.NewUpload{Slot: regulation, Size: -1}, fault.KindInvalid, "file"},
		"too large":           {evidence.NewUpload{Slot: regulation, Size: limits.File + 1}, fault.KindTooLarge, "file"},
		"too large for films": {evidence.NewUpload{Slot: film, Size: limits.Video + 1}, fault.KindTooLarge, "file"},
		"letter of tomorrow":  {evidence.NewUpload{Slot: regulation, Size: 5, Letter: evidence.Letter{Day: "19", Month: "6", Year: "2026"}}, fault.KindInvalid, "date"},
		"unknown slot":        {evidence.NewUpload{Slot: "sid-99", Size: 5}, fault.KindNotFound, ""},
	} {
		c.n.EntryID, c.n.FileName = w.entry, "a.pdf"
		_, err := w.s.BeginUpload(t.Context(), w.own, c.n)
		f, _ := fault.As(err)
		if fault.KindOf(err) != c.kind || f == nil || c.field != "" && f.Field(c.field) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.submit(t)
	_, err := w.s.BeginUpload(t.Context(), w.own, evidence.NewUpload{EntryID: w.entry, Slot: regulation, FileName: "a.pdf", Size: 5})
	if fault.KindOf(err) != fault.KindConflict {
		t.Errorf("after sending: %v", err)
	}
	if n := w.Count(t, "SELECT count(*) FROM upload"); n != 0 {
		t.Errorf("%d uploads", n)
	}
}

// TestUpload_NotWhatItSays: what a file is, is seen on its first bytes; it does not have to come whole to be refused.
func TestUpload_NotWhatItSays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	long := strings.Repeat(" ", 5000)
	for name, text := range map[string]string{
		"svg.pdf": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>` + long, "html.pdf": "<!doctype html><script>1</script>" + long,
		"exe.pdf": "MZ\x90\x00\x03\x00\x00\x00" + long,
	} {
		u := w.begin(t, regulation, name, len(text)+1<<10)
		if err := w.arrive(t, u.ID, text[:100]); err != nil {
			t.Errorf("%s, too little to say: %v", name, err)
		}
		if err := w.arrive(t, u.ID, text); fault.KindOf(err) != fault.KindInvalid || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{"small.pdf": "<svg></svg>", "cut.pdf": "%PDF-1.7\n" + strings.Repeat("x", 9000)} {
		u := w.begin(t, regulation, name, len(text))
		if err := w.arrive(t, u.ID, text); err != nil {
			t.Fatal(err)
		}
		if _, err := w.s.FinishUpload(t.Context(), w.own, u.ID); fault.KindOf(err) != fault.KindInvalid || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Below the limit of films, above that of pictures.
	picture := pngOf(t, 8, 8).String() + strings.Repeat("x", int(limits.File))
	u := w.begin(t, film, "a.png", len(picture))
	if err := w.arrive(t, u.ID, picture); fault.KindOf(err) != fault.KindTooLarge {
		t.Errorf("a large picture: %v", err)
	}
	if w.files(t) != 0 || w.rows(t) != 0 || w.Count(t, "SELECT count(*) FROM upload") != 0 {
		t.Error("something of a refused file stayed")
	}
}

func TestUpload_Names(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for raw, want := range map[string]string{
		"../../etc/passwd": "passwd.pdf", `C:\CON.pdf`: "_CON.pdf", "a\x00\x07b\u202egpj.exe": "abgpj.exe.pdf", "🌱 hijau.pdf": "🌱 hijau.pdf",
		strings.Repeat("é", 300) + ".pdf": strings.Repeat("é", 98) + ".pdf", "\xff\xfe": "berkas.pdf", "": "berkas.pdf",
	} {
		w.entry = w.addEntry(t)
		u := w.begin(t, regulation, raw, len(whole))
		if err := w.arrive(t, u.ID, whole); err != nil {
			t.Fatal(err)
		}
		id, err := w.s.FinishUpload(t.Context(), w.own, u.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.detail(t, id).Item.FileName; got != want {
			t.Errorf("%q became %q, want %q", raw, got, want)
		}
	}
}

// TestUpload_SentMeanwhile: an entry that is sent while its file arrives stays as it was sent; the file waits.
func TestUpload_SentMeanwhile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	u := w.begin(t, regulation, "SK.pdf", len(whole))
	if err := w.arrive(t, u.ID, whole); err != nil {
		t.Fatal(err)
	}
	w.submit(t)
	if _, err := w.s.FinishUpload(t.Context(), w.own, u.ID); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("%v", err)
	}
	w.Exec(t, "UPDATE entry SET status = 'draft', submitted_at = NULL")
	if _, err := w.s.FinishUpload(t.Context(), w.own, u.ID); err != nil {
		t.Errorf("once it may be changed again: %v", err)
	}
}
