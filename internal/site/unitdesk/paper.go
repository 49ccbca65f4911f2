package unitdesk

import (
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
	printed := printable(sheet(e, r, x.Shell("").Region, s.address(x, r)))
	printed.ProofTitle, printed.ListTitle, printed.MadeAt = "Sidik isi usulan", "Daftar bukti yang dikirim", r.SubmittedAt
	for _, f := range sentFiles(r.Content) {
		printed.List = append(printed.List, paper.Item{Name: f.Name, Sub: f.For + " · " + f.Size, Hash: f.Hash})
	}
	data, err := printed.PDF()
	if err != nil {
		return err
	}
	return x.PDF(r.Number+".pdf", data)
}

// printable takes what a sheet shows on screen to paper.
func printable(v ui.ReceiptView) paper.Sheet {
	s := paper.Sheet{Kicker: v.Kicker, Number: v.Number, Sub: v.Sub, VerifyURL: v.VerifyURL, Fingerprint: v.Fingerprint, Note: v.Note}
	for _, r := range v.Rows {
		s.Rows = append(s.Rows, paper.Row{Key: r.Key, Value: r.Value, Note: r.Note})
	}
	return s
}
