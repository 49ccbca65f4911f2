package unitdesk

import (
	"net/http"
	"strconv"

	"jaring/internal/innovation"
	"jaring/internal/seal"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

func (s *Section) receipt(x *handle.Exchange) error {
	e, err := s.innovations.Head(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	r, err := s.innovations.Receipt(x.Context(), x.Actor, e.ID)
	if err != nil {
		return err
	}
	shell := entryShell(x, "Tanda terima "+r.Number)
	shell.Back = &ui.Crumb{Label: short(e.Name), Href: href.Entry(e.ID)}
	shell.Scripts = []string{"cetak.js"}
	v := page.ReceiptPage{
		Entry: entryView(e, e.UpdatedAt), Sheet: s.sheet(x, e, r), Standing: receiptStanding(e, r), Files: sentFiles(r.Content),
		Next: nextSteps(e, r), Withdraw: owns(x, e) && e.Status == innovation.Submitted, Own: owns(x, e),
	}
	return x.Page(http.StatusOK, page.Receipt(shell, v))
}

// verifyAddress is where the receipt with the code can be checked, whole.
func (s *Section) verifyAddress(x *handle.Exchange, code string) string {
	if s.base != "" {
		return s.base + href.Verify(code)
	}
	return "http://" + x.R.Host + href.Verify(code)
}

// sealed is the address with what proves the paper without asking it: what the QR code holds.
func (s *Section) sealed(address, number, hash string) string {
	return address + "#" + s.key.Seal(seal.Paper{Number: number, SHA256: hash})
}

func (s *Section) sheet(x *handle.Exchange, e innovation.Entry, r innovation.Receipt) ui.ReceiptView {
	sent, verify := r.Content, s.verifyAddress(x, r.Code)
	n, bytes := sent.Files()
	unit := ui.KV{Key: "Unit", Value: sent.Unit.Name}
	if sent.Unit.NPSN != "" {
		unit.Note = "(NPSN " + sent.Unit.NPSN + ")"
	}
	documents := strconv.Itoa(n) + " berkas, " + ui.Bytes(bytes)
	if links := len(sent.AllDocuments()) - n; links > 0 {
		documents += ", " + strconv.Itoa(links) + " tautan"
	}
	rows := []ui.KV{
		{Key: "Inovasi", Value: sent.Name, Note: "(" + sent.Code + ")"}, unit,
		{Key: "Dikirim oleh", Value: r.SenderName + ", " + ui.RoleWord(sent.By.Role)},
		{Key: "Diterima", Value: ui.Stamp(r.SubmittedAt)},
		{Key: "Rancang bangun", Value: ui.Thousands(sent.Design.Words) + " kata"},
		{Key: "Indikator", Value: strconv.Itoa(len(sent.Claims)) + " diklaim, klaim kematangan " + innovation.FormatPoints(sent.MaturityX100) + " / " + innovation.FormatPoints(sent.MaxX100)},
		{Key: "Bukti dukung", Value: documents},
		{Key: "Instrumen", Value: "IID " + strconv.Itoa(e.InstrumentYear)},
	}
	if r.Round > 1 {
		rows = append(rows, ui.KV{Key: "Kiriman ke", Value: strconv.Itoa(r.Round)})
	}
	return ui.ReceiptView{
		Code: sent.Code, Kicker: "Tanda terima usulan inovasi", Number: r.Number, Sub: "Siklus IGA " + strconv.Itoa(sent.Year) + " · " + x.Shell("").Region, Rows: rows,
		VerifyURL: verify, Sealed: s.sealed(verify, r.Number, r.ContentSHA256), Fingerprint: fingerprint(r.ContentSHA256),
		Note: "Pindai kode ini untuk memeriksa bahwa tanda terima asli dan isinya tidak berubah. Dibuat otomatis, sah tanpa tanda tangan.",
	}
}

// fingerprint is the first half of the hash in groups that can be compared by eye.
func fingerprint(hash string) string {
	text := ""
	for i := 0; i+4 <= len(hash) && i < 32; i += 4 {
		switch i {
		case 0:
		case 16:
			text += " · "
		default:
			text += " "
		}
		text += hash[i : i+4]
	}
	return text
}

// receiptStanding says whether what the receipt attests still lies with the region.
func receiptStanding(e innovation.Entry, r innovation.Receipt) ui.NoticeView {
	switch {
	case e.Status == innovation.Draft:
		return ui.NoticeView{Tone: ui.Warn, Title: "Usulan ini sudah ditarik", Text: "Tanda terima ini mencatat kiriman yang kemudian ditarik. Usulan belum terkirim lagi.",
			Actions: []ui.Action{{Label: "Periksa dan kirim lagi", Href: href.EntryCheck(e.ID), Dense: true}}}
	case e.Status == innovation.Returned:
		return ui.NoticeView{Tone: ui.Warn, Icon: "corner-up-left", Title: "Usulan ini dikembalikan", Text: "Perbaiki, lalu kirim ulang. Kiriman berikutnya mendapat tanda terima baru.",
			Actions: []ui.Action{{Label: "Baca catatan", Href: href.EntryFeedback(e.ID), Dense: true}}}
	case e.Status == innovation.Submitted:
		return ui.NoticeView{Tone: ui.Good, Title: "Usulan " + e.Name + " sudah terkirim", Text: "Untuk usulan ini tidak ada lagi yang perlu Anda kerjakan sekarang. Kabar berikutnya tampil di meja unit."}
	}
	return ui.NoticeView{Title: "Usulan " + e.Name + ": " + ui.StatusWord(string(e.Status), e.DeferredTo), Text: "Tanda terima ini mencatat apa yang dikirim " + ui.Date(r.SubmittedAt) + "."}
}

func sentFiles(sent innovation.Sent) []page.SentFile {
	var list []page.SentFile
	for _, d := range sent.AllDocuments() {
		f := page.SentFile{Name: d.FileName, Size: ui.Bytes(d.Size) + ", versi " + strconv.Itoa(d.No), Hash: d.SHA256, For: slotWord(d.Slot)}
		if d.Kind == "link" {
			f.Name, f.Size = d.URL, "tautan, versi "+strconv.Itoa(d.No)
		}
		list = append(list, f)
	}
	return list
}

func slotWord(slot string) string {
	for _, d := range documentTitles {
		if d.slot == slot {
			return d.title
		}
	}
	if len(slot) > 4 {
		return "Indikator " + slot[4:]
	}
	return slot
}

var outcome = map[innovation.Status]ui.State{innovation.Returned: ui.ToCheck, innovation.Deferred: ui.ToCheck, innovation.Declined: ui.Blocked,
	innovation.Shortlisted: ui.Done, innovation.Finalized: ui.Done}

// nextSteps is what happens to what was sent, as far as it has come.
func nextSteps(e innovation.Entry, r innovation.Receipt) []ui.Step {
	steps := []ui.Step{
		{State: ui.Done, Label: "Usulan diterima", Sub: ui.DateTime(r.SubmittedAt)},
		{State: ui.NotBegun, Label: "Penilai Litbang memeriksa bukti", Sub: "Jadwalnya ditetapkan koordinator."},
		{State: ui.NotBegun, Label: "Keputusan saringan", Sub: "Anda menerima alasan tertulis, apa pun hasilnya."},
	}
	switch {
	case e.Status == innovation.Submitted:
		steps[1].State = ui.Here
	case e.Status == innovation.InReview:
		steps[1].State, steps[1].Sub = ui.Here, "Dimulai "+ui.Date(*e.ReviewStartedAt)
	case e.DecidedAt != nil:
		steps[1].State, steps[1].Sub = ui.Done, "Selesai"
		steps[2] = ui.Step{State: outcome[e.Status], Label: ui.StatusWord(string(e.Status), e.DeferredTo), Sub: ui.Date(*e.DecidedAt)}
	}
	return steps
}
