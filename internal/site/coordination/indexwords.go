package coordination

import (
	"fmt"
	"strings"

	"jaring/internal/iid"
	"jaring/web/ui"
)

// question is an open question of the guideline: what is asked, and what is assumed while nobody has answered.
type question struct {
	name, text, assumed string
	answer              func(iid.UsedSettings) string
}

var questions = []question{
	{"rejected_in_divisor", "Apakah usulan yang tidak lolos tetap masuk pembagi rata-rata?",
		"Usulan yang tidak lolos dianggap tidak masuk pembagi rata-rata.",
		func(s iid.UsedSettings) string { return yesNo(s.RejectedInDivisor) }},
	{"counted_stages", "Tahapan inovasi mana yang dihitung?",
		"Inovasi pada tahap inisiatif, uji coba, dan penerapan dianggap sama-sama dihitung.",
		func(s iid.UsedSettings) string { return stageList(s.CountedStages) }},
	{"secondary_services_count", "Apakah urusan beririsan ikut mengisi syarat urusan wajib?",
		"Urusan beririsan dianggap tidak ikut mengisi syarat urusan wajib.",
		func(s iid.UsedSettings) string { return yesNo(s.SecondaryServicesCount) }},
	{"empty_is_unassessable", "Apakah daerah tanpa inovasi yang dihitung menjadi Tidak Dapat Dinilai?",
		"Daerah tanpa inovasi yang dihitung dianggap tetap mendapat kategori menurut angkanya.",
		func(s iid.UsedSettings) string { return yesNo(s.EmptyIsUnassessable) }},
}

func yesNo(yes bool) string {
	if yes {
		return "Ya"
	}
	return "Tidak"
}

func stageList(stages []iid.Stage) string {
	words := make([]string, len(stages))
	for i, s := range stages {
		words[i] = ui.StageWord(string(s))
	}
	if len(words) == 0 {
		return "Tidak ada"
	}
	return strings.Join(words, ", ")
}

// assumed puts the names of unanswered settings into sentences.
func assumed(names []string) []string {
	var list []string
	for _, name := range names {
		for _, q := range questions {
			if q.name == name {
				list = append(list, q.assumed)
			}
		}
	}
	return list
}

// notes say what a reader has to know beside the numbers. They stand for the English notes of the command line.
func notes(p receipts, in *iid.Instrument) []string {
	head, f := p.head(), in.Formula
	var list []string
	note := func(when bool, format string, args ...any) {
		if when {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	if f == nil {
		return nil
	}
	note(in.Year != in.FileYear, "Tahun %d belum punya instrumen sendiri. Dipakai instrumen %d dengan pembagi dan syarat urusan dari prakiraannya.", in.Year, in.FileYear)
	note(unconfirmed(in), "Angka rumus %d berasal dari salinan pihak lain. Cocokkan dengan naskah daerah sebelum hasilnya disebut resmi.", in.Year)
	note(head.Counts.Unfilled > 0, "%d indikator SPD belum diisi dan dihitung tingkat 0.", head.Counts.Unfilled)
	r := head.Scored
	note(r.Divisor > r.N && r.Divisor == f.DivisorMin, "Rata-rata dibagi paling sedikit %d, lebih dari %d inovasi yang dihitung.", f.DivisorMin, r.N)
	note(r.N > f.CountCap, "Skor jumlah berhenti bertambah pada %d inovasi.", f.CountCap)
	note(p.claimed != nil && p.claimed.Counts.Waiting > 0, "Angka mandiri memuat %d usulan yang sudah terkirim tetapi belum diputuskan.", waiting(p))
	note(head.Counts.Declined > 0 && r.Settings.RejectedInDivisor, "%d usulan yang tidak lolos tidak menambah poin, tetapi tetap masuk pembagi.", head.Counts.Declined)
	note(head.Counts.Declined > 0 && !r.Settings.RejectedInDivisor, "%d usulan yang tidak lolos tidak dihitung.", head.Counts.Declined)
	note(otherStages(head.Portfolio, r) > 0, "%d usulan tidak dihitung karena tahapannya.", otherStages(head.Portfolio, r))
	note(true, "Draf dan usulan yang ditangguhkan tidak ikut dihitung.")
	return list
}

func waiting(p receipts) int {
	if p.claimed == nil {
		return 0
	}
	return p.claimed.Counts.Waiting
}

func unconfirmed(in *iid.Instrument) bool {
	for _, c := range in.Confidence {
		if c != iid.OfficialGuideline {
			return true
		}
	}
	return false
}

// otherStages counts the entries that were left out altogether.
func otherStages(p iid.Portfolio, r iid.Result) int {
	n := 0
	for i, e := range p.Entries {
		if !e.Rejected && !r.Entries[i].Counted {
			n++
		}
	}
	return n
}
