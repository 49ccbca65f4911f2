package postgres

// successionMessages: entries carried over and innovations handed over.
var successionMessages = map[string]message{
	"carry_pkey":             conflict("Inovasi ini sudah dibawa ke siklus yang terbuka. Muat ulang halaman."),
	"carry_entry_exists":     ours(),
	"carry_source_exists":    ours(),
	"carry_developed_length": invalid("developed", "Tulis apa yang dikembangkan, antara 20 dan 2.000 huruf."),
	"carry_person_exists":    ours(),
	"carry_from_another":     ours(),

	"succession_pkey":              ours(),
	"succession_code_form":         ours(),
	"succession_number_unique":     ours(),
	"succession_innovation_exists": ours(),
	"succession_entry_exists":      ours(),
	"succession_former_exists":     ours(),
	"succession_next_exists":       ours(),
	"succession_person_exists":     ours(),
	"succession_to_another":        invalid("next", "Ketua baru harus orang lain."),
}
