package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// vendored is what others wrote: it lies unchanged beside its licence.
var vendored = []string{"internal/e2e/testdata", "web/static/icons", "web/static/fonts"}

// texts returns the contents of every file of ours with one of the endings, by slash-separated path from the root.
func texts(t *testing.T, endings ...string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, top := range []string{"cmd", "internal", "web", "migrations"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, file)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(name)
			if d.IsDir() && below(strings.Join(vendored, " "), name) {
				return filepath.SkipDir
			}
			if d.IsDir() || !hasEnding(name, endings) {
				return nil
			}
			text, err := os.ReadFile(file)
			found[name] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no files end in %v", endings)
	}
	return found
}

func hasEnding(name string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// goFile is a parsed file.
type goFile struct {
	name      string
	folder    string
	test      bool
	generated bool
	imports   []string
	syntax    *ast.File
	set       *token.FileSet
	lines     int
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	for name, text := range texts(t, ".go") {
		set := token.NewFileSet()
		syntax, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		f := goFile{name: name, folder: path.Dir(name), test: strings.HasSuffix(name, "_test.go"),
			generated: strings.HasSuffix(name, "_templ.go"), syntax: syntax, set: set, lines: strings.Count(text, "\n")}
		for _, i := range syntax.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			f.imports = append(f.imports, imported)
		}
		files = append(files, f)
	}
	return files
}
