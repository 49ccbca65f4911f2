package account

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"jaring/internal/account"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/account"
	"jaring/web/ui"
)

type signInForm struct {
	Username string `form:"username"`
	Password string `form:"password"`
	Next     string `form:"lanjut"`
	// Kept is the form that somebody was sending when the session had ended, as it was posted.
	Kept string `form:"kept"`
}

func (s *Section) door(x *handle.Exchange) error {
	next := s.ownAddress(http.MethodGet, x.Query("lanjut"))
	if x.Actor.SignedIn() {
		if next == "" {
			next = handle.Start(x.Actor)
		}
		return x.SeeOther(next)
	}
	return s.doorPage(x, http.StatusOK, page.SignInView{Next: next})
}

func (s *Section) signIn(x *handle.Exchange) error {
	var f signInForm
	if err := x.Form(&f); err != nil {
		return err
	}
	f.Kept = withoutSecrets(f.Kept)
	if f.Password == "" {
		view := page.SignInView{Username: f.Username, Next: f.Next, Kept: f.Kept, Error: "Isi kata sandi Anda."}
		return s.doorPage(x, http.StatusUnprocessableEntity, view)
	}
	personID, err := s.accounts.SignIn(x.Context(), f.Username, f.Password, network(x.R.RemoteAddr))
	if kind := fault.KindOf(err); err != nil && (kind == fault.KindInvalid || kind == fault.KindTooMany) {
		x.Note(handle.SignInRefused, "")
		refused, _ := fault.As(err)
		view := page.SignInView{Username: f.Username, Next: f.Next, Kept: f.Kept, Error: refused.Message}
		return s.doorPage(x, handle.Status(kind), view)
	}
	if err != nil {
		return err
	}
	if err := s.sessions.SignIn(x.Context(), personID); err != nil {
		return err
	}
	x.Note(handle.SignedIn, personID)
	if kept, err := url.ParseQuery(f.Kept); err == nil && f.Kept != "" {
		if next := s.ownAddress(http.MethodPost, f.Next); next != "" {
			return x.Page(http.StatusOK, page.Resume(x.PublicShell("Isian Anda masih ada"), next, kept))
		}
	}
	next := s.ownAddress(http.MethodGet, f.Next)
	if next == "" {
		next = href.SignIn("") // the next request knows the person's roles and where they begin
	}
	return x.SeeOther(next)
}

// withoutSecrets is the kept form without its passwords; what is no form is nothing.
func withoutSecrets(kept string) string {
	values, err := url.ParseQuery(kept)
	if err != nil {
		return ""
	}
	return handle.WithoutSecrets(values).Encode()
}

func (s *Section) doorPage(x *handle.Exchange, status int, view page.SignInView) error {
	shell := x.PublicShell("Masuk")
	if s.demo {
		view.Demo.Password = account.SamplePassword
		for _, a := range sampleAccounts {
			view.Demo.Accounts = append(view.Demo.Accounts, page.DemoAccount{Username: a.name, Role: ui.RoleWord(string(a.role))})
		}
	}
	return x.Page(status, page.SignIn(shell, view))
}

// ownAddress is the address if it leads to one of our pages, and "" for everything else that looks like one.
func (s *Section) ownAddress(method, next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return ""
	}
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || strings.Contains(u.Path, "//") || u.Path == href.SignOut() || u.Path == href.SignIn("") {
		return ""
	}
	if !s.known(method, u.Path) {
		return ""
	}
	return u.RequestURI()
}

// network cuts an address to what one site shares: a /24 of IPv4, a /64 of IPv6.
func network(remote string) string {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	bits := 64
	if addr.Unmap().Is4() {
		bits = 24
	}
	prefix, _ := addr.Unmap().Prefix(bits)
	return prefix.String()
}
