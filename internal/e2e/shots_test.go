package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestShots writes pictures to be looked at, named PERSON-PAGE-WIDTH-THEME.png, or PERSON-PAGE-cetak.png as print.
func TestShots(t *testing.T) {
	folder := os.Getenv("JARING_SHOTS")
	if folder == "" {
		t.Skip("JARING_SHOTS names no folder for pictures: run make shots.")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	looks := []look{{desktop, "light"}, {desktop, "dark"}, {phone, "light"}, {phone, "dark"}}
	everywhere(t, looks, func(t *testing.T, b *tab, person string, p place, l look) {
		keep := func(what string, width int64) {
			name := fmt.Sprintf("%s-%s-%s.png", person, p.name, what)
			if err := os.WriteFile(filepath.Join(folder, name), b.Picture(width), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		keep(l.String(), l.width)
		checkWidth(t, b, l)
		if p.paper && l == looks[len(looks)-1] {
			b.Paper()
			keep("cetak", paperWidth)
		}
	})
}

// checkWidth fails for a page that has to be moved sideways to be read.
func checkWidth(t *testing.T, b *tab, l look) {
	t.Helper()
	if over := b.sideways(); over > 0 {
		t.Errorf("%s: %s is %d pixels wider than the window: %s", l, b.Path(), over, b.widest())
	}
}
