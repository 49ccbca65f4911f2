package unitdesk_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestTaskList_FreshEntryShowsTheWayIn(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	page := d.own.Get(d.path(""))
	d.must(t, "a fresh entry", page, http.StatusOK, "Mulai dari profil", "belum diisi", "#i-school")
	if strings.Contains(page.Body, "</b> / 9") {
		t.Error("a fresh entry shows points where nothing is claimed")
	}
	d.save(t, d.path("/profil"), answers["identitas"])
	if strings.Contains(d.own.Get(d.path("")).Body, "Mulai dari profil") {
		t.Error("an entry that is being written is shown its beginning again")
	}
}

func TestIndicator_NeedsKeepParentheses(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	page := d.own.Get(d.path("/indikator/sid-33"))
	_, rest, ok := strings.Cut(page.Body, `name="ukuran" value="`)
	basis, _, _ := strings.Cut(rest, `"`)
	if !ok {
		t.Fatal("no basis to choose")
	}
	d.must(t, "the basis "+basis, d.own.Get(d.path("/indikator/sid-33?ukuran="+basis)), http.StatusOK, "Daftar penerima (luring; bertanda tangan bila nondigital)")
}

func TestShelf_AsksLettersOnlyForPaper(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	d.must(t, "a shelf for letters", d.own.Get(d.path("/indikator/sid-16/bukti")), http.StatusOK, "Nomor surat", "Kembali ke indikator 16")
	if page := d.own.Get(d.path("/dokumen/foto")); page.Status != http.StatusOK || strings.Contains(page.Body, "Nomor surat") {
		t.Errorf("a shelf for photographs: %d, and asks for a letter's number", page.Status)
	}
}
