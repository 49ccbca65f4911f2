package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"runtime"

	"golang.org/x/crypto/argon2"
)

// Argon2id at the minimum that OWASP names: 19 MiB, two passes, one lane; about 25 ms.
const (
	argonMemoryKiB = 19 * 1024
	argonPasses    = 2
	argonLanes     = 1
	saltBytes      = 16
	hashBytes      = 32
)

// hashing bounds how many hashes run at once: each holds 19 MiB, and a flood of sign-ins must not eat the machine.
var hashing = make(chan struct{}, runtime.NumCPU())

// HashPassword returns the PHC string of a password with a fresh salt.
func HashPassword(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := rand.Read(salt); err != nil {
		return "", err
	}
	return hashWithSalt(ctx, password, salt)
}

func hashWithSalt(ctx context.Context, password string, salt []byte) (string, error) {
	key, err := derive(ctx, password, salt, argonMemoryKiB, argonPasses, argonLanes, hashBytes)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, argonMemoryKiB, argonPasses, argonLanes, b64(salt), b64(key)), nil
}

func derive(ctx context.Context, password string, salt []byte, memory, passes uint32, lanes uint8, size uint32) ([]byte, error) {
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, passes, memory, lanes, size), nil
}

// nobody is what an unknown name is checked against, so that it takes as long as a known one.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGxpdmVzIGhlcmU$c2VlIGFjY291bnQgcGFzc3dvcmQgbm9ib2R5IQAAAAA"

// matches reports whether the password belongs to the PHC string. A string it cannot read matches nothing.
func matches(ctx context.Context, phc, password string) (bool, error) {
	var version int
	var memory, passes uint32
	var lanes uint8
	var rest string
	if _, err := fmt.Sscanf(phc, "$argon2id$v=%d$m=%d,t=%d,p=%d$%s", &version, &memory, &passes, &lanes, &rest); err != nil {
		return false, nil
	}
	salt, key, ok := splitHash(rest)
	if !ok || version != argon2.Version {
		return false, nil
	}
	got, err := derive(ctx, password, salt, memory, passes, lanes, uint32(len(key)))
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, key) == 1, nil
}

func splitHash(rest string) (salt, key []byte, ok bool) {
	for i := range rest {
		if rest[i] != '$' {
			continue
		}
		salt, errSalt := base64.RawStdEncoding.DecodeString(rest[:i])
		key, errKey := base64.RawStdEncoding.DecodeString(rest[i+1:])
		return salt, key, errSalt == nil && errKey == nil && len(key) >= 16
	}
	return nil, nil, false
}
