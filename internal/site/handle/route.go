package handle

import "github.com/go-chi/chi/v5"

// Router registers Funcs. Members are asked to sign in first; who may do what is the services' decision.
type Router struct {
	host   *Host
	chi    chi.Router
	member bool
}

// Open returns a router for addresses that anybody may ask for.
func (h *Host) Open(r chi.Router) *Router { return &Router{host: h, chi: r} }

// Members returns a router for addresses that need a sign-in.
func (h *Host) Members(r chi.Router) *Router { return &Router{host: h, chi: r, member: true} }

// Get registers a page. It must change nothing.
func (r *Router) Get(pattern string, f Func) {
	h := r.host.form(f, r.member)
	r.chi.Get(pattern, h)
	r.chi.Head(pattern, h)
}

// Download registers a long answer: the bytes of a file.
func (r *Router) Download(pattern string, f Func) {
	h := r.host.download(f, r.member)
	r.chi.Get(pattern, h)
	r.chi.Head(pattern, h)
}

// Post registers an act with a plain form.
func (r *Router) Post(pattern string, f Func) { r.chi.Post(pattern, r.host.form(f, r.member)) }

// Upload registers an act that takes a file; the handler streams the body.
func (r *Router) Upload(pattern string, f Func) { r.chi.Post(pattern, r.host.upload(f)) }
