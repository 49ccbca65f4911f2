package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"jaring/internal/fault"
)

// FormKey is what a form that creates something carries, so that sent twice it creates once. The key is made when the
// form is shown.
type FormKey struct {
	Key         string // 16 to 64 characters
	PersonID    string
	Act         string
	Fingerprint string // of everything that was sent; see Fingerprint
	TargetID    string // what the act is about to create
}

const (
	claimKeySQL = `
INSERT INTO form_key (key, person_id, act, fingerprint, target_id)
VALUES (@key, @person, @act, @fingerprint, @target) ON CONFLICT (key) DO NOTHING`

	knownKeySQL = `
SELECT key, person_id, act, fingerprint, target_id FROM form_key WHERE key = @key`
)

const textOtherContent = "Formulir ini sudah pernah dikirim dengan isi lain. Muat ulang halaman, lalu isi kembali."

// Once claims the key within the transaction of the act. The first time it returns k.TargetID and true. When the same
// person sent the same before, it returns what was created then and false; other content is fault.KindConflict. A second
// sending waits here until the first has been committed or undone.
func Once(ctx context.Context, tx Tx, k FormKey) (target string, first bool, err error) {
	n, err := Exec(ctx, tx, claimKeySQL, Args{
		"key": k.Key, "person": k.PersonID, "act": k.Act, "fingerprint": k.Fingerprint, "target": k.TargetID,
	})
	if err != nil || n == 1 {
		return k.TargetID, err == nil, err
	}
	known, err := One[FormKey](ctx, tx, knownKeySQL, Args{"key": k.Key})
	if err != nil {
		return "", false, err
	}
	if known.PersonID != k.PersonID || known.Act != k.Act || known.Fingerprint != k.Fingerprint {
		return "", false, fault.Conflict(textOtherContent)
	}
	return known.TargetID, false, nil
}

// keyLife is how long a form may be sent again and still be known.
const keyLife = 7 * 24 * time.Hour

// ForgetKeys deletes the keys of forms that were sent longer ago than keyLife, and returns how many.
func ForgetKeys(ctx context.Context, q Querier) (int64, error) {
	return Exec(ctx, q, `DELETE FROM form_key WHERE created_at < app_now() - @life::interval`, Args{"life": keyLife})
}

// Fingerprint is a hash over the parts in their order.
func Fingerprint(parts ...string) string {
	sum := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
