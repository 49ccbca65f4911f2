// Package account is the site's door: signing in and out, the own password, and in which role one works.
package account

import (
	"net/http"

	"jaring/internal/account"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/message"
	"jaring/internal/site/handle"
	"jaring/internal/site/session"
	"jaring/web/href"
)

// Section serves /masuk, /keluar, /akun and /notifikasi.
type Section struct {
	accounts *account.Service
	messages *message.Service
	sessions *session.Manager
	demo     bool
	known    func(method, path string) bool // whether the site has such an address
}

// New returns the section. known tells whether the site has an address, so that nobody is sent elsewhere.
func New(accounts *account.Service, messages *message.Service, sessions *session.Manager, demo bool, known func(method, path string) bool) *Section {
	return &Section{accounts: accounts, messages: messages, sessions: sessions, demo: demo, known: known}
}

// Open registers what needs no sign-in.
func (s *Section) Open(r *handle.Router) {
	r.Get("/masuk", s.door)
	r.Post("/masuk", s.signIn)
	r.Post("/keluar", s.signOut)
}

// Members registers what needs one.
func (s *Section) Members(r *handle.Router) {
	r.Get("/akun", s.show)
	r.Post("/akun/sandi", s.changePassword)
	r.Post("/akun/peran", s.chooseRole)
	r.Post("/akun/data-diri", s.saveOwn)
	r.Post("/akun/sesi", s.endSessions)
	r.Get("/akun/data.json", s.ownData)
	r.Post("/akun/surel", s.chooseMail)
	r.Get("/notifikasi", s.listMessages)
	r.Post("/notifikasi/{id}/buka", s.openMessage)
	r.Post("/notifikasi/dibaca", s.readMessages)
}

func (s *Section) signOut(x *handle.Exchange) error {
	if err := x.NoFields(); err != nil {
		return err
	}
	if err := s.sessions.SignOut(x.Context()); err != nil {
		return err
	}
	if x.Actor.SignedIn() {
		x.Note(handle.SignedOut, x.Actor.PersonID)
	}
	x.W.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	return x.SeeOther(href.Home())
}

type roleForm struct {
	Grant string `form:"peran"`
}

func (s *Section) chooseRole(x *handle.Exchange) error {
	var f roleForm
	if err := x.Form(&f); err != nil {
		return err
	}
	held, err := s.sessions.Choose(x.Context(), f.Grant)
	if err != nil {
		return err
	}
	if !held {
		return fault.NotFound()
	}
	for _, g := range x.Actor.Grants {
		if g.ID == f.Grant {
			x.Actor.Current = g
		}
	}
	x.Note(handle.RoleChosen, x.Actor.PersonID)
	return x.SeeOther(handle.Start(x.Actor))
}

type passwordForm struct {
	Current  string `form:"current"`
	Password string `form:"password"`
}

func (s *Section) changePassword(x *handle.Exchange) error {
	var f passwordForm
	if err := x.Form(&f); err != nil {
		return err
	}
	err := s.accounts.ChangePassword(x.Context(), x.Actor, f.Current, f.Password, s.sessions.TokenHash(x.Context()))
	if fault.KindOf(err) == fault.KindInvalid && err != nil {
		x.Note(handle.PasswordKept, x.Actor.PersonID)
		return s.page(x, http.StatusUnprocessableEntity, nil, err)
	}
	if err != nil {
		return err
	}
	x.Note(handle.PasswordChanged, x.Actor.PersonID)
	return x.SeeOther(href.Account() + "?tersimpan=sandi")
}

// sampleAccounts are those of the sample region, in the order of the command line's table.
var sampleAccounts = []struct {
	name string
	role auth.Role
}{
	{"operator", auth.Submitter}, {"operator2", auth.Submitter}, {"opd", auth.Submitter},
	{"penilai1", auth.Assessor}, {"penilai2", auth.Assessor}, {"penilai3", auth.Assessor}, {"penilai4", auth.Assessor},
	{"koordinator", auth.Coordinator}, {"dindik", auth.EducationOfficial}, {"pengawas", auth.Supervisor},
	{"pimpinan", auth.Executive}, {"admin", auth.Admin},
}
