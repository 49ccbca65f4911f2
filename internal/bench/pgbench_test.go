package bench_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"jaring/internal/postgres/local"
)

// statements are the two that one view of the list sends, word for word as PostgreSQL got them.
type statements struct{ session, list string }

// sent reads them from the connections of the program in this process, which has just shown the list.
func (r region) sent(b *testing.B) statements {
	b.Helper()
	var found statements
	for _, conn := range r.DB.DB.Pool().AcquireAllIdle(b.Context()) {
		defer conn.Release()
		rows, err := conn.Query(b.Context(), "SELECT statement FROM pg_prepared_statements")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			var sql string
			if err := rows.Scan(&sql); err != nil {
				b.Fatal(err)
			}
			switch {
			case strings.Contains(sql, "FROM session s") && strings.Contains(sql, "token_hash = $1"):
				found.session = sql
			case strings.Contains(sql, "FROM entry e") && strings.Contains(sql, "LIMIT 51"):
				found.list = sql
			}
		}
		if err := rows.Err(); err != nil {
			b.Fatal(err)
		}
	}
	if found.session == "" || !strings.Contains(found.list, "e.year = $1") || !strings.Contains(found.list, "< ($2, $3)") {
		b.Fatalf("the list does not send what it sent when this was written:\n%s\n%s", found.session, found.list)
	}
	return found
}

// pgbench is PostgreSQL's own load generator with one script for each view.
type pgbench struct {
	program string
	args    []string
}

// newPgbench writes the scripts. Each sends both statements, prepared, with the values of its view.
func (r region) newPgbench(b *testing.B, views []view) pgbench {
	b.Helper()
	program, ok := local.Beside("pgbench")
	if !ok {
		b.Fatal("pgbench was not found beside PostgreSQL's programs, nor on the path: install it (Debian: postgresql-contrib or postgresql)")
	}
	sent := r.sent(b)
	p := pgbench{program: program, args: []string{"-n", "-M", "prepared", "-c", strconv.Itoa(clients), "-j", "2"}}
	for i, v := range views {
		hash := sha256.Sum256([]byte(v.cookie))
		script := p.bind(sent.session, i, "s", base64.RawURLEncoding.EncodeToString(hash[:]), "false") +
			p.bind(sent.list, i, "l", "2026", v.after.Format(time.RFC3339Nano), v.afterID)
		path := filepath.Join(b.TempDir(), fmt.Sprintf("view%d.sql", i))
		if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
			b.Fatal(err)
		}
		p.args = append(p.args, "-f", path)
	}
	return p
}

// bind names the parameters of a statement as pgbench does, and gives their values.
func (p *pgbench) bind(sql string, script int, which string, values ...string) string {
	for i, value := range values {
		name := fmt.Sprintf("%s%d_%d", which, script, i+1)
		sql = strings.ReplaceAll(sql, fmt.Sprintf("$%d", i+1), ":"+name)
		p.args = append(p.args, "-D", name+"="+value)
	}
	return strings.TrimSpace(sql) + ";\n"
}

var tpsLine = regexp.MustCompile(`(?m)^tps = ([0-9.]+)`)

// run returns how many views per second PostgreSQL alone could serve.
func (p pgbench) run(b *testing.B, address string, during time.Duration) float64 {
	b.Helper()
	args := append([]string{"-T", strconv.Itoa(int(during.Seconds()))}, p.args...)
	cmd := exec.CommandContext(b.Context(), p.program, append(args, address)...)
	// As the program's own connections are set.
	cmd.Env = append(os.Environ(), "PGOPTIONS=-c role=jaring_app -c timezone=UTC -c random_page_cost=1.1 -c jit=off")
	out, err := cmd.CombinedOutput()
	found := tpsLine.FindSubmatch(out)
	if err != nil || found == nil {
		b.Fatalf("pgbench: %v\n%s", err, out)
	}
	tps, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return tps
}
