package sample

import (
	"fmt"
	"slices"
	"time"

	"jaring/internal/iid"
	"jaring/internal/innovation"
)

// proof is what usually lies with an indicator, and what the unit says about it.
type proof struct {
	genre genre
	note  string
	odds  int // percent of the entries that claim it, where it is not mandatory
}

var proofs = map[string]proof{
	"sid-16": {decree, "Nama inovasi ada pada lampiran keputusan.", 100},
	"sid-17": {order, "Susunan tim dan tugas setiap orang ada pada surat tugas.", 100},
	"sid-18": {budget, "Mata belanja inovasi ditandai pada halaman rincian.", 80},
	"sid-19": {screen, "Alat kerja terlihat pada gambar.", 85},
	"sid-20": {training, "Daftar hadir menyatu dengan undangan.", 70},
	"sid-21": {budget, "Kegiatan inovasi tercantum dalam rencana kerja.", 60},
	"sid-22": {order, "Akademisi, komunitas, dan media disebut dalam surat.", 65},
	"sid-23": {decree, "Pelaksana ditetapkan dengan surat yang sama.", 80},
	"sid-24": {order, "Unit lain yang terlibat ada pada halaman pertama.", 50},
	"sid-25": {photo, "Foto sosialisasi dengan spanduk inovasi.", 90},
	"sid-26": {manual, "Pedoman dapat diunduh warga.", 85},
	"sid-27": {screen, "Warga dapat bertanya langsung atau lewat pesan.", 70},
	"sid-28": {manual, "Lama layanan tertulis pada SOP.", 75},
	"sid-29": {screen, "Rekap aduan dan penyelesaiannya.", 45},
	"sid-30": {screen, "Layanan menyatu dengan layanan lain di unit ini.", 60},
	"sid-31": {report, "Unit lain sudah menyatakan meniru.", 25},
	"sid-32": {report, "Tahap penciptaan ada pada bab pertama laporan.", 100},
	"sid-33": {report, "Data sebelum dan sesudah ada pada tabel hasil.", 100},
	"sid-34": {report, "Laporan pemantauan internal.", 70},
	"sid-35": {link, "Video memuat latar belakang sampai dampak.", 95},
}

// writeClaims chooses levels for the indicators and puts what proves them beside them.
func (t *teller) writeClaims(s *tale) error {
	if s.written == bare {
		return nil
	}
	for _, i := range t.instruments[s.year].SID() {
		c, ok := t.claim(s, &i)
		if !ok {
			continue
		}
		if s.proves(i.Code) {
			if err := t.prove(s, &i, &c); err != nil {
				return err
			}
		}
		s.claims = append(s.claims, c)
	}
	t.claims = append(t.claims, s.claims...)
	return t.writeDocuments(s)
}

func (t *teller) claim(s *tale, i *iid.Indicator) (claimRow, bool) {
	key, p := s.entryKey(), proofs[i.Code]
	must := i.Mandatory != nil && *i.Mandatory
	if s.written == half && !chance(35, key, i.Code, "begun") || !must && !chance(p.odds, key, i.Code, "claimed") {
		return claimRow{}, false
	}
	c := claimRow{EntryID: s.entry.ID, Indicator: i.Code, Level: pick([]int{1, 2, 2, 2, 3}, key, i.Code, "level"), Note: p.note,
		UpdatedBy: s.operator, UpdatedAt: s.claimTime(), Version: 1}
	if i.Code == "sid-31" {
		c.Level = 1
	}
	if s.early() {
		c.Level = 1
	}
	switch {
	case i.Code == "sid-33":
		c.Basis = orNil(pick([]string{"orang", "orang", "unit"}, key, "basis"))
	case len(i.Bases) > 0 && s.idea.Digital:
		c.Basis = orNil("digital")
	case len(i.Bases) > 0:
		c.Basis = orNil("nondigital")
	}
	return c, true
}

// claimTime follows the profile and the design; one claim after the other.
func (s *tale) claimTime() time.Time {
	return s.profileTime().Add(2*time.Hour + time.Duration(len(s.claims))*4*time.Minute)
}

// proves tells whether evidence was brought for a claim: of a draft that is nearly done, the video and the SOP are missing.
func (s *tale) proves(code string) bool {
	switch s.written {
	case half:
		return false
	case nearly:
		return code != "sid-35" && code != "sid-28"
	}
	return true
}

// paper is a piece of evidence with its versions.
type paper struct {
	row      evidenceRow
	versions []versionRow
}

// corrected are the indicators that the unit put right before it sent an entry again.
var corrected = []string{"sid-16", "sid-33"}

// corrects tells whether the unit replaced the evidence of an indicator after its entry had been returned.
func (s *tale) corrects(code string) bool { return s.again && slices.Contains(corrected, code) }

