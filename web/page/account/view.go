// Package account is the door: signing in, and the person's own account.
package account

import (
	"net/url"
	"slices"

	"jaring/web/ui"
)

// SignInView is the sign-in page.
type SignInView struct {
	Username string
	Next     string // where the person was going
	Kept     string // the form they were sending, as posted
	Message  string // why the last try was refused
	Samples  []Sample
	Password string // of every sample account
}

// Sample is one account of the sample region.
type Sample struct{ Username, Role string }

func (v SignInView) errors() []ui.FieldError {
	if v.Message == "" {
		return nil
	}
	return []ui.FieldError{{Field: "username", Message: v.Message}}
}

// View is the account page.
type View struct {
	Name   string
	Roles  []ui.RoleOption
	Saved  bool
	Errors []ui.FieldError
}

func (v View) err(field string) string {
	for _, e := range v.Errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
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
