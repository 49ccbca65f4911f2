package reading

import (
	"bufio"
	"encoding/binary"
	"image"
	"io"
)

// turn is EXIF's orientation: how a picture must be turned or mirrored to be seen as the camera saw it, 1 to 8. 0 and 1
// leave it as it is.
type turn int

// sideways reports whether width and height change places.
func (t turn) sideways() bool { return t >= 5 }

// apply turns a picture.
func (t turn) apply(from *image.RGBA) *image.RGBA {
	if t <= 1 {
		return from
	}
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if t.sideways() {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			at := t.target(x, y, w, h)
			to.SetRGBA(at.X, at.Y, from.RGBAAt(x, y))
		}
	}
	return to
}

// target is where a pixel of a w × h picture comes to lie.
func (t turn) target(x, y, w, h int) image.Point {
	switch t {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(h-1-y, x)
	case 7:
		return image.Pt(h-1-y, w-1-x)
	case 8:
		return image.Pt(y, w-1-x)
	}
	return image.Pt(x, y)
}

// lookAtJPEG walks the segments before the picture itself. What is malformed is passed over: the decoder will judge it.
func lookAtJPEG(file io.Reader) (t turn, progressive bool) {
	r := bufio.NewReader(file)
	if _, err := r.Discard(2); err != nil { // the mark that it is a JPEG
		return 0, false
	}
	for {
		kind, body, err := segment(r)
		if err != nil {
			return t, progressive
		}
		switch kind {
		case 0xC2:
			return t, true
		case 0xC0, 0xC1, 0xDA:
			return t, progressive
		case 0xE1:
			if t == 0 {
				t = orientation(body)
			}
		}
	}
}

// segment reads the next segment: its kind and what is in it.
func segment(r *bufio.Reader) (kind byte, body []byte, err error) {
	for kind == 0 || kind == 0xFF {
		if kind, err = r.ReadByte(); err != nil {
			return 0, nil, err
		}
	}
	var size [2]byte
	if _, err := io.ReadFull(r, size[:]); err != nil {
		return 0, nil, err
	}
	n := int(binary.BigEndian.Uint16(size[:])) - 2
	if n < 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	body = make([]byte, n)
	_, err = io.ReadFull(r, body)
	return kind, body, err
}

// orientation finds tag 0x0112 in the first directory of an EXIF segment (CIPA DC-008).
func orientation(exif []byte) turn {
	if len(exif) < 14 || string(exif[:6]) != "Exif\x00\x00" {
		return 0
	}
	tiff := exif[6:]
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at:]
	for n := range int(order.Uint16(entries)) {
		from := 2 + n*12
		if from+12 > len(entries) {
			return 0
		}
		entry := entries[from:]
		if order.Uint16(entry) == 0x0112 {
			if value := order.Uint16(entry[8:]); value >= 1 && value <= 8 {
				return turn(value)
			}
			return 0
		}
	}
	return 0
}
