package e2e

import (
	"fmt"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
)

// TestJourney_CarryOver: the coordinator defers an early design to the next cycle. When that is open, the unit finds it on
// its desk, carries it over with all that it had but what assessors found, is told which dates no longer fit, and sends it.
func TestJourney_CarryOver(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	c := openTab(t, site.URL)
	c.SignIn("koordinator")
	c.Open("/koordinasi")
	c.Open(c.step(`/koordinasi/usulan/\w+`))
	old := strings.TrimPrefix(c.Path(), "/koordinasi/usulan/")
	name, username := ownerOf(t, site, old)
	c.deferTo(name, 2027)
	c.openCycle(2027)

	b := openTab(t, site.URL)
	b.SignIn(username)
	b.Open("/meja")
	b.shows(name, "Ditangguhkan ke 2027", "Layak diusulkan lagi mulai IGA 2027")
	b.hides("Usulkan lagi " + name)

	site.SetNow(t, noon.AddDate(1, 0, 0))
	b = openTab(t, site.URL) // a year later nobody is signed in any more
	b.SignIn(username)
	b.Open("/meja")
	b.shows("Usulkan lagi " + name)
	b.Open(b.step(`/inovasi/\w+/usulkan-lagi`))
	b.shows("Dari IGA 2026 ke IGA 2027", "Nilai penilai tidak ikut")
	b.Fill("Apa yang dikembangkan sejak IGA 2026?", "Sudah dipakai di tiga sekolah lain sejak Januari.")
	b.Press("Bawa ke IGA 2027")
	b.shows("Usulan baru tersimpan sebagai draf", "Tanggal di luar jendela")
	b.Follow("Buka usulan")
	entry := b.Path()
	mustHaveCarried(t, site, old, strings.TrimPrefix(entry, "/usulan/"))
	b.shows("Dibawa dari IGA 2026")

	b.Follow("Periksa sebelum kirim")
	b.shows("Sudah dipakai di tiga sekolah lain sejak Januari.")
	b.Tick("Semua berkas milik unit kami")
	b.Tick("Kepala ")
	b.Press("Kirim usulan")
	b.shows("TT-2027-", name)
	b.Open("/meja")
	b.shows("Terkirim")
	b.hides("Usulkan lagi " + name)
}

// deferTo decides on the entry that the coordinator has open.
func (b *tab) deferTo(name string, year int) {
	b.t.Helper()
	b.Tick("Keputusan > Tangguhkan")
	b.Choose("Alasan", "Masih rancangan awal")
	b.Choose("Tangguhkan ke", fmt.Sprintf("IGA %d", year))
	b.Fill("Penjelasan untuk unit", "Jalankan dulu satu semester, lalu usulkan lagi.")
	b.Press("Lihat yang akan dibaca unit")
	b.Press(fmt.Sprintf("Tangguhkan ke IGA %d", year))
	b.Open("/koordinasi/ditunda")
	b.shows(name, "Masih rancangan awal")
}

// openCycle makes the next year and its window for collecting.
func (b *tab) openCycle(year int) {
	b.t.Helper()
	b.Open("/koordinasi/siklus")
	b.Press("Buat siklus")
	b.shows(fmt.Sprintf("IGA %d", year), "belum dijadwalkan")
	eval[bool](b, fmt.Sprintf(`(document.querySelector("[name=collection_opens]").value = "%[1]d-05-03T08:00:00",
		document.querySelector("[name=collection_closes]").value = "%[1]d-06-30T23:59:59", true)`, year))
	b.Press("Simpan siklus")
}

// ownerOf is what the entry is called and who writes for its unit.
func ownerOf(t *testing.T, site *testsite.Site, entry string) (name, username string) {
	t.Helper()
	if err := site.Owner.QueryRow(t.Context(), `SELECT e.name, p.username FROM entry e JOIN role_assignment r ON r.unit_id = e.unit_id AND r.ends_on IS NULL
		JOIN person p ON p.id = r.person_id WHERE e.id = $1 ORDER BY p.username LIMIT 1`, entry).Scan(&name, &username); err != nil {
		t.Fatal(err)
	}
	return name, username
}

// mustHaveCarried compares both entries as the database has them.
func mustHaveCarried(t *testing.T, site *testsite.Site, from, to string) {
	t.Helper()
	for what, sql := range map[string]string{
		"claims": `SELECT coalesce(string_agg(indicator || ' ' || level || ' ' || coalesce(basis, ''), ', ' ORDER BY indicator), '') FROM claim WHERE entry_id = @id`,
		"evidence": `SELECT string_agg(concat_ws(' ', e.slot, v.sha256, v.url, v.letter_number, v.letter_date, v.subject), ', ' ORDER BY e.slot, v.sha256, v.url)
		             FROM evidence e JOIN evidence_version v ON v.evidence_id = e.id AND v.no = e.current_no WHERE e.entry_id = @id AND e.removed_at IS NULL`,
		"design":  `SELECT concat_ws('|', legal_basis, problem, strategic_issue, method, novelty, mechanism) FROM entry_design WHERE entry_id = @id`,
		"profile": `SELECT concat_ws('|', stage, initiator, kind, form, main_service, implemented_on, purpose, benefit, result) FROM entry_profile WHERE entry_id = @id`,
	} {
		was, is := one[string](t, site, sql, from), one[string](t, site, sql, to)
		if was == "" || was != is {
			t.Errorf("%s carried over: %q, were %q", what, is, was)
		}
	}
	const found = `SELECT (SELECT count(*) FROM verification WHERE entry_id = @id) + (SELECT count(*) FROM review WHERE entry_id = @id)`
	if before, after := one[int](t, site, found, from), one[int](t, site, found, to); before == 0 || after != 0 {
		t.Errorf("assessors left %d findings and sheets with the earlier entry, %d with the carried one", before, after)
	}
}

// one is one value about an entry.
func one[T any](t *testing.T, site *testsite.Site, sql, entry string) T {
	t.Helper()
	value, err := postgres.Value[T](t.Context(), site.Owner, sql, postgres.Args{"id": entry})
	if err != nil {
		t.Fatal(err)
	}
	return value
}
