package motif

import "maps"

// Symbol is one drawing of the shared picture file: its box and its shapes.
type Symbol struct{ ViewBox, Shapes string }

// Symbols are all own drawings that pages refer to by id: the parts of a cap
// (capb…, capm…), the knots (s-…), the diamonds of a level (k-…), the mark and the linked stars.
func Symbols() map[string]Symbol {
	out := map[string]Symbol{
		"mark":  {"0 0 32 32", mark()},
		"stars": {"0 0 240 80", linkedStars()},
	}
	for id, shapes := range capSymbols() {
		out[id] = Symbol{"0 0 64 64", shapes}
	}
	for id, shapes := range knots() {
		out["s-"+id] = Symbol{"0 0 20 20", shapes}
	}
	maps.Copy(out, levels())
	return out
}

func mark() string {
	ticks := line(16, 0, 16, 3) + line(16, 29, 16, 32) + line(0, 16, 3, 16) + line(29, 16, 32, 16)
	return path(`fill="none" stroke="currentColor" stroke-width="2"`, box(16, 16, 9.2)+diamond(16, 16, 13)+ticks) +
		path(`fill="var(--mark-eye)"`, diamond(16, 16, 5))
}

// linkedStars are three outlined stars of the net, for empty states.
func linkedStars() string {
	d := ""
	for _, x := range []float64{40, 120, 200} {
		d += octagram(x, 40, 30) + diamond(x, 40, 14)
	}
	for _, x := range []float64{80, 160} {
		d += diamond(x, 40, 10) + line(x-10, 40, x+10, 40) + line(x, 0, x, 30) + line(x, 50, x, 80)
	}
	d += line(0, 40, 10, 40) + line(230, 40, 240, 40)
	return path(`fill="none" stroke="currentColor" stroke-width="1.5"`, d)
}

// knots are the states of a task, each readable in black and white. Their
// colour is the page's currentColor; the ground is the surface behind.
func knots() map[string]string {
	outline := path(`fill="var(--surface)" stroke="currentColor" stroke-width="1.5"`, diamond(10, 10, 9))
	full := path(`fill="currentColor"`, diamond(10, 10, 9.8))
	cut := func(d string) string {
		return path(`fill="none" stroke="var(--on-knot)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`, d)
	}
	return map[string]string{
		"empty":   outline,
		"partly":  outline + path(`fill="currentColor"`, "M1 10H19L10 19Z"),
		"done":    full + cut("M6.4 10.4l2.4 2.4 4.9-5"),
		"check":   full + cut("M10 5.8v5M10 14.1v.1"),
		"blocked": full + cut("M7.3 7.3l5.4 5.4M12.7 7.3l-5.4 5.4"),
		"here":    outline + path(`fill="currentColor"`, diamond(10, 10, 4.6)),
		"locked":  outline + path(`fill="none" stroke="currentColor" stroke-width="1.5"`, "M6.5 10h7"),
	}
}

// levels are the rows of three diamonds: k-<filled|seen>-<0…3>.
func levels() map[string]Symbol {
	out := map[string]Symbol{}
	for level := range 4 {
		filled, seen := "", ""
		for i := range 3 {
			x := 7 + float64(i)*17
			if i < level {
				filled += path(`fill="currentColor"`, diamond(x, 7, 7))
				seen += path(`fill="var(--nila-tint)" stroke="currentColor" stroke-width="1.5"`, diamond(x, 7, 6.1))
				continue
			}
			empty := path(`fill="none" stroke="var(--line-strong)" stroke-width="1.4"`, diamond(x, 7, 6.1))
			filled, seen = filled+empty, seen+empty
		}
		id := string(rune('0' + level))
		out["k-filled-"+id] = Symbol{"0 0 48 14", filled}
		out["k-seen-"+id] = Symbol{"0 0 48 14", seen}
	}
	return out
}

// Favicon is the mark on its own ground, for the browser's tab.
func Favicon() string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
		path(`fill="`+wedelan+`"`, "M0 0h32v32H0z") +
		path(`fill="none" stroke="`+cream+`" stroke-width="2"`, box(16, 16, 9.2)+diamond(16, 16, 13)) +
		path(`fill="`+amber+`"`, diamond(16, 16, 5)) + `</svg>`
}
