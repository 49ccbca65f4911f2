package innovation

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFeedback_CoordinatorsOwnLevelIsSaidOnce(t *testing.T) {
	t.Parallel()
	const stored = `{"sheets": [
		{"status": "finished", "marks": [{"indicator": "sid-16", "claimed": 2, "claim_version": 3, "level": 1, "reason": "Penilai satu"},
			{"indicator": "sid-17", "claimed": 2, "claim_version": 1, "level": 1, "reason": "Hanya delapan nama"}]},
		{"status": "finished", "marks": [{"indicator": "sid-16", "claimed": 2, "claim_version": 3, "level": 2, "reason": ""}]},
		{"status": "started", "marks": [{"indicator": "sid-18", "claimed": 2, "claim_version": 1, "level": 0, "reason": "Belum selesai"}]}],
		"verified": [{"indicator": "sid-16", "level": 0, "set_by": "p", "reason": "Regulasi dari daerah lain"}, {"indicator": "sid-17", "level": 1}]}`
	var r decisionRow
	if err := json.Unmarshal([]byte(stored), &r.Sheets); err != nil {
		t.Fatal(err)
	}
	want := []Point{{"sid-16", 2, 0, "Regulasi dari daerah lain", 3}, {"sid-17", 2, 1, "Hanya delapan nama", 1}}
	if diff := cmp.Diff(want, r.feedback().Points); diff != "" {
		t.Error(diff)
	}
}
