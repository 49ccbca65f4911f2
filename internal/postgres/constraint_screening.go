package postgres

const (
	textClaimMoved = "Klaim atau buktinya berubah sejak lembar ini dibuka. Muat ulang halaman, lalu periksa kembali indikator ini."
	textLevel      = "Level antara 0 dan 3."
	textMarkedOnce = "Penilaian ini baru saja disimpan dari jendela lain. Muat ulang halaman."
)

// screeningMessages: reviews, decisions, measurement and history.
var screeningMessages = map[string]message{
	"decision_reason_pkey": ours(),

	"review_pkey":                    ours(),
	"review_entry_exists":            ours(),
	"review_assigner_exists":         ours(),
	"review_assessor_exists":         gone("assessor_id", "Penilai"),
	"review_status_known":            ours(),
	"review_recommendation_known":    choice("recommendation"),
	"review_once_per_assessor":       invalid("assessor_id", "Penilai ini sudah ditugaskan pada usulan yang sama."),
	"review_without_conflict":        invalid("assessor_id", "Penilai ini bertugas atau pernah bertugas di unit pengusul atau tercatat sebagai inovatornya, sehingga tidak boleh menilai usulannya."),
	"review_starts_with_declaration": invalid("declared", "Nyatakan dahulu bahwa Anda tidak memiliki benturan kepentingan."),
	"review_finished_has_time":       ours(),
	"review_finished_recommends":     invalid("recommendation", "Rekomendasi wajib diisi sebelum penilaian diselesaikan."),
	"review_void_reason_known":       ours(),
	"review_void_says_why":           ours(),
	"review_criterion_review_exists": ours(),
	"review_criterion_known":         choice("letter"),
	"review_criterion_once":          conflict(textMarkedOnce),
	"review_mark_review_exists":      ours(),
	"review_mark_once":               conflict(textMarkedOnce),
	"review_mark_level_bounds":       invalid("level", textLevel),
	"review_mark_of_current_claim":   conflict(textClaimMoved),
	"verification_once":              conflict(textMarkedOnce),
	"verification_level_bounds":      invalid("level", textLevel),
	"verification_of_current_claim":  conflict(textClaimMoved),
	"verification_setter_exists":     ours(),

	"decision_pkey":                ours(),
	"decision_entry_exists":        ours(),
	"decision_decider_exists":      ours(),
	"decision_act_known":           choice("act"),
	"decision_reason_known":        choice("reason_code"),
	"decision_once_per_round":      conflict("Usulan ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya."),
	"decision_deferral_names_year": invalid("next_year", "Siklus berikutnya wajib diisi bila usulan ditunda, dan hanya bila ditunda."),
	"decision_against_says_why":    invalid("text", "Pilih alasan dan tulis penjelasan paling sedikit 10 huruf, agar unit tahu apa yang harus diperbaiki."),

	"decision_answer_pkey":            conflict("Keputusan ini sudah dijawab. Muat ulang halaman untuk melihat jawabannya."),
	"decision_answer_decision_exists": ours(),
	"decision_answer_person_exists":   ours(),
	"decision_answer_length":          invalid("text", "Jawaban terdiri atas 3 sampai 4.000 huruf."),

	"regional_level_once":           conflict(textTaken),
	"regional_level_cycle_exists":   ours(),
	"regional_level_editor_exists":  ours(),
	"regional_level_indicator_form": choice("indicator"),
	"regional_level_bounds":         invalid("level", textLevel),
	"regional_total_pkey":           conflict(textTaken),
	"regional_total_cycle_exists":   ours(),
	"regional_total_editor_exists":  ours(),
	"regional_total_not_negative":   invalid("total", "Jumlah skor SPD tidak boleh negatif."),

	"index_result_pkey":          ours(),
	"index_result_cycle_exists":  ours(),
	"index_result_person_exists": ours(),
	"index_result_basis_known":   choice("basis"),
	"index_result_bounds":        ours(),
	"official_result_pkey":       conflict(textTaken),
	"official_result_bounds":     invalid("index", "Indeks antara 0 dan 100."),

	"award_pkey":            ours(),
	"activity_pkey":         ours(),
	"activity_cycle_exists": gone("year", "Siklus"),
	"activity_kind_known":   choice("kind"),

	"history_pkey":             ours(),
	"history_subject_known":    ours(),
	"history_reason_known":     choice("reason_code"),
	"history_actor_exists":     ours(),
	"history_status_pair":      ours(),
	"history_transition_legal": conflict(textMoved),
}
