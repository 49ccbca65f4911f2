package postgres

import (
	"crypto/rand"
	"regexp"
	"strings"
)

// NewID makes a public id: 16 characters of a–z and 2–7, 80 random bits, the form of the database's domain public_id.
func NewID() string { return strings.ToLower(rand.Text()[:16]) }

// IsID says whether a text has the form of a public id. What has not is kept away from the
// database: it is not found, like any other unknown id.
func IsID(text string) bool { return idForm.MatchString(text) }

var idForm = regexp.MustCompile(`^[a-z0-9]{16}$`)

// NewCode makes a code that stands for a secret right to know, such as that of a receipt: 26 characters, 130 random bits.
func NewCode() string { return strings.ToLower(rand.Text()) }
