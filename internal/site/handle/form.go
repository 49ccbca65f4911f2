package handle

import (
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/form/v4"

	"jaring/internal/fault"
)

// maxFields bounds how many values one form may carry; the largest of ours has about a hundred.
const maxFields = 400

var decoder = form.NewDecoder()

// Form reads the posted form into dst, a pointer to a struct whose fields carry `form:"name"` tags and are
// strings, []string for what may be repeated, or map[string]string for name[key]. Forms hold strings: the
// slice parses and judges them. A field that dst does not know, or one that is repeated and may not be, is a
// broken request (400), not a mistake of the person.
func (x *Exchange) Form(dst any) error {
	if err := x.parse(); err != nil {
		return err
	}
	if err := checkForm(x.R.PostForm, dst); err != nil {
		return err
	}
	if err := decoder.Decode(dst, x.R.PostForm); err != nil {
		return fault.BadRequest("")
	}
	return nil
}

// NoFields reads the form of an act that asks for nothing: a button.
func (x *Exchange) NoFields() error { return x.Form(&struct{}{}) }

// HasField reports whether the posted form has the field: for an address that takes two forms.
func (x *Exchange) HasField(name string) (bool, error) {
	if err := x.parse(); err != nil {
		return false, err
	}
	return x.R.PostForm.Has(name), nil
}

func (x *Exchange) parse() error {
	if x.R.ContentLength != 0 && !isForm(x.R) {
		return fault.BadRequest("")
	}
	if err := x.R.ParseForm(); err != nil {
		return readFault(err)
	}
	return nil
}

// isForm tells a form from a body that would be read as an empty one.
func isForm(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/x-www-form-urlencoded"
}

func readFault(err error) error {
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.TooLarge(fmt.Sprintf("Isian terlalu besar. Paling besar %d KB sekali kirim.", tooLarge.Limit/1024))
	}
	return fault.BadRequest("")
}

func checkForm(values url.Values, dst any) error {
	if len(values) > maxFields {
		return fault.BadRequest("")
	}
	fields := formFields(dst)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		base, key, isMap := strings.Cut(name, "[")
		kind, known := fields[base]
		if !known || isMap != (kind == reflect.Map) || isMap && !closes(key) || (kind != reflect.Slice && len(values[name]) > 1) {
			return fault.BadRequest("Isian memuat bagian yang tidak dikenal. Muat ulang halaman, lalu coba lagi.")
		}
		for _, text := range append(values[name], name) {
			if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
				return fault.BadRequest("Isian memuat huruf yang tidak dapat dibaca. Ketik ulang bagian itu, lalu coba lagi.")
			}
		}
	}
	return nil
}

// closes reports whether what stands behind the bracket of name[ is one key and nothing else. The decoder panics on a
// bracket that stays open.
func closes(key string) bool {
	name, closed := strings.CutSuffix(key, "]")
	return closed && name != "" && !strings.ContainsAny(name, "[]")
}

func formFields(dst any) map[string]reflect.Kind {
	t := reflect.TypeOf(dst).Elem()
	fields := make(map[string]reflect.Kind, t.NumField())
	for f := range t.Fields() {
		if name := f.Tag.Get("form"); name != "" {
			fields[name] = f.Type.Kind()
		}
	}
	return fields
}