// prove puts one piece of evidence beside a claim, of a kind that the instrument accepts. Every version counts as a change
// of the claim.
func (t *teller) prove(s *tale, i *iid.Indicator, c *claimRow) error {
	p, err := t.lay(s, i.Code, accepted(i, proofs[i.Code].genre), c.UpdatedAt.Add(2*time.Minute))
	if err != nil {
		return err
	}
	c.UpdatedAt, c.Version = p.versions[len(p.versions)-1].CreatedAt, c.Version+len(p.versions)
	return nil
}

// writeDocuments puts documents beside the profile: nobody has to, many do.
func (t *teller) writeDocuments(s *tale) error {
	for _, d := range []struct {
		slot  string
		genre genre
		odds  int
	}{{"profile-budget", budget, 40}, {"profile-photo", photo, 65}} {
		if s.written < nearly || !chance(d.odds, s.entryKey(), d.slot) {
			continue
		}
		if _, err := t.lay(s, d.slot, d.genre, s.claimTime().Add(10*time.Minute)); err != nil {
			return err
		}
	}
	return nil
}

// lay puts a piece of evidence into a slot: one version, or two where the first was asked to be replaced.
func (t *teller) lay(s *tale, slot string, g genre, at time.Time) (paper, error) {
	p := paper{row: evidenceRow{ID: newID("evidence", s.entryKey(), slot), EntryID: s.entry.ID, Slot: slot, CreatedBy: s.operator, CreatedAt: at}}
	for no := 1; no == 1 || no == 2 && s.corrects(slot); no++ {
		if no == 2 {
			at = s.times.resubmitted.Add(-time.Hour)
		}
		v, err := t.versionOf(s, g, no)
		if err != nil {
			return p, err
		}
		v.EvidenceID, v.No, v.CreatedBy, v.CreatedAt = p.row.ID, no, s.operator, at
		p.versions = append(p.versions, v)
	}
	p.row.CurrentNo, p.row.Version = len(p.versions), len(p.versions)
	s.papers = append(s.papers, p)
	t.evidence, t.versions = append(t.evidence, p.row), append(t.versions, p.versions...)
	return p, nil
}

// accepted replaces a genre by one of a kind that the indicator takes.
func accepted(i *iid.Indicator, g genre) genre {
	kinds := map[genre]string{photo: "jpg", screen: "png", link: "link"}
	kind := kinds[g]
	if kind == "" {
		kind = "pdf"
	}
	if i.Evidence == nil || i.Evidence.Kinds == nil || slices.Contains(i.Evidence.Kinds, kind) {
		return g
	}
	if slices.Contains(i.Evidence.Kinds, "pdf") {
		return report
	}
	return photo
}

// versionOf makes the document itself; no is the number of the version.
func (t *teller) versionOf(s *tale, g genre, no int) (versionRow, error) {
	short := fileName(s)
	switch g {
	case link:
		return versionRow{Kind: "link", URL: orNil("https://www.example.com/video/" + short), Subject: "Video " + shortName(s.name)}, nil
	case photo:
		return t.pictured(s, g, "Foto kegiatan "+shortName(s.name), "image/jpeg", "jpg", func(name, unit string) ([]byte, error) {
			return gathering(name, unit).jpeg()
		})
	case screen:
		return t.pictured(s, g, "Tangkapan layar "+shortName(s.name), "image/png", "png", func(name, unit string) ([]byte, error) {
			return window(name, unit).png()
		})
	}
	l := s.letter(g, no)
	if no > 1 {
		l.subject += " (perbaikan)"
	}
	v, err := t.filed(s, g, s.entryKey()+"/"+l.subject, l.subject, "application/pdf", "pdf", l.pdf)
	v.LetterNumber, v.LetterDate = l.number, orNil(date(l.date))
	return v, err
}

// pictured draws a picture. In the old cycle all entries on one subject share theirs: nobody opens them, and drawing takes time.
func (t *teller) pictured(s *tale, g genre, subject, media, ending string, draw func(name, unit string) ([]byte, error)) (versionRow, error) {
	name, unit := s.name, s.unit.Name
	if s.year == story {
		name, unit = s.idea.Names[0].Name, "Kota Pekalongan"
	}
	return t.filed(s, g, name+"/"+unit, subject, media, ending, func() ([]byte, error) { return draw(name, unit) })
}

// filed keeps a file; entries that name the same key share it.
func (t *teller) filed(s *tale, g genre, key, subject, media, ending string, make func() ([]byte, error)) (versionRow, error) {
	f, err := t.press.print(string(g)+"/"+key, media, make)
	if err != nil {
		return versionRow{}, err
	}
	name := fmt.Sprintf("%s-%s.%s", g, fileName(s), ending)
	return versionRow{Kind: "file", SHA256: &f.sha256, Size: &f.size, MediaType: &f.mediaType, FileName: &name, Subject: subject}, nil
}

// fileName is the innovation's name as people write it in the names of files.
func fileName(s *tale) string { return innovation.Slug(shortName(s.name)) }
