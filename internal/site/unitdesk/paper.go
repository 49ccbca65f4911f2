package unitdesk

import (
	"slices"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/paper"
	"jaring/internal/site/handle"
	"jaring/web/ui"
)

// receiptPDF is the receipt's page as a file: the same facts, the same list, the same code.
func (s *Section) receiptPDF(x *handle.Exchange) error {
	e, err := s.innovations.Head(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	r, err := s.innovations.Receipt(x.Context(), x.Actor, e.ID)
	if err != nil {
		return err
	}
	printed := printable(s.sheet(x, e, r))
	printed.ProofTitle, printed.ListTitle, printed.MadeAt = "Sidik isi usulan", "Daftar bukti yang dikirim", r.SubmittedAt
	for _, f := range sentFiles(r.Content) {
		printed.List = append(printed.List, paper.Item{Name: f.Name, Sub: f.For + " · " + f.Size, Hash: f.Hash})
	}
	data, err := printed.PDF()
	if err != nil {
		return err
	}
	return x.Attachment("application/pdf", r.Number+".pdf", data)
}

// printable takes what a sheet shows on screen to paper.
func printable(v ui.ReceiptView) paper.Sheet {
	s := paper.Sheet{Kicker: v.Kicker, Number: v.Number, Sub: v.Sub, VerifyURL: v.VerifyURL, Sealed: v.Sealed, Fingerprint: v.Fingerprint, Note: v.Note}
	for _, r := range v.Rows {
		s.Rows = append(s.Rows, paper.Row{Key: r.Key, Value: r.Value, Note: r.Note})
	}
	return s
}

// handoverPDF is the berita acara of a hand-over of the entry's innovation.
func (s *Section) handoverPDF(x *handle.Exchange) error {
	list, err := s.innovations.Successions(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	i := slices.IndexFunc(list, func(r innovation.Succession) bool { return r.Code == x.Param("kode") })
	if i < 0 {
		return fault.NotFound()
	}
	data, err := s.recordSheet(x, list[i]).PDF()
	if err != nil {
		return err
	}
	return x.Attachment("application/pdf", list[i].Number+".pdf", data)
}

func (s *Section) recordSheet(x *handle.Exchange, r innovation.Succession) paper.Sheet {
	c, verify := r.Content, s.verifyAddress(x, r.Code)
	unit := paper.Row{Key: "Unit", Value: c.Unit.Name}
	if c.Unit.NPSN != "" {
		unit.Note = "(NPSN " + c.Unit.NPSN + ")"
	}
	return paper.Sheet{
		Kicker: "Berita acara serah terima inovasi", Number: r.Number, Sub: x.Shell("").Region, MadeAt: r.RecordedAt, Rows: []paper.Row{
			{Key: "Inovasi", Value: c.Name, Note: "(" + c.Code + ")"}, unit,
			{Key: "Menyerahkan", Value: commas(c.From.Name, c.From.Position), Note: "(" + lowerFirst(innovation.Label(innovation.LeaveReasons, c.From.Because)) + ")"},
			{Key: "Menerima", Value: commas(c.To.Name, c.To.Position)},
			{Key: "Dicatat", Value: ui.Stamp(r.RecordedAt)}, {Key: "Dicatat oleh", Value: r.RecorderName + ", " + ui.RoleWord(c.By.Role)},
		},
		Texts:     []paper.Text{{Title: "Keadaan", Body: c.State}, {Title: "Dokumen", Body: c.Documents}, {Title: "Rencana", Body: c.Plan}},
		Signed:    []paper.Signature{{As: "Yang menyerahkan", Name: c.From.Name, Position: c.From.Position}, {As: "Yang menerima", Name: c.To.Name, Position: c.To.Position}},
		VerifyURL: verify, Sealed: s.sealed(verify, r.Number, r.ContentSHA256), ProofTitle: "Sidik isi berita acara", Fingerprint: fingerprint(r.ContentSHA256),
		Note: "Pindai kode ini untuk memeriksa bahwa berita acara asli dan isinya tidak berubah.",
	}
}
