package iid

import (
	"os"
	"testing"
)

func TestCheck_Examples(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	report, err := Check(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range report.Differences {
		t.Error(line)
	}
	if report.Total != 45 || !report.OK() {
		t.Errorf("%d of %d cases agree, 45 of 45 expected", report.Agreeing, report.Total)
	}
}
