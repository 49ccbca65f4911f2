package evidence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerifyFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		damage func(t *testing.T, w *world, path string)
		found  string
	}{
		"missing": {func(t *testing.T, _ *world, path string) { remove(t, path) }, "missing"},
		"forged": {func(t *testing.T, _ *world, path string) {
			remove(t, path)
			if err := os.WriteFile(path, []byte("forged"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "does not match its hash"},
		"another size on record": {func(t *testing.T, w *world, _ string) {
			w.Exec(t, "ALTER TABLE blob DISABLE TRIGGER ALL")
			w.Exec(t, "UPDATE blob SET size = size + 1")
		}, "were recorded"},
		"another size promised": {func(t *testing.T, w *world, _ string) {
			w.Exec(t, "ALTER TABLE evidence_version DISABLE TRIGGER ALL")
			w.Exec(t, "UPDATE evidence_version SET size = size + 1")
		}, "its size is not that of its file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			hash := w.detail(t, w.addPDF(t, "Keputusan")).Item.SHA256
			if v, err := w.s.VerifyFiles(t.Context()); err != nil || v.Files != 1 || len(v.Problems) > 0 {
				t.Fatalf("before: %+v, %v", v, err)
			}
			c.damage(t, w, filepath.Join(w.root, hash[:2], hash[2:4], hash))
			v, err := w.s.VerifyFiles(t.Context())
			if err != nil || len(v.Problems) == 0 || !strings.Contains(strings.Join(v.Problems, "\n"), c.found) {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
