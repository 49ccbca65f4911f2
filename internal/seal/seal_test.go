package seal_test

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"jaring/internal/seal"
)

var paper = seal.Paper{Number: "TT-2026-000087", SHA256: strings.Repeat("0f", 32)}

func newKey(t *testing.T) seal.Key {
	t.Helper()
	k, err := seal.KeepKey(filepath.Join(t.TempDir(), "key"), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSeal(t *testing.T) {
	t.Parallel()
	k := newKey(t)
	sealed := k.Seal(paper)
	for _, text := range []string{sealed, "https://inovasi.example.go.id/verifikasi/abc#" + sealed, " " + sealed + "\n"} {
		if got, err := seal.Open(k.Public(), text); err != nil || got != paper {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	if _, err := seal.Open(newKey(t).Public(), sealed); !errors.Is(err, seal.ErrForged) {
		t.Errorf("by another key: %v", err)
	}
}

// TestOpen_EveryCharacterCounts changes each character of a seal: none of the results is genuine.
func TestOpen_EveryCharacterCounts(t *testing.T) {
	t.Parallel()
	k := newKey(t)
	sealed := k.Seal(paper)
	for i := range sealed {
		for _, c := range []byte{'A', 'b', '7', '-', '.'} {
			if sealed[i] == c {
				continue
			}
			forged := sealed[:i] + string(c) + sealed[i+1:]
			if got, err := seal.Open(k.Public(), forged); err == nil {
				t.Fatalf("character %d as %c: %+v is genuine", i, c, got)
			}
		}
	}
	for _, text := range []string{"", "#", "...", "1...", "https://inovasi.example.go.id/verifikasi/abc", sealed + "A", sealed[:len(sealed)-1]} {
		if got, err := seal.Open(k.Public(), text); err == nil {
			t.Errorf("%q: %+v is genuine", text, got)
		}
	}
	for _, key := range []string{"", "abc", k.Public() + "AA"} {
		if _, err := seal.Open(key, sealed); err == nil {
			t.Errorf("key %q opens", key)
		}
	}
}

// TestKeepKey_Together: many that begin at once get one key, which only its owner may read.
func TestKeepKey_Together(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "key")
	publics := make([]string, 8)
	var all sync.WaitGroup
	for i := range publics {
		all.Go(func() {
			k, err := seal.KeepKey(path, rand.Reader)
			if err != nil {
				t.Error(err)
			}
			publics[i] = k.Public()
		})
	}
	all.Wait()
	for _, p := range publics {
		if p == "" || p != publics[0] {
			t.Fatalf("keys differ: %q", publics)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := seal.KeepKey(path, rand.Reader); err == nil {
		t.Error("half a key is taken")
	}
}

func TestSeal_WithoutKey(t *testing.T) {
	t.Parallel()
	if got := (seal.Key{}).Seal(paper); got != "" {
		t.Error(got)
	}
}

func FuzzOpen(f *testing.F) {
	k, err := seal.ParseKey(strings.Repeat("A", 43))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(k.Seal(paper))
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := seal.Open(k.Public(), text); err == nil && k.Seal(got) != strings.TrimSpace(text[strings.LastIndexByte(text, '#')+1:]) {
			t.Errorf("%q: %+v", text, got)
		}
	})
}
