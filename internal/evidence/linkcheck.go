package evidence

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/visit"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/jobs"
	"jaring/internal/message"
	"jaring/internal/postgres"
)

// LinkCheck is the job that looks whether the link of a version can be opened.
type LinkCheck struct {
	ID string `json:"id"` // of the evidence
	No int    `json:"no"` // of the version
}

// Kind satisfies jobs.Args.
func (LinkCheck) Kind() string { return "check_link" }

// Outward satisfies jobs.Outward: it waits for machines of others.
func (LinkCheck) Outward() {}

// LinkRound is the job that asks for every check that is due.
type LinkRound struct{}

// Kind satisfies jobs.Args.
func (LinkRound) Kind() string { return "check_due_links" }

// Looker opens addresses; a visit.Client is one.
type Looker interface {
	Look(ctx context.Context, address string) visit.Result
}

// LinkChecker does both jobs. Doing either twice harms nothing.
type LinkChecker struct {
	db     *postgres.DB
	look   Looker // nil: this deployment looks at nothing
	jobs   jobs.Adder
	teller *message.Teller
	hosts  sync.Map // names of the hosts that are being asked
}

// NewLinkChecker makes a checker. Without a look it answers what was asked before looking was switched off: nothing.
func NewLinkChecker(db *postgres.DB, look Looker, queue jobs.Adder, teller *message.Teller) *LinkChecker {
	return &LinkChecker{db: db, look: look, jobs: queue, teller: teller}
}

// soon is when a link is tried again whose host is being asked for another.
const soon = 3 * time.Second

// Check looks at a link unless that was done just now, and keeps what came of it.
func (c *LinkChecker) Check(ctx context.Context, job LinkCheck) error {
	l, err := findLink(ctx, c.db, job)
	if err != nil {
		return err
	}
	if c.look == nil || !l.Current {
		return c.db.InTx(ctx, func(tx postgres.Tx) error { return forgetAsked(ctx, tx, job) })
	}
	if l.Fresh {
		return nil
	}
	result, err := c.open(ctx, l.URL)
	if err != nil {
		return err
	}
	if ctx.Err() != nil { // the program stops: that nobody answered says nothing
		return ctx.Err()
	}
	return c.keep(ctx, job, l, result)
}

// open is polite: a host is asked once at a time, and whoever comes second gives way to other work.
func (c *LinkChecker) open(ctx context.Context, address string) (visit.Result, error) {
	u, err := url.Parse(address)
	if err != nil {
		return visit.Result{Verdict: visit.Refused}, nil
	}
	host := strings.ToLower(u.Hostname())
	if _, busy := c.hosts.LoadOrStore(host, true); busy {
		return visit.Result{}, jobs.Later(soon, errors.New("the host is being asked for another link"))
	}
	defer c.hosts.Delete(host)
	return c.look.Look(ctx, address), nil
}

// keep writes down what came of it, and tells the unit of what it has to mend.
func (c *LinkChecker) keep(ctx context.Context, job LinkCheck, l linkRow, result visit.Result) error {
	in, err := iid.ForYear(l.InstrumentYear)
	if err != nil {
		return fault.Internal(err)
	}
	s, err := findSubject(ctx, c.db, job.ID, job.No)
	if err != nil {
		return err
	}
	return c.db.InTx(ctx, func(tx postgres.Tx) error {
		failures, err := saveLink(ctx, tx, job, result)
		if err != nil {
			return err
		}
		findings := preflight.Link(linkFacts(l.URL, result, failures, longestFilm(in, l.Slot)))
		if err := saveFindings(ctx, tx, s, findings); err != nil {
			return err
		}
		return tell(ctx, tx, c.teller, s, "Tautan perlu dicek", ":"+string(result.Verdict), findings)
	})
}

func linkFacts(address string, r visit.Result, failures int, longest time.Duration) preflight.LinkFacts {
	kind := visit.Recognise(address)
	return preflight.LinkFacts{
		Verdict: string(r.Verdict), Failures: failures, Drive: kind.Site == visit.Drive, Video: kind.Video != "", SignIn: r.Login,
		Length: r.Length, Longest: longest,
	}
}

// perRound bounds how many links are asked for at a time: so many that a region's links have their turn within a day.
const perRound = 60

// Round asks for the checks that are due.
func (c *LinkChecker) Round(ctx context.Context, _ LinkRound) error {
	if c.look == nil {
		return nil
	}
	return c.db.InTx(ctx, func(tx postgres.Tx) error {
		due, err := listDueLinks(ctx, tx, perRound)
		if err != nil {
			return err
		}
		for _, job := range due {
			if err := c.jobs.Add(ctx, tx, job); err != nil {
				return err
			}
		}
		return nil
	})
}
