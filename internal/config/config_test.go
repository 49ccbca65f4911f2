package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func env(pairs map[string]string) func(string) string {
	return func(name string) string { return pairs[name] }
}

func TestLoad_Defaults(t *testing.T) {
	t.Parallel()
	c, problems := Load(env(nil))
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	if c.MaxFileBytes != 20<<20 || c.MaxVideoBytes != 200<<20 || c.Listen != "127.0.0.1:8080" || c.BlobDir != "data/blob" || c.Secure() {
		t.Errorf("defaults: %+v", c)
	}
}

func TestLoad_ReportsEveryMistakeByNameWithoutValue(t *testing.T) {
	t.Parallel()
	bad := map[string]string{
		"DATABASE_URL": "mysql://secret", "JARING_BASE_URL": "jaring", "JARING_BLOB": "ftp:x",
		"JARING_MAX_FILE_MB": "0", "DATABASE_DIRECT_URL_FILE": "/does/not/exist",
	}
	_, problems := Load(env(bad))
	all := strings.Join(problems, "\n")
	if len(problems) != len(bad) {
		t.Errorf("%d problems, want %d:\n%s", len(problems), len(bad), all)
	}
	for name := range bad {
		if !strings.Contains(all, strings.TrimSuffix(name, "_FILE")+": ") {
			t.Errorf("%s is not named in:\n%s", name, all)
		}
	}
	if strings.Contains(all, "secret") {
		t.Errorf("a secret is printed:\n%s", all)
	}
}

func TestLoad_SecretFromFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(file, []byte("postgres://jaring@db/jaring\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, problems := Load(env(map[string]string{"DATABASE_URL_FILE": file}))
	if len(problems) != 0 || c.DatabaseURL != "postgres://jaring@db/jaring" || c.DirectURL != c.DatabaseURL {
		t.Errorf("%+v %v", c, problems)
	}
}
