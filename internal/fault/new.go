package fault

// The sentences used where a caller has nothing better to say.
const (
	textNotFound    = "Halaman atau data ini tidak ditemukan."
	textForbidden   = "Anda tidak berwenang melakukan ini."
	textStale       = "Data ini sudah diubah orang lain setelah Anda membukanya. Muat ulang halaman, lalu ulangi perubahan Anda."
	textUnavailable = "Sedang ada gangguan, isian Anda belum tersimpan. Silakan coba lagi beberapa saat lagi."
	textFull        = "Tempat penyimpanan berkas sedang penuh. Berkas ini belum tersimpan; isian lain tetap dapat disimpan. " +
		"Beri tahu pengelola portal, lalu unggah lagi."
	textInternal   = "Terjadi kesalahan pada sistem. Kesalahan ini sudah dicatat."
	textSignIn     = "Silakan masuk terlebih dahulu."
	textTooMany    = "Terlalu banyak percobaan. Silakan tunggu sebentar, lalu coba lagi."
	textTooLarge   = "Kiriman terlalu besar."
	textBadRequest = "Permintaan tidak dapat dibaca."
	textInvalid    = "Periksa kembali isian yang ditandai."
)

func orText(msg, fallback string) string {
	if msg == "" {
		return fallback
	}
	return msg
}

// NotFound is for rows that are not there and for rows that the actor may not know of.
func NotFound() *Error { return &Error{Kind: KindNotFound, Message: textNotFound} }

// Forbidden is for an act that the actor may see but not do; an empty msg takes the general sentence.
func Forbidden(msg string) *Error {
	return &Error{Kind: KindForbidden, Message: orText(msg, textForbidden)}
}

// Unauthenticated asks for a sign-in.
func Unauthenticated() *Error {
	return &Error{Kind: KindUnauthenticated, Message: textSignIn}
}

// BadRequest is for input that cannot be read at all, such as a broken form body.
func BadRequest(msg string) *Error {
	return &Error{Kind: KindBadRequest, Message: orText(msg, textBadRequest)}
}

// Invalid is for input that a person can correct, with one message per field where the field is known.
func Invalid(msg string, fields ...Field) *Error {
	return &Error{Kind: KindInvalid, Message: orText(msg, textInvalid), Fields: fields}
}

// Stale says that somebody else changed the row since the person opened it.
func Stale() *Error { return &Error{Kind: KindConflict, Message: textStale} }

// Conflict is for a state of the row that does not allow the act any more, with a sentence that says which.
func Conflict(msg string) *Error {
	return &Error{Kind: KindConflict, Message: orText(msg, textStale)}
}

// Closed is for an act outside its window; msg says until when it was open and whom to ask.
func Closed(msg string) *Error { return &Error{Kind: KindClosed, Message: msg} }

// TooLarge is for bodies and files above their limit.
func TooLarge(msg string) *Error {
	return &Error{Kind: KindTooLarge, Message: orText(msg, textTooLarge)}
}

// TooMany is for attempts that come too fast.
func TooMany(msg string) *Error {
	return &Error{Kind: KindTooMany, Message: orText(msg, textTooMany)}
}

// Unavailable is for passing trouble of a part we depend on: repeating may help.
func Unavailable(err error) *Error {
	return &Error{Kind: KindUnavailable, Message: textUnavailable, Err: err}
}

// Full says that no more files can be kept, and what people can do about it.
func Full(err error) *Error { return &Error{Kind: KindFull, Message: textFull, Err: err} }

// Internal wraps a cause that no person can act upon.
func Internal(err error) *Error {
	return &Error{Kind: KindInternal, Message: textInternal, Err: err}
}
