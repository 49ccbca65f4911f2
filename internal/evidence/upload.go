package evidence

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// What one person may have on its way at a time (security.md A15).
const (
	MaxUploads     = 20
	MaxUploadBytes = 2 << 30
)

// uploadLife is how long after its beginning an upload may be finished.
const uploadLife = 24 * time.Hour

// Upload is a file that arrives in pieces. Only the person who began it knows of it.
type Upload struct {
	ID         string
	EntryID    string
	Slot       Slot
	FileName   string // as the person's machine calls it
	Size       int64  // bytes, as announced
	EvidenceID string // what it became; empty: still on its way
	Arrived    int64  // bytes; below Size until it has become evidence
	letter
}

// NewUpload is what is announced of a file before its bytes come.
type NewUpload struct {
	EntryID  string
	Slot     Slot
	FileName string
	Size     int64
	Letter   Letter
}

// BeginUpload makes room for a file. What can be refused before any byte has come is refused here, with the fields of
// AddFile; fault.KindTooMany is somebody with too much on its way already, fault.KindFull a disk without room.
func (s *Service) BeginUpload(ctx context.Context, a auth.Actor, n NewUpload) (Upload, error) {
	p, err := s.writablePlace(ctx, a, n.EntryID, n.Slot)
	if err != nil {
		return Upload{}, err
	}
	u, err := s.announced(p, n)
	if err != nil {
		return u, err
	}
	if err := s.blobs.Room(); err != nil {
		return u, err
	}
	return u, s.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := enough(ctx, tx, a, u); err != nil {
			return err
		}
		return insertUpload(ctx, tx, u, a.PersonID)
	})
}

// announced judges what is said of the file.
func (s *Service) announced(p Shelf, n NewUpload) (Upload, error) {
	letter, problems := n.Letter.parse(day(p.now))
	largest := Kind("")
	for _, k := range p.Rule.Kinds {
		if k != Link && (largest == "" || s.limit(k) > s.limit(largest)) {
			largest = k
		}
	}
	problem := ""
	switch {
	case largest == "":
		problem = "Berkas tidak diterima di sini. Yang diterima: " + p.Rule.Words() + "."
	case n.Size <= 0:
		_, problem = judge(p.Rule, nil)
	case n.Size > s.limit(largest):
		return Upload{}, s.tooLarge(largest)
	}
	if problem != "" {
		problems = append([]fault.Field{{Name: "file", Message: problem}}, problems...)
	}
	if len(problems) > 0 {
		return Upload{}, fault.Invalid("", problems...)
	}
	return Upload{
		ID: postgres.NewID(), EntryID: p.Entry.ID, Slot: p.Slot, FileName: storable(n.FileName), Size: n.Size, letter: letter,
	}, nil
}

// storable cuts a name to what a row may hold; it is made readable when the file's kind is known.
func storable(name string) string {
	name = strings.ReplaceAll(strings.ToValidUTF8(baseName(name), ""), "\x00", "")
	return cut(name, 400, utf8.UTFMax*400)
}

// enough counts within the transaction, after everybody who began before has been counted in.
func enough(ctx context.Context, tx postgres.Tx, a auth.Actor, u Upload) error {
	if err := lockUploads(ctx, tx, a.PersonID); err != nil {
		return err
	}
	open, err := countUploads(ctx, tx, a.PersonID, u)
	if err != nil {
		return err
	}
	switch {
	case open.InSlot+open.Live >= MaxPerSlot:
		return fault.Conflict(fmt.Sprintf("Di sini paling banyak %d bukti, termasuk yang sedang diunggah. Hapus atau batalkan salah satu dahulu.", MaxPerSlot))
	case open.Number >= MaxUploads:
		return fault.TooMany(fmt.Sprintf("Sudah ada %d berkas yang sedang Anda unggah, yaitu paling banyak. Tunggu salah satu selesai, atau batalkan.", open.Number))
	case open.Bytes+u.Size > MaxUploadBytes:
		return fault.TooMany("Berkas yang sedang Anda unggah terlalu besar bersama-sama. Tunggu salah satu selesai, lalu unggah yang ini.")
	}
	return nil
}

// Upload is what the person began and has not expired. Anybody else's is fault.KindNotFound, like one that never was.
func (s *Service) Upload(ctx context.Context, a auth.Actor, id string) (Upload, error) {
	u, err := findUpload(ctx, s.db, a.PersonID, id)
	if err != nil {
		return u, err
	}
	if u.EvidenceID != "" {
		u.Arrived = u.Size
		return u, nil
	}
	part, err := s.blobs.OpenPart(u.ID)
	if errors.Is(err, blob.ErrMissing) {
		return u, nil
	}
	if err != nil {
		return u, err
	}
	defer part.Close()
	// The last byte counts once the row is there: who asks before sends it again, and so asks for the row again.
	u.Arrived = min(part.Size(), u.Size-1)
	return u, nil
}

// DropUpload forgets the file and what has arrived of it. What it became already stays.
func (s *Service) DropUpload(ctx context.Context, a auth.Actor, id string) error {
	u, err := findUpload(ctx, s.db, a.PersonID, id)
	if err != nil {
		return err
	}
	return s.drop(ctx, u)
}

func (s *Service) drop(ctx context.Context, u Upload) error {
	if err := deleteUpload(ctx, s.db, u.ID); err != nil {
		return err
	}
	return s.blobs.Discard(u.ID)
}

// ForgetUploads removes what was begun longer ago than uploadLife, and returns how much. Several processes may do it at
// once.
func (s *Service) ForgetUploads(ctx context.Context) (int64, error) {
	ids, err := expireUploads(ctx, s.db)
	for _, id := range ids {
		err = errors.Join(err, s.blobs.Discard(id))
	}
	return int64(len(ids)), err
}
