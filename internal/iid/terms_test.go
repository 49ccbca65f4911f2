package iid

import "testing"

// The worked figures of the 2026 formula: 41,00 of 250 points are 16,40 of the index.
func TestTerms_AddUpToTheIndex(t *testing.T) {
	t.Parallel()
	p := Portfolio{Year: 2026, SPDX100: new(4100)}
	for i, service := range []string{"pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_permukiman", "sosial"} {
		p.Entries = append(p.Entries, Entry{ID: service, MaturityX100: new(5000 + 7*i), BasicService: service})
	}
	r, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	terms, err := r.Terms()
	if err != nil {
		t.Fatal(err)
	}
	if !terms.Index.Equal(r.Exact) || terms.SPD.RoundX100() != 1640 || terms.Count.String() != "19/25" {
		t.Errorf("%+v, index %s", terms, r.Exact)
	}
	p.SPDX100 = new(6300)
	more, err := Score(p)
	if err != nil {
		t.Fatal(err)
	}
	higher, err := more.Terms()
	if err != nil {
		t.Fatal(err)
	}
	d := higher.Sub(terms)
	if d.SPD.RoundX100() != 880 || !d.Index.Equal(d.SPD) || d.Mean.String() != "0" || d.Count.String() != "0" {
		t.Errorf("%+v", d)
	}
}

func TestTerms_WithoutFormula(t *testing.T) {
	t.Parallel()
	for _, year := range []int{2025, 1999} {
		if _, err := (Result{Year: year}).Terms(); err == nil {
			t.Errorf("%d has terms", year)
		}
	}
}
