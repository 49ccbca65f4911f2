package app

import (
	"time"

	"jaring/internal/evidence"
	"jaring/internal/evidence/visit"
	"jaring/internal/jobs"
	"jaring/internal/message"
)

// linkRounds is how often links that are due are looked for.
const linkRounds = time.Hour

// checkLinks has links opened in the background. Where that is switched off, jobs from before are still taken, so that
// nothing waits for ever.
func (a *App) checkLinks(on bool, teller *message.Teller) {
	var look evidence.Looker
	if on {
		look = visit.New()
		a.evidence.CheckLinks()
	}
	checker := evidence.NewLinkChecker(a.db, look, a.queue, teller)
	jobs.Handle(a.queue, checker.Check)
	jobs.Handle(a.queue, checker.Round)
	jobs.Every(a.queue, linkRounds, evidence.LinkRound{})
}
