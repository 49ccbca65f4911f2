package handle

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"jaring/internal/fault"
)

// part is one part of a form; with a file name it is a file.
type part struct{ field, file, body string }

func multipartBody(t *testing.T, parts ...part) (contentType string, body *bytes.Buffer) {
	t.Helper()
	body = new(bytes.Buffer)
	w := multipart.NewWriter(body)
	for _, p := range parts {
		create := w.CreateFormField
		if p.file != "" {
			create = func(field string) (io.Writer, error) { return w.CreateFormFile(field, p.file) }
		}
		to, err := create(p.field)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(to, p.body)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), body
}

func upload(t *testing.T, parts ...part) *Exchange {
	t.Helper()
	kind, body := multipartBody(t, parts...)
	r := httptest.NewRequest(http.MethodPost, "/", body)
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	return &Exchange{W: w, R: r}
}

func TestUpload_FieldsThenFile(t *testing.T) {
	t.Parallel()
	x := upload(t, part{"name", "", "Rumah Botol"}, part{"tags", "", "a"}, part{"tags", "", "b"}, part{"file", `C:\a\SK.pdf`, "isi"}, part{"name", "", "late"})
	var got sample
	file, err := x.Upload(&got)
	if err != nil || file == nil {
		t.Fatal(file, err)
	}
	body, err := io.ReadAll(file)
	if got.Name != "Rumah Botol" || len(got.Tags) != 2 || file.Field != "file" || file.Name != `C:\a\SK.pdf` || string(body) != "isi" || err != nil {
		t.Errorf("%+v, %s %s %q, %v", got, file.Field, file.Name, body, err)
	}
	x.Drain()
}

func TestUpload_WithoutFile(t *testing.T) {
	t.Parallel()
	x := upload(t, part{"name", "", "a"})
	// What a browser sends for a file field that was left empty.
	raw := "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n" +
		"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
	browser := &Exchange{R: httptest.NewRequest(http.MethodPost, "/", strings.NewReader(raw))}
	browser.R.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	for name, x := range map[string]*Exchange{"no part": x, "empty part": browser, "plain form": post("name=a")} {
		var got sample
		if file, err := x.Upload(&got); file != nil || err != nil || got.Name != "a" {
			t.Errorf("%s: %+v, %+v, %v", name, file, got, err)
		}
	}
}

func TestUpload_Refuses(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", maxText)
	for name, c := range map[string]struct {
		parts []part
		want  fault.Kind
	}{
		"unknown field":  {[]part{{"unit_id", "", "x"}, {"file", "a", "b"}}, fault.KindBadRequest},
		"repeated field": {[]part{{"name", "", "x"}, {"name", "", "y"}}, fault.KindBadRequest},
		"NUL":            {[]part{{"name", "", "a\x00"}}, fault.KindBadRequest},
		"invalid UTF-8":  {[]part{{"name", "", "a\xff"}}, fault.KindBadRequest},
		"long text":      {[]part{{"name", "", long}, {"tags", "", "x"}}, fault.KindTooLarge},
	} {
		var got sample
		if _, err := upload(t, c.parts...).Upload(&got); fault.KindOf(err) != c.want || err == nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	var got sample
	if _, err := upload(t, part{"name", "", long}).Upload(&got); err != nil {
		t.Errorf("text of exactly the limit: %v", err)
	}
}

func TestUpload_CutOff(t *testing.T) {
	t.Parallel()
	kind, body := multipartBody(t, part{"name", "", "a"}, part{"file", "a.pdf", strings.Repeat("x", 5000)})
	for name, c := range map[string]struct {
		sent  int
		limit int64
		want  fault.Kind
	}{
		"in the file":   {body.Len() - 2000, 1 << 20, fault.KindBadRequest},
		"in the fields": {60, 1 << 20, fault.KindBadRequest},
		"above limit":   {body.Len(), 1000, fault.KindTooLarge},
	} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body.Bytes()[:c.sent]))
		r.Header.Set("Content-Type", kind)
		r.Body = http.MaxBytesReader(w, r.Body, c.limit)
		x := &Exchange{W: w, R: r}
		var got sample
		file, err := x.Upload(&got)
		if err == nil {
			_, err = io.Copy(io.Discard, file)
		}
		if fault.KindOf(err) != c.want || err == nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestKept_UploadWithoutSession(t *testing.T) {
	t.Parallel()
	x := upload(t, part{"name", "", "ketikan"}, part{"password", "", "rahasia"}, part{"file", "a.pdf", "isi"})
	x.R, x.limited = x.R.WithContext(Ours(x.Context())), true
	if got := x.kept().Encode(); got != "name=ketikan" {
		t.Errorf("kept %q", got)
	}
}
