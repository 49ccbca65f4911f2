package ui

import "strconv"

// statuses are the words, icons and tones of an entry's states.
var statuses = map[string]TagView{
	"draft":       {Label: "Draf", Icon: "pencil", Tone: Neutral},
	"submitted":   {Label: "Terkirim", Icon: "send", Tone: Info, Outline: true},
	"in_review":   {Label: "Sedang dinilai", Icon: "eye", Tone: Info},
	"returned":    {Label: "Perlu perbaikan", Icon: "corner-up-left", Tone: Warn},
	"shortlisted": {Label: "Lolos saring", Icon: "check", Tone: Good},
	"finalized":   {Label: "Ditetapkan", Icon: "stamp", Tone: Good, Solid: true},
	"deferred":    {Label: "Ditangguhkan", Icon: "clock", Tone: Later},
	"declined":    {Label: "Tidak lolos", Icon: "x", Tone: Bad},
}

// StatusWord is a status as people read it. next is the year a deferred entry
// waits for; 0 leaves it out. An unknown code is returned as it is.
func StatusWord(status string, next int) string {
	view, ok := statuses[status]
	if !ok {
		return status
	}
	if status == "deferred" && next > 0 {
		return view.Label + " ke " + strconv.Itoa(next)
	}
	return view.Label
}

var roles = map[string]string{
	"submitter": "Operator unit", "assessor": "Penilai Litbang", "coordinator": "Koordinator Litbang",
	"education_official": "Pejabat Dindik", "supervisor": "Pengawas Sekolah", "executive": "Pimpinan", "admin": "Administrator",
}

// RoleWord is a role as people read it.
func RoleWord(role string) string { return word(roles, role) }

var unitKinds = map[string]string{
	"school": "Sekolah", "office": "Perangkat daerah", "health_center": "Puskesmas", "ward": "Kelurahan", "district": "Kecamatan",
}

// UnitKindWord is a unit's kind as people read it.
func UnitKindWord(kind string) string { return word(unitKinds, kind) }

var unitIcons = map[string]string{
	"school": "school", "office": "landmark", "health_center": "hospital", "ward": "building-2", "district": "map-pin",
}

// UnitIcon is the icon of a unit's kind.
func UnitIcon(kind string) string {
	if icon, ok := unitIcons[kind]; ok {
		return icon
	}
	return "building-2"
}

var stages = map[string]string{
	"collection": "Penjaringan", "measurement": "Pengukuran", "presentation": "Presentasi KDH", "field_validation": "Validasi lapangan",
	"inisiatif": "Inisiatif", "uji_coba": "Uji coba", "penerapan": "Penerapan",
}

// StageWord is a stage of a cycle, or of an innovation, as people read it.
func StageWord(stage string) string { return word(stages, stage) }

func word(words map[string]string, code string) string {
	if w, ok := words[code]; ok {
		return w
	}
	return code
}
