package unitdesk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestHandover_FromTheDeskToTheRecord(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	path := d.path("/inovator/serah-terima")
	d.must(t, "nothing to hand over", d.own.Get(path), http.StatusOK, "belum pernah punya ketua")
	for _, name := range []string{"Siti <b>Aminah", "Dwi Handayani"} {
		d.must(t, name, d.save(t, d.path("/inovator"), url.Values{"name": {name}, "since-hari": {"1"}, "since-bulan": {"3"}, "since-tahun": {"2024"}}), http.StatusSeeOther)
	}
	d.Exec(t, "UPDATE innovator SET until = '2026-05-01', left_because = 'transferred', version = version + 1 WHERE is_lead")
	d.must(t, "desk", d.own.Get("/meja"), http.StatusOK, "Serah terima Rumah Botol", "Siti &lt;b&gt;Aminah berhenti 1 Mei 2026, mutasi", path)
	d.must(t, "innovators", d.own.Get(d.path("/inovator")), http.StatusOK, "Belum ada ketua yang aktif", "Mulai serah terima")
	asked := d.own.Get(path)
	d.must(t, "form", asked, http.StatusOK, "Siti &lt;b&gt;Aminah", "Berhenti 1 Mei 2026, mutasi", "Dwi Handayani")
	refused := d.own.Post(path, form(asked, url.Values{"state": {"Berjalan <i>"}, "documents": {""}, "plan": {"x"}}))
	d.must(t, "empty", refused, http.StatusUnprocessableEntity, `href="#name"`, `href="#documents"`, `href="#plan"`, "Berjalan &lt;i&gt;")
	next := regexp.MustCompile(`<option value="([a-z0-9]{16})"`).FindStringSubmatch(asked.Body)
	if next == nil {
		t.Fatal("nobody to choose")
	}
	send := form(asked, url.Values{"next": {next[1]}, "state": {"Berjalan di dua kelas 🌱."}, "documents": {"Di ruang guru."}, "plan": {"Semua kelas."}})
	for range 2 { // a double click
		d.must(t, "handing over", d.own.Post(path, send), http.StatusSeeOther)
	}
	people := d.own.Get(d.path("/inovator"))
	d.must(t, "leads through time", people, http.StatusOK, "Siti &lt;b&gt;Aminah kepada <b>Dwi Handayani</b>", "BA-2026-000001")
	d.must(t, "history", d.own.Get(d.path("/riwayat")), http.StatusOK, "Serah terima kepada ketua baru (BA-2026-000001)")
	if strings.Contains(d.own.Get("/meja").Body, "Serah terima Rumah Botol") {
		t.Error("the desk still asks for it")
	}
	record := regexp.MustCompile(`/usulan/[a-z0-9]+/berita-acara/([a-z0-9]{26})`).FindStringSubmatch(people.Body)
	if record == nil {
		t.Fatal("no record to open")
	}
	file := d.own.Get(record[0])
	if file.Status != http.StatusOK || !strings.HasPrefix(file.Body, "%PDF-") || file.Header.Get("Content-Type") != "application/pdf" {
		t.Errorf("record: %d, %v", file.Status, file.Header)
	}
	for name, page := range map[string]int{"another unit": d.other.Get(record[0]).Status, "no such code": d.own.Get(d.path("/berita-acara/x")).Status} {
		if page != http.StatusNotFound {
			t.Errorf("%s: %d", name, page)
		}
	}
	public := d.Visitor(t).Get("/verifikasi/" + record[1])
	d.must(t, "verification by anybody", public, http.StatusOK, "Berita acara ini asli", "BA-2026-000001", "Rumah Botol")
	for _, private := range []string{"Siti", "Dwi", "ruang guru", "Semua kelas"} {
		if strings.Contains(public.Body, private) {
			t.Errorf("the public page says %q", private)
		}
	}
}

func TestHandover_OnlyTheOwnUnit(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	path := d.path("/inovator/serah-terima")
	if got := d.other.Get(path).Status; got != http.StatusNotFound {
		t.Errorf("another unit looks: %d", got)
	}
	if got := d.other.Post(path, form(d.own.Get(path), url.Values{"state": {"Berjalan."}})).Status; got != http.StatusNotFound {
		t.Errorf("another unit writes: %d", got)
	}
}
