// Package seal signs what is printed, so that a paper can be checked without the portal: by anybody who has the portal's
// public key, also after the portal has gone.
package seal

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Key signs. It lies outside the database: who can change rows still cannot sign.
type Key struct{ private ed25519.PrivateKey }

var encoding = base64.RawURLEncoding.Strict()

// ParseKey reads a key: 32 bytes of chance in base64url.
func ParseKey(text string) (Key, error) {
	seed, err := encoding.DecodeString(strings.TrimRight(strings.TrimSpace(text), "="))
	if err != nil || len(seed) != ed25519.SeedSize {
		return Key{}, fmt.Errorf("not %d bytes in base64url", ed25519.SeedSize)
	}
	return Key{ed25519.NewKeyFromSeed(seed)}, nil
}

// KeepKey is the key in a file, made when there is none. Of two processes that begin at once, both get the first one's.
func KeepKey(path string, chance io.Reader) (Key, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeKey(path, chance); err == nil || errors.Is(err, fs.ErrExist) {
			text, err = os.ReadFile(path)
		}
	}
	if err != nil {
		return Key{}, fmt.Errorf("signing key: %w", err)
	}
	key, err := ParseKey(string(text))
	if err != nil {
		return Key{}, fmt.Errorf("signing key in %s: %w", path, err)
	}
	return key, nil
}

// makeKey writes the key whole under another name first, so that nobody reads half of one.
func makeKey(path string, chance io.Reader) error {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(chance, seed); err != nil {
		return err
	}
	half, err := os.CreateTemp(filepath.Dir(path), "signing-*")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	_, err = half.WriteString(encoding.EncodeToString(seed) + "\n")
	if err = errors.Join(err, half.Sync(), half.Close()); err != nil {
		return err
	}
	return os.Link(half.Name(), path)
}

// Public is the key that others check with, in base64url.
func (k Key) Public() string {
	if k.private == nil {
		return ""
	}
	return encoding.EncodeToString(k.private.Public().(ed25519.PublicKey))
}

// Paper is what is sealed: the number of a receipt or record, and the SHA-256 of its content in hexadecimal.
type Paper struct {
	Number string
	SHA256 string
}

// form stands first in every seal; another way of sealing gets another.
const form = "1"

func (p Paper) message() []byte { return []byte("jaring " + form + "\n" + p.Number + "\n" + p.SHA256) }

// Seal is what stands behind # in the address of a QR code, where no server sees it: form, number, hash and signature,
// parted by dots. A key that is no key seals nothing.
func (k Key) Seal(p Paper) string {
	hash, err := hex.DecodeString(p.SHA256)
	if k.private == nil || err != nil {
		return ""
	}
	signature := ed25519.Sign(k.private, p.message())
	return strings.Join([]string{form, p.Number, encoding.EncodeToString(hash), encoding.EncodeToString(signature)}, ".")
}

// ErrForged is a seal that the key has not made.
var ErrForged = errors.New("the seal is not of this key, or what it seals was changed")

// Open reads what a QR code holds, an address with a seal or the seal alone, and checks it with a public key.
func Open(public, sealed string) (Paper, error) {
	key, err := encoding.DecodeString(strings.TrimSpace(public))
	if err != nil || len(key) != ed25519.PublicKeySize {
		return Paper{}, fmt.Errorf("the public key is not %d bytes in base64url", ed25519.PublicKeySize)
	}
	if _, after, found := strings.Cut(sealed, "#"); found {
		sealed = after
	}
	parts := strings.Split(strings.TrimSpace(sealed), ".")
	if len(parts) != 4 || parts[0] != form {
		return Paper{}, errors.New("there is no seal in it")
	}
	hash, err := encoding.DecodeString(parts[2])
	signature, err2 := encoding.DecodeString(parts[3])
	if err != nil || err2 != nil {
		return Paper{}, errors.New("the seal is not whole")
	}
	p := Paper{Number: parts[1], SHA256: hex.EncodeToString(hash)}
	if !ed25519.Verify(key, p.message(), signature) {
		return Paper{}, ErrForged
	}
	return p, nil
}
