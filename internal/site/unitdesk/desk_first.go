package unitdesk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"jaring/internal/cycle"
	"jaring/internal/innovation"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

const firstKicker = "Yang perlu Anda kerjakan dulu"

// first is the head of the work list, in full sentences.
func first(d innovation.Desk) page.First {
	if len(d.Tasks) == 0 {
		return idle(d)
	}
	t := d.Tasks[0]
	closed, until := sendBy(d, t)
	f := page.First{Kicker: firstKicker, Turn: true, Title: taskTitle(t), Until: until, Main: ui.Action{Kind: ui.Primary, IconEnd: "arrow-right", Href: href.Entry(t.EntryID)}}
	switch t.Kind {
	case innovation.TaskFix:
		f.Text = "Usulan ini dikembalikan" + returnedOn(d, t.EntryID) + ". " + closed
		f.Main.Label = "Perbaiki sekarang"
		f.Other = &ui.Action{Label: "Baca catatan penilai", Kind: ui.Quiet, Href: href.EntryFeedback(t.EntryID)}
	case innovation.TaskSend:
		f.Text = "Tidak ada lagi yang menghalangi. Baca sekali lagi, lalu kirim. " + closed
		f.Main.Label, f.Main.Href = "Periksa sebelum kirim", href.EntryCheck(t.EntryID)
	case innovation.TaskFinish:
		f.Text = t.First + more(t.Count) + ". " + closed
		f.Main.Label = "Lanjutkan"
	case innovation.TaskHandover:
		f.Text = t.First + ". Inovasi tetap milik unit. Serahkan kepada ketua baru supaya usulan tidak gugur."
		f.Main.Label, f.Main.Href = "Mulai serah terima", href.EntryHandover(t.EntryID)
	case innovation.TaskCarry:
		f.Text = t.First + ". Profil, klaim, dan bukti ikut; Anda cukup menulis apa yang dikembangkan."
		f.Main.Label, f.Main.Href = "Usulkan lagi", href.CarryOver(t.InnovationID)
	case innovation.TaskAnswer:
		f.Text = "Alasannya: " + lowerFirst(t.First) + ". Anda dapat menjawabnya."
		f.Main.Label, f.Main.Href = "Baca keputusan", href.EntryFeedback(t.EntryID)
	}
	return f
}

func idle(d innovation.Desk) page.First {
	if len(d.Entries) > 0 {
		return page.First{Kicker: "Daftar kerja", Title: "Tidak ada yang perlu Anda kerjakan sekarang", Text: "Kabar tentang usulan Anda tampil di halaman ini.",
			Main: ui.Action{Label: "Lihat inovasi kami", Href: href.DeskInnovations()}}
	}
	return page.First{Kicker: firstKicker, Turn: true, Title: "Usulkan inovasi pertama " + unitWord(d.UnitKind) + " Anda",
		Text: "Mulai dengan nama dan tahapannya. Bagian lain dilengkapi kemudian.",
		Main: ui.Action{Label: "Usulkan inovasi", Kind: ui.Primary, Href: href.NewInnovation(), IconEnd: "arrow-right"}}
}

func more(n int) string {
	if n <= 1 {
		return ""
	}
	return ", dan " + strconv.Itoa(n-1) + " hal lain"
}

func taskTitle(t innovation.Task) string {
	name := short(t.Name)
	switch t.Kind {
	case innovation.TaskFix:
		if t.Count == 0 {
			return "Kirim ulang usulan " + name
		}
		return "Perbaiki " + strconv.Itoa(t.Count) + " hal pada usulan " + name
	case innovation.TaskSend:
		return "Kirim usulan " + name
	case innovation.TaskFinish:
		return "Selesaikan usulan " + name
	case innovation.TaskHandover:
		return "Serah terima " + name
	case innovation.TaskCarry:
		return "Usulkan lagi " + name
	}
	return "Jawab keputusan untuk " + name
}

// sendBy is the last moment for sending, or a sentence that says why there is none; neither for what is not sent.
func sendBy(d innovation.Desk, t innovation.Task) (closed, until string) {
	switch {
	case t.Kind == innovation.TaskHandover || t.Kind == innovation.TaskAnswer:
		return "", ""
	case t.Until == nil:
		return "Jadwal penjaringan belum ditetapkan.", ""
	case t.Until.Before(d.Now):
		return "Pengiriman sudah ditutup " + ui.DateTime(*t.Until) + ".", ""
	}
	return "", ui.DayTime(*t.Until)
}

func entryOf(d innovation.Desk, id string) innovation.DeskEntry {
	i := slices.IndexFunc(d.Entries, func(e innovation.DeskEntry) bool { return e.Entry.ID == id })
	return d.Entries[i]
}

func returnedOn(d innovation.Desk, id string) string {
	return " pada " + ui.Date(*entryOf(d, id).Entry.DecidedAt)
}

// askedFor names the first indicator that an assessor wants better, and how many things follow it.
func askedFor(d innovation.Desk, t innovation.Task) string {
	for _, g := range entryOf(d, t.EntryID).Report.Groups {
		for _, p := range g.Parts {
			if p.State == innovation.NeedsFix {
				return p.Indicator.Name + more(t.Count) + ", diminta penilai"
			}
		}
	}
	return t.First
}

var taskStates = map[innovation.TaskKind]ui.State{
	innovation.TaskFix: ui.ToCheck, innovation.TaskSend: ui.Here, innovation.TaskFinish: ui.Partly, innovation.TaskHandover: ui.ToCheck, innovation.TaskCarry: ui.NotBegun, innovation.TaskAnswer: ui.NotBegun,
}

func deskTask(d innovation.Desk, t innovation.Task) ui.Task {
	row := ui.Task{State: taskStates[t.Kind], Label: taskTitle(t), Help: t.First, Href: href.Entry(t.EntryID), Word: "Pilihan", WordTone: ui.Neutral}
	switch t.Kind {
	case innovation.TaskFix:
		row.Help = askedFor(d, t)
	case innovation.TaskSend:
		row.Help, row.Href = "Semua yang wajib sudah lengkap", href.EntryCheck(t.EntryID)
	case innovation.TaskHandover:
		row.Href, row.Word, row.WordTone = href.EntryHandover(t.EntryID), "Segera", ui.Warn
	case innovation.TaskCarry:
		row.Href = href.CarryOver(t.InnovationID)
	case innovation.TaskAnswer:
		row.Href = href.EntryFeedback(t.EntryID)
	}
	if t.Until != nil && t.Kind != innovation.TaskHandover {
		row.Word, row.WordTone = ui.DaysLeft(*t.Until, d.Now), ui.Info
		if ui.DaysBetween(d.Now, *t.Until) <= 7 {
			row.WordTone = ui.Warn
		}
	}
	return row
}

// deadline counts the days of the collection by the server's clock.
func deadline(d innovation.Desk, name string) page.Deadline {
	w := d.Cycle.Window(cycle.Collection)
	v := page.Deadline{Now: "Sekarang " + ui.DateTime(d.Now)}
	switch w.State(d.Now) {
	case cycle.Open:
		v.Title = "Penjaringan " + name + " ditutup"
		count(&v, d.Now, w.ClosesAt)
	case cycle.Ahead:
		v.Title = "Penjaringan " + name + " dibuka"
		count(&v, d.Now, w.OpensAt)
	case cycle.Closed:
		v.Title = "Penjaringan " + name + " sudah ditutup"
		v.Lines = []string{ui.Day(w.ClosesAt), "pukul " + ui.Clock(w.ClosesAt)}
	default:
		v.Title, v.Lines = "Penjaringan "+name, []string{"Jadwal belum ditetapkan."}
	}
	return v
}

// count writes what is left in days; the last day has only its hour.
func count(v *page.Deadline, now, at time.Time) {
	if days := ui.DaysBetween(now, at); days > 0 {
		v.Number, v.Unit = strconv.Itoa(days), "hari lagi"
		v.Lines = []string{ui.Day(at), "pukul " + ui.Clock(at)}
		return
	}
	v.Number, v.Unit = ui.Clock(at)[:5], "WIB, hari ini"
	v.Lines = []string{ui.Day(at)}
}

var stageStates = map[cycle.State]ui.State{cycle.Open: ui.Here, cycle.Closed: ui.Done, cycle.Ahead: ui.NotBegun, cycle.Unscheduled: ui.NotBegun}

func stages(d innovation.Desk) []ui.Step {
	var list []ui.Step
	for _, stage := range cycle.Stages {
		w := d.Cycle.Window(stage)
		state := w.State(d.Now)
		list = append(list, ui.Step{State: stageStates[state], Label: stage.Title(), Sub: stageDates(w, state)})
	}
	return list
}

func stageDates(w cycle.Window, state cycle.State) string {
	switch state {
	case cycle.Unscheduled:
		return "belum dijadwalkan"
	case cycle.Open:
		return "sampai " + ui.Date(w.ClosesAt)
	case cycle.Closed:
		return "ditutup " + ui.Date(w.ClosesAt)
	}
	return between(w.OpensAt, w.ClosesAt)
}

func between(from, to time.Time) string {
	if a, b := from.In(ui.WIB), to.In(ui.WIB); a.Year() == b.Year() && a.Month() == b.Month() {
		return strconv.Itoa(a.Day()) + "–" + ui.Date(to)
	}
	if from.In(ui.WIB).Year() == to.In(ui.WIB).Year() {
		return ui.ShortDate(from) + "–" + ui.Date(to)
	}
	return ui.Date(from) + "–" + ui.Date(to)
}

// lowerFirst makes words part of a sentence; what begins with an abbreviation stays.
func lowerFirst(s string) string {
	if len(s) < 2 || 'A' <= s[1] && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
