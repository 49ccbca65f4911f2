package e2e

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// control is something on the page that a person can name, as a screen reader names it.
type control struct {
	role, name string
	node       cdp.BackendNodeID
}

// controls are all of these roles in the page, or in one node of it, in order; only those of this name, unless it is empty.
func (b *tab) controls(inside cdp.BackendNodeID, name string, roles ...string) []control {
	b.t.Helper()
	where := accessibility.QueryAXTreeParams{BackendNodeID: inside, AccessibleName: name}
	if inside == 0 {
		where.ObjectID = call(b, "take the page", runtime.Evaluate, runtime.EvaluateParams{Expression: "document"}).Result.ObjectID
	}
	tree := call(b, "look at the page", accessibility.QueryAXTree, where).Nodes
	var found []control
	for _, n := range tree {
		c := control{role: axText(n.Role), name: axText(n.Name), node: n.BackendDOMNodeID}
		if !n.Ignored && c.node != 0 && slices.Contains(roles, c.role) {
			found = append(found, c)
		}
	}
	return found
}

func axText(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var text string
	_ = json.Unmarshal(v.Value, &text) // not a text: no name
	return strings.Join(strings.Fields(text), " ")
}

// find is the control of this name; where none has exactly this name, the first whose name begins with it. "Group > name"
// looks inside the group only.
func (b *tab) find(name string, roles ...string) control {
	b.t.Helper()
	var inside cdp.BackendNodeID
	if group, rest, ok := strings.Cut(name, " > "); ok {
		inside, name = b.find(group, "group", "radiogroup").node, rest
	}
	if exactly := b.controls(inside, name, roles...); len(exactly) > 0 {
		return exactly[0]
	}
	all := b.controls(inside, "", roles...)
	if i := slices.IndexFunc(all, func(c control) bool { return strings.HasPrefix(c.name, name) }); i >= 0 {
		return all[i]
	}
	b.t.Fatalf("%s: there is no %v named %q among %v", b.Path(), roles, name, all)
	return control{}
}

// Fill replaces what stands in the field with this label.
func (b *tab) Fill(label, text string) {
	b.t.Helper()
	c := b.find(label, fields...)
	call(b, "go to "+label, dom.Focus, dom.FocusParams{BackendNodeID: c.node})
	run(b, "select what is in "+label, chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	if text == "" {
		run(b, "empty "+label, chromedp.KeyEvent(kb.Delete))
		return
	}
	call(b, "write "+label, input.InsertText, input.InsertTextParams{Text: text})
}

// Type writes on behind what stands in the field with this label.
func (b *tab) Type(label, text string) {
	b.t.Helper()
	c := b.find(label, fields...)
	call(b, "go to "+label, dom.Focus, dom.FocusParams{BackendNodeID: c.node})
	callOn[bool](b, c, `function() { this.setSelectionRange(this.value.length, this.value.length); return true }`)
	call(b, "write on in "+label, input.InsertText, input.InsertTextParams{Text: text})
}

// FillDate fills the three fields of a date.
func (b *tab) FillDate(label, day, month, year string) {
	b.t.Helper()
	b.Fill(label+" > Hari", day)
	b.Fill(label+" > Bulan", month)
	b.Fill(label+" > Tahun", year)
}

// Value is what stands in the field with this label.
func (b *tab) Value(label string) string {
	b.t.Helper()
	return callOn[string](b, b.find(label, fields...), `function() { return this.value }`)
}

// fields are the roles of what can be written into; a date field is a group to whoever hears it.
var fields = []string{"textbox", "searchbox", "spinbutton"}

// Choose picks the option that begins with this text in the list with this label.
func (b *tab) Choose(label, option string) {
	b.t.Helper()
	c := b.find(label, "combobox", "listbox")
	if ok := callOn[bool](b, c, `function(text) {
		const option = [...this.options].find((o) => o.text.trim().startsWith(text));
		if (!option) return false;
		this.value = option.value;
		this.dispatchEvent(new Event("input", { bubbles: true }));
		this.dispatchEvent(new Event("change", { bubbles: true }));
		return true;
	}`, option); !ok {
		b.t.Fatalf("%s: %s has no option %q", b.Path(), label, option)
	}
}

// Tick sets a checkbox or picks a radio button.
func (b *tab) Tick(label string) {
	b.t.Helper()
	c := b.find(label, "checkbox", "radio")
	if !callOn[bool](b, c, `function() { return this.checked }`) {
		b.click(c)
	}
	if !callOn[bool](b, c, `function() { return this.checked }`) {
		b.t.Fatalf("%s: pressing %q does not choose it", b.Path(), label)
	}
}

// fileLabel begins the label of every file field.
const fileLabel = "Berkas"

// Attach puts a file of this machine into the file field with this label.
func (b *tab) Attach(label, path string) {
	b.t.Helper()
	c := b.find(label, "button") // so is a file field called
	call(b, "attach "+path, dom.SetFileInputFiles, dom.SetFileInputFilesParams{BackendNodeID: c.node, Files: []string{path}})
}

// Press presses a button that leads to another page.
func (b *tab) Press(name string) {
	b.t.Helper()
	b.PressStatus(name, http.StatusOK)
}

// PressStatus presses a button whose page answers with this status; 0 is any.
func (b *tab) PressStatus(name string, want int) {
	b.t.Helper()
	c := b.find(name, "button")
	b.arrive("press "+name, want, b.clicking(c))
}

// Follow follows the link of this name.
func (b *tab) Follow(name string) {
	b.t.Helper()
	c := b.find(name, "link")
	b.arrive("follow "+name, http.StatusOK, b.clicking(c))
}

func (b *tab) click(c control) {
	b.t.Helper()
	run(b, "click "+c.name, b.clicking(c))
}

// clicking moves the mouse to the middle of the control and presses. A box with a label is chosen by its label, as
// people do: some boxes are drawn by their labels only.
func (b *tab) clicking(c control) chromedp.Action[chromedp.Void] {
	spot := callOn[[]float64](b, c, `function() {
		const seen = this.matches("input") ? this.closest("label") ?? this : this;
		seen.scrollIntoView({ block: "center", behavior: "instant" });
		const box = seen.getClientRects()[0];
		return [box.x + box.width / 2, box.y + box.height / 2];
	}`)
	return chromedp.MouseClickXY(spot[0], spot[1])
}

// callOn calls a function with the control as this.
func callOn[T any](b *tab, c control, function string, arguments ...any) T {
	b.t.Helper()
	object := call(b, "take "+c.name, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: c.node}).Object
	on := func(p *runtime.CallFunctionOnParams) { p.ObjectID = object.ObjectID }
	return run(b, "ask "+c.name, chromedp.CallFunctionOn[T](function, on, arguments...))
}
