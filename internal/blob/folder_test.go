package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"jaring/internal/fault"
)

func newFolder(t *testing.T) *Folder {
	t.Helper()
	f, err := OpenFolder(filepath.Join(t.TempDir(), "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// files lists everything in the folder, relative to it.
func files(t *testing.T, f *Folder) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(f.root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(f.root, path)
			list = append(list, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestPut_KeepsBytesUnderTheirHash(t *testing.T) {
	t.Parallel()
	f, ctx := newFolder(t), t.Context()
	body := bytes.Repeat([]byte("jaring"), bufferSize/3)
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:])

	ref, err := f.Put(ctx, iotest.HalfReader(bytes.NewReader(body)), int64(len(body)))
	if err != nil || ref != (Ref{SHA256: hash, Size: int64(len(body))}) {
		t.Fatalf("Put = %+v, %v", ref, err)
	}
	if got := files(t, f); len(got) != 1 || got[0] != filepath.Join(hash[:2], hash[2:4], hash) {
		t.Errorf("files = %q", got)
	}
	if size, err := f.Stat(ctx, hash); err != nil || size != ref.Size {
		t.Errorf("Stat = %d, %v", size, err)
	}
	if err := f.Check(ctx, hash); err != nil {
		t.Errorf("Check = %v", err)
	}
	readBack(t, f, hash, body)
}

func readBack(t *testing.T, f *Folder, hash string, want []byte) {
	t.Helper()
	file, err := f.Open(t.Context(), hash)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if file.Size() != int64(len(want)) {
		t.Errorf("Size = %d", file.Size())
	}
	if _, err := file.Seek(3, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(file)
	if err != nil || !bytes.Equal(got, want[3:]) {
		t.Errorf("read back %d bytes, %v", len(got), err)
	}
}

func TestPut_Limit(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	if _, err := f.Put(t.Context(), strings.NewReader("12345"), 5); err != nil {
		t.Errorf("exactly at the limit: %v", err)
	}
	if _, err := f.Put(t.Context(), strings.NewReader("123456"), 5); fault.KindOf(err) != fault.KindTooLarge {
		t.Errorf("one byte over the limit: %v", err)
	}
	if got := files(t, f); len(got) != 1 {
		t.Errorf("something of the refused file stayed: %q", got)
	}
}

func TestPut_ReaderFails(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	cut := errors.New("cut")
	_, err := f.Put(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(cut)), 100)
	if !errors.Is(err, cut) {
		t.Errorf("err = %v, want the reader's", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := f.Put(ended, strings.NewReader("x"), 100); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v, want the context's", err)
	}
	if got := files(t, f); len(got) != 0 {
		t.Errorf("half a file stayed: %q", got)
	}
}

func TestPut_WrittenOnce(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	first := put(t, f, "same")
	before := stat(t, f.path(first.SHA256))
	if second := put(t, f, "same"); second != first {
		t.Errorf("second = %+v, first = %+v", second, first)
	}
	if !os.SameFile(before, stat(t, f.path(first.SHA256))) {
		t.Error("the second upload replaced the file")
	}
	if got := files(t, f); len(got) != 1 {
		t.Errorf("files = %q", got)
	}
}

func TestPut_HealsACutFile(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	ref := put(t, f, "whole")
	damage(t, f.path(ref.SHA256), "who")
	put(t, f, "whole")
	if err := f.Check(t.Context(), ref.SHA256); err != nil {
		t.Errorf("after a second upload: %v", err)
	}
}

func TestPut_EightAtOnce(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	body := strings.Repeat("serentak", 100_000)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := f.Put(t.Context(), strings.NewReader(body), 1<<20); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := files(t, f); len(got) != 1 {
		t.Errorf("files = %q", got)
	}
}

func TestCheck_FindsDamage(t *testing.T) {
	t.Parallel()
	f, ctx := newFolder(t), t.Context()
	ref := put(t, f, "genuine")
	damage(t, f.path(ref.SHA256), "forged!")
	if err := f.Check(ctx, ref.SHA256); !errors.Is(err, ErrCorrupt) {
		t.Errorf("Check = %v, want ErrCorrupt", err)
	}
}

func TestFolder_UnknownHash(t *testing.T) {
	t.Parallel()
	f, ctx := newFolder(t), t.Context()
	for _, hash := range []string{strings.Repeat("0", 64), "", "../../etc/passwd", strings.Repeat("A", 64), strings.Repeat("0", 63) + "/"} {
		if _, err := f.Open(ctx, hash); !errors.Is(err, ErrMissing) {
			t.Errorf("Open(%q) = %v", hash, err)
		}
		if _, err := f.Stat(ctx, hash); !errors.Is(err, ErrMissing) {
			t.Errorf("Stat(%q) = %v", hash, err)
		}
		if err := f.Check(ctx, hash); !errors.Is(err, ErrMissing) {
			t.Errorf("Check(%q) = %v", hash, err)
		}
	}
}

func TestOpenFolder_SweepsOldUnfinishedFiles(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	kept := put(t, f, "kept")
	for name, age := range map[string]time.Duration{"tmp-old": 25 * time.Hour, "tmp-new": 23 * time.Hour} {
		path := filepath.Join(f.root, name)
		damage(t, path, name)
		when := time.Now().Add(-age)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := OpenFolder(f.root); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(files(t, f)); strings.Contains(got, "tmp-old") || !strings.Contains(got, "tmp-new") {
		t.Errorf("files = %s", got)
	}
	if err := f.Check(t.Context(), kept.SHA256); err != nil {
		t.Error(err)
	}
}

func TestDiskFault(t *testing.T) {
	t.Parallel()
	full := diskFault("write", &fs.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC})
	if e, ok := fault.As(full); !ok || e.Kind != fault.KindFull || !strings.Contains(e.Message, "penuh") {
		t.Errorf("full disk: %v", full)
	}
	if got := fault.KindOf(diskFault("write", fs.ErrPermission)); got != fault.KindInternal {
		t.Errorf("no permission: %v", got)
	}
}

func put(t *testing.T, f *Folder, body string) Ref {
	t.Helper()
	ref, err := f.Put(t.Context(), strings.NewReader(body), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func stat(t *testing.T, path string) os.FileInfo {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// damage puts other bytes in a file's place, as a broken disk or a hand would.
func damage(t *testing.T, path, body string) {
	t.Helper()
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
}
