package site_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"jaring/internal/postgres"
	"jaring/internal/testsite"
)

// tag would be markup if anything let a text through as it is; the rest of the canary says which column of which unit
// the text comes from, so that a page that shows it betrays whose it is.
const tag = `"'><i data-canary>{{.}}${7*7}`

// coded are the columns of text that people do not write: keys, codes, hashes, and what has a form of its own. A new
// column of text gets a canary by itself.
var coded = strings.Fields(`
	award.id history.subject history.subject_id history.act history.from_status history.to_status history.reason_code history.role
	region.code region.kind region.province region.prefix region.office_name region.name district.code district.name ward.code ward.district_code ward.name
	unit.kind unit.level unit.npsn unit.ownership unit.district_code unit.ward_code
	person.username person.email person.password_hash role_assignment.role session.token_hash session.address session.user_agent sign_in_failure.key_hash
	cycle_window.stage target.scope target.key innovation.code innovation.slug innovator.left_because
	entry_status.code entry_transition.from_status entry_transition.act entry_transition.to_status entry.status
	entry_profile.stage entry_profile.initiator entry_profile.kind entry_profile.form entry_profile.theme entry_profile.main_service
	claim.indicator claim.basis blob.sha256 evidence.slot evidence_version.kind evidence_version.sha256 evidence_version.media_type
	receipt.code receipt.number receipt.form_key receipt.content_sha256 form_key.key form_key.act form_key.fingerprint form_key.target_id
	decision_reason.code decision_reason.label review.status review.recommendation review.void_because review_criterion.letter
	review_mark.indicator verification.indicator decision.act decision.reason_code regional_level.indicator
	index_result.basis index_result.instrument_sha256 index_result.rule_version index_result.input index_result.output index_result.category
	official_result.category activity.kind succession.code succession.number succession.content_sha256 upload.slot
	message.kind message.key message.path message.mail message_choice.kind message_choice.mail
	evidence_reading.sha256 evidence_reading.fault evidence_reading.shown_sha256 evidence_reading.thumb_sha256
	evidence_page.sha256 evidence_page.image_sha256 evidence_page.media_type evidence_page.thumb_sha256 evidence_look.sha256`)

// ownerOf tells, in SQL over a row r of the table, whose the row is, and whether it is hidden from the public; a table
// that is not named is nobody's.
var ownerOf = map[string]string{
	"unit": "r.id", "unit_name": "r.unit_id", "entry": "r.unit_id",
	"innovation":    "r.unit_id || CASE WHEN r.published_at IS NULL THEN ' hidden' ELSE '' END",
	"innovator":     "(SELECT unit_id || CASE WHEN r.may_be_named AND published_at IS NOT NULL THEN '' ELSE ' hidden' END FROM innovation WHERE id = r.innovation_id)",
	"entry_profile": ofPassed, "entry_design": ofPassed, "claim": ofEntry, "carry": ofEntry, "upload": ofEntry, "verification": ofEntry, "decision": ofEntry,
	"evidence_version": "(SELECT e.unit_id FROM evidence v JOIN entry e ON e.id = v.entry_id WHERE v.id = r.evidence_id)",
	"decision_answer":  "(SELECT e.unit_id FROM decision d JOIN entry e ON e.id = d.entry_id WHERE d.id = r.decision_id)",
	"review":           "r.assessor_id", "review_mark": ofReview, "review_criterion": ofReview,
	"message": "r.person_id", "letter": "r.person_id",
	"person": "coalesce((SELECT min(role) FROM role_assignment WHERE person_id = r.id), '')",
}

const (
	ofEntry  = "(SELECT unit_id FROM entry WHERE id = r.entry_id)"
	ofPassed = `(SELECT e.unit_id || CASE WHEN i.published_at IS NULL OR e.status NOT IN ('shortlisted', 'finalized') THEN ' hidden' ELSE '' END
		FROM entry e JOIN innovation i ON i.id = e.innovation_id WHERE e.id = r.entry_id)`
	ofReview = "(SELECT assessor_id FROM review WHERE id = r.review_id)"
)

