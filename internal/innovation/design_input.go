package innovation

// DesignPart is one of the six parts of rancang bangun: its field, and its words on screen.
type DesignPart struct {
	Field, Title, Help string
	text               func(*Design) *string
}

// DesignParts in the order of the national form.
var DesignParts = []DesignPart{
	{"legal_basis", "Dasar hukum", "Peraturan atau surat yang melandasi inovasi ini: nomor, tahun, dan tentang apa.",
		func(d *Design) *string { return &d.LegalBasis }},
	{"problem", "Permasalahan", "Keadaan sebelum ada inovasi. Sebut angka bila ada: berapa murid, berapa hari, berapa kali.",
		func(d *Design) *string { return &d.Problem }},
	{"strategic_issue", "Isu strategis", "Hubungannya dengan persoalan yang lebih luas: sekolah lain, kota, atau nasional.",
		func(d *Design) *string { return &d.StrategicIssue }},
	{"method", "Metode pembaharuan", "Apa yang diubah: cara lama, lalu cara baru.",
		func(d *Design) *string { return &d.Method }},
	{"novelty", "Keunggulan dan kebaharuan", "Apa bedanya dari cara lama dan dari inovasi lain yang serupa.",
		func(d *Design) *string { return &d.Novelty }},
	{"mechanism", "Cara kerja inovasi", "Langkah demi langkah: siapa melakukan apa, dan kapan.",
		func(d *Design) *string { return &d.Mechanism }},
}

// Text is what the design says in this part.
func (p DesignPart) Text(d Design) string { return *p.text(&d) }

// DesignInput is the design as people type it.
type DesignInput struct {
	LegalBasis     string
	Problem        string
	StrategicIssue string
	Method         string
	Novelty        string
	Mechanism      string
}

// maxDesignText bounds one part, in characters.
const maxDesignText = 20000

// apply writes the texts over d and counts its words.
func (in DesignInput) apply(d *Design) problems {
	d.LegalBasis, d.Problem, d.StrategicIssue = in.LegalBasis, in.Problem, in.StrategicIssue
	d.Method, d.Novelty, d.Mechanism = in.Method, in.Novelty, in.Mechanism
	var wrong problems
	d.WordCount = 0
	for _, part := range DesignParts {
		text := part.text(d)
		*text = paragraphs(*text)
		wrong.text(part.Field, part.Title, *text, maxDesignText)
		d.WordCount += CountWords(*text)
	}
	return wrong
}
