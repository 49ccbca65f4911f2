package unitdesk

import (
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	tus "github.com/tus/tusd/v2/pkg/handler"
	"github.com/tus/tusd/v2/pkg/memorylocker"
	"golang.org/x/exp/slog"

	"jaring/internal/evidence"
	"jaring/internal/site/handle"
	"jaring/web/href"
)

// Uploads takes files in pieces by the tus protocol (tus.io, version 1.0.0). The protocol is a library's; who may do
// what, and what becomes of a file, is the service's decision.
type Uploads struct {
	evidence *evidence.Service
	tus      http.Handler
}

const (
	quiet = 30 * time.Second // a connection that brings nothing for so long is dead
	// afterwards is how long a piece may take to be written down after its connection has broken.
	afterwards = 5 * time.Second
)

// NewUploads returns the addresses over the service.
func NewUploads(s *evidence.Service) *Uploads {
	u := &Uploads{evidence: s}
	store := tus.NewStoreComposer()
	store.UseCore(shelf{s})
	store.UseTerminater(shelf{s})
	// One process serves a folder of files, so its memory knows who is writing. Whoever comes back on a new connection
	// takes the old one's place.
	store.UseLocker(patientLocker{memorylocker.New()})
	protocol, err := tus.NewHandler(tus.Config{
		StoreComposer: store, BasePath: href.Uploads() + "/", DisableDownload: true, DisableConcatenation: true,
		Cors: &tus.CorsConfig{Disable: true}, Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
		NetworkTimeout: quiet, GracefulRequestCompletionTimeout: afterwards, PreFinishResponseCallback: u.finish,
	})
	if err != nil {
		panic("uploads: " + err.Error()) // the configuration is the one above
	}
	u.tus = http.StripPrefix(href.Uploads(), protocol)
	return u
}

// Routes registers the addresses.
func (s *Uploads) Routes(r *handle.Router) {
	r.Script(http.MethodPost, "/unggahan", s.talk)
	r.Script(http.MethodHead, "/unggahan/{id}", s.talk)
	r.Script(http.MethodPatch, "/unggahan/{id}", s.talk)
	r.Script(http.MethodDelete, "/unggahan/{id}", s.talk)
}

// talk hands a request to the protocol once it is known to be about the person's own upload: the protocol asks the
// running request of an upload to make way before it looks whose it is.
func (s *Uploads) talk(x *handle.Exchange) error {
	if id := x.Param("id"); id != "" {
		u, err := s.evidence.Upload(x.Context(), x.Actor, id)
		if err != nil {
			return err
		}
		// Whoever lost the answer to the last piece asks again, and learns the same.
		if u.EvidenceID != "" && x.R.Method == http.MethodHead {
			x.W.Header().Set(becameHeader, u.EvidenceID)
		}
	}
	trouble, mine := &trouble{}, &turn{}
	ctx := context.WithValue(x.Context(), turnKey{}, mine)
	r := x.R.WithContext(context.WithValue(ctx, troubleKey{}, trouble))
	r.Header = r.Header.Clone()
	r.Header.Del("X-HTTP-Method-Override") // an act is what the request says it is
	s.tus.ServeHTTP(&answer{ResponseWriter: x.W, trouble: trouble, turn: mine}, r)
	if trouble.err != nil {
		x.W.Header().Del("Upload-Offset")
	}
	return trouble.err
}

// becameHeader names the evidence that a file became.
const becameHeader = "Jaring-Bukti"

// finish makes evidence of a file whose last byte has come; what it returns reaches the person instead of success.
func (s *Uploads) finish(hook tus.HookEvent) (tus.HTTPResponse, error) {
	id, err := s.evidence.FinishUpload(hook.Context, actor(hook.Context), hook.Upload.ID)
	return tus.HTTPResponse{Header: tus.HTTPHeader{becameHeader: id}}, troubled(hook.Context, err)
}

// trouble keeps a refusal of ours past the protocol, which would put its own words, and the cause, into the answer.
type trouble struct{ err error }

type troubleKey struct{}

// troubled notes the error and returns it.
func troubled(ctx context.Context, err error) error {
	if t, ok := ctx.Value(troubleKey{}).(*trouble); ok && err != nil && t.err == nil {
		t.err = err
	}
	return err
}

// answer is what the protocol answers into: silent where we have something to say ourselves.
type answer struct {
	http.ResponseWriter
	trouble *trouble
	turn    *turn
}

func (a *answer) WriteHeader(status int) {
	if a.trouble.err != nil {
		return
	}
	// The protocol does not know under which scheme and name people reach us; a path is right under all of them.
	if at := a.Header().Get("Location"); at != "" {
		a.Header().Set("Location", href.Upload(at[strings.LastIndexByte(at, '/')+1:]))
	}
	// Whoever made way did nothing wrong: they ask where the upload is and go on.
	if status == http.StatusBadRequest && a.turn.madeWay() {
		status = http.StatusConflict
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.trouble.err != nil {
		return len(b), nil
	}
	return a.ResponseWriter.Write(b)
}

// Unwrap lets the protocol set deadlines.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
