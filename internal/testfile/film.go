package testfile

import (
	"bytes"
	"encoding/binary"
	"time"
)

// Film is an MP4 without pictures whose header says how long it lasts. last puts the header behind what would be the
// pictures, as cameras do.
func Film(length time.Duration, last bool) []byte {
	const perSecond = 600
	var header [100]byte // a movie header of version 0
	binary.BigEndian.PutUint32(header[12:], perSecond)
	binary.BigEndian.PutUint32(header[16:], uint32(length*perSecond/time.Second))
	kind := Box("ftyp", []byte("mp42\x00\x00\x00\x00mp42isom"))
	movie := Box("moov", Box("mvhd", header[:]))
	pictures := Box("mdat", bytes.Repeat([]byte{0x5a}, 4096))
	if last {
		return bytes.Join([][]byte{kind, pictures, movie}, nil)
	}
	return bytes.Join([][]byte{kind, movie, pictures}, nil)
}

// Box is one part of an MP4.
func Box(kind string, content []byte) []byte {
	box := binary.BigEndian.AppendUint32(nil, uint32(8+len(content)))
	return append(append(box, kind...), content...)
}
