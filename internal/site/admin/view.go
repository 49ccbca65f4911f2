package admin

import (
	"fmt"
	"strconv"
	"time"

	"jaring/internal/jobs"
	"jaring/internal/system"
	"jaring/web/href"
	page "jaring/web/page/admin"
	"jaring/web/ui"
)

// jobNames are the kinds of jobs in words; a kind without any shows its code.
var jobNames = map[string]string{
	"examine_evidence": "Periksa berkas bukti",
	"check_link":       "Periksa tautan bukti",
	"check_due_links":  "Cari tautan yang perlu diperiksa",
	"remind_units":     "Ingatkan unit",
	"make_digests":     "Susun ringkasan harian",
	"deliver_letter":   "Kirim surel",
}

func jobName(kind string) string {
	if name, ok := jobNames[kind]; ok {
		return name
	}
	return kind
}

func view(o system.Overview) page.SystemView {
	v := page.SystemView{
		Facts: []ui.KV{
			{Key: "Versi program", Value: o.Version},
			{Key: "Skema data", Value: strconv.FormatInt(o.Schema, 10), Note: schemaNote(o)},
			{Key: "PostgreSQL", Value: o.Postgres},
			{Key: "Basis data", Value: ui.Bytes(o.Storage.DataBytes)},
			{Key: "Berkas bukti", Value: ui.Bytes(o.Storage.FileBytes), Note: ui.Thousands(o.Storage.Files) + " berkas"},
		},
		Jobs: jobRows(o.Tallies), Failed: failedRows(o.Failed), Letters: letterRows(o),
	}
	v.Post = []ui.KV{
		{Key: "Dikirim lewat", Value: carrier(o)},
		{Key: "Terkirim", Value: ui.Thousands(o.Post.Sent)},
		{Key: "Menunggu", Value: ui.Thousands(o.Post.Waiting)},
		{Key: "Ditolak", Value: ui.Thousands(o.Post.Refused)},
	}
	switch {
	case o.MailHost == "" && !o.Outbox:
		v.MailNote = ui.NoticeView{Tone: ui.Warn, Title: "Surel belum diatur",
			Text: "Pesan hanya tampil di Pemberitahuan. Atur JARING_SMTP_URL dan JARING_MAIL_FROM supaya pesan juga dikirim lewat surel."}
	case o.Outbox:
		v.MailNote = ui.NoticeView{Title: "Mode contoh: surel disimpan, tidak dikirim", Actions: []ui.Action{{Label: "Buka surel contoh", Href: href.DemoMails()}}}
	}
	return v
}

func schemaNote(o system.Overview) string {
	if o.Schema == o.LatestSchema {
		return "sesuai program"
	}
	return fmt.Sprintf("program membawa %d", o.LatestSchema)
}

func carrier(o system.Overview) string {
	switch {
	case o.MailHost != "":
		return o.MailHost
	case o.Outbox:
		return "folder mode contoh"
	}
	return "belum diatur"
}

func jobRows(tallies []jobs.Tally) []page.JobRow {
	var rows []page.JobRow
	var first time.Time // due of the kind's jobs
	for i, t := range tallies {
		if i == 0 || tallies[i-1].JobKind != t.JobKind {
			rows = append(rows, page.JobRow{Name: jobName(t.JobKind), Waiting: "0", Running: "0", Retrying: "0", Abandoned: "0", Done: "0", Next: "–"})
			first = time.Time{}
		}
		row, n := &rows[len(rows)-1], ui.Thousands(t.Count)
		switch t.State {
		case jobs.Waiting:
			row.Waiting = n
		case jobs.Running:
			row.Running = n
		case jobs.Retrying:
			row.Retrying = n
		case jobs.Abandoned:
			row.Abandoned = n
		case jobs.Done:
			row.Done = n
		}
		if t.NextAt != nil && (first.IsZero() || t.NextAt.Before(first)) {
			first, row.Next = *t.NextAt, ui.DateTime(*t.NextAt)
		}
	}
	return rows
}

func failedRows(failed []jobs.Failed) []page.FailedRow {
	rows := make([]page.FailedRow, len(failed))
	for i, f := range failed {
		rows[i] = page.FailedRow{Name: jobName(f.JobKind), Error: f.LastError, Retry: href.SystemJob(f.ID),
			When: "percobaan " + ui.Thousands(f.Attempt) + ", " + ui.DateTime(f.LastAt)}
		if f.State == jobs.Retrying {
			rows[i].State = ui.TagView{Label: "Diulang " + next(f.NextAt), Icon: "clock", Tone: ui.Warn}
		} else {
			rows[i].State = ui.TagView{Label: "Berhenti", Icon: "circle-alert", Tone: ui.Bad}
		}
	}
	return rows
}

// next is when a try comes: the hour where it is today, else the day too.
func next(at time.Time) string { return ui.ShortDate(at) + ", " + ui.Clock(at) }

func letterRows(o system.Overview) []page.LetterRow {
	rows := make([]page.LetterRow, len(o.Post.Letters))
	for i, l := range o.Post.Letters {
		rows[i] = page.LetterRow{To: l.Username, What: "pesan", When: ui.DateTime(l.CreatedAt), Answer: l.Answer}
		if l.Digest {
			rows[i].What = "ringkasan harian"
		}
		if l.RefusedAt != nil {
			rows[i].State, rows[i].Resend = ui.TagView{Label: "Ditolak", Icon: "circle-alert", Tone: ui.Bad}, href.SystemLetter(l.ID)
		} else {
			rows[i].State = ui.TagView{Label: "Diulang, sudah " + ui.Thousands(l.Tries) + " kali", Icon: "clock", Tone: ui.Warn}
		}
	}
	return rows
}
