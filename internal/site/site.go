// Package site is the portal as people meet it: addresses, who is asking, pages, and what goes wrong in words.
package site

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"

	"github.com/go-chi/chi/v5"

	"jaring/internal/account"
	"jaring/internal/cycle"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/mail"
	"jaring/internal/measurement"
	"jaring/internal/message"
	"jaring/internal/postgres"
	"jaring/internal/report"
	"jaring/internal/screening"
	"jaring/internal/seal"
	accountpages "jaring/internal/site/account"
	"jaring/internal/site/admin"
	"jaring/internal/site/coordination"
	"jaring/internal/site/dashboard"
	"jaring/internal/site/handle"
	publicpages "jaring/internal/site/public"
	screeningpages "jaring/internal/site/screening"
	"jaring/internal/site/session"
	"jaring/internal/site/unitdesk"
	"jaring/internal/system"
	"jaring/internal/unit"
	"jaring/web/href"
	"jaring/web/static"
)

// Options is what the site is built from.
type Options struct {
	DB        *postgres.DB
	Log       *slog.Logger
	Secure    bool           // reached over HTTPS
	Base      string         // the address people use, without a slash at its end; empty: as the request was addressed
	Key       seal.Key       // seals what is printed
	Trusted   []netip.Prefix // reverse proxies
	Demo      bool           // sample accounts may sign in; every page says so
	MaxBytes  int64          // of the largest upload
	PerMinute int            // requests that one address may make in a minute; 0: any number
	Ready     func(context.Context) error

	Accounts     *account.Service
	Units        *unit.Service
	Cycles       *cycle.Service
	Evidence     *evidence.Service
	Innovations  *innovation.Service
	Screening    *screening.Service
	Measurements *measurement.Service
	Reports      *report.Service
	Messages     *message.Service
	System       *system.Service
	Outbox       *mail.Outbox // the mails of demo mode; nil outside it
}

// New returns the whole site as one handler; its routes are visible, for tests that walk them.
func New(o Options) chi.Router {
	frame := &frames{units: o.Units, cycles: o.Cycles}
	host := &handle.Host{Log: o.Log, Frame: frame.get, Demo: o.Demo, MaxBytes: o.MaxBytes}
	who := session.New(o.DB, o.Secure, o.Demo, func(w http.ResponseWriter, r *http.Request, err error) {
		host.Fail(host.Exchange(w, r), err)
	})

	r := chi.NewRouter()
	// Every request passes these, in this order. Limits of size and time belong to the route: see handle.Host.
	r.Use(requestID, clientAddress(o.Trusted), accessLog(o.Log), recoverer(host), headers(o.Secure))
	r.Use(knownHost(o.Base), brake(host, o.PerMinute), wellFormed(host), crossOrigin(host))
	notFound := func(w http.ResponseWriter, r *http.Request) { host.Fail(host.Exchange(w, r), fault.NotFound()) }
	r.NotFound(notFound)
	r.MethodNotAllowed(notFound)

	r.Get("/healthz", healthy)
	r.Get("/readyz", ready(o.Ready))
	r.Handle("/static/*", static.Handler())

	// No session is read here: what these pages show is everybody's.
	r.Group(func(r chi.Router) {
		r.Use(public)
		publicpages.New(o.Reports, o.Measurements, o.Innovations, o.Key.Public()).Routes(host.Open(r))
	})
	r.Group(func(r chi.Router) {
		r.Use(who.Middleware)
		accounts := accountpages.New(o.Accounts, o.Messages, who, o.Demo, func(method, path string) bool {
			return r.Match(chi.NewRouteContext(), method, path)
		})
		accounts.Open(host.Open(r))
		accounts.Members(host.Members(r))
		host.Members(r).Get(href.More(), more)
		admin.New(o.System).Routes(host.Members(r))
		if o.Outbox != nil {
			admin.NewOutbox(o.Outbox).Routes(host.Open(r))
		}
		screeningpages.New(o.Screening, o.Innovations).Routes(host.Members(r))
		dashboard.New(o.Reports, o.Measurements).Routes(host.Members(r))
		unitdesk.New(o.Innovations, o.Evidence, o.Cycles, o.Base, o.Key).Routes(host.Members(r))
		unitdesk.NewEvidence(o.Evidence).Routes(host.Members(r))
		unitdesk.NewUploads(o.Evidence).Routes(host.Members(r))
		coordination.NewEntries(o.Screening, o.Innovations, o.Cycles, o.Units).Routes(host.Members(r))
		coordination.NewCycles(o.Cycles).Routes(host.Members(r))
		coordination.NewMeasuring(o.Measurements, o.Cycles).Routes(host.Members(r))
	})
	return r
}

func healthy(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) }

// ready answers whether this process should be sent requests: database reachable, not shutting down.
func ready(check func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := check(r.Context()); err != nil {
			http.Error(w, "not ready", http.StatusServiceUnavailable)
			return
		}
		_, _ = w.Write([]byte("ready\n"))
	}
}
