package ui

import (
	"context"
	"io"
	"strconv"
	"sync"

	"github.com/a-h/templ"

	"jaring/web/motif"
	"jaring/web/static"
)

// fragment is markup of ours as text: constants and numbers only, never what
// people wrote. Marks stand dozens of times on a page, and a templ component for
// each costs more than the page's words.
type fragment string

func (f fragment) Render(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, string(f))
	return err
}

// drawn is a mark that refers to drawings of the shared picture file.
func drawn(attributes string, symbols ...string) fragment {
	text := `<svg ` + attributes + ` aria-hidden="true">`
	for _, id := range symbols {
		text += `<use href="` + static.Symbol(id) + `"></use>`
	}
	return fragment(text + `</svg>`)
}

var marks = sync.OnceValue(func() map[string]fragment {
	out := map[string]fragment{}
	for _, name := range static.Icons() {
		out["i-"+name] = drawn(`class="icon"`, "i-"+name)
	}
	for _, state := range []State{NotBegun, Partly, Done, ToCheck, Blocked, Here, Locked} {
		out["s-"+string(state)] = drawn(`class="simpul simpul-`+string(state)+`"`, "s-"+string(state))
	}
	for level := range 4 {
		for _, claim := range []Claim{Own, Seen, Verified, Lowered} {
			id := ketupatID(level, claim)
			out[id+string(claim)] = drawn(`class="ketupat ketupat-`+string(claim)+`"`, id)
		}
	}
	return out
})

func mark(id string) templ.Component {
	m, ok := marks()[id]
	if !ok {
		panic("ui: no mark named " + id)
	}
	return m
}

// stampKey is a cap at one size; there are 2,000 stamps and a handful of sizes.
type stampKey struct {
	stamp motif.Stamp
	size  int
}

var stamps sync.Map // stampKey → fragment

func stampFragment(code string, size int) fragment {
	key := stampKey{motif.StampFor(code), size}
	if f, ok := stamps.Load(key); ok {
		return f.(fragment)
	}
	px := strconv.Itoa(size)
	parts := key.stamp.Parts()
	f := drawn(`class="cap cap-`+strconv.Itoa(key.stamp.Colour)+`" width="`+px+`" height="`+px+`" viewBox="0 0 64 64"`, parts[:]...)
	stamps.Store(key, f)
	return f
}
