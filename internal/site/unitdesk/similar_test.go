package unitdesk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jaring/internal/postgres"
)

// publish puts an innovation of another school before the public.
func (d *desk) publish(t *testing.T, unit, name, problem string) {
	t.Helper()
	id := postgres.NewID()
	d.Exec(t, "INSERT INTO innovation (id, code, unit_id, name, slug, published_at) VALUES ($1, 'PKL-2025-7001', $2, $3, 'yang-lain', app_now())", id, unit, name)
	d.Exec(t, `WITH e AS (INSERT INTO entry (id, innovation_id, year, unit_id, name, created_by, status, round, submitted_at, review_started_at, ready_at, decided_at)
		SELECT $1, $1, 2026, $2, $3, id, 'shortlisted', 1, app_now(), app_now(), app_now(), app_now() FROM person LIMIT 1 RETURNING id)
		INSERT INTO entry_design (entry_id, problem) SELECT id, $4 FROM e`, id, unit, name, problem)
	d.Exec(t, "INSERT INTO entry_profile (entry_id) VALUES ($1)", id)
}

func TestBegin_SimilarIsAskedForWithoutScript(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	d.publish(t, d.unit(t, "SD Negeri Klego 1"), "Kantin Tanpa Plastik", "Bungkus jajanan memenuhi tempat sampah sekolah.")
	typed := url.Values{"name": {"Kantin tanpa plastk"}, "problem": {"Bungkus jajan penuh di tempat sampah"}, "stage": {"penerapan"}}
	d.must(t, "asked", d.own.Get("/meja/inovasi/baru?"+typed.Encode()), http.StatusOK, "Mirip dengan inovasi yang sudah ada", "SD Negeri Klego 1",
		`href="/inovasi/yang-lain"`, `value="Kantin tanpa plastk"`, "Bungkus jajan penuh", `name="sure"`, `value="penerapan" checked`)
	part := d.own.Get("/meja/inovasi/baru?bagian=mirip&" + typed.Encode())
	d.must(t, "part", part, http.StatusOK, "Kantin Tanpa Plastik", `name="sure"`)
	if strings.Contains(part.Body, "<html") {
		t.Error("the part is a whole page")
	}
	none := d.own.Get("/meja/inovasi/baru?bagian=mirip&name=Zirkonium")
	if none.Status != http.StatusOK || strings.TrimSpace(none.Body) != "" {
		t.Errorf("nothing alike: %d %q", none.Status, none.Body)
	}
	d.Exec(t, "INSERT INTO cycle (year, instrument_year, eligible_from, eligible_to) VALUES (2024, 2026, '2022-01-01', '2023-12-31')")
	d.Exec(t, "UPDATE innovation SET name = 'Kantin Plastik' WHERE id = (SELECT innovation_id FROM entry WHERE id = $1)", d.entry)
	d.Exec(t, "UPDATE entry SET name = 'Kantin Plastik', year = 2024 WHERE id = $1", d.entry)
	d.must(t, "own one of an earlier year", d.own.Get("/meja/inovasi/baru?"+typed.Encode()), http.StatusOK, "Mirip dengan inovasi unit Anda", "/usulkan-lagi")
	page := form(d.own.Get("/meja/inovasi/baru?"+typed.Encode()), typed)
	d.must(t, "begun", d.own.Post("/meja/inovasi/baru", page), http.StatusSeeOther)
	if n := d.Count(t, "SELECT count(*) FROM entry_design WHERE problem = 'Bungkus jajan penuh di tempat sampah' AND word_count = 6"); n != 1 {
		t.Error("the problem was not kept")
	}
}

func TestSubmit_StronglyAlike(t *testing.T) {
	t.Parallel()
	d := newUnit(t)
	d.publish(t, d.unit(t, "SD Negeri Klego 1"), "Rumah Botol", "Botol menumpuk di halaman.")
	check := d.own.Get(d.path("/periksa"))
	d.must(t, "check", check, http.StatusOK, "Mirip dengan usulan lain", "sangat mirip", `name="difference"`)
	d.must(t, "list", d.own.Get(d.path("")), http.StatusOK, "Lihat yang mirip")
	sent := d.own.Post(d.path("/kirim"), form(check, url.Values{"difference": {"singkat saja"}, "truthful": {"ya"}, "head_knows": {"ya"}}))
	d.must(t, "short", sent, http.StatusUnprocessableEntity, "apa bedanya dari Rumah Botol", "singkat saja")
	d.Exec(t, "UPDATE entry SET difference = 'Milik kami untuk murid kelas satu.'")
	d.must(t, "kept", d.own.Get(d.path("/periksa")), http.StatusOK, "Milik kami untuk murid kelas satu.")
}
