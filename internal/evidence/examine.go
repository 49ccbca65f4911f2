package evidence

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"jaring/internal/blob"
	"jaring/internal/evidence/preflight"
	"jaring/internal/evidence/reading"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/message"
	"jaring/internal/postgres"
)

// Examination is the job that reads the file of a version and says what is doubtful about it.
type Examination struct {
	ID string `json:"id"` // of the evidence
	No int    `json:"no"` // of the version
	// Alone leaves out those that share the file: they have an examination of their own.
	Alone bool `json:"alone,omitempty"`
}

// Kind satisfies jobs.Args.
func (Examination) Kind() string { return "examine_evidence" }

// Patient satisfies jobs.Patient: what is examined after an upgrade waits for what somebody has just sent.
func (e Examination) Patient() bool { return e.Alone }

// Examiner does the job. What it writes can be computed again, so doing it twice harms nothing.
type Examiner struct {
	db     *postgres.DB
	blobs  blob.Store
	reader *reading.Reader
	teller *message.Teller
}

// NewExaminer makes an examiner; all four are shared.
func NewExaminer(db *postgres.DB, blobs blob.Store, reader *reading.Reader, teller *message.Teller) *Examiner {
	return &Examiner{db: db, blobs: blobs, reader: reader, teller: teller}
}

// Examine reads the file of a version unless it has been read, and computes the findings of the version and of those
// that share its file, its words or its looks: they are told of each other.
func (e *Examiner) Examine(ctx context.Context, job Examination) error {
	s, err := findSubject(ctx, e.db, job.ID, job.No)
	if err != nil || s.Kind != FileKind {
		return err
	}
	if err := e.read(ctx, s); err != nil {
		return err
	}
	others, err := e.judge(ctx, s, !job.Alone)
	if err != nil || job.Alone {
		return err
	}
	for _, o := range others {
		other, err := findSubject(ctx, e.db, o.ID, o.No)
		if err != nil {
			return err
		}
		if _, err := e.judge(ctx, other, false); err != nil {
			return err
		}
	}
	return nil
}

// read keeps what is in the file, and copies of a picture.
func (e *Examiner) read(ctx context.Context, s subject) error {
	known, err := isRead(ctx, e.db, s.SHA256, reading.Version)
	if err != nil || known {
		return err
	}
	file, err := e.blobs.Open(ctx, s.SHA256)
	if err != nil {
		return fault.Internal(fmt.Errorf("evidence %s version %d: %w", s.ID, s.No, err))
	}
	defer file.Close()
	var found reading.Reading
	var pages []pageRow
	switch s.MediaType {
	case PDF.MediaType():
		found, err = e.reader.PDF(ctx, file, file.Size(), func(p reading.Drawn) error {
			row, err := e.keepPage(ctx, p)
			pages = append(pages, row)
			return err
		})
	case JPG.MediaType(), PNG.MediaType():
		found, err = e.reader.Picture(ctx, file)
	default: // the other kinds are films
		found, err = e.reader.Film(ctx, file)
	}
	if err != nil {
		return fmt.Errorf("read evidence %s version %d: %w", s.ID, s.No, err)
	}
	return e.keep(ctx, s.SHA256, found, pages)
}

// keepPage stores the picture of a page; the row that names it follows when the whole file has been read.
func (e *Examiner) keepPage(ctx context.Context, p reading.Drawn) (pageRow, error) {
	row := pageRow{No: p.No, MediaType: p.MediaType, Wide: p.Wide, High: p.High, look: p.Look}
	var err error
	if row.image, err = e.blobs.Put(ctx, bytes.NewReader(p.Image), int64(len(p.Image))); err != nil || len(p.Thumb) == 0 {
		return row, err
	}
	row.thumb, err = e.blobs.Put(ctx, bytes.NewReader(p.Thumb), int64(len(p.Thumb)))
	return row, err
}

// keep stores the copies first and the rows that name them second.
func (e *Examiner) keep(ctx context.Context, sha256 string, found reading.Reading, pages []pageRow) error {
	var shown, thumb blob.Ref
	if len(found.Shown) > 0 {
		var err error
		if shown, err = e.blobs.Put(ctx, bytes.NewReader(found.Shown), int64(len(found.Shown))); err != nil {
			return err
		}
		if thumb, err = e.blobs.Put(ctx, bytes.NewReader(found.Thumb), int64(len(found.Thumb))); err != nil {
			return err
		}
	}
	return e.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := saveReading(ctx, tx, sha256, found, shown, thumb); err != nil {
			return err
		}
		return savePages(ctx, tx, sha256, found.Look, pages)
	})
}

// judge computes and keeps the findings of one version, and returns whom they speak of. Versions that count no more have
// none, but those that shared with them have to be told. The unit is told of a version that has just come.
func (e *Examiner) judge(ctx context.Context, s subject, tell bool) ([]use, error) {
	r, err := findReading(ctx, e.db, s.SHA256)
	if err != nil {
		return nil, err
	}
	same, err := listSame(ctx, e.db, s)
	if err != nil {
		return nil, err
	}
	similar, err := listSimilar(ctx, e.db, s, r)
	if err != nil {
		return nil, err
	}
	looks, err := listLooks(ctx, e.db, s, similar)
	if err != nil {
		return nil, err
	}
	var findings []preflight.Finding
	if s.Current {
		facts, err := s.facts(r)
		if err != nil {
			return nil, err
		}
		facts.Same, facts.Similar, facts.Looks = uses(same), uses(similar), lookUses(looks)
		findings = preflight.Findings(facts)
	}
	err = e.db.InTx(ctx, func(tx postgres.Tx) error {
		if err := saveFindings(ctx, tx, s, findings); err != nil || !tell {
			return err
		}
		return e.tell(ctx, tx, s, findings)
	})
	told := append(same, similar...)
	for _, l := range looks {
		told = append(told, l.use)
	}
	return told, err
}

// facts gathers what the rules want to know of a version and its file.
func (s subject) facts(r readingRow) (preflight.Facts, error) {
	in, err := iid.ForYear(s.InstrumentYear)
	if err != nil {
		return preflight.Facts{}, fault.Internal(err)
	}
	f := preflight.Facts{
		Year: s.InstrumentYear, Innovation: s.Name, Regulation: s.Slot == regulationSlot, LetterDate: s.LetterDate,
		Longest: longestFilm(in, s.Slot),
		Region:  preflight.Region{Name: s.RegionName, Kind: s.RegionKind, Province: s.Province},
		File: preflight.File{
			Fault: r.Fault, PDF: s.MediaType == PDF.MediaType() && r.Fault == "", Pages: r.Pages, Read: r.PagesRead, Text: r.Text, DPI: r.DPI,
			Width: r.Width, Height: r.Height, Length: time.Duration(r.Seconds) * time.Second,
		},
	}
	if i, known := in.Indicator(string(s.Slot)); known && i.Evidence != nil {
		f.Window = window(i.Evidence.Window, s.InstrumentYear)
	}
	return f, nil
}

// regulationSlot is the indicator whose document must name the innovation.
const regulationSlot Slot = "sid-16"

// window puts an indicator's rule into years. Rules that compare data, not letters, give none.
func window(w *iid.Window, year int) *preflight.Window {
	if from, to, ok := w.Range(year); ok {
		return &preflight.Window{From: from, To: to}
	}
	if w != nil && w.Rule == "in_force" && w.BeforeYear != nil {
		return &preflight.Window{To: *w.BeforeYear - 1}
	}
	return nil
}
