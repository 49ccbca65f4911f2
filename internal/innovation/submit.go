package innovation

import (
	"context"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// SubmitInput is the act of sending. Version is the entry's when it was checked, FormKey the key of that page, and the two
// declarations stand beside the button.
type SubmitInput struct {
	Version   int
	FormKey   string
	Truthful  bool // all files are the unit's own and their content is true
	HeadKnows bool // the head of the unit knows of it
	// Difference is one sentence on how the entry differs from what is strongly like it; not asked for otherwise.
	Difference string
}

// Submit sends the entry and returns its receipt. Sending the same page again, or from a second tab, returns the receipt
// that there is. A closed window is fault.KindClosed; what is missing is fault.KindInvalid with one field per block of
// Check, named by FieldName.
func (s *Service) Submit(ctx context.Context, actor auth.Actor, id string, in SubmitInput) (Receipt, error) {
	var receipt Receipt
	err := s.change(ctx, actor, id, auth.SubmitEntry, func(a *act) error {
		if len(in.FormKey) < 16 || len(in.FormKey) > 64 {
			return fault.BadRequest("")
		}
		known, sent, err := a.alreadySent(ctx, in.FormKey)
		if err != nil || sent {
			receipt = known
			return err
		}
		if _, err := Next(a.entry.Status, Submit); err != nil {
			return err
		}
		if a.entry.Version != in.Version {
			return fault.Stale()
		}
		if err := s.requireOpen(ctx, a); err != nil {
			return err
		}
		if receipt, err = a.send(ctx, in); err != nil {
			return err
		}
		return a.tellSentAgain(ctx, s.teller, receipt.Round)
	})
	return receipt, err
}

const usedKey = "Halaman ini sudah dipakai untuk kiriman yang kemudian ditarik atau dikembalikan. Periksa sekali lagi, lalu kirim."

// alreadySent finds the receipt of an earlier sending. The key of another entry's form, or of a sending that has been taken
// back since, sends nothing.
func (a *act) alreadySent(ctx context.Context, formKey string) (Receipt, bool, error) {
	known, found, err := receiptByKey(ctx, a.tx, formKey)
	switch {
	case err != nil:
		return Receipt{}, false, err
	case found && known.EntryID != a.entry.ID:
		return Receipt{}, false, fault.Conflict("")
	case found && a.entry.Status.Editable():
		return Receipt{}, false, fault.Conflict(usedKey)
	case found:
		return known, true, nil
	case a.entry.Status == Submitted:
		known, err = lastReceipt(ctx, a.tx, a.entry.ID)
		return known, true, err
	}
	return Receipt{}, false, nil
}

func (a *act) send(ctx context.Context, in SubmitInput) (Receipt, error) {
	content, err := readContent(ctx, a.tx, a.entry.ID)
	if err != nil {
		return Receipt{}, err
	}
	report := content.Check(nil)
	wrong := in.check(report)
	difference, err := a.differs(ctx, &content, in.Difference, &wrong)
	if err != nil {
		return Receipt{}, err
	}
	if err := wrong.fault(); err != nil {
		return Receipt{}, err
	}
	if err := setDifference(ctx, a, difference); err != nil {
		return Receipt{}, err
	}
	receipt, err := a.receipt(ctx, &content, in)
	if err != nil {
		return Receipt{}, err
	}
	if err := markSubmitted(ctx, a); err != nil {
		return Receipt{}, err
	}
	if err := insertReceipt(ctx, a.tx, &receipt); err != nil {
		return Receipt{}, err
	}
	if err := reopenReviews(ctx, a.tx, a.entry.ID); err != nil {
		return Receipt{}, err
	}
	return receipt, a.record(ctx, audit.Event{Act: string(Submit), From: string(a.entry.Status), To: string(Submitted),
		Detail: map[string]any{"receipt": receipt.Number, "round": receipt.Round}})
}

func (in SubmitInput) check(r Report) problems {
	var wrong problems
	for _, b := range r.Blocks {
		wrong.add(FieldName(b.Target), b.Text)
	}
	if !in.Truthful {
		wrong.add("truthful", "Nyatakan bahwa semua berkas milik unit Anda dan isinya benar")
	}
	if !in.HeadKnows {
		wrong.add("head_knows", "Nyatakan bahwa pimpinan unit mengetahui usulan ini")
	}
	return wrong
}

// FieldName names a target in the fields of a refusal: page, code and field, parted by colons.
func FieldName(t Target) string { return string(t.Page) + ":" + t.Code + ":" + t.Field }

// Withdraw takes a sent entry back while nobody has begun to assess it. It becomes a draft again; the receipt stays.
func (s *Service) Withdraw(ctx context.Context, actor auth.Actor, id string, version int) error {
	return s.change(ctx, actor, id, auth.WithdrawEntry, func(a *act) error {
		to, err := Next(a.entry.Status, Withdraw)
		if err != nil {
			return err
		}
		if a.entry.Version != version {
			return fault.Stale()
		}
		if err := markWithdrawn(ctx, a); err != nil {
			return err
		}
		return a.record(ctx, audit.Event{Act: string(Withdraw), From: string(a.entry.Status), To: string(to)})
	})
}

const submittedSQL = `
UPDATE entry SET status = 'submitted', round = round + 1, submitted_at = @now, review_started_at = NULL, ready_at = NULL,
  decided_at = NULL, updated_at = @now, version = version + 1
WHERE id = @id AND status = @from AND version = @version`

func markSubmitted(ctx context.Context, a *act) error {
	return postgres.ExecOne(ctx, a.tx, submittedSQL, postgres.Args{"id": a.entry.ID, "from": string(a.entry.Status),
		"version": a.entry.Version, "now": a.now})
}

const withdrawnSQL = `
UPDATE entry SET status = 'draft', submitted_at = NULL, updated_at = @now, version = version + 1
WHERE id = @id AND status = 'submitted' AND version = @version`

func markWithdrawn(ctx context.Context, a *act) error {
	return postgres.ExecOne(ctx, a.tx, withdrawnSQL, postgres.Args{"id": a.entry.ID, "version": a.entry.Version, "now": a.now})
}

// Sheets that judged the round before are open again; their marks stay for the claims that did not change.
const reopenSQL = `
UPDATE review SET status = 'started', finished_at = NULL, version = version + 1
WHERE entry_id = @id AND status = 'finished'`

func reopenReviews(ctx context.Context, tx postgres.Tx, id string) error {
	_, err := postgres.Exec(ctx, tx, reopenSQL, postgres.Args{"id": id})
	return err
}
