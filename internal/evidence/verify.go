package evidence

import (
	"context"
	"errors"
	"fmt"

	"jaring/internal/blob"
	"jaring/internal/postgres"
)

// Verification is the outcome of checking every stored file. Problems are English, for the command line.
type Verification struct {
	Files    int
	Problems []string
}

const blobsAfterSQL = `
SELECT b.sha256, b.size FROM blob b WHERE b.sha256 > @after ORDER BY b.sha256 LIMIT @limit`

// unevenSQL finds versions that promise another size than the file they name.
const unevenSQL = `
SELECT v.evidence_id AS id, v.no FROM evidence_version v JOIN blob b ON b.sha256 = v.sha256
WHERE v.size <> b.size
ORDER BY v.evidence_id, v.no`

// verifyPage bounds the memory of a check of many years.
const verifyPage = 500

// VerifyFiles reads every stored file from its first byte to its last and compares it with its hash and size.
func (s *Service) VerifyFiles(ctx context.Context) (Verification, error) {
	var v Verification
	for after := ""; ; {
		page, err := postgres.All[blob.Ref](ctx, s.db, blobsAfterSQL, postgres.Args{"after": after, "limit": verifyPage})
		if err != nil {
			return v, err
		}
		for _, ref := range page {
			if err := v.check(ctx, s.blobs, ref); err != nil {
				return v, err
			}
			after = ref.SHA256
		}
		if len(page) < verifyPage {
			break
		}
	}
	type version struct {
		ID string
		No int
	}
	uneven, err := postgres.All[version](ctx, s.db, unevenSQL, nil)
	for _, u := range uneven {
		v.problem("version %d of evidence %s: its size is not that of its file", u.No, u.ID)
	}
	return v, err
}

func (v *Verification) problem(format string, args ...any) {
	v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
}

// check fails only where the store cannot answer.
func (v *Verification) check(ctx context.Context, store blob.Store, ref blob.Ref) error {
	v.Files++
	err := store.Check(ctx, ref.SHA256)
	switch {
	case errors.Is(err, blob.ErrMissing):
		v.problem("file %s: missing", ref.SHA256)
		return nil
	case errors.Is(err, blob.ErrCorrupt):
		v.problem("file %s: its content does not match its hash", ref.SHA256)
		return nil
	case err != nil:
		return err
	}
	size, err := store.Stat(ctx, ref.SHA256)
	if err == nil && size != ref.Size {
		v.problem("file %s: %d bytes, %d were recorded", ref.SHA256, size, ref.Size)
	}
	return err
}
