package archtest

import (
	"slices"
	"strings"
	"testing"
)

const module = "jaring/"

func TestImports_Table(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		allowed, known := rowOf(f.folder)
		if !known {
			t.Errorf("%s: the import table has no row for %s", f.name, f.folder)
			continue
		}
		if f.test { // tests may look anywhere: what runs is what must be in order
			continue
		}
		for _, imported := range f.imports {
			ours, isOurs := strings.CutPrefix(imported, module)
			if isOurs && !covers(allowed, ours) {
				t.Errorf("%s imports %s, which the import table does not allow", f.name, ours)
			}
		}
	}
}

func rowOf(folder string) (allowed string, known bool) {
	for _, r := range table {
		if covers(r.from, folder) {
			return r.to, true
		}
	}
	return "", false
}

func TestImports_WebKnowsNothingOfTheProgram(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			if below("web", f.folder) && strings.HasPrefix(imported, module+"internal/") {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

func TestImports_ModulesOfOthers(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			for prefix, folders := range owners {
				if strings.HasPrefix(imported, prefix) && !below(folders, f.folder) {
					t.Errorf("%s imports %s, which only %s may know", f.name, imported, folders)
				}
			}
		}
	}
}

func TestImports_Forbidden(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		for _, imported := range f.imports {
			if slices.Contains(forbidden, imported) {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

func TestImports_IndexIsPure(t *testing.T) {
	t.Parallel()
	for _, f := range goFiles(t) {
		if !below("internal/iid", f.folder) || f.test {
			continue
		}
		for _, imported := range f.imports {
			if slices.Contains(impure, imported) || strings.Contains(imported, ".") {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
	}
}

// Without this a typing error in the table would go unnoticed.
func TestImports_TableNamesWhatExists(t *testing.T) {
	t.Parallel()
	folders := map[string]bool{}
	for _, f := range goFiles(t) {
		folders[f.folder] = true
	}
	named := ""
	for _, r := range table {
		named += " " + r.from + " " + r.to
	}
	names := strings.Fields(named)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if !strings.HasSuffix(name, "/*") && !folders[name] {
			t.Errorf("the import table names %s, which has no Go file", name)
		}
	}
}
