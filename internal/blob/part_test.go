package blob

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"jaring/internal/fault"
)

const partName = "abcdefghijkl0123"

func appendText(t *testing.T, f *Folder, offset int64, text string) {
	t.Helper()
	if n, err := f.Append(t.Context(), partName, offset, strings.NewReader(text)); err != nil || n != int64(len(text)) {
		t.Fatalf("append %q at %d: %d, %v", text, offset, n, err)
	}
}

// A blob that came in pieces, with a restart between them, is the same as one that came whole.
func TestPieces_BecomeTheBlob(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	appendText(t, f, 0, "Rumah ")
	again, err := OpenFolder(f.root)
	if err != nil {
		t.Fatal(err)
	}
	appendText(t, again, 6, "Botol")
	for range 2 { // keeping again gives the same
		ref, err := again.Keep(t.Context(), partName)
		if err != nil || ref.Size != 11 {
			t.Fatalf("%+v, %v", ref, err)
		}
		if whole := put(t, newFolder(t), "Rumah Botol"); whole != ref {
			t.Errorf("in pieces %+v, whole %+v", ref, whole)
		}
		if err := again.Check(t.Context(), ref.SHA256); err != nil {
			t.Error(err)
		}
		if mode := stat(t, again.path(ref.SHA256)).Mode().Perm(); mode != 0o400 {
			t.Errorf("mode %o", mode)
		}
	}
	if _, err := again.Append(t.Context(), partName, 11, strings.NewReader("!")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("what was kept took more: %v", err)
	}
	if err := again.Discard(partName); err != nil {
		t.Fatal(err)
	}
	if err := again.Discard(partName); err != nil {
		t.Errorf("twice: %v", err)
	}
	if list := files(t, again); len(list) != 1 {
		t.Errorf("left %v", list)
	}
}

func TestKeep_HealsACutBlob(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	ref := put(t, f, "Rumah Botol")
	damage(t, f.path(ref.SHA256), "Rumah")
	appendText(t, f, 0, "Rumah Botol")
	if _, err := f.Keep(t.Context(), partName); err != nil {
		t.Fatal(err)
	}
	if err := f.Check(t.Context(), ref.SHA256); err != nil {
		t.Error(err)
	}
}

func TestAppend_Refuses(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	appendText(t, f, 0, "Rumah")
	for _, offset := range []int64{0, 4, 6} {
		if _, err := f.Append(t.Context(), partName, offset, strings.NewReader("x")); !errors.Is(err, ErrGap) {
			t.Errorf("offset %d: %v", offset, err)
		}
	}
	for _, name := range []string{"", "../../../../etc/x", "ABCDEFGHIJKLMNOP", partName + "x"} {
		if _, err := f.Append(t.Context(), name, 0, strings.NewReader("x")); !errors.Is(err, ErrMissing) {
			t.Errorf("name %q: %v", name, err)
		}
	}
	if _, err := f.Keep(t.Context(), "zzzzzzzzzzzzzzzz"); !errors.Is(err, ErrMissing) {
		t.Errorf("keep nothing: %v", err)
	}
}

// What arrived before the line broke stays.
func TestAppend_CutOff(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	cut := errors.New("cut")
	n, err := f.Append(t.Context(), partName, 0, io.MultiReader(strings.NewReader("Rumah"), iotest.ErrReader(cut)))
	if n != 5 || !errors.Is(err, cut) {
		t.Errorf("%d, %v", n, err)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Append(over, partName, 5, strings.NewReader("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("after its time: %v", err)
	}
	part, err := f.OpenPart(partName)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	if part.Size() != 5 {
		t.Errorf("%d bytes stayed", part.Size())
	}
}

func TestPieces_SweptAfterADay(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	appendText(t, f, 0, "x")
	path, _ := f.part(partName)
	for age, want := range map[time.Duration]bool{tempAge - time.Minute: true, tempAge + time.Minute: false} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(path, then, then); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenFolder(f.root); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("after %v: %v", age, err)
		}
	}
}

func TestRoom(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	for name, c := range map[string]struct {
		free, total uint64
		full        bool
	}{
		"plenty": {60 << 30, 250 << 30, false}, "just enough": {2 << 30, 20 << 30, false}, "less than 2 GiB": {2<<30 - 1, 20 << 30, true},
		"less than 5 %": {4 << 30, 100 << 30, true}, "not known": {0, 0, false},
	} {
		f.space = func(string) (uint64, uint64, error) { return c.free, c.total, nil }
		if err := f.Room(); (fault.KindOf(err) == fault.KindFull) != c.full || (err == nil) == c.full {
			t.Errorf("%s: %v", name, err)
		}
	}
	f.space = space
	if err := f.Room(); err != nil && fault.KindOf(err) != fault.KindFull {
		t.Errorf("the disk here: %v", err)
	}
}
