package sample

import (
	"fmt"
	"time"

	"jaring/internal/innovation"
	"jaring/internal/unit"
)

// writeInnovation puts the long-lived thing behind an entry into the book, once, with its people.
func (t *teller) writeInnovation(s *tale) {
	id := newID("innovation", s.key())
	s.entry.InnovationID = id
	k, known := t.known[id]
	if !known {
		k = len(t.innovations)
		t.known[id] = k
		t.innovations = append(t.innovations, innovationRow{ID: id, UnitID: s.unit.ID, Name: s.name, CreatedAt: s.times.created})
		t.crews[id] = t.writeInnovators(s)
	}
	s.crew = t.crews[id]
	row := &t.innovations[k]
	if s.written != bare {
		row.Summary = s.summary + " " + figures(s.name, s.unit.Name).Replace(s.idea.Result)
	}
	if s.public && row.Slug == nil {
		at := s.times.decided.Add(20 * time.Hour)
		if latest := t.now.Add(-time.Hour); at.After(latest) {
			at = latest
		}
		s.published = at
		row.Slug, row.PublishedAt = orNil(t.slug(s)), &at
	}
}

// slug makes the public address; a name that is taken is followed by its unit's.
func (t *teller) slug(s *tale) string {
	slug := innovation.Slug(s.name)
	if t.slugs[slug] {
		slug = innovation.Slug(s.name + " " + s.unit.Name)
	}
	t.slugs[slug] = true
	return slug
}

var positions = map[unit.Kind][]string{
	unit.School:       {"Guru kelas", "Guru mata pelajaran", "Pustakawan sekolah", "Wakil kepala sekolah", "Operator sekolah", "Pembina kesiswaan"},
	unit.HealthCenter: {"Bidan", "Perawat", "Petugas gizi", "Dokter umum", "Tenaga promosi kesehatan"},
	unit.Office:       {"Kepala bidang", "Analis kebijakan", "Pengelola data", "Pengawas lapangan", "Kepala seksi"},
	unit.Ward:         {"Sekretaris kelurahan", "Kepala seksi pelayanan", "Staf pelayanan", "Kepala seksi ketenteraman"},
	unit.District:     {"Sekretaris kecamatan", "Kepala seksi pelayanan", "Staf pelayanan"},
}

// writeInnovators makes up the people behind an innovation and returns them: the one who carries it on first.
func (t *teller) writeInnovators(s *tale) []innovatorRow {
	var crew []innovatorRow
	id, since := s.entry.InnovationID, s.inUse().AddDate(0, -3, 0)
	if s.left == "" {
		crew = append(crew, innovatorRow{Name: t.leadName(s), IsLead: true})
	}
	for k := range between(1, 3, s.key(), "members") {
		crew = append(crew, innovatorRow{Name: personName(s.key(), "member", fmt.Sprint(k))})
	}
	for k := range crew {
		i := &crew[k]
		i.Position = positions[s.unit.Kind][(below(6, s.key(), "position")+k)%len(positions[s.unit.Kind])]
		i.MayBeNamed = i.IsLead && chance(85, s.key(), "named") || chance(55, s.key(), "named", fmt.Sprint(k))
	}
	all := append(crew[:len(crew):len(crew)], t.whoLeft(s)...)
	for k := range all {
		all[k].ID, all[k].InnovationID, all[k].Since = newID("innovator", s.key(), fmt.Sprint(k)), id, date(since)
	}
	copy(crew, all)
	t.innovators = append(t.innovators, all...)
	return crew
}

// leadName is the operator of the unit where a sample account stands for it, and somebody else elsewhere.
func (t *teller) leadName(s *tale) string {
	if s.unit.Name == operatorSchool {
		return t.cast.names[s.operator]
	}
	return personName(s.key(), "lead")
}

// whoLeft is the former lead: of entries that failed because nobody carried them on, and of one that was handed over.
func (t *teller) whoLeft(s *tale) []innovatorRow {
	switch {
	case s.left != "":
		until := s.times.submitted.AddDate(0, 0, between(10, 40, s.key(), "left"))
		return []innovatorRow{{Name: personName(s.key(), "lead"), Position: positions[s.unit.Kind][0], IsLead: true,
			Until: orNil(date(until)), LeftBecause: orNil(s.left)}}
	case s.unit.Name == operatorSchool && s.status == "shortlisted":
		until := s.times.created.AddDate(0, -2, 0)
		return []innovatorRow{{Name: "Rina Wulandari", Position: "Guru kelas", IsLead: true, MayBeNamed: true,
			Until: orNil(date(until)), LeftBecause: orNil("transferred")}}
	}
	return nil
}
