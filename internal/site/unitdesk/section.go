// Package unitdesk is the unit's part of the site: its desk, its entries one question at a time, and their evidence.
package unitdesk

import (
	"jaring/internal/auth"
	"jaring/internal/cycle"
	"jaring/internal/evidence"
	"jaring/internal/innovation"
	"jaring/internal/seal"
	"jaring/internal/site/handle"
)

// Section serves /meja and /usulan.
type Section struct {
	innovations *innovation.Service
	evidence    *evidence.Service
	cycles      *cycle.Service
	base        string // address of the site, for what is printed; empty: as the request was addressed
	key         seal.Key
}

// New returns the section. base is the address under which people reach the site, without a slash at its end; key seals
// what is printed.
func New(innovations *innovation.Service, documents *evidence.Service, cycles *cycle.Service, base string, key seal.Key) *Section {
	return &Section{innovations: innovations, evidence: documents, cycles: cycles, base: base, key: key}
}

// Routes registers the addresses; who may see or do what is the service's decision.
func (s *Section) Routes(r *handle.Router) {
	r.Get("/meja", s.desk)
	r.Get("/meja/inovasi", s.innovationList)
	r.Get("/meja/inovasi/baru", s.askBegin)
	r.Post("/meja/inovasi/baru", s.begin)
	r.Get("/inovasi/{id}/usulkan-lagi", s.askCarry)
	r.Post("/inovasi/{id}/usulkan-lagi", s.carry)
	r.Get("/usulan/{id}", s.taskList)
	r.Get("/usulan/{id}/profil", s.profile)
	r.Post("/usulan/{id}/profil", s.saveProfile)
	r.Get("/usulan/{id}/rancang-bangun", s.design)
	r.Post("/usulan/{id}/rancang-bangun", s.saveDesign)
	r.Get("/usulan/{id}/indikator/{kode}", s.indicator)
	r.Post("/usulan/{id}/indikator/{kode}", s.saveClaim)
	r.Get("/usulan/{id}/inovator", s.people)
	r.Post("/usulan/{id}/inovator", s.addPerson)
	r.Get("/usulan/{id}/inovator/serah-terima", s.askHandover)
	r.Post("/usulan/{id}/inovator/serah-terima", s.handOver)
	r.Get("/usulan/{id}/berita-acara/{kode}", s.handoverPDF)
	r.Get("/usulan/{id}/inovator/{orang}", s.person)
	r.Post("/usulan/{id}/inovator/{orang}", s.changePerson)
	r.Post("/usulan/{id}/inovator/{orang}/ketua", s.makeLead)
	r.Post("/usulan/{id}/inovator/{orang}/berhenti", s.leave)
	r.Post("/usulan/{id}/inovator/{orang}/persetujuan", s.consent)
	r.Get("/usulan/{id}/periksa", s.check)
	r.Post("/usulan/{id}/kirim", s.submit)
	r.Get("/usulan/{id}/tarik", s.askWithdraw)
	r.Post("/usulan/{id}/tarik", s.withdraw)
	r.Get("/usulan/{id}/tanda-terima", s.receipt)
	r.Get("/usulan/{id}/tanda-terima.pdf", s.receiptPDF)
	r.Get("/usulan/{id}/umpan-balik", s.feedback)
	r.Post("/usulan/{id}/umpan-balik", s.answer)
	r.Get("/usulan/{id}/riwayat", s.history)
}

// owns reports whether the actor writes for the entry's unit.
func owns(x *handle.Exchange, e innovation.Entry) bool {
	return auth.Can(x.Actor, auth.WriteEntry, auth.Facts{UnitID: e.UnitID, Status: string(e.Status)})
}

// writes reports whether the actor may change what the entry consists of now.
func writes(x *handle.Exchange, e innovation.Entry) bool { return owns(x, e) && e.Status.Editable() }

// begins reports whether the actor works for a unit that may have innovations of its own.
func begins(x *handle.Exchange) bool {
	return auth.Can(x.Actor, auth.CreateEntry, auth.Facts{UnitID: x.Actor.Current.UnitID})
}
