package handle

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"jaring/internal/fault"
	"jaring/web/href"
	"jaring/web/page/account"
	"jaring/web/page/problem"
	"jaring/web/ui"
)

var statuses = map[fault.Kind]int{
	fault.KindBadRequest: http.StatusBadRequest, fault.KindForbidden: http.StatusForbidden,
	fault.KindNotFound: http.StatusNotFound, fault.KindConflict: http.StatusConflict,
	fault.KindTooLarge: http.StatusRequestEntityTooLarge, fault.KindInvalid: http.StatusUnprocessableEntity,
	fault.KindClosed: http.StatusUnprocessableEntity, fault.KindTooMany: http.StatusTooManyRequests,
	fault.KindUnavailable: http.StatusServiceUnavailable, fault.KindFull: http.StatusInsufficientStorage, fault.KindInternal: http.StatusInternalServerError,
}

// Status is the HTTP status of a fault's kind.
func Status(kind fault.Kind) int {
	if status, ok := statuses[kind]; ok {
		return status
	}
	return http.StatusInternalServerError
}

// Fail answers for an error that a handler returned: one page, one line in the log.
func (h *Host) Fail(x *Exchange, err error) {
	kind := fault.KindOf(err)
	if errors.Is(x.Context().Err(), context.DeadlineExceeded) && kind == fault.KindInternal {
		kind = fault.KindUnavailable
	}
	h.note(x, kind, err)
	if kind == fault.KindUnauthenticated {
		h.askToSignIn(x)
		return
	}
	status := Status(kind)
	if kind == fault.KindTooMany || kind == fault.KindUnavailable {
		x.W.Header().Set("Retry-After", "30")
	}
	x.W.Header().Set("Cache-Control", "no-store")
	// The person's request may have run out of time; the page about it has its own.
	x.R = x.R.WithContext(context.WithoutCancel(x.Context()))
	shell := x.Shell("")
	if err := x.Page(status, problem.Page(shell, x.problem(status, shell.Office, err))); err != nil {
		h.Log.Error("error page", "id", RequestID(x.Context()), "error", err)
		http.Error(x.W, "Ada yang rusak di pihak kami. Kode: "+RequestID(x.Context()), status)
	}
}

// problem is what the page says: the fault's own sentence unless it is ours, and two ways on.
func (x *Exchange) problem(status int, office string, err error) problem.View {
	f, _ := fault.As(err)
	if f == nil {
		f = fault.Internal(err)
	}
	text := f.Message
	if text == fault.Unavailable(nil).Message {
		text = "" // the page says the same
	}
	view := problem.New(status, text, office, RequestID(x.Context()))
	for _, field := range f.Fields {
		view.Details = append(view.Details, field.Message)
	}
	if x.Actor.SignedIn() {
		view.Actions = append(view.Actions, ui.Action{Label: "Ke halaman awal saya", Kind: ui.Primary, Href: Start(x.Actor)})
	} else {
		view.Actions = append(view.Actions, ui.Action{Label: "Ke beranda", Kind: ui.Primary, Href: href.Home()})
	}
	view.Actions = append(view.Actions, ui.Action{Label: "Lihat galeri inovasi", Href: href.Gallery(nil)})
	x.giveBack(&view)
	return view
}

// note writes the line: our faults as errors, refusals as what they are.
func (h *Host) note(x *Exchange, kind fault.Kind, err error) {
	level := slog.LevelInfo
	switch {
	case errors.Is(x.Context().Err(), context.Canceled):
		level = slog.LevelDebug
	case kind == fault.KindInternal:
		level = slog.LevelError
	case kind == fault.KindUnavailable || kind == fault.KindFull || kind == fault.KindBadRequest:
		level = slog.LevelWarn
	}
	h.Log.LogAttrs(x.Context(), level, "refused",
		slog.String("id", RequestID(x.Context())), slog.String("kind", kind.String()),
		slog.String("person", x.Actor.PersonID), slog.String("role", roleOf(x.Actor)), slog.String("error", err.Error()))
}

// askToSignIn leads to the door and back. A form that was being sent comes along: nothing typed is lost because a
// session has ended.
func (h *Host) askToSignIn(x *Exchange) {
	if x.R.Method == http.MethodGet || x.R.Method == http.MethodHead {
		http.Redirect(x.W, x.R, href.SignIn(x.R.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	view := account.SignInView{Next: x.R.URL.RequestURI()}
	view.Kept = x.kept().Encode()
	if err := x.Page(http.StatusUnauthorized, account.SignIn(x.PublicShell("Masuk"), view)); err != nil {
		h.Log.Error("sign-in page", "id", RequestID(x.Context()), "error", err)
	}
}