// plant puts a canary into every text of the database that people write.
func plant(t *testing.T, s *testsite.Site) {
	t.Helper()
	columns, err := postgres.All[struct{ Table, Name, QuotedTable, QuotedName string }](t.Context(), s.Owner, `
		SELECT c.relname::text AS table, a.attname::text AS name,
			quote_ident(c.relname) AS quoted_table, quote_ident(a.attname) AS quoted_name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND a.atttypid = 'text'::regtype AND a.attgenerated = ''`, nil)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := s.Owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	run := func(sql string, args ...any) {
		t.Helper()
		if _, err := tx.Exec(t.Context(), sql, args...); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	run("SET LOCAL session_replication_role = replica") // what is append-only, too
	for _, c := range columns {
		name := c.Table + "." + c.Name
		if slices.Contains(coded, name) || c.Table == "goose_db_version" {
			continue
		}
		owner := ownerOf[c.Table]
		if owner == "" {
			owner = "''"
		}
		table, column := c.QuotedTable, c.QuotedName
		run(fmt.Sprintf("UPDATE %s r SET %s = left(%s, 30) || '⟦%s ' || %s || '⟧' || $1::text WHERE %s <> ''", table, column, column, name, owner, column), tag)
	}
	for _, key := range []string{"remark_inner", "remark_unit", "reason", "note"} {
		run(fmt.Sprintf(`UPDATE decision r SET sheets = replace(sheets::text, '"%s": "', '"%s": "⟦sheets.%s ' || %s || '⟧' || $1::text)::jsonb`, key, key, key, ofEntry),
			strings.ReplaceAll(tag, `"`, `\"`))
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}

var (
	link   = regexp.MustCompile(`(?:href|src)="(/[^"#]*)`)
	slug   = regexp.MustCompile(`^/inovasi/[^/]+$`)
	anyID  = regexp.MustCompile(`[a-z2-7]{16}|[a-z0-9-]{24,}`)
	canary = regexp.MustCompile(`⟦([a-z_.]+) ([^⟧]*)⟧`)
)

// walkAbout follows the links of the site from everywhere that the person may begin, a few examples of each kind of page.
func walkAbout(b *testsite.Browser, begin []string, see func(path string, page testsite.Page)) {
	const examples = 4
	seen, kinds := map[string]bool{}, map[string]int{}
	for len(begin) > 0 {
		path := begin[0]
		begin = begin[1:]
		bare, _, _ := strings.Cut(path, "?")
		kind := slug.ReplaceAllString(anyID.ReplaceAllString(bare, "*"), "/inovasi/*")
		if seen[path] || kinds[kind] >= examples || strings.HasPrefix(path, "/static/") {
			continue
		}
		seen[path] = true
		kinds[kind]++
		page := b.Get(path)
		see(path, page)
		if !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, found := range link.FindAllStringSubmatch(page.Body, -1) {
			begin = append(begin, strings.ReplaceAll(found[1], "&amp;", "&"))
		}
		if to := page.Location(); strings.HasPrefix(to, "/") {
			begin = append(begin, to)
		}
	}
}

// Who may read which column. Everybody reads what was published, and the names of those who agreed; units and assessors
// read the rest, of their own.
const (
	everybodyReads = ` innovation.name innovation.summary entry_profile.purpose entry_profile.benefit entry_profile.result
		entry_design.legal_basis entry_design.problem entry_design.method entry_design.novelty entry_design.mechanism
		innovator.name innovator.position unit.name official_result.source award.text `
	entryReads = ` entry.name entry_profile.initiator_name entry_design.strategic_issue claim.note evidence_version.file_name evidence_version.url
		evidence_version.letter_number evidence_version.subject upload.file_name carry.developed decision.text decision_answer.text sheets.reason sheets.remark_unit `
	sheetReads   = ` review.remark_unit review.remark_inner review_mark.reason review_criterion.note `
	officialRead = ` activity.title activity.place activity.audience entry.name regional_level.note regional_total.note `
)

// reader is what somebody may read beside that: columns, and of whom where it matters.
type reader struct {
	columns string
	people  string // roles whose names may be read
	sheets  string // id of the assessor whose sheets may be read; "*" is anybody
	unit    string // whose unpublished things may be read; "*" is anybody's
	id      string // whose messages may be read
}

func readerOf(t *testing.T, name string, s *testsite.Site) reader {
	t.Helper()
	who, err := postgres.One[struct{ ID, Role, Unit string }](t.Context(), s.Owner, `
		SELECT p.id, r.role, coalesce(r.unit_id, '') AS unit FROM person p JOIN role_assignment r ON r.person_id = p.id
		WHERE p.username = @name ORDER BY r.ends_on IS NULL DESC LIMIT 1`, postgres.Args{"name": name})
	if err != nil {
		t.Fatal(err)
	}
	switch who.Role {
	case "submitter":
		return reader{entryReads, "submitter coordinator", "", who.Unit, who.ID}
	case "assessor":
		return reader{entryReads + sheetReads, "submitter coordinator assessor", who.ID, "*", who.ID}
	case "coordinator":
		return reader{entryReads + sheetReads + officialRead + " verification.reason sheets.remark_inner sheets.note ", "*", "*", "*", who.ID}
	case "admin":
		return reader{columns: " letter.answer ", people: "admin", id: who.ID}
	}
	return reader{officialRead, who.Role + " coordinator", "", "*", who.ID}
}

// may says whether the reader may read a column of an owner.
func (r reader) may(column, owner string) bool {
	owner, hidden := strings.CutSuffix(owner, " hidden")
	public, own := has(everybodyReads, column), has(r.columns, column)
	switch {
	case column == "person.name":
		return r.people == "*" || has(r.people, owner)
	case strings.HasPrefix(column, "message."), strings.HasPrefix(column, "letter."):
		return own || r.id == owner
	case has(sheetReads, column):
		return own && (r.sheets == "*" || r.sheets == owner)
	case public && !hidden:
		return true
	}
	// Who reads claims reads everything else that an entry consists of.
	return (own || public && has(r.columns, "claim.note")) && (owner == "" || r.unit == "*" || r.unit == owner)
}

func has(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

// TestCanary opens all that everybody can reach while every text is a trap: none of it is markup, and everybody reads
// only what is meant for them.
func TestCanary(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	plant(t, s)
	addresses := pages(t, s, f)
	inner := map[string]bool{}
	for _, name := range people {
		var who reader
		if name != "" {
			who = readerOf(t, name, s)
		}
		walkAbout(browsers[name], slices.Concat([]string{"/", "/masuk"}, addresses), func(path string, page testsite.Page) {
			html := strings.HasPrefix(page.Header.Get("Content-Type"), "text/html")
			if page.Status >= 500 || html && strings.Contains(page.Body, "<i data-canary") {
				t.Errorf("%s as %q: %d, or a text became markup", path, name, page.Status)
			}
			for _, c := range canary.FindAllStringSubmatch(page.Body, -1) {
				inner[name] = inner[name] || c[1] == "review.remark_inner"
				if !who.may(c[1], c[2]) {
					t.Errorf("%s as %q shows %s of %s", path, name, c[1], c[2])
				}
			}
		})
	}
	if !inner["koordinator"] {
		t.Error("not even the coordinator reads a remark of the inside: the traps are not where they should be")
	}
}
