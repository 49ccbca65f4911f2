package account

import (
	"net/http"
	"strconv"
	"strings"

	"jaring/internal/account"
	"jaring/internal/fault"
	"jaring/internal/site/handle"
	"jaring/internal/site/session"
	"jaring/web/href"
	page "jaring/web/page/account"
	"jaring/web/ui"
)

type ownForm struct {
	Name    string `form:"name"`
	Email   string `form:"email"`
	Version string `form:"version"`
}

func (s *Section) show(x *handle.Exchange) error { return s.page(x, http.StatusOK, nil, nil) }

func (s *Section) saveOwn(x *handle.Exchange) error {
	var f ownForm
	if err := x.Form(&f); err != nil {
		return err
	}
	version, ok := handle.Number(f.Version)
	if !ok {
		return fault.BadRequest("")
	}
	err := s.accounts.SaveOwn(x.Context(), x.Actor, account.Own{Name: f.Name, Email: f.Email, Version: version})
	if kind := fault.KindOf(err); err != nil && (kind == fault.KindInvalid || kind == fault.KindConflict) {
		return s.page(x, handle.Status(kind), &f, err)
	}
	if err != nil {
		return err
	}
	x.Note(handle.AccountSaved, x.Actor.PersonID)
	return x.SeeOther(href.Account() + "?tersimpan=data")
}

type sessionForm struct {
	Key string `form:"sesi"` // "semua": all others
}

func (s *Section) endSessions(x *handle.Exchange) error {
	var f sessionForm
	if err := x.Form(&f); err != nil {
		return err
	}
	key := f.Key
	if key == "semua" {
		key = ""
	} else if key == "" {
		return fault.BadRequest("")
	}
	ended, err := s.sessions.EndMine(x.Context(), x.Actor, key)
	if err != nil {
		return err
	}
	if ended > 0 {
		x.Note(handle.SessionsEnded, x.Actor.PersonID)
	}
	return x.SeeOther(href.Account() + "?tersimpan=sesi#sesi")
}

// ownData is a file: what is kept about the person who asks.
func (s *Section) ownData(x *handle.Exchange) error {
	data, err := s.accounts.OwnData(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	x.Note(handle.DataTaken, x.Actor.PersonID)
	return x.Attachment("application/json; charset=utf-8", "data-saya.json", data)
}

var savedTitles = map[string]page.Saved{
	"sandi": {Title: "Kata sandi sudah diganti", Text: "Semua sesi lain sudah dikeluarkan."},
	"data":  {Title: "Data diri tersimpan"},
	"sesi":  {Title: "Sesi sudah dikeluarkan"},
	"surel": {Title: "Pilihan surel tersimpan", Text: "Berlaku untuk pesan yang datang mulai sekarang."},
}

func (s *Section) page(x *handle.Exchange, status int, f *ownForm, refused error) error {
	own, err := s.accounts.Own(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	open, err := s.sessions.Mine(x.Context(), x.Actor)
	if err != nil {
		return err
	}
	shell := x.Shell("Akun saya")
	shell.Errored = refused != nil
	view := page.View{Roles: shell.Roles, Saved: savedTitles[x.Query("tersimpan")], MinRunes: account.MinPassword,
		Username: own.Username, Name: own.Name, Email: own.Email, Version: strconv.Itoa(own.Version), Sessions: sessionRows(open)}
	if f != nil {
		view.Name, view.Email = f.Name, f.Email
	}
	e, ok := fault.As(refused)
	if view.Mail, err = s.mailView(x, own.Email, e); err != nil {
		return err
	}
	if ok {
		for _, field := range e.Fields {
			view.Errors = append(view.Errors, ui.FieldError{Field: field.Name, Message: field.Message})
		}
		if e.Kind == fault.KindConflict && len(e.Fields) == 0 {
			view.Conflict = "Tersimpan sekarang: " + own.Name + ", " + orNone(own.Email) + ". Isian Anda masih di bawah. Simpan sekali lagi bila isian Anda yang benar."
		}
	}
	return x.Page(status, page.Account(shell, view))
}

func orNone(email string) string {
	if email == "" {
		return "tanpa surel"
	}
	return email
}

func sessionRows(open []session.Open) []page.SessionRow {
	rows := make([]page.SessionRow, len(open))
	for i, o := range open {
		rows[i] = page.SessionRow{Key: o.Key, Device: device(o.UserAgent), Since: "Masuk " + ui.DateTime(o.Since),
			Seen: "terakhir dipakai sekitar " + ui.DateTime(o.SeenAt), Current: o.Current}
	}
	return rows
}

// device says in a few words what a browser says of itself. It is what was claimed, not what is known.
func device(agent string) string {
	find := func(names [][2]string) string {
		for _, n := range names {
			if strings.Contains(agent, n[0]) {
				return n[1]
			}
		}
		return ""
	}
	browser := find([][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}})
	system := find([][2]string{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}})
	switch {
	case browser != "" && system != "":
		return browser + " di " + system
	case browser+system != "":
		return browser + system
	}
	return "Perangkat tidak dikenal"
}
