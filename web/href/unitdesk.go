package href

import "strconv"

// The unit's desk. id is the public id of the entry unless said otherwise, code
// the indicator's code in the cycle's instrument.

func Desk() string            { return "/meja" }
func DeskInnovations() string { return "/meja/inovasi" }
func NewInnovation() string   { return "/meja/inovasi/baru" }

func Entry(id string) string                  { return join("usulan", id) }
func EntryProfile(id string) string           { return join("usulan", id, "profil") }
func EntryDesign(id string) string            { return join("usulan", id, "rancang-bangun") }
func EntryIndicator(id, code string) string   { return join("usulan", id, "indikator", code) }
func EntryEvidenceNew(id, code string) string { return join("usulan", id, "indikator", code, "bukti") }
func EntryInnovators(id string) string        { return join("usulan", id, "inovator") }
func EntryInnovator(id, person string) string { return join("usulan", id, "inovator", person) }
func EntryCheck(id string) string             { return join("usulan", id, "periksa") }
func EntrySubmit(id string) string            { return join("usulan", id, "kirim") }
func EntryWithdraw(id string) string          { return join("usulan", id, "tarik") }
func EntryReceipt(id string) string           { return join("usulan", id, "tanda-terima") }
func EntryFeedback(id string) string          { return join("usulan", id, "umpan-balik") }
func EntryHistory(id string) string           { return join("usulan", id, "riwayat") }
func EntryHandOver(id string) string          { return join("usulan", id, "serah-terima") }

// ProposeAgain carries the innovation with this id over into the open cycle.
func ProposeAgain(innovation string) string { return join("inovasi", innovation, "usulkan-lagi") }

// Evidence pages take the id of the evidence; version numbers start at 1.
func Evidence(id string) string       { return join("bukti", id) }
func EvidenceFile(id string) string   { return join("bukti", id, "berkas") }
func EvidenceDelete(id string) string { return join("bukti", id, "hapus") }
func EvidenceVersionFile(id string, no int) string {
	return join("bukti", id, "berkas", strconv.Itoa(no))
}
