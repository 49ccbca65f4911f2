package handle

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"

	"jaring/internal/fault"
)

// maxText bounds all fields of an upload together, in bytes; only the file may be long.
const maxText = 64 << 10

const textCut = "Unggahan terputus sebelum berkas sampai seluruhnya, jadi belum tersimpan. Periksa jaringan Anda, lalu unggah lagi."

// File is the file of an upload, still on its way: it is read once, from the network.
type File struct {
	Field string
	Name  string // as the person's machine calls it: any text at all
	io.Reader
}

// Upload reads a posted form that may bring a file, without ever holding the file. Fields must stand before the file
// and are read into dst as Form does it; then the file is returned for reading, nil when none was chosen. The same form
// posted without a file, in the plain encoding, is read too.
func (x *Exchange) Upload(dst any) (*File, error) {
	if !isMultipart(x.R) {
		x.R.Body = http.MaxBytesReader(x.W, x.R.Body, formBytes) // all of it is held: the room is for files
		return nil, x.Form(dst)
	}
	values, file, err := readParts(x.R)
	if err != nil {
		return nil, err
	}
	x.typed = values
	if err := checkForm(values, dst); err != nil {
		return nil, err
	}
	if err := decoder.Decode(dst, values); err != nil {
		return nil, fault.BadRequest("")
	}
	return file, nil
}

// Drain reads the rest of the body and forgets it. A browser that is still sending does not look at the answer, so a
// refusal must wait for it.
func (x *Exchange) Drain() {
	_, _ = io.Copy(io.Discard, x.R.Body) // the person hears of the refusal or is gone
}

func isMultipart(r *http.Request) bool {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return kind == "multipart/form-data"
}

// readParts reads fields up to the first file.
func readParts(r *http.Request) (url.Values, *File, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, nil, fault.BadRequest("")
	}
	values, room := url.Values{}, int64(maxText)
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if err == io.EOF {
			return values, nil, nil
		}
		if err != nil {
			return nil, nil, cutFault(err)
		}
		if n >= maxFields {
			return nil, nil, fault.BadRequest("")
		}
		if name, isFile := fileName(part); isFile && name != "" {
			return values, &File{Field: part.FormName(), Name: name, Reader: incoming{part}}, nil
		} else if isFile {
			continue // a file field that was left empty
		}
		text, err := readText(part, &room)
		if err != nil {
			return nil, nil, err
		}
		values.Add(part.FormName(), text)
	}
}

// fileName is the name of a part that is a file; the standard library's FileName does not tell an empty one from none.
func fileName(part *multipart.Part) (name string, isFile bool) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return "", false
	}
	name, isFile = params["filename"]
	return browserEscapes.Replace(name), isFile
}

// browserEscapes are the three characters that browsers escape in names (HTML, multipart form data encoding).
var browserEscapes = strings.NewReplacer("%22", `"`, "%0D", "\r", "%0A", "\n")

func readText(part io.Reader, room *int64) (string, error) {
	var text strings.Builder
	n, err := io.Copy(&text, io.LimitReader(part, *room+1))
	if err != nil {
		return "", cutFault(err)
	}
	if *room -= n; *room < 0 {
		return "", fault.TooLarge("Isian terlalu besar. Paling besar 64 KB selain berkasnya.")
	}
	return text.String(), nil
}

// incoming gives what goes wrong on the way a sentence.
type incoming struct{ part io.Reader }

func (i incoming) Read(p []byte) (int, error) {
	n, err := i.part.Read(p)
	if err != nil && err != io.EOF {
		err = cutFault(err)
	}
	return n, err
}

// cutFault tells a body that is too large from one that ended early.
func cutFault(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.TooLarge("Kiriman ini terlalu besar untuk diterima.")
	}
	cut := fault.BadRequest(textCut)
	if !errors.Is(err, os.ErrDeadlineExceeded) && !errors.Is(err, context.Canceled) {
		cut.Err = err
	}
	return cut
}
