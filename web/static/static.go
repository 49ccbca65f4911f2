// Package static holds the files the browser fetches: styles, font, scripts and
// pictures. They are embedded, named by their content and never change under a name.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

// Prefix is the address under which Handler must be mounted.
const Prefix = "/static/"

//go:embed css fonts icons js vendor
var files embed.FS

type asset struct {
	body, zipped []byte
	kind, etag   string
}

type set struct {
	addresses map[string]string // public name → address
	assets    map[string]asset  // address → content
}

var loaded = sync.OnceValue(load)

// URL is the address of a file by its public name, such as "jaring.css".
// An unknown name is a mistake in a page and panics.
func URL(name string) string {
	address, ok := loaded().addresses[name]
	if !ok {
		panic("static: no file named " + name)
	}
	return address
}

func load() set {
	s := set{addresses: map[string]string{}, assets: map[string]asset{}}
	s.add("jaring.woff2", read("fonts/plus-jakarta-sans-latin-wght-normal.woff2"))
	for _, name := range list("js") {
		s.add(path.Base(name), read(name))
	}
	s.add("tus.min.js", read("vendor/tus.min.js")) // tus-js-client 4.3.1, MIT, as its package brings it
	for name, content := range pictures() {
		s.add(name, []byte(content))
	}
	s.add("jaring.css", s.stylesheet())
	return s
}

func read(name string) []byte {
	content, err := files.ReadFile(name)
	if err != nil {
		panic("static: " + err.Error())
	}
	return content
}

// list names the files of a folder in alphabetical order.
func list(folder string) []string {
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		panic("static: " + err.Error())
	}
	var names []string
	for _, e := range entries {
		names = append(names, folder+"/"+e.Name())
	}
	return names
}

// stylesheet joins the parts in the order of their names and fills in the
// addresses written as url(static:NAME).
func (s set) stylesheet() []byte {
	var b strings.Builder
	for _, name := range list("css") {
		b.Write(read(name))
	}
	text := b.String()
	for name, address := range s.addresses {
		text = strings.ReplaceAll(text, "url(static:"+name+")", `url("`+address+`")`)
	}
	if at := strings.Index(text, "url(static:"); at >= 0 {
		panic("static: unknown file in stylesheet: " + text[at:min(at+40, len(text))])
	}
	return []byte(text)
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".woff2": "font/woff2",
}

func (s set) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])[:8]
	ext := path.Ext(name)
	address := Prefix + strings.TrimSuffix(name, ext) + "." + hash + ext
	s.addresses[name] = address
	s.assets[address] = asset{body: body, zipped: zip(ext, body), kind: kinds[ext], etag: `"` + hash + `"`}
}

// zip compresses text once at start-up; fonts are compressed already.
func zip(ext string, body []byte) []byte {
	if ext == ".woff2" {
		return nil
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(body)
	w.Close()
	return b.Bytes()
}

// Handler serves the files under Prefix, for ever cacheable; anything else is 404.
func Handler() http.Handler {
	assets := loaded().assets
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, ok := assets[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		serve(w, r, a)
	})
}
