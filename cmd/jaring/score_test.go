package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const examples = "../../internal/iid/testdata/examples.json"

// execute runs one command line and returns its exit code and both outputs.
func execute(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, streams{in: strings.NewReader(stdin), out: &out, err: &err})
	return code, out.String(), err.String()
}

func TestScore_ExitCodes(t *testing.T) {
	t.Parallel()
	const good = `{"year": 2026, "spd_x100": 0, "entries": []}`
	const wrongCase = `{"rounding": "half_up_2_decimals", "cases": [], "category_cases": [{"year": 2026, "index_x100": 0, "category": "x"}]}`
	for name, c := range map[string]struct {
		stdin          string
		args           []string
		code           int
		stdout, stderr string // what they contain; empty: nothing at all
	}{
		"portfolio":        {good, []string{"score", "-"}, 0, `"index": "0,00"`, ""},
		"cases agree":      {"", []string{"score", "--check", examples}, 0, "45 of 45\n", ""},
		"a case differs":   {wrongCase, []string{"score", "--check", "-"}, 1, "category 2026 0: category is tidak_dapat_dinilai, expected x\n0 of 1\n", ""},
		"malformed cases":  {`{`, []string{"score", "--check", "-"}, 2, "", "line 1, column 1: unexpected end of JSON input\n"},
		"two problems":     {`{"year": 2.0, "entries": []}`, []string{"score", "-"}, 2, "", "year: 2.0 is not an integer\nspd_levels: missing"},
		"no such file":     {"", []string{"score", "missing.json"}, 2, "", "open missing.json: no such file or directory\n"},
		"a folder":         {"", []string{"score", t.TempDir()}, 2, "", "is a directory\n"},
		"no file":          {"", []string{"score"}, 2, "", "score: FILE or --check CASES expected\n"},
		"file and cases":   {"", []string{"score", "-", "--check", "-"}, 2, "", "score: either FILE or --check CASES, not both\n"},
		"check of nothing": {"", []string{"score", "--check"}, 2, "", "--check: "},
		"unknown flag":     {"", []string{"score", "--fast", "-"}, 2, "", "unknown flag --fast"},
		"unknown command":  {"", []string{"scores"}, 2, "", "unexpected argument scores"},
		"no command":       {"", nil, 2, "", "expected one of"},
		"advise":           {good, []string{"advise", "-"}, 1, "", "advise: not built yet\n"},
		"help":             {"", []string{"--help"}, 0, "Usage: jaring <command>", ""},
		"help of score":    {"", []string{"score", "--help"}, 0, "Usage: jaring score", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := execute(c.stdin, c.args...)
			if code != c.code {
				t.Errorf("exit %d, %d expected", code, c.code)
			}
			if !strings.Contains(stdout, c.stdout) || (c.stdout == "") != (stdout == "") {
				t.Errorf("standard output %q, %q expected", stdout, c.stdout)
			}
			if !strings.Contains(stderr, c.stderr) || (c.stderr == "") != (stderr == "") {
				t.Errorf("standard error %q, %q expected", stderr, c.stderr)
			}
		})
	}
}

func TestScore_File(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "portfolio.json")
	if err := os.WriteFile(name, []byte(`{"year": 2023, "spd_x100": 6300, "entries": [{"id": "<a>", "maturity_x100": 11100}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := execute("", "score", name)
	var result struct {
		Index   string
		Entries []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(stdout), &result); err != nil || code != 0 || stderr != "" {
		t.Fatalf("exit %d, %v, %s", code, err, stderr)
	}
	if result.Index != "29,79" || result.Entries[0].ID != "<a>" || !strings.Contains(stdout, `"<a>"`) {
		t.Errorf("%s", stdout)
	}
}

func TestScore_EndlessInput(t *testing.T) {
	t.Parallel()
	var out, err bytes.Buffer
	code := run([]string{"score", "-"}, streams{in: endless{}, out: &out, err: &err})
	if code != 2 || err.String() != "-: larger than 64 MiB\n" {
		t.Errorf("exit %d, %s", code, err.String())
	}
}

func TestScore_OutputFails(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"score", "--check", examples}, {"score", "-"}} {
		var err bytes.Buffer
		stdin := strings.NewReader(`{"year": 2026, "spd_x100": 0, "entries": []}`)
		if code := run(args, streams{in: stdin, out: full{}, err: &err}); code != 1 || err.String() != "no space left\n" {
			t.Errorf("%v: exit %d, %s", args, code, err.String())
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }
