// Package gauge lays an index on the category scale of its year, for every section that shows one.
package gauge

import (
	"slices"

	"jaring/internal/iid"
	"jaring/web/ui"
)

// Scale has the bands as the instrument states them and the figures there are, in hundredths; nil is a figure that
// nobody has computed. The band that holds nothing but zero has no width to draw.
func Scale(in *iid.Instrument, claimed, verified *int) ui.ScaleView {
	var v ui.ScaleView
	for _, c := range slices.Backward(in.Categories) {
		if c.MaxX100 > 0 {
			v.Bands = append(v.Bands, ui.Band{Label: c.Name, From: c.MinX100})
		}
	}
	if verified != nil {
		v.Verified, v.HasVerified = *verified, true
	}
	if claimed != nil {
		v.Claimed, v.HasClaimed = *claimed, true
	}
	return v
}
