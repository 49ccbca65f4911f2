// Package account holds the pages of signing in and of the person's own account.
package account

import (
	"net/url"
	"slices"

	"jaring/web/ui"
)

// SignInView is the sign-in page. Error is one sentence for every way of failing.
type SignInView struct {
	Username string // as typed
	Error    string
	Next     string // own address to go to afterwards, "" for the person's first page
	Kept     string // the form that was being sent when the session ended, as posted
	Demo     Demo
}

// Demo are the sample accounts, shown in demo mode only; all have one password.
type Demo struct {
	Password string
	Accounts []DemoAccount
}

// DemoAccount is one of the sample accounts.
type DemoAccount struct{ Username, Role string }

// Saved is what has just been done, "" for nothing.
type Saved struct{ Title, Text string }

// SessionRow is a session that goes on.
type SessionRow struct {
	Key, Device, Since, Seen string
	Current                  bool
}

// View is the account page: who one is, the roles, the password, where one is signed in.
type View struct {
	Roles    []ui.RoleOption
	Saved    Saved
	Username string
	Name     string // as typed
	Email    string
	Version  string
	Conflict string // the account was changed meanwhile: what it holds now
	Sessions []SessionRow
	Errors   []ui.FieldError
	Mail     MailView
	MinRunes int // shortest password
}

func (v SignInView) field(name string) ui.Field {
	if name == "password" {
		return ui.Field{Name: name, Label: "Kata sandi", Type: "password", Complete: "current-password"}
	}
	return ui.Field{Name: name, Label: "Nama pengguna", Value: v.Username, Complete: "username"}
}

func (v View) err(field string) string {
	for _, e := range v.Errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}

func (v View) passwordHint() string {
	return "Paling sedikit " + ui.Thousands(v.MinRunes) + " huruf. Kalimat pendek lebih mudah diingat."
}

// names lists the kept fields in a fixed order.
func names(kept url.Values) []string {
	out := make([]string, 0, len(kept))
	for name := range kept {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
