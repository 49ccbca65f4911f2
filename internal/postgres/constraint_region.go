package postgres

import "jaring/internal/fault"

const textTaken = "Data yang sama sudah tersimpan. Muat ulang halaman untuk melihatnya."

// regionMessages: region, places, units, people, sessions, cycles and targets.
var regionMessages = map[string]message{
	// A malformed id in an address is an unknown one.
	"public_id_form": {fault.KindNotFound, "", fault.NotFound().Message},

	"goose_db_version_pkey": ours(),

	"region_pkey":        conflict("Daerah sudah ditetapkan: satu pemasangan hanya melayani satu daerah."),
	"region_is_one":      ours(),
	"region_kind_known":  choice("kind"),
	"region_prefix_form": invalid("prefix", "Awalan nomor terdiri atas 2 sampai 5 huruf besar, misalnya PKL."),

	"district_pkey":        conflict("Kode kecamatan ini sudah tersimpan."),
	"district_name_unique": invalid("name", "Nama kecamatan ini sudah tersimpan."),
	"ward_pkey":            conflict("Kode kelurahan ini sudah tersimpan."),
	"ward_name_unique":     invalid("name", "Nama kelurahan ini sudah tersimpan di kecamatan yang sama."),
	"ward_district_exists": gone("district_code", "Kecamatan"),

	"unit_pkey":             ours(),
	"unit_kind_known":       choice("kind"),
	"unit_level_known":      choice("level"),
	"unit_ownership_known":  choice("ownership"),
	"unit_name_length":      invalid("name", "Nama unit terdiri atas 2 sampai 200 huruf."),
	"unit_npsn_form":        invalid("npsn", "NPSN terdiri atas 8 angka."),
	"unit_npsn_unique":      invalid("npsn", "NPSN ini sudah dipakai sekolah lain."),
	"unit_npsn_for_schools": invalid("npsn", "NPSN hanya untuk sekolah."),
	"unit_level_for_schools": invalid("level",
		"Jenjang wajib diisi untuk sekolah, dan hanya untuk sekolah."),
	"unit_open_name_unique": invalid("name", "Unit dengan nama dan jenis ini sudah ada di kecamatan yang sama."),
	"unit_parent_exists":    gone("parent_id", "Unit induk"),
	"unit_district_exists":  gone("district_code", "Kecamatan"),
	"unit_ward_exists":      gone("ward_code", "Kelurahan"),
	"unit_successor_exists": gone("successor_id", "Unit penerus"),
	"unit_successor_only_when_closed": invalid("successor_id",
		"Unit penerus hanya diisi bila unit ini sudah ditutup."),
	"unit_not_its_own_relative": invalid("parent_id", "Unit tidak dapat menjadi induk atau penerus dirinya sendiri."),

	"unit_name_starts_once":      invalid("valid_from", "Sudah ada nama yang berlaku mulai tanggal ini."),
	"unit_name_one_current":      conflict("Nama unit ini baru saja diubah orang lain. Muat ulang halaman."),
	"unit_name_ends_after_start": invalid("valid_from", "Nama baru harus berlaku setelah nama yang sekarang."),
	"unit_name_unit_exists":      ours(),

	"person_pkey":            ours(),
	"person_name_length":     invalid("name", "Nama terdiri atas 2 sampai 120 huruf."),
	"person_username_unique": invalid("username", "Nama pengguna ini sudah dipakai."),
	"person_username_form": invalid("username",
		"Nama pengguna terdiri atas 3 sampai 40 huruf kecil, angka, titik, garis bawah, atau tanda hubung, dan diawali huruf kecil atau angka."),
	"person_email_unique": invalid("email", "Alamat surel ini sudah dipakai akun lain."),

	"role_assignment_pkey":               ours(),
	"role_assignment_person_exists":      gone("person_id", "Akun"),
	"role_assignment_unit_exists":        gone("unit_id", "Unit"),
	"role_assignment_role_known":         choice("role"),
	"role_assignment_ends_after_start":   invalid("ends_on", "Tanggal berakhir tidak boleh sebelum tanggal mulai."),
	"role_assignment_submitter_has_unit": invalid("unit_id", "Operator unit harus ditugaskan pada satu unit."),

	"session_pkey":          ours(),
	"session_person_exists": ours(),
	"sign_in_failure_pkey":  ours(),

	"cycle_pkey":                 invalid("year", "Siklus tahun ini sudah ada."),
	"cycle_year_plausible":       invalid("year", "Tahun siklus antara 2020 dan 2100."),
	"cycle_min_words_plausible":  invalid("min_words_design", "Jumlah kata paling sedikit antara 0 dan 5.000."),
	"cycle_assessors_plausible":  invalid("assessors_per_entry", "Jumlah penilai per usulan antara 1 dan 9."),
	"cycle_counted_stages_known": choice("counted_stages"),
	"cycle_eligibility_in_order": invalid("eligible_to", "Akhir masa penerapan tidak boleh sebelum awalnya."),

	"cycle_window_once":         conflict(textTaken),
	"cycle_window_cycle_exists": ours(),
	"cycle_window_stage_known":  choice("stage"),
	"cycle_window_in_order":     invalid("closes_at", "Jadwal harus ditutup setelah dibuka."),

	"target_once":             conflict(textTaken),
	"target_cycle_exists":     ours(),
	"target_scope_known":      ours(),
	"target_key_known":        ours(),
	"target_amount_plausible": invalid("amount", "Target antara 0 dan 100.000."),
}
