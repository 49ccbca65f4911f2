// Package admin holds the pages of those who keep the portal running.
package admin

import "jaring/web/ui"

// SystemView is /admin/sistem.
type SystemView struct {
	Facts    []ui.KV
	MailNote ui.NoticeView // Title empty: nothing to say
	Done     string        // what was just done
	Jobs     []JobRow
	Failed   []FailedRow
	Letters  []LetterRow
	Post     []ui.KV
}

// JobRow counts the jobs of one kind. Empty cells are "–".
type JobRow struct{ Name, Waiting, Running, Retrying, Abandoned, Done, Next string }

// FailedRow is a job that went wrong.
type FailedRow struct {
	Name, Error string
	State       ui.TagView
	When        string // of the last try and the next
	Retry       string // address
}

// LetterRow is a letter that has not arrived.
type LetterRow struct {
	To, What, Answer, When string
	State                  ui.TagView
	Resend                 string // address; empty where it is tried again by itself
}

// MailsView is /dev/mail.
type MailsView struct{ Rows []MailRow }

// MailRow is one mail of the folder.
type MailRow struct{ To, Subject, At, Href string }

// MailView is one of them, opened.
type MailView struct {
	To, Subject, At, Text, HTML string // HTML is the address of the other form
}
