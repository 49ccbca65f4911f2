package evidence

import (
	"context"
	"fmt"

	"jaring/internal/auth"
	"jaring/internal/blob"
	"jaring/internal/evidence/look"
	"jaring/internal/fault"
	"jaring/internal/postgres"
)

const (
	clearPagesSQL = `DELETE FROM evidence_page WHERE sha256 = @sha256`

	savePageSQL = `
INSERT INTO evidence_page (sha256, no, image_sha256, media_type, wide, high, thumb_sha256)
VALUES (@sha256, @no, @image, @media_type, @wide, @high, nullif(@thumb, ''))`

	pageSQL = `
SELECT CASE WHEN @thumb::boolean THEN thumb_sha256 ELSE image_sha256 END AS sha256,
       CASE WHEN @thumb::boolean THEN 'image/jpeg' ELSE media_type END AS media_type
FROM evidence_page
WHERE sha256 = @sha256 AND no = @no AND (thumb_sha256 IS NOT NULL OR NOT @thumb::boolean)`
)

// Page is the picture of a page: its number from 1, and how large it is in pixels.
type Page struct{ No, Wide, High int }

// pageRow is the picture of a page.
type pageRow struct {
	No           int
	MediaType    string
	Wide, High   int
	image, thumb blob.Ref
	look         *look.Look
}

// savePages replaces what an earlier reading has drawn. picture is the look of a file that is a picture.
func savePages(ctx context.Context, tx postgres.Tx, sha256 string, picture *look.Look, pages []pageRow) error {
	for _, clear := range []string{clearPagesSQL, clearLooksSQL} {
		if _, err := postgres.Exec(ctx, tx, clear, postgres.Args{"sha256": sha256}); err != nil {
			return err
		}
	}
	if err := saveLook(ctx, tx, sha256, 0, picture); err != nil {
		return err
	}
	for _, p := range pages {
		if err := insertBlobs(ctx, tx, p.image, p.thumb); err != nil {
			return err
		}
		err := postgres.ExecOne(ctx, tx, savePageSQL, postgres.Args{
			"sha256": sha256, "no": p.No, "image": p.image.SHA256, "media_type": p.MediaType, "wide": p.Wide, "high": p.High, "thumb": p.thumb.SHA256,
		})
		if err != nil {
			return err
		}
		if err := saveLook(ctx, tx, sha256, p.No, p.look); err != nil {
			return err
		}
	}
	return nil
}

// OpenPage returns the picture of a page of version no, or of the newest when no is 0, to whoever may see the entry. A
// page without a picture does not exist. Original and Shown are the same.
func (s *Service) OpenPage(ctx context.Context, a auth.Actor, id string, no, page int, which Copy) (Content, error) {
	i, err := s.version(ctx, a, id, no)
	if err != nil {
		return Content{}, err
	}
	type picture struct{ SHA256, MediaType string }
	found, err := postgres.One[picture](ctx, s.db, pageSQL, postgres.Args{"sha256": i.SHA256, "no": page, "thumb": which == Thumb})
	if err != nil {
		return Content{}, err
	}
	i.SHA256, i.MediaType = found.SHA256, found.MediaType
	file, err := s.blobs.Open(ctx, i.SHA256)
	if err != nil {
		return Content{}, fault.Internal(fmt.Errorf("page %d of evidence %s version %d: %w", page, id, i.No, err))
	}
	i.Size = file.Size()
	return Content{Item: i, File: file}, nil
}
