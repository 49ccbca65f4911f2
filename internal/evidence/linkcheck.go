package evidence

import (
	"context"
	"net/url"
	"regexp"
	"strconv"
	"sync"
	"time"

	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/visit"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/jobs"
	"jaring/internal/postgres"
)

// LinkCheck is the job that looks whether the link of a version can be opened.
type LinkCheck struct {
	ID string `json:"id"` // of the evidence
	No int    `json:"no"` // of the version
}

// Kind satisfies jobs.Args.
func (LinkCheck) Kind() string { return "check_link" }

// Outward says that the job waits for machines of others.
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
	db    *postgres.DB
	look  Looker // nil: this deployment looks at nothing
	jobs  jobs.Adder
	hosts sync.Map // name of a host → *sync.Mutex: nobody is asked twice at a time
}

// NewLinkChecker makes a checker. Without a look it answers what was asked before looking was switched off: nothing.
func NewLinkChecker(db *postgres.DB, look Looker, queue jobs.Adder) *LinkChecker {
	return &LinkChecker{db: db, look: look, jobs: queue}
}

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
	result := c.open(ctx, l.URL)
	if ctx.Err() != nil { // the program stops: that nobody answered says nothing
		return ctx.Err()
	}
	longest, err := l.longest()
	if err != nil {
		return err
	}
	return c.db.InTx(ctx, func(tx postgres.Tx) error {
		failures, err := saveLink(ctx, tx, job, result)
		if err != nil {
			return err
		}
		findings := preflight.Link(linkFacts(l.URL, result, failures, longest))
		return saveFindings(ctx, tx, subject{ID: job.ID, No: job.No}, findings)
	})
}

// open is polite: one at a time per host.
func (c *LinkChecker) open(ctx context.Context, address string) visit.Result {
	if u, err := url.Parse(address); err == nil {
		host, _ := c.hosts.LoadOrStore(u.Hostname(), &sync.Mutex{})
		host.(*sync.Mutex).Lock()
		defer host.(*sync.Mutex).Unlock()
	}
	return c.look.Look(ctx, address)
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

var videoLimit = regexp.MustCompile(`(?i)video paling lama (\d{1,3}) menit`)

// longest is how long a video may be by the words of the instrument; 0 where it says nothing.
func (l linkRow) longest() (time.Duration, error) {
	in, err := iid.ForYear(l.InstrumentYear)
	if err != nil {
		return 0, fault.Internal(err)
	}
	i, known := in.Indicator(string(l.Slot))
	if !known || i.Evidence == nil {
		return 0, nil
	}
	m := videoLimit.FindStringSubmatch(i.Evidence.Note)
	if m == nil {
		return 0, nil
	}
	minutes, err := strconv.Atoi(m[1])
	return time.Duration(minutes) * time.Minute, err
}
