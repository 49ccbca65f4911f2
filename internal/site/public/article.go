package public

import (
	"fmt"
	"net/http"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/report"
	"jaring/internal/site/handle"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

func (s *Section) article(x *handle.Exchange) error {
	a, err := s.reports.Article(x.Context(), x.Param("slug"))
	if err != nil {
		return err
	}
	v := page.ArticleView{
		Code: a.Code, Kicker: serviceName(a.Service), Name: a.Name, Summary: a.Summary, Unit: a.UnitName,
		Parts: parts(a), Facts: facts(a), Innovators: innovators(a.Innovators),
	}
	return x.Page(http.StatusOK, page.Article(shell(x, a.Name), v))
}

// parts are the sections of the article that hold text, in the order in which a reader asks.
func parts(a report.Article) []page.Part {
	var list []page.Part
	for _, p := range []page.Part{
		{Title: "Permasalahan", Text: a.Problem}, {Title: "Tujuan", Text: a.Purpose}, {Title: "Yang baru", Text: a.Novelty},
		{Title: "Cara kerja", Text: a.Mechanism}, {Title: "Metode pembaharuan", Text: a.Method},
		{Title: "Hasil", Text: a.Result}, {Title: "Manfaat", Text: a.Benefit}, {Title: "Dasar hukum", Text: a.LegalBasis},
	} {
		if p.Text = strings.TrimSpace(p.Text); p.Text != "" {
			list = append(list, p)
		}
	}
	return list
}

func facts(a report.Article) []ui.KV {
	list := []ui.KV{{Key: "Unit", Value: a.UnitName}}
	if a.District != "" { // an office works for the whole region
		list = append(list, ui.KV{Key: "Kecamatan", Value: a.District})
	}
	list = append(list, ui.KV{Key: "Urusan", Value: serviceName(a.Service)}, ui.KV{Key: "Tahapan", Value: ui.StageWord(a.Stage)},
		ui.KV{Key: "Jenis", Value: kindWord(a.Kind)})
	if a.ImplementedOn != nil {
		list = append(list, ui.KV{Key: "Diterapkan sejak", Value: ui.Date(*a.ImplementedOn)})
	}
	years := make([]string, len(a.Years))
	for i, year := range a.Years {
		years[i] = fmt.Sprintf("IGA %d", year)
	}
	return append(list, ui.KV{Key: "Ikut serta", Value: strings.Join(years, ", ")})
}

func innovators(list []report.PublicInnovator) []ui.KV {
	out := make([]ui.KV, len(list))
	for i, p := range list {
		role := "Anggota"
		if p.IsLead {
			role = "Ketua"
		}
		out[i] = ui.KV{Key: role, Value: p.Name, Note: p.Position}
	}
	return out
}

func (s *Section) attest(x *handle.Exchange) error {
	r, err := s.innovations.Attestation(x.Context(), x.Param("kode"))
	if fault.KindOf(err) == fault.KindNotFound {
		return s.attestHandover(x)
	}
	if err != nil {
		return err
	}
	// What a receipt attests is between its holder and us: no cache keeps it.
	x.W.Header().Set("Cache-Control", "no-store")
	v := page.AttestView{What: "Tanda terima", PublicKey: s.publicKey, Title: "Tanda terima usulan", Facts: []ui.KV{
		{Key: "Nomor tanda terima", Value: r.Number}, {Key: "Inovasi", Value: r.Content.Name}, {Key: "Kode inovasi", Value: r.Content.Code},
		{Key: "Unit pengirim", Value: r.Content.Unit.Name}, {Key: "Siklus", Value: fmt.Sprintf("IGA %d", r.Content.Year)},
		{Key: "Diterima", Value: ui.Stamp(r.SubmittedAt)}, {Key: "Pengiriman ke", Value: ui.Thousands(r.Round)},
		{Key: "Sidik isi (SHA-256)", Value: r.ContentSHA256},
	}}
	return x.Page(http.StatusOK, page.Attest(shell(x, "Tanda terima asli"), v))
}

// attestHandover says that a record of a hand-over is genuine. It names no person: those stand on the paper itself, whose
// fingerprint is compared.
func (s *Section) attestHandover(x *handle.Exchange) error {
	r, err := s.innovations.SuccessionAttested(x.Context(), x.Param("kode"))
	if err != nil {
		return err
	}
	x.W.Header().Set("Cache-Control", "no-store")
	v := page.AttestView{What: "Berita acara", PublicKey: s.publicKey, Title: "Berita acara serah terima", Facts: []ui.KV{
		{Key: "Nomor berita acara", Value: r.Number}, {Key: "Inovasi", Value: r.Content.Name}, {Key: "Kode inovasi", Value: r.Content.Code},
		{Key: "Unit", Value: r.Content.Unit.Name}, {Key: "Dicatat", Value: ui.Stamp(r.RecordedAt)},
		{Key: "Sidik isi (SHA-256)", Value: r.ContentSHA256},
	}}
	return x.Page(http.StatusOK, page.Attest(shell(x, "Berita acara asli"), v))
}
