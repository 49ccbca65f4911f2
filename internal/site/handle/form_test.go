package handle

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"jaring/internal/fault"
)

type sample struct {
	Name   string            `form:"name"`
	Tags   []string          `form:"tags"`
	Levels map[string]string `form:"level"`
}

func post(body string) *Exchange {
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	r.Body = http.MaxBytesReader(w, r.Body, 1024)
	return &Exchange{W: w, R: r}
}

func TestForm_Reads(t *testing.T) {
	t.Parallel()
	var got sample
	if err := post("name=Rumah+Botol&tags=a&tags=b&level%5Bspd-01%5D=2").Form(&got); err != nil {
		t.Fatal(err)
	}
	want := sample{Name: "Rumah Botol", Tags: []string{"a", "b"}, Levels: map[string]string{"spd-01": "2"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A body of another kind is no empty form.
func TestForm_OtherKindOfBody(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"", "text/plain", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; q"} {
		x := post("name=a")
		x.R.Header.Set("Content-Type", kind)
		var got sample
		if err := x.Form(&got); fault.KindOf(err) != fault.KindBadRequest || err == nil {
			t.Errorf("%q: %v", kind, err)
		}
	}
}

// FuzzForm: whatever is posted is read or refused.
func FuzzForm(f *testing.F) {
	for _, body := range []string{"name=a&tags=b&level%5Bspd-01%5D=2", "level%5B%5D=1", "tags%5B0%5D=1", "level[[a]]=1", "level[a].b=1", "name", "&&=", "%"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var got sample
		if err := post(body).Form(&got); err != nil && fault.KindOf(err) != fault.KindBadRequest && fault.KindOf(err) != fault.KindTooLarge {
			t.Errorf("%q: %v", body, err)
		}
		for key := range got.Levels {
			if strings.ContainsRune(key, 0) || !utf8.ValidString(key) {
				t.Errorf("%q: key %q", body, key)
			}
		}
	})
}

func TestForm_Refuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body string
		want fault.Kind
	}{
		"unknown field":       {"name=a&status=finalized", fault.KindBadRequest},
		"repeated field":      {"name=a&name=b", fault.KindBadRequest},
		"map for a string":    {"name%5Bx%5D=a", fault.KindBadRequest},
		"string for a map":    {"level=1", fault.KindBadRequest},
		"array as a map":      {"tags%5B1000000000%5D=a", fault.KindBadRequest},
		"NUL":                 {"name=a%00b", fault.KindBadRequest},
		"invalid UTF-8":       {"name=%ff", fault.KindBadRequest},
		"NUL in a key":        {"level%5Ba%00%5D=1", fault.KindBadRequest},
		"no UTF-8 in a key":   {"level%5B%ff%5D=1", fault.KindBadRequest},
		"map of maps":         {"level%5Ba%5D%5Bb%5D=1", fault.KindBadRequest},
		"open bracket":        {"level%5Ba=1", fault.KindBadRequest},
		"broken escape":       {"name=%zz", fault.KindBadRequest},
		"ten thousand fields": {strings.Repeat("a", 2000), fault.KindTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got sample
			if err := post(c.body).Form(&got); fault.KindOf(err) != c.want || err == nil {
				t.Errorf("Form(%.40q) = %v, want %v", c.body, err, c.want)
			}
		})
	}
}
