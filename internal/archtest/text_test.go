package archtest

import (
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The content security policy allows neither inline style nor inline script, and nothing may pass templ's escaping.
var unsafeMarkup = map[string]*regexp.Regexp{
	"unescaped text":        regexp.MustCompile(`templ\.(Raw|UnsafeURL)|@unsafe|templ\.JSUnsafe`),
	"inline style":          regexp.MustCompile(`(?i)\sstyle=|<style|^css `),
	"inline script":         regexp.MustCompile(`(?i)<script>|<script[^>]*>[^<\s]|^script |\son[a-z]+=`),
	"address from a string": regexp.MustCompile(`(?i)javascript:`),
	"inline handler":        regexp.MustCompile(`hx-on|hx-vals="js:`),
}

func TestTempl_NothingInline(t *testing.T) {
	t.Parallel()
	for name, text := range texts(t, ".templ") {
		for n, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "//") {
				continue
			}
			for about, pattern := range unsafeMarkup {
				if pattern.MatchString(line) {
					t.Errorf("%s:%d: %s: %s", name, n+1, about, strings.TrimSpace(line))
				}
			}
		}
	}
}

// unfinished is put together here so that this file does not hold it.
var unfinished = regexp.MustCompile(`\b(` + strings.Join([]string{"TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"}, "|") + `)\b`)

func TestText_NothingUnfinished(t *testing.T) {
	t.Parallel()
	for name, text := range texts(t, ".go", ".templ", ".sql", ".css", ".js") {
		if at := unfinished.FindStringIndex(text); at != nil {
			t.Errorf("%s:%d: %s", name, 1+strings.Count(text[:at[0]], "\n"), text[at[0]:at[1]])
		}
	}
}

// A test that is skipped proves nothing and says so to nobody. Only a laptop without a browser may go without the
// browser's tests; make check may not.
func TestText_NoTestIsSkipped(t *testing.T) {
	t.Parallel()
	for name, text := range texts(t, "_test.go") {
		if below("internal/e2e", name) {
			continue
		}
		for _, call := range []string{"t.Sk" + "ip(", "t.Sk" + "ipf(", "t.Sk" + "ipNow("} {
			if strings.Contains(text, call) {
				t.Errorf("%s calls %s)", name, call)
			}
		}
	}
}

// What somebody typed is read with handle.Number, which knows how wide the database's integers are.
func TestText_NumbersFit(t *testing.T) {
	t.Parallel()
	for name, text := range texts(t, ".go") {
		if below("internal/site", name) && !strings.HasSuffix(name, "_test.go") && strings.Contains(text, "strconv.Atoi(") {
			t.Errorf("%s calls strconv.Atoi", name)
		}
	}
}

const (
	longestFile     = 400
	longestFunction = 60
)

func TestSize_Files(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		if !f.generated && f.lines > longestFile {
			t.Errorf("%s has %d lines, at most %d", f.name, f.lines, longestFile)
		}
	}
}

func TestSize_Functions(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		if f.generated || f.test {
			continue
		}
		for _, d := range f.syntax.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1; n > longestFunction {
				t.Errorf("%s: %s has %d lines, at most %d", f.name, fn.Name.Name, n, longestFunction)
			}
		}
	}
}

func TestNames_NoDrawerForEverything(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		drawers := []string{"util", "utils", "common", "helper", "helpers", "models", "manager", "misc", "shared", "base"}
		if slices.Contains(drawers, path.Base(f.folder)) {
			t.Errorf("%s: a package is named for what it holds", f.folder)
		}
	}
}
