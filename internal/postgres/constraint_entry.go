package postgres

const (
	textSentAlready = "Kiriman ini sudah diterima sebelumnya. Muat ulang halaman untuk melihat hasilnya."
	textMoved       = "Status usulan sudah berubah, sehingga langkah ini tidak dapat dilakukan lagi. Muat ulang halaman."
)

// entryMessages: innovations, entries, claims, evidence and receipts.
var entryMessages = map[string]message{
	"innovation_pkey":                ours(),
	"innovation_code_unique":         ours(),
	"innovation_unit_exists":         gone("unit_id", "Unit"),
	"innovation_name_length":         invalid("name", "Nama inovasi terdiri atas 3 sampai 200 huruf."),
	"innovation_slug_form":           invalid("slug", "Alamat halaman hanya memuat huruf kecil, angka, dan tanda hubung."),
	"innovation_slug_unique":         invalid("slug", "Alamat halaman ini sudah dipakai inovasi lain."),
	"innovation_published_with_slug": invalid("slug", "Alamat halaman wajib diisi sebelum inovasi diterbitkan."),

	"innovator_pkey":               ours(),
	"innovator_innovation_exists":  ours(),
	"innovator_name_length":        invalid("name", "Nama inovator terdiri atas 2 sampai 120 huruf."),
	"innovator_one_lead":           conflict("Inovasi ini sudah memiliki inovator utama. Muat ulang halaman untuk melihatnya."),
	"innovator_reason_known":       choice("left_because"),
	"innovator_leaves_after_start": invalid("until", "Tanggal berhenti tidak boleh sebelum tanggal mulai."),
	"innovator_reason_when_left":   invalid("left_because", "Alasan dan tanggal berhenti diisi bersama-sama."),

	"entry_pkey":                  ours(),
	"entry_innovation_exists":     ours(),
	"entry_cycle_exists":          gone("year", "Siklus"),
	"entry_unit_exists":           ours(),
	"entry_creator_exists":        ours(),
	"entry_status_known":          ours(),
	"entry_name_length":           invalid("name", "Nama inovasi terdiri atas 3 sampai 200 huruf."),
	"entry_once_per_cycle":        conflict("Inovasi ini sudah diusulkan pada siklus yang sama."),
	"entry_submitted_has_time":    ours(),
	"entry_sent_is_counted":       ours(),
	"entry_review_has_time":       ours(),
	"entry_ready_in_review":       ours(),
	"entry_decided_has_time":      ours(),
	"entry_deferred_has_year":     invalid("next_year", "Siklus berikutnya wajib diisi bila usulan ditunda."),
	"entry_deferred_to_later":     invalid("next_year", "Siklus berikutnya harus setelah siklus usulan ini."),
	"entry_difference_length":     invalid("difference", "Kalimat tentang bedanya paling panjang 500 huruf."),
	"entry_moves_legally":         conflict(textMoved),
	"entry_status_pkey":           ours(),
	"entry_transition_once":       ours(),
	"entry_transition_from_known": ours(),
	"entry_transition_to_known":   ours(),

	"entry_profile_pkey":              ours(),
	"entry_profile_entry_exists":      ours(),
	"entry_profile_editor_exists":     ours(),
	"entry_profile_stage_known":       choice("stage"),
	"entry_profile_initiator_known":   choice("initiator"),
	"entry_profile_kind_known":        choice("kind"),
	"entry_profile_form_known":        choice("form"),
	"entry_profile_latitude_bounds":   invalid("latitude", "Lintang antara -90 dan 90."),
	"entry_profile_longitude_bounds":  invalid("longitude", "Bujur antara -180 dan 180."),
	"entry_profile_whole_place":       invalid("latitude", "Lintang dan bujur diisi bersama-sama."),
	"entry_profile_trial_before_use":  invalid("implemented_on", "Waktu penerapan tidak boleh sebelum waktu uji coba."),
	"entry_profile_use_before_growth": invalid("developed_on", "Waktu pengembangan tidak boleh sebelum waktu penerapan."),

	"entry_writing_pkey":          ours(),
	"entry_writing_entry_exists":  ours(),
	"entry_writing_part_form":     ours(),
	"entry_writing_person_exists": ours(),

	"entry_design_pkey":          ours(),
	"entry_design_entry_exists":  ours(),
	"entry_design_editor_exists": ours(),

	"claim_once":           conflict("Klaim untuk indikator ini baru saja disimpan orang lain. Muat ulang halaman."),
	"claim_version_known":  ours(),
	"claim_entry_exists":   ours(),
	"claim_editor_exists":  ours(),
	"claim_indicator_form": choice("indicator"),
	"claim_level_bounds":   invalid("level", "Level klaim antara 0 dan 3."),

	"blob_pkey":          ours(),
	"blob_sha256_form":   ours(),
	"blob_size_positive": invalid("file", "Berkas ini kosong."),

	"evidence_pkey":           ours(),
	"evidence_entry_exists":   ours(),
	"evidence_creator_exists": ours(),
	"evidence_current_exists": ours(),
	"evidence_slot_known":     choice("slot"),

	"evidence_version_once":            conflict("Versi baru bukti ini baru saja disimpan orang lain. Muat ulang halaman."),
	"evidence_version_evidence_exists": ours(),
	"evidence_version_creator_exists":  ours(),
	"evidence_version_blob_exists":     ours(),
	"evidence_version_counts_from_one": ours(),
	"evidence_version_kind_known":      choice("kind"),
	"evidence_version_file_or_link":    invalid("file", "Unggah berkas atau isi tautan, salah satu saja."),

	"receipt_pkey":             ours(),
	"receipt_code_form":        ours(),
	"receipt_number_unique":    ours(),
	"receipt_entry_exists":     ours(),
	"receipt_submitter_exists": ours(),
	"receipt_form_key_unique":  conflict(textSentAlready),
	"receipt_once_per_round":   conflict(textSentAlready),

	"form_key_pkey":          conflict(textSentAlready),
	"form_key_length":        invalid("", "Formulir ini tidak lengkap. Muat ulang halaman, lalu kirim kembali."),
	"form_key_person_exists": ours(),
}
