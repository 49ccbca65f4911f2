package evidence_test

import (
	"strings"
	"testing"

	"jaring/internal/testfile"
)

// TestExamine_Tells: the unit is told once of a version that something is doubtful about, however often it is examined,
// and nothing of a good one or of what only the office may know.
func TestExamine_Tells(t *testing.T) {
	t.Parallel()
	w := roomy(t)
	bad := made{name: "terkunci", slot: regulation, file: "surat.pdf", bytes: testfile.Letter{Lines: goodParts(1).lines(), Password: "rahasia"}.PDF(t)}
	w.send(t, w.own, bad)
	var id string
	if err := w.Owner.QueryRow(t.Context(), "SELECT id FROM evidence ORDER BY created_at DESC LIMIT 1").Scan(&id); err != nil {
		t.Fatal(err)
	}
	w.examine(t, id, 1)
	var body, path string
	err := w.Owner.QueryRow(t.Context(), "SELECT body, path FROM message WHERE kind = 'finding' AND person_id = $1", w.own.PersonID).Scan(&body, &path)
	if err != nil || path != "/bukti/"+id || !strings.Contains(body, "sandi") {
		t.Errorf("%q %s, %v", body, path, err)
	}
	w.sendPDF(t, w.own, 2)   // good
	w.sendPDF(t, w.other, 2) // the same of another unit: only the office learns of it
	if n := w.Count(t, "SELECT count(*) FROM message WHERE kind = 'finding' AND body NOT LIKE '%sandi%'"); n != 0 {
		t.Errorf("%d messages that nobody should have got", n)
	}
	if n := w.Count(t, "SELECT count(*) FROM evidence_finding WHERE audience = 'office'"); n == 0 {
		t.Error("the office was to find something")
	}
}
