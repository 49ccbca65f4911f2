package href

import "strconv"

// The unit's desk. id is the public id of the entry unless said otherwise, code
// the indicator's code in the cycle's instrument.

func Desk() string            { return "/meja" }
func DeskInnovations() string { return "/meja/inovasi" }
func NewInnovation() string   { return "/meja/inovasi/baru" }

// CarryOver takes the id of the innovation.
func CarryOver(id string) string { return join("inovasi", id, "usulkan-lagi") }

func Entry(id string) string                  { return join("usulan", id) }
func EntryProfile(id string) string           { return join("usulan", id, "profil") }
func EntryDesign(id string) string            { return join("usulan", id, "rancang-bangun") }
func EntryIndicator(id, code string) string   { return join("usulan", id, "indikator", code) }
func EntryEvidenceNew(id, code string) string { return join("usulan", id, "indikator", code, "bukti") }
func EntryInnovators(id string) string        { return join("usulan", id, "inovator") }
func EntryInnovator(id, person string) string { return join("usulan", id, "inovator", person) }
func EntryInnovatorLead(id, person string) string {
	return join("usulan", id, "inovator", person, "ketua")
}
func EntryInnovatorLeave(id, person string) string {
	return join("usulan", id, "inovator", person, "berhenti")
}
func EntryInnovatorConsent(id, person string) string {
	return join("usulan", id, "inovator", person, "persetujuan")
}

// EntryHandover is where an innovation gets a new lead; EntryHandoverRecord is the record of one, by its code.
func EntryHandover(id string) string             { return join("usulan", id, "inovator", "serah-terima") }
func EntryHandoverRecord(id, code string) string { return join("usulan", id, "berita-acara", code) }

func EntryCheck(id string) string      { return join("usulan", id, "periksa") }
func EntrySubmit(id string) string     { return join("usulan", id, "kirim") }
func EntryWithdraw(id string) string   { return join("usulan", id, "tarik") }
func EntryReceipt(id string) string    { return join("usulan", id, "tanda-terima") }
func EntryReceiptPDF(id string) string { return join("usulan", id, "tanda-terima.pdf") }
func EntryFeedback(id string) string   { return join("usulan", id, "umpan-balik") }
func EntryHistory(id string) string    { return join("usulan", id, "riwayat") }

// documents are the words in addresses for the documents of the profile.
var documents = map[string]string{
	"profile-budget": "anggaran", "profile-business": "profil-bisnis", "profile-property": "haki",
	"profile-award": "penghargaan", "profile-photo": "foto", "profile-video": "video",
}

// EntryDocument is where a document of the profile is added; slot is its code, such as "profile-budget".
func EntryDocument(id, slot string) string { return join("usulan", id, "dokumen", documents[slot]) }

// DocumentSlot is the code behind the word of an address, or "".
func DocumentSlot(word string) string {
	for slot, known := range documents {
		if known == word {
			return slot
		}
	}
	return ""
}

// Uploads is where a script begins to send a file in pieces; Upload is one of them.
func Uploads() string         { return "/unggahan" }
func Upload(id string) string { return join("unggahan", id) }

// Evidence pages take the id of the evidence; version numbers start at 1.
func Evidence(id string) string        { return join("bukti", id) }
func EvidenceFile(id string) string    { return join("bukti", id, "berkas") }
func EvidenceReplace(id string) string { return join("bukti", id, "ganti") }
func EvidenceDelete(id string) string  { return join("bukti", id, "hapus") }
func EvidenceSaid(id string) string    { return join("bukti", id, "terbaca") }
func EvidenceVersionFile(id string, no int) string {
	return join("bukti", id, "versi", strconv.Itoa(no), "berkas")
}

// EvidencePage is the picture of a page, from 1, of a version of a PDF.
func EvidencePage(id string, no, page int) string {
	return join("bukti", id, "versi", strconv.Itoa(no), "halaman", strconv.Itoa(page))
}

// Small asks for the small copy of a picture, or of a first page; while there is none it does not exist.
func Small(file string) string { return file + "?kecil" }

// Shown asks for bytes to be shown on the spot instead of being saved; only pictures and PDF are.
func Shown(file string) string { return file + "?tampil" }
