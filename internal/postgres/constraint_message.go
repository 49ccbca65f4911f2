package postgres

// messageMessages: what people are told, and the letters that carry it.
var messageMessages = map[string]message{
	"letter_pkey":               ours(),
	"letter_person_exists":      ours(),
	"letter_tries_not_negative": ours(),
	"letter_digest_once_a_day":  ours(),
	"letter_sent_or_refused":    conflict("Surel ini sudah terkirim. Muat ulang halaman."),
	"letter_refused_says_why":   ours(),

	"message_pkey":                  ours(),
	"message_person_exists":         ours(),
	"message_kind_known":            ours(),
	"message_key_length":            ours(),
	"message_entry_exists":          ours(),
	"message_subject_one_line":      ours(),
	"message_path_own":              ours(),
	"message_mail_known":            ours(),
	"message_letter_exists":         ours(),
	"message_told_once":             ours(),
	"message_mailed_only_if_wanted": ours(),

	"message_choice_person_exists": ours(),
	"message_choice_kind_known":    choice("kind"),
	"message_choice_mail_known":    choice("mail"),
	"message_choice_once":          conflict("Pilihan Anda sedang disimpan dari tempat lain. Coba lagi."),
}
