package href

import "strconv"

// Screening: id is the public id of the assessor's sheet.

func Screening(q Query) string              { return With("/penilaian", q) }
func Sheet(id string) string                { return join("penilaian", id) }
func SheetStart(id string) string           { return join("penilaian", id, "mulai") }
func SheetIndicator(id, code string) string { return join("penilaian", id, "indikator", code) }
func SheetCriteria(id string) string        { return join("penilaian", id, "kriteria") }
func SheetConflict(id string) string        { return join("penilaian", id, "konflik") }
func SheetFinish(id string) string          { return join("penilaian", id, "selesai") }

// Coordination.

func Coordination() string                  { return "/koordinasi" }
func CoordinationEntries(q Query) string    { return With("/koordinasi/usulan", q) }
func CoordinationEntriesCSV(q Query) string { return With("/koordinasi/usulan.csv", q) }
func CoordinationBulk() string              { return "/koordinasi/usulan/massal" }
func CoordinationEntry(id string) string    { return join("koordinasi", "usulan", id) }
func Decide(id string) string               { return join("koordinasi", "usulan", id, "putusan") }
func Override(id string) string             { return join("koordinasi", "usulan", id, "tingkat") }
func Finalize(id string) string             { return join("koordinasi", "usulan", id, "tetapkan") }
func Publication(id string) string          { return join("koordinasi", "usulan", id, "terbit") }
func Assignments(q Query) string            { return With("/koordinasi/penugasan", q) }
func Unassign(sheet string) string          { return join("koordinasi", "penugasan", sheet, "batal") }
func Deferred(q Query) string               { return With("/koordinasi/ditunda", q) }
func Cycles() string                        { return "/koordinasi/siklus" }
func Cycle(y int) string                    { return join("koordinasi", "siklus", year(y)) }
func RegionalIndicators() string            { return "/koordinasi/spd" }
func Results() string                       { return "/koordinasi/indeks" }
func Result(id string) string               { return join("koordinasi", "indeks", id) }
func ResultInput(id string) string          { return join("koordinasi", "indeks", id, "masukan.json") }

// Dashboards.

func Dashboard() string                    { return "/dasbor" }
func EducationDashboard(q Query) string    { return With("/dasbor/pendidikan", q) }
func EducationDashboardCSV(q Query) string { return With("/dasbor/pendidikan.csv", q) }
func EducationCoverage(q Query) string     { return With("/dasbor/pendidikan/cakupan", q) }
func EducationCoverageCSV(q Query) string  { return With("/dasbor/pendidikan/cakupan.csv", q) }

// The person's own pages.

func More() string            { return "/lainnya" }
func Account() string         { return "/akun" }
func AccountPassword() string { return "/akun/sandi" }
func AccountSave() string     { return "/akun/data-diri" }
func AccountSessions() string { return "/akun/sesi" }
func AccountData() string     { return "/akun/data.json" }
func SwitchRole() string      { return "/akun/peran" }

// AccountMessages is where one chooses what comes by mail.
func AccountMessages() string { return "/akun#surel" }
func AccountMail() string     { return "/akun/surel" }

func Messages(q Query) string      { return With("/notifikasi", q) }
func MessageOpen(id string) string { return join("notifikasi", id, "buka") }
func MessagesRead() string         { return "/notifikasi/dibaca" }

// The machine, for administrators.

func System() string { return "/admin/sistem" }
func SystemJob(id int64) string {
	return join("admin", "sistem", "pekerjaan", strconv.FormatInt(id, 10))
}
func SystemLetter(id string) string { return join("admin", "sistem", "surel", id) }

// The mails of demo mode.

func DemoMails() string             { return "/dev/mail" }
func DemoMail(id string) string     { return join("dev", "mail", id) }
func DemoMailHTML(id string) string { return join("dev", "mail", id, "html") }
