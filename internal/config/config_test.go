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
		"JARING_MAX_FILE_MB": "0", "JARING_REQUESTS_PER_MINUTE": "-1", "DATABASE_DIRECT_URL_FILE": "/does/not/exist",
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

// Passwords never travel unencrypted between machines (ASVS 12.2.1).
func TestExposed(t *testing.T) {
	t.Parallel()
	for listen, refused := range map[string]bool{
		"127.0.0.1:8080": false, "127.0.0.9:0": false, "[::1]:8080": false, "localhost:8080": false,
		"0.0.0.0:8080": true, ":8080": true, "[::]:8080": true, "10.1.2.3:80": true, "inovasi.example.go.id:80": true,
		"localhost.example:80": true, "127.0.0.1.example:80": true, "8080": true,
	} {
		for base, secure := range map[string]bool{"": false, "http://inovasi.example.go.id": false, "https://inovasi.example.go.id": true} {
			c, problems := Load(env(map[string]string{"JARING_LISTEN": listen, "JARING_BASE_URL": base}))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if got := c.Exposed() != ""; got != (refused && !secure) {
				t.Errorf("listening on %s as %q: refused %v", listen, base, got)
			}
		}
	}
}
