package unitdesk

// SimilarView is what is like an innovation, most similar first.
type SimilarView struct {
	Title string
	Text  string
	Rows  []SimilarRow
}

// SimilarRow is an innovation that may be the same. Href is "" where there is nothing to read for this person.
type SimilarRow struct {
	Code, Name, Href string
	Sub              string // whose, of which year, how it stands
	Again            string // of an own one from an earlier cycle: where it is brought into this one
	Strong           bool   // so like it that sending asks for the difference
}
