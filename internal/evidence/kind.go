package evidence

import (
	"bytes"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// Kind is a sort of evidence, as the instrument files write it.
type Kind string

// The kinds that any slot accepts. JPG stands for .jpeg too.
const (
	PDF  Kind = "pdf"
	JPG  Kind = "jpg"
	PNG  Kind = "png"
	MP4  Kind = "mp4"
	MOV  Kind = "mov"
	Link Kind = "link"
)

var mediaTypes = map[Kind]string{
	PDF: "application/pdf", JPG: "image/jpeg", PNG: "image/png", MP4: "video/mp4", MOV: "video/quicktime",
}

// MediaType is the type that the bytes are served as; empty for links.
func (k Kind) MediaType() string { return mediaTypes[k] }

// Word is the kind as people read it.
func (k Kind) Word() string {
	if k == Link {
		return "tautan"
	}
	return strings.ToUpper(string(k))
}

func (k Kind) video() bool { return k == MP4 || k == MOV }

func (k Kind) picture() bool { return k == JPG || k == PNG }

// either joins kinds for a sentence: "PDF", "PDF atau JPG", "PDF, JPG, atau PNG".
func either(kinds []Kind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.Word()
	}
	switch n := len(words); n {
	case 0, 1:
		return strings.Join(words, "")
	case 2:
		return words[0] + " atau " + words[1]
	default:
		return strings.Join(words[:n-1], ", ") + ", atau " + words[n-1]
	}
}

// headSize is how much of a file decides its kind.
const headSize = 3072

// accepted maps what the content is to what we call it. Containers that hold one of these are not listed: the tree of
// the library puts sound and pictures below video/mp4.
var accepted = map[string]Kind{
	"application/pdf": PDF, "image/jpeg": JPG, "image/png": PNG, "image/apng": PNG,
	"video/mp4": MP4, "video/x-m4v": MP4, "video/quicktime": MOV,
}

// foreign are the words for what people upload by mistake.
var foreign = map[string]string{
	"text/html": "halaman web (HTML)", "application/xhtml+xml": "halaman web (HTML)", "image/svg+xml": "gambar SVG", "text/xml": "berkas XML",
	"text/plain": "teks biasa", "text/rtf": "dokumen RTF", "text/csv": "tabel CSV", "application/javascript": "program JavaScript",
	"text/javascript": "program JavaScript", "application/vnd.microsoft.portable-executable": "program Windows (EXE)",
	"application/x-elf": "program Linux", "application/x-executable": "program Linux",
	"application/zip": "berkas ZIP", "application/x-rar-compressed": "berkas RAR", "application/x-7z-compressed": "berkas 7z",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   "dokumen Word (DOCX)",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         "tabel Excel (XLSX)",
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": "presentasi PowerPoint (PPTX)",
	"application/msword": "dokumen Word (DOC)", "application/x-ole-storage": "dokumen Office lama", "application/vnd.oasis.opendocument.text": "dokumen ODT",
	"image/gif": "gambar GIF", "image/webp": "gambar WebP", "image/heic": "gambar HEIC", "image/heif": "gambar HEIF", "image/avif": "gambar AVIF",
	"image/bmp": "gambar BMP", "image/tiff": "gambar TIFF", "audio/mp4": "rekaman suara", "audio/x-m4a": "rekaman suara", "audio/mpeg": "rekaman suara (MP3)",
	"video/3gpp": "video 3GP", "video/webm": "video WebM", "video/x-matroska": "video MKV", "video/x-msvideo": "video AVI",
	"application/octet-stream": "berkas yang jenisnya tidak dikenal",
}

// detect tells from its first bytes what a file is: one of our kinds, or words for what it is instead.
func detect(head []byte) (Kind, string) {
	found := mimetype.Detect(head)
	if kind, ok := accepted[media(found)]; ok && (kind != PDF || startsAsPDF(head)) {
		return kind, kind.Word()
	}
	if media(found) == "application/pdf" {
		return "", "PDF yang didahului isi lain"
	}
	for m := found; m != nil; m = m.Parent() {
		if words, ok := foreign[media(m)]; ok {
			return "", words
		}
	}
	return "", "berkas " + media(found)
}

func media(m *mimetype.MIME) string {
	name, _, _ := strings.Cut(m.String(), ";")
	return name
}

// startsAsPDF is stricter than readers are: with something else in front the same bytes would also be a page or an
// archive.
func startsAsPDF(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(head, "\r\n\t "), []byte("%PDF-"))
}
