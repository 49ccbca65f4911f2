package archtest

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var layoutRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// layout returns the folders of README's layout table.
func layout(t *testing.T) []string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(readme), "<!-- layout -->")
	part, _, closed := strings.Cut(after, "<!-- /layout -->")
	if !ok || !closed {
		t.Fatal("README.md has no layout table between its marks")
	}
	var folders []string
	for _, m := range layoutRow.FindAllStringSubmatch(part, -1) {
		folders = append(folders, m[1])
	}
	return folders
}

func TestLayout_EveryFolderIsInTheTable(t *testing.T) {
	t.Parallel()
	rows := layout(t)
	missing := map[string]bool{}
	for _, f := range goFiles(t) {
		folder := f.folder
		// A row stands for what lies below it too, so the second level is what must be named.
		if parts := strings.Split(folder, "/"); len(parts) > 2 {
			folder = path.Join(parts[0], parts[1])
		}
		if !slices.Contains(rows, folder) {
			missing[folder] = true
		}
	}
	for folder := range missing {
		t.Errorf("README's layout table does not name %s", folder)
	}
}

func TestLayout_EveryRowExists(t *testing.T) {
	t.Parallel()
	for _, row := range layout(t) {
		if info, err := os.Stat(filepath.Join(root, row)); err != nil || !info.IsDir() {
			t.Errorf("README's layout table names %s, which is no folder", row)
		}
	}
}

// The top level is what a newcomer sees first.
func TestLayout_TopLevel(t *testing.T) {
	t.Parallel()
	want := []string{"Makefile", "README.md", "cmd", "docker-compose.yml", "go.mod", "go.sum", "internal", "migrations", "web"}
	ignored := []string{"bin", "data", "node_modules"} // as .gitignore has it
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(ignored, e.Name()) && !strings.HasSuffix(e.Name(), ".test") {
			got = append(got, e.Name())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the top level is %v, want %v", got, want)
	}
}
