package archtest

import "strings"

// Everything in one line may import everything in the lines after it and nothing else of ours:
//
//	cmd → app → site → slices → {message, audit, jobs, blob, auth, postgres, fault}
//	report → measurement → screening → innovation → evidence → {cycle, unit} → account
//
// The slices are one chain, longer than a layering by kind would make it: an innovation is sent with its evidence, and
// what is measured are levels that were verified. iid may be used by every slice; it, auth and fault know nobody.
const (
	floor       = " internal/message internal/audit internal/jobs internal/blob internal/auth internal/postgres internal/fault web/href "
	account     = " internal/account " + floor
	places      = " internal/cycle internal/unit internal/iid " + account
	evidence    = " internal/evidence internal/evidence/preflight " + places
	innovation  = " internal/innovation " + evidence
	screening   = " internal/screening " + innovation
	measurement = " internal/measurement " + screening
	allSlices   = " internal/report internal/system internal/mail " + measurement
	site        = " internal/site internal/site/* " + allSlices
	app         = " internal/app internal/evidence/reading internal/evidence/visit internal/sample internal/seal internal/config internal/postgres/local " + site
)

// row says what a package may import. Names ending in /* are all folders below.
type row struct{ from, to string }

// table is read from above: the first row that names a package decides. A package without a row fails.
var table = []row{
	{"internal/fault", ""},
	{"internal/iid", "internal/fault"},
	{"internal/auth", "internal/fault"},
	{"internal/config", "internal/seal"},
	{"migrations", ""},
	{"internal/postgres/local", ""},
	{"internal/postgres", "internal/fault migrations"},
	{"internal/paper", ""},
	{"internal/seal", ""},
	{"internal/audit", "internal/auth internal/postgres internal/fault"},
	{"internal/blob", "internal/postgres internal/fault"},
	{"internal/jobs", "internal/postgres internal/fault"},
	// The address of what a message is about is part of it.
	{"internal/message", "internal/jobs internal/auth internal/postgres internal/fault web/href"},
	{"internal/mail", "internal/message internal/jobs internal/postgres internal/fault web/href web/mail"},
	{"internal/system", floor},

	{"internal/account", floor},
	{"internal/cycle", account + "internal/iid"},
	{"internal/unit", account + "internal/iid"},
	{"internal/evidence/reading", "internal/evidence/look"},
	{"internal/evidence/look", ""},
	{"internal/evidence/preflight", ""},
	{"internal/evidence/visit", ""},
	{"internal/evidence", places + "internal/evidence/reading internal/evidence/look internal/evidence/preflight internal/evidence/visit"},
	{"internal/innovation", evidence},
	{"internal/screening", innovation},
	{"internal/measurement", screening},
	{"internal/report", measurement},
	{"internal/sample", allSlices},

	// Sections know the services, never the database, and not each other.
	{"internal/site/session", "internal/auth internal/postgres internal/fault"},
	{"internal/site/handle", "internal/auth internal/fault internal/site/session web/*"},
	{"internal/site/gauge", "internal/iid internal/evidence internal/evidence/preflight web/*"},
	{"internal/site/*", strings.ReplaceAll(allSlices, " internal/postgres ", " ") + "internal/paper internal/seal internal/site/gauge internal/site/handle internal/site/session web/*"},
	{"internal/site", site + "internal/seal web/*"},
	{"internal/app", app},
	{"cmd/devdb", "internal/testdb internal/postgres/local"},
	{"cmd/jaring", app + "migrations"},

	{"web/href", ""},
	{"web/mail", ""},
	{"web/motif", ""},
	{"web/static", "web/motif"},
	{"web/ui", "web/href web/motif web/static"},
	{"web/ui/*", "web/ui web/href web/motif web/static"},
	{"web/page/*", "web/ui web/href web/motif web/static"},

	// Only tests use these.
	{"internal/archtest", ""},
	{"internal/testdb", "internal/postgres internal/postgres/local migrations"},
	{"internal/testsite", app + "internal/testdb"},
	{"internal/testserve", ""},
	{"internal/testfile", ""},
	{"internal/bench", app + "internal/testdb internal/testsite internal/testserve"},
	{"internal/crash", "internal/testserve"},
	{"internal/e2e", app + "internal/testdb internal/testsite internal/testserve web/*"},
	{"internal/e2e/*", app + "internal/testdb internal/testsite web/*"},
}

// owners says which packages, with what lies below them, may know a module of somebody else.
var owners = map[string]string{
	"github.com/jackc/":               "internal/postgres internal/site/session internal/testdb",
	"github.com/alexedwards/scs/":     "internal/site/session",
	"github.com/pressly/goose/":       "internal/postgres",
	"github.com/riverqueue/river":     "internal/jobs internal/postgres",
	"github.com/wneessen/go-mail":     "internal/mail",
	"github.com/emersion/":            "internal/mail",
	"github.com/go-chi/":              "internal/site",
	"github.com/go-playground/form/":  "internal/site/handle",
	"github.com/a-h/templ":            "web internal/site",
	"github.com/chromedp/":            "internal/e2e internal/bench",
	"github.com/klippa-app/go-pdfium": "internal/evidence/reading",
	"github.com/tetratelabs/wazero":   "internal/evidence/reading",
	"github.com/alecthomas/kong":      "cmd/jaring",
	"golang.org/x/crypto":             "internal/account",
	"golang.org/x/net":                "internal/evidence/visit",
	"codeberg.org/go-pdf/":            "internal/paper internal/sample internal/testfile",
	"github.com/tus/tusd/":            "internal/site/unitdesk",
	"golang.org/x/exp/slog":           "internal/site/unitdesk",
}

// forbidden is what nobody imports: broken ciphers and hashes, randomness that can be foretold, and what leaves Go.
var forbidden = []string{"crypto/md5", "crypto/sha1", "crypto/des", "crypto/rc4", "math/rand", "math/rand/v2", "unsafe", "C"}

// impure is what the index must not know: clock, database, network, files, randomness.
var impure = []string{"time", "os", "net", "net/http", "database/sql", "crypto/rand", "log", "log/slog", "context"}

// covers reports whether a space-separated list names the folder.
func covers(list, folder string) bool {
	for _, name := range strings.Fields(list) {
		above, wild := strings.CutSuffix(name, "/*")
		if name == folder || wild && strings.HasPrefix(folder, above+"/") {
			return true
		}
	}
	return false
}

// below reports whether a space-separated list names the folder or one above it.
func below(list, folder string) bool {
	for _, name := range strings.Fields(list) {
		if folder == name || strings.HasPrefix(folder, name+"/") {
			return true
		}
	}
	return false
}
