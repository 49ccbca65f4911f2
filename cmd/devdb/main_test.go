package main

import (
	"os/exec"
	"testing"
)

// TestRun: the command gets the address and the folder, and its exit code is ours.
func TestRun(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	script := `case "$TEST_DATABASE_URL" in postgres://*@127.0.0.1:*) test -d "$TEST_DATABASE_DIR" && exit 7;; esac`
	if code, err := run([]string{shell, "-c", script}); code != 7 || err != nil {
		t.Errorf("exit code %d, %v", code, err)
	}
	if code, err := run([]string{"/no/such/program"}); code != 1 || err == nil {
		t.Errorf("missing program: exit code %d, %v", code, err)
	}
}
