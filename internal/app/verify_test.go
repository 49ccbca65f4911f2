package app_test

import (
	"bytes"
	"strings"
	"testing"

	"jaring/internal/testsite"
)

func TestVerify_CountsAndNames(t *testing.T) {
	t.Parallel()
	s := testsite.New(t, false)
	var out bytes.Buffer
	if n, err := s.App.Verify(t.Context(), &out); err != nil || n != 0 || out.String() != "checked 0 results, 0 receipts, 0 files: 0 problems\n" {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
	hash := strings.Repeat("0", 64)
	if _, err := s.Owner.Exec(t.Context(), "INSERT INTO blob (sha256, size) VALUES ($1, 7)", hash); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	n, err := s.App.Verify(t.Context(), &out)
	want := "file " + hash + ": missing\nchecked 0 results, 0 receipts, 1 files: 1 problems\n"
	if err != nil || n != 1 || out.String() != want {
		t.Errorf("%d, %v, %q", n, err, out.String())
	}
}
