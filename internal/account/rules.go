package account

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"jaring/internal/fault"
)

// MinPassword and maxPassword are the length of a password in characters (ASVS 6.2.1, 6.2.9). Nothing else about its form is asked (6.2.5).
const (
	MinPassword = 12
	maxPassword = 128
)

//go:embed common_passwords.txt
var commonPasswordsFile string

var commonPasswords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(commonPasswordsFile) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			set[word] = true
		}
	}
	return set
})

// checkPassword returns the sentence for what is wrong with a new password, or "". context holds words that
// anybody would try first: the person's own name, the unit, the region, the product.
func checkPassword(password string, context ...string) string {
	n := utf8.RuneCountInString(password)
	switch {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return "Kata sandi memuat huruf yang tidak dapat dibaca."
	case n < MinPassword:
		return fmt.Sprintf("Kata sandi baru %d huruf. Paling sedikit %d.", n, MinPassword)
	case n > maxPassword:
		return fmt.Sprintf("Kata sandi %d huruf. Paling banyak %d.", n, maxPassword)
	case isCommon(password):
		return "Kata sandi ini sering dipakai orang dan mudah ditebak. Pilih yang lain."
	case isContext(password, context):
		return "Kata sandi ini tersusun dari nama yang mudah ditebak. Pilih yang lain."
	}
	return ""
}

func isCommon(password string) bool {
	lower := strings.ToLower(password)
	if commonPasswords()[lower] || oneCharacter(lower) {
		return true
	}
	// "password2024!" is as common as "password": what surrounds the letters is what people add when asked to.
	core := strings.TrimFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) })
	return commonPasswords()[core] && len(lower)-len(core) <= 6
}

func oneCharacter(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return strings.Trim(s[size:], string(first)) == ""
}

// isContext reports whether little is left of the password once the known words and digits are gone.
func isContext(password string, words []string) bool {
	rest := strings.ToLower(password)
	for _, word := range words {
		for _, part := range strings.Fields(strings.ToLower(word)) {
			if len(part) >= 4 {
				rest = strings.ReplaceAll(rest, part, "")
			}
		}
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, rest)
	return rest != strings.ToLower(password) && utf8.RuneCountInString(letters) < 6
}

var usernameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{2,39}$`)

// NewPerson is what creating an account takes.
type NewPerson struct {
	Username string
	Name     string
	Email    string // optional
	Password string
}

func (p NewPerson) check() error {
	bad := fault.Invalid("")
	if !usernameForm.MatchString(p.Username) {
		bad.Add("username", "Nama pengguna 3–40 huruf kecil, angka, titik, atau tanda hubung.")
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(p.Name)); n < 2 || n > 120 {
		bad.Add("name", "Nama 2–120 huruf.")
	}
	if p.Email != "" && !strings.Contains(p.Email, "@") {
		bad.Add("email", "Alamat surel harus memuat @, misalnya nama@pekalongankota.go.id.")
	}
	if text := checkPassword(p.Password, p.Username, p.Name, "jaring"); text != "" {
		bad.Add("password", text)
	}
	if len(bad.Fields) > 0 {
		return bad
	}
	return nil
}
