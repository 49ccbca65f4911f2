package session

import (
	"crypto/sha256"
	"encoding/base64"
)

// hashOf is the form in which scs hands tokens to the store when HashTokenInStore is set.
func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
