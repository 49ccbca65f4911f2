package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testserve"
	"jaring/internal/testsite"
)

// far is a journey of one operator with a phone, far from the program: over a weak network that can be cut, to a process
// that can be killed.
type far struct {
	*journey
	site    *testsite.Site // the database; nobody asks its own server
	program string
	env     []string
	serving *testserve.Process
	line    *line
	files   map[string][]byte // sent, by name
}

func setOutFar(t *testing.T, scripts bool) *far {
	t.Helper()
	f := &far{site: sampleSite(t), program: testserve.Build(t), files: map[string][]byte{}}
	f.env = []string{"DATABASE_URL=" + f.site.DB.URL, "JARING_DATA_DIR=" + t.TempDir()}
	f.serving = testserve.Start(t, f.program, f.env, "--demo", "--listen", "127.0.0.1:0")
	f.line = newLine(t, f.serving.URL)
	b := openTab(t, "http://"+f.line.address)
	b.Look(phone, "light")
	if !scripts {
		b.WithoutScripts()
	}
	b.SignIn("operator")
	b.Weak()
	f.journey = &journey{t: t, name: "Rak Pasang Surut", scripts: scripts, mandatory: mandatory(t), operator: b}
	return f
}

// restart brings the program that was killed back at the same address, on the same database and files.
func (f *far) restart() {
	f.t.Helper()
	f.serving = testserve.Start(f.t, f.program, f.env, "--demo", "--listen", strings.TrimPrefix(f.serving.URL, "http://"))
}

// cut takes the network away, from what is under way first: to a browser that is offline that would be at once as fast as
// it can be.
func (f *far) cut() {
	f.t.Helper()
	f.line.set(true)
	f.operator.offline(true)
}

// mend gives the weak network back.
func (f *far) mend() {
	f.t.Helper()
	f.line.set(false)
	f.operator.Weak()
}

// designText is one of six texts of 63 words each, in two halves.
func designText(n int) (begun, rest string) {
	return strings.Repeat("Rak buku naik turun mengikuti air pasang setiap sore. ", 3),
		strings.Repeat("Rak buku naik turun mengikuti air pasang setiap sore. ", 3) + fmt.Sprintf("Inilah bagian nomor %d dari enam bagian yang ditulis.", n+1)
}

// mustHaveWritten holds what the server gives to everybody against what was typed.
func (f *far) mustHaveWritten() {
	f.t.Helper()
	b := f.reader()
	b.Open(f.entry + "/rancang-bangun")
	for n, part := range designParts {
		begun, rest := designText(n)
		if got := b.Value(part); got != begun+rest {
			f.t.Errorf("%s is saved as %q", part, got)
		}
	}
	b.Open(f.entry + "/profil?bagian=hasil")
	for label, want := range outcomes {
		if got := b.Value(label); got != want {
			f.t.Errorf("%s is saved as %q", label, got)
		}
	}
}

// reader is the operator in another browser, which has nothing but what the server has.
func (f *far) reader() *tab {
	b := openTab(f.t, f.serving.URL)
	b.WithoutScripts()
	b.SignIn("operator")
	return b
}

// mustHaveSent compares every file that is served, and the sums on the receipt, with what was sent.
func (f *far) mustHaveSent() {
	f.t.Helper()
	f.operator.Open(f.entry + "/tanda-terima")
	receipt := eval[string](f.operator, `document.querySelector("main").textContent`) // what is folded too
	ids, err := postgres.All[struct{ ID, FileName string }](f.t.Context(), f.site.Owner, `SELECT e.id, v.file_name FROM evidence e
		JOIN evidence_version v ON v.evidence_id = e.id AND v.no = e.current_no WHERE e.entry_id = @entry AND e.removed_at IS NULL`,
		postgres.Args{"entry": strings.TrimPrefix(f.entry, "/usulan/")})
	if err != nil || len(ids) != len(f.files) {
		f.t.Errorf("%d pieces of evidence, want %d (%v)", len(ids), len(f.files), err)
	}
	for _, e := range ids {
		sum := sha256.Sum256(f.files[e.FileName])
		if got := sha256.Sum256(f.operator.Download("/bukti/" + e.ID + "/berkas")); got != sum {
			f.t.Errorf("%s is served with other bytes than were sent", e.FileName)
		}
		if !strings.Contains(receipt, e.FileName) || !strings.Contains(receipt, hex.EncodeToString(sum[:])) {
			f.t.Errorf("the receipt does not name %s with its sum", e.FileName)
		}
	}
}

var (
	pdfLink   = regexp.MustCompile(`/URI \(([^)]+)\)`)
	verifying = regexp.MustCompile(`^(http://[^/]+)(/verifikasi/\w+#1\.\S+)$`) // with its seal
)

// mustVerify scans the QR code of a downloaded paper, which is to lead where its link leads, and opens that address as
// somebody without account.
func mustVerify(t *testing.T, paper []byte, words ...string) {
	t.Helper()
	scanned := scan(t, paper)
	if link := pdfLink.FindSubmatch(paper); link == nil || string(link[1]) != scanned {
		t.Errorf("the paper's link %q is not its QR code %q", link, scanned)
	}
	address := verifying.FindStringSubmatch(scanned)
	if address == nil {
		t.Fatalf("the QR code leads to %s", scanned)
	}
	b := openTab(t, address[1])
	b.Open(address[2])
	b.shows(words...)
}
