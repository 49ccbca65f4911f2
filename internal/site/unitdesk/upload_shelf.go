package unitdesk

import (
	"context"
	"io"
	"strings"
	"unicode/utf8"

	tus "github.com/tus/tusd/v2/pkg/handler"

	"jaring/internal/auth"
	"jaring/internal/evidence"
	"jaring/internal/fault"
	"jaring/internal/site/session"
)

// shelf is where the protocol keeps uploads: with the service, in the name of whoever sends the request.
type shelf struct{ evidence *evidence.Service }

var (
	_ tus.DataStore           = shelf{}
	_ tus.TerminaterDataStore = shelf{}
)

func actor(ctx context.Context) auth.Actor { return session.Actor(ctx) }

// NewUpload begins what is announced in the metadata: entry, slot and name, and what the form says of the letter under
// the names of its fields.
func (s shelf) NewUpload(ctx context.Context, info tus.FileInfo) (tus.Upload, error) {
	m := info.MetaData
	for name, text := range m {
		if name != "name" && (!utf8.ValidString(text) || strings.ContainsRune(text, 0)) {
			return nil, troubled(ctx, fault.BadRequest("Isian memuat huruf yang tidak dapat dibaca. Ketik ulang bagian itu, lalu coba lagi."))
		}
	}
	u, err := s.evidence.BeginUpload(ctx, actor(ctx), evidence.NewUpload{
		EntryID: m["entry"], Slot: evidence.Slot(m["slot"]), FileName: m["name"], Size: info.Size,
		Letter: evidence.Letter{Number: m["number"], Subject: m["subject"], Day: m["date-hari"], Month: m["date-bulan"], Year: m["date-tahun"]},
	})
	if err != nil {
		return nil, troubled(ctx, err)
	}
	return &parcel{s, u}, nil
}

// GetUpload finds what the person began.
func (s shelf) GetUpload(ctx context.Context, id string) (tus.Upload, error) {
	u, err := s.evidence.Upload(ctx, actor(ctx), id)
	if err != nil {
		return nil, troubled(ctx, err)
	}
	return &parcel{s, u}, nil
}

// AsTerminatableUpload lets the person cancel.
func (s shelf) AsTerminatableUpload(u tus.Upload) tus.TerminatableUpload { return u.(*parcel) }

// parcel is one upload as the protocol sees it.
type parcel struct {
	shelf
	upload evidence.Upload
}

// GetInfo says how much has arrived.
func (p *parcel) GetInfo(context.Context) (tus.FileInfo, error) {
	return tus.FileInfo{ID: p.upload.ID, Size: p.upload.Size, Offset: p.upload.Arrived}, nil
}

// WriteChunk adds a piece.
func (p *parcel) WriteChunk(ctx context.Context, _ int64, piece io.Reader) (int64, error) {
	turnOf(ctx).begin()
	n, err := p.evidence.AppendUpload(ctx, actor(ctx), p.upload, piece)
	return n, troubled(ctx, err)
}

// Terminate forgets the upload.
func (p *parcel) Terminate(ctx context.Context) error {
	return troubled(ctx, p.evidence.DropUpload(ctx, actor(ctx), p.upload.ID))
}

// GetReader would hand out the bytes; nobody may fetch what is not evidence yet.
func (p *parcel) GetReader(ctx context.Context) (io.ReadCloser, error) {
	return nil, troubled(ctx, fault.NotFound())
}

// FinishUpload has nothing to do: the file becomes evidence in answer to its last byte.
func (p *parcel) FinishUpload(context.Context) error { return nil }
