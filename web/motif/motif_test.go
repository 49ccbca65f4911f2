package motif_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"jaring/web/motif"
)

// An innovation keeps its stamp for ever: this one may never change.
func TestStampFor_Permanent(t *testing.T) {
	t.Parallel()
	want := motif.Stamp{Centre: 3, Ring: 2, Corners: 1, Edges: 2, Colour: 1}
	if got := motif.StampFor("PKL-2026-0148"); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestStampFor_UsesEveryVariant(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	different := map[motif.Stamp]bool{}
	for i := range 400 {
		s := motif.StampFor("PKL-2026-" + strconv.Itoa(i))
		different[s] = true
		for part, variant := range map[string]int{"centre": s.Centre, "ring": s.Ring, "corners": s.Corners, "edges": s.Edges, "colour": s.Colour} {
			seen[part+strconv.Itoa(variant)]++
		}
	}
	for part, variants := range map[string]int{"centre": 5, "ring": 5, "corners": 5, "edges": 4, "colour": 4} {
		for i := range variants {
			if n := seen[part+strconv.Itoa(i)]; n < 200/variants {
				t.Errorf("%s %d is drawn %d times in 400", part, i, n)
			}
		}
	}
	if len(different) < 320 {
		t.Errorf("400 neighbouring codes share %d stamps", len(different))
	}
}

func TestStamp_EveryPartIsDrawn(t *testing.T) {
	t.Parallel()
	symbols := motif.Symbols()
	for i := range 200 {
		for _, part := range motif.StampFor(strconv.Itoa(i)).Parts() {
			if symbols[part].Shapes == "" {
				t.Fatalf("no drawing for %s", part)
			}
		}
	}
}

func TestDrawings_WellFormed(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"cloth": motif.Cloth(), "seret": motif.Seret(), "favicon": motif.Favicon()} {
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
			t.Errorf("%s holds a number that is none", name)
		}
	}
}
