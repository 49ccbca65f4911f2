package reading_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"testing"
	"time"

	"jaring/internal/evidence/reading"
	"jaring/internal/testfile"
)

func TestFilm(t *testing.T) {
	t.Parallel()
	film := testfile.Film(3*time.Minute+5*time.Second+900*time.Millisecond, false)
	long := slices.Concat([]byte{0, 0, 0, 1}, []byte("mdat"), binary.BigEndian.AppendUint64(nil, 16+40), make([]byte, 40))
	version1 := make([]byte, 112)
	version1[0] = 1
	binary.BigEndian.PutUint32(version1[20:], 1000)
	binary.BigEndian.PutUint64(version1[24:], 62_000)
	header := func(change func(head []byte)) []byte {
		head := make([]byte, 100)
		binary.BigEndian.PutUint32(head[12:], 1)
		binary.BigEndian.PutUint32(head[16:], 60)
		change(head)
		return testfile.Box("moov", testfile.Box("mvhd", head))
	}
	for name, c := range map[string]struct {
		file []byte
		want time.Duration
	}{
		"header first":       {film, 3*time.Minute + 5*time.Second},
		"header last":        {testfile.Film(9*time.Minute, true), 9 * time.Minute},
		"a large box first":  {slices.Concat(long, film), 3*time.Minute + 5*time.Second},
		"version 1":          {testfile.Box("moov", slices.Concat(testfile.Box("udta", nil), testfile.Box("mvhd", version1))), 62 * time.Second},
		"to the end":         {slices.Concat([]byte{0, 0, 0, 0}, []byte("moov"), testfile.Box("mvhd", version1)), 62 * time.Second},
		"in pieces":          {header(func(h []byte) { clear(h[16:20]) }), 0},
		"length not known":   {header(func(h []byte) { binary.BigEndian.PutUint32(h[16:], 1<<32-1) }), 0},
		"no time scale":      {header(func(h []byte) { clear(h[12:16]) }), 0},
		"longer than a year": {header(func(h []byte) { binary.BigEndian.PutUint32(h[16:], 1<<31) }), 0},
		"unknown version":    {header(func(h []byte) { h[0] = 7 }), 0},
		"no header":          {testfile.Box("ftyp", []byte("mp42")), 0},
		"header outside":     {slices.Concat(testfile.Box("moov", nil), testfile.Box("mvhd", version1)), 0},
		"box of no size":     {slices.Concat([]byte{0, 0, 0, 7}, []byte("free"), film), 0},
		"box too large":      {slices.Concat([]byte{0, 0, 0, 1}, []byte("free"), bytes.Repeat([]byte{255}, 8), film), 0},
		"boxes without end":  {bytes.Repeat(testfile.Box("free", nil), 5000), 0},
		"empty":              {nil, 0},
		"no film":            {[]byte("%PDF-1.7"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, err := reader.Film(t.Context(), bytes.NewReader(c.file))
			if err != nil || found.Length != c.want || found.Fault != "" {
				t.Errorf("%v %q, %v; want %v", found.Length, found.Fault, err, c.want)
			}
		})
	}
	for n := range film[:150] { // cut off anywhere: nothing or the right length
		if found, err := reader.Film(t.Context(), bytes.NewReader(film[:n])); err != nil || found.Length != 0 && found.Length != 3*time.Minute+5*time.Second {
			t.Fatalf("cut off at %d: %v, %v", n, found.Length, err)
		}
	}
}

// brokenDisk fails at its second read.
type brokenDisk struct {
	*bytes.Reader
	reads int
}

var errDisk = errors.New("the disk is broken")

func (b *brokenDisk) Read(p []byte) (int, error) {
	if b.reads++; b.reads > 1 {
		return 0, errDisk
	}
	return b.Reader.Read(p)
}

// TestFilm_BrokenDisk: what says nothing about the film is worth trying again.
func TestFilm_BrokenDisk(t *testing.T) {
	t.Parallel()
	if _, err := reader.Film(t.Context(), &brokenDisk{Reader: bytes.NewReader(testfile.Film(time.Minute, true))}); !errors.Is(err, errDisk) {
		t.Errorf("%v", err)
	}
}

func FuzzFilm(f *testing.F) {
	f.Add(testfile.Film(time.Minute, false))
	f.Add(testfile.Film(time.Minute, true)[:60])
	f.Fuzz(func(t *testing.T, file []byte) {
		found, err := reading.New("").Film(t.Context(), bytes.NewReader(file))
		if err != nil || found.Length < 0 || found.Length > 365*24*time.Hour {
			t.Errorf("%v, %v", found, err)
		}
	})
}
