package config

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestReadme keeps the table of settings true.
func TestReadme(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(content), "<!-- settings -->\n")
	got, _, found := strings.Cut(rest, "<!-- /settings -->")
	if !found {
		t.Fatal("README.md has no table of settings")
	}
	want := "| Variable | Default | Purpose |\n|---|---|---|\n"
	for _, s := range Settings {
		purpose := s.Purpose
		if s.Secret {
			purpose += " (*secret*)"
		}
		value := ""
		if s.Default != "" {
			value = "`" + s.Default + "`"
		}
		want += fmt.Sprintf("| `%s` | %s | %s |\n", s.Name, value, purpose)
	}
	if got != want {
		t.Errorf("README.md should have:\n%s", want)
	}
}
