package innovation_test

import (
	"slices"
	"testing"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

func TestChanges_SinceTheSendingBefore(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.ready(t)
	compare := func(step string, want ...string) {
		t.Helper()
		c, err := w.s.Changes(t.Context(), w.own, id)
		var got []string
		for _, change := range c.List {
			for _, text := range change.Texts {
				got = append(got, change.Title+": "+text)
			}
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v, want %q", step, got, err, want)
		}
	}
	compare("never sent")
	w.put(t, id, innovation.Returned)
	if c, err := w.s.Changes(t.Context(), w.own, id); err != nil || c.Number != "TT-2026-000001" || len(c.List) != 0 {
		t.Errorf("nothing changed yet: %+v, %v", c, err)
	}
	c := w.read(t, id)
	profile := wholeProfile
	profile.Result = "Sampah turun 50 persen."
	if err := w.s.SaveProfile(t.Context(), w.own, id, c.Profile.Version, innovation.SectionAll, profile); err != nil {
		t.Fatal(err)
	}
	words := design(300)
	words.Method += " satu lagi"
	if err := w.s.SaveDesign(t.Context(), w.own, id, c.Design.Version, words); err != nil {
		t.Fatal(err)
	}
	w.claim(t, id, "sid-17", 2)
	w.claim(t, id, "sid-18", 1)
	w.Exec(t, "UPDATE evidence SET removed_at = app_now() WHERE entry_id = $1 AND slot = 'sid-16'", id)
	w.addEvidence(t, id, "sid-16")
	w.Exec(t, `INSERT INTO evidence_version (evidence_id, no, kind, sha256, file_name, media_type, size, created_by)
		SELECT evidence_id, 2, kind, sha256, 'SK baru.pdf', media_type, size, v.created_by FROM evidence_version v JOIN evidence e ON e.id = evidence_id
		WHERE entry_id = $1 AND slot = 'sid-32'`, id)
	w.Exec(t, "UPDATE evidence SET current_no = 2 WHERE entry_id = $1 AND slot = 'sid-32'", id)
	if _, err := w.s.AddInnovator(t.Context(), w.own, id, postgres.NewCode(), innovation.InnovatorInput{Name: "Dwi Handayani", Since: "2024-3-1"}); err != nil {
		t.Fatal(err)
	}
	want := []string{"Profil: tujuan, manfaat, dan hasil: Isinya diubah", "Rancang bangun: metode pembaharuan: Ditulis ulang, 2 kata lebih banyak",
		"Regulasi Inovasi Daerah: Bukti baru: SK.pdf", "Regulasi Inovasi Daerah: Bukti dihapus: SK.pdf",
		"Ketersediaan dan peran SDM terhadap inovasi daerah: Tingkat 1 menjadi 2", "Dukungan anggaran: Diklaim tingkat 1, dulu tidak diklaim",
		"Kecepatan penciptaan inovasi: Bukti diganti: SK baru.pdf, versi 2", "Inovator: Ketuanya berganti", "Inovator: 1 orang baru"}
	compare("while it is corrected", want...)
	w.send(t, id)
	compare("for whoever reads it then", want...)
	changes, _ := w.s.Changes(t.Context(), w.koord, id)
	if texts := changes.Of("sid-17"); !slices.Equal(texts, []string{"Tingkat 1 menjadi 2"}) || changes.Of("sid-33") != nil {
		t.Errorf("of one indicator: %q", texts)
	}
	if _, err := w.s.Changes(t.Context(), w.other, id); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("another unit: %v", err)
	}
}
