package innovation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Receipt attests what was sent, and when. Its code opens /verifikasi; its hash is that of the content's canonical JSON.
type Receipt struct {
	Code          string
	Number        string
	EntryID       string
	Round         int
	FormKey       string
	Content       Sent
	ContentSHA256 string
	SubmittedBy   string
	SenderName    string
	SubmittedAt   time.Time
}

// receipt draws up what is being sent. The number comes from a sequence: numbers may be missing, none comes twice.
func (a *act) receipt(ctx context.Context, c *Content, in SubmitInput) (Receipt, error) {
	seq, err := postgres.Value[int64](ctx, a.tx, nextNumberSQL, nil)
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{
		Code: postgres.NewCode(), Number: formatNumber(a.entry.Year, seq), EntryID: a.entry.ID, Round: a.entry.Round + 1,
		FormKey: in.FormKey, SubmittedBy: a.actor.PersonID, SenderName: a.actor.Name, SubmittedAt: a.now,
	}
	r.Content = sent(c, r, a.actor)
	if r.ContentSHA256, err = r.Content.Hash(); err != nil {
		return Receipt{}, err
	}
	return r, nil
}

// Hash is the SHA-256 of the content's JSON, in hexadecimal. The field order of Sent makes the JSON canonical, so that it
// can be made again from what the database gives back.
func (s Sent) Hash() (string, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return "", fault.Internal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// Receipt returns the newest receipt of an entry, for whoever may see the entry. An entry that was never sent has none.
func (s *Service) Receipt(ctx context.Context, actor auth.Actor, entryID string) (Receipt, error) {
	if err := s.see(ctx, actor, entryID); err != nil {
		return Receipt{}, err
	}
	return lastReceipt(ctx, s.db, entryID)
}

// Attestation finds the receipt of a code. It asks for no actor: whoever holds the code may know what it attests, and
// shows nothing private of it.
func (s *Service) Attestation(ctx context.Context, code string) (Receipt, error) {
	return receiptByCode(ctx, s.db, code)
}
