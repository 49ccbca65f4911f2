package static

import (
	"maps"
	"path"
	"slices"
	"strings"

	"jaring/web/motif"
)

// Symbol is the address of a drawing in the shared picture file, for <use href>:
// one of motif.Symbols, or "i-" and the name of an icon. An unknown one panics.
func Symbol(id string) string {
	address, ok := symbolAddresses()[id]
	if !ok {
		panic("static: no drawing named " + id)
	}
	return address
}

func pictures() map[string]string {
	return map[string]string{"tanda.svg": sprite(), "ikon.svg": motif.Favicon(), "kain.svg": motif.Cloth(), "seret.svg": motif.Seret()}
}

// sprite is one file with every icon and drawing, so that a table of fifty rows
// carries references instead of fifty copies.
func sprite() string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	for _, name := range Icons() {
		b.WriteString(`<symbol id="i-` + name + `" viewBox="0 0 24 24" fill="none" stroke="currentColor"` +
			` stroke-width="2" stroke-linecap="round" stroke-linejoin="round">` + iconShapes(name) + `</symbol>`)
	}
	own := motif.Symbols()
	for _, id := range slices.Sorted(maps.Keys(own)) {
		b.WriteString(`<symbol id="` + id + `" viewBox="` + own[id].ViewBox + `">` + own[id].Shapes + `</symbol>`)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// Icons are the names of all icons: those of the files in icons/ (Lucide).
func Icons() []string {
	var names []string
	for _, file := range list("icons") {
		if path.Ext(file) == ".svg" {
			names = append(names, strings.TrimSuffix(path.Base(file), ".svg"))
		}
	}
	return names
}

// iconShapes is what stands between the svg tags of an icon file.
func iconShapes(name string) string {
	text := string(read("icons/" + name + ".svg"))
	_, text, _ = strings.Cut(text, "<svg")
	_, text, _ = strings.Cut(text, ">")
	text, _, _ = strings.Cut(text, "</svg>")
	return strings.Join(strings.Fields(text), " ")
}
