package main

import (
	"strings"
	"testing"

	"jaring/internal/seal"
)

// TestVerify_Paper checks papers at the command line, without a database.
func TestVerify_Paper(t *testing.T) {
	t.Parallel()
	key, err := seal.ParseKey(strings.Repeat("A", 43))
	if err != nil {
		t.Fatal(err)
	}
	hash := strings.Repeat("0f", 32)
	sealed := "https://inovasi.example.go.id/verifikasi/abc#" + key.Seal(seal.Paper{Number: "TT-2026-000087", SHA256: hash})
	for name, c := range map[string]struct {
		args           []string
		code           int
		stdout, stderr string
	}{
		"genuine":      {[]string{"--paper", sealed, "--key", key.Public()}, 0, "genuine\nnumber  TT-2026-000087\nsha256  " + hash + "\n", ""},
		"other number": {[]string{"--paper", strings.Replace(sealed, "000087", "000088", 1), "--key", key.Public()}, 1, "", "the seal is not of this key"},
		"no key":       {[]string{"--paper", sealed}, 2, "", "the public key is not 32 bytes"},
		"no seal":      {[]string{"--paper", "https://inovasi.example.go.id/verifikasi/abc", "--key", key.Public()}, 2, "", "there is no seal in it"},
		"no paper":     {[]string{"--key", key.Public()}, 2, "", "there is no seal in it"},
	} {
		code, stdout, stderr := execute("", append([]string{"verify"}, c.args...)...)
		if code != c.code || stdout != c.stdout || !strings.Contains(stderr, c.stderr) || c.stderr == "" && stderr != "" {
			t.Errorf("%s: %d %q %q", name, code, stdout, stderr)
		}
	}
}
