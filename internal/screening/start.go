package screening

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/postgres"
)

// Start is the assessor's declaration to have no conflict of interest, needed again each time the unit sends anew. The
// first one moves the entry from submitted to in_review. Doing it twice is doing it once.
func (s *Service) Start(ctx context.Context, actor auth.Actor, reviewID string) error {
	return s.onSheet(ctx, actor, reviewID, func(tx postgres.Tx, e entryRow, r reviewRow) error {
		if e.Status == innovation.InReview && r.Status != Assigned && r.current(e) {
			return nil
		}
		if err := open(ctx, tx, actor, e); err != nil {
			return err
		}
		if err := declare(ctx, tx, r); err != nil {
			return err
		}
		return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: "start_sheet", Actor: actor,
			Detail: map[string]any{"review": r.ID, "round": e.Round}})
	})
}

// open moves the entry into review, or finds that another assessor has done so.
func open(ctx context.Context, tx postgres.Tx, actor auth.Actor, e entryRow) error {
	if e.Status == innovation.InReview {
		return nil
	}
	to, err := innovation.Next(e.Status, innovation.StartReview)
	if err != nil {
		return err
	}
	if err := startReview(ctx, tx, e); err != nil {
		return err
	}
	return audit.Record(ctx, tx, audit.Event{Subject: audit.Entry, SubjectID: e.ID, Act: string(innovation.StartReview),
		From: string(e.Status), To: string(to), Actor: actor})
}

// Recuse is for an assessor who discovers a conflict of interest: the sheet becomes void and is not given out again.
func (s *Service) Recuse(ctx context.Context, actor auth.Actor, reviewID string) error {
	return s.onSheet(ctx, actor, reviewID, func(tx postgres.Tx, e entryRow, r reviewRow) error {
		if e.Status.Decided() {
			return fault.Conflict("Usulan ini sudah diputus. Sampaikan konflik kepentingan Anda kepada koordinator.")
		}
		return discover(ctx, tx, actor, &e, r)
	})
}

// writable says whether the sheet may be written now, with a sentence that says what to do instead.
func writable(e entryRow, r reviewRow) error {
	switch {
	case r.Status == Finished:
		return fault.Conflict("Lembar penilaian ini sudah dikirim dan terkunci.")
	case e.Status == innovation.Returned:
		return fault.Conflict("Usulan ini dikembalikan kepada unit. Penilaian dilanjutkan setelah unit mengirim ulang.")
	case e.Status.Decided():
		return fault.Conflict("Usulan ini sudah diputus. Lembar penilaian tidak dapat diubah lagi.")
	case r.Status == Assigned || !r.current(e) || e.Status != innovation.InReview:
		return fault.Conflict("Nyatakan dahulu bahwa Anda tidak mempunyai konflik kepentingan, lalu mulai menilai.")
	}
	return nil
}

// onOpenSheet is onSheet for what only a writable sheet takes.
func (s *Service) onOpenSheet(ctx context.Context, actor auth.Actor, reviewID string, fn func(postgres.Tx, entryRow, reviewRow) error) error {
	return s.onSheet(ctx, actor, reviewID, func(tx postgres.Tx, e entryRow, r reviewRow) error {
		if err := writable(e, r); err != nil {
			return err
		}
		return fn(tx, e, r)
	})
}
