package evidence

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"jaring/internal/fault"
)

// receive judges a file by its first bytes and keeps it. It returns what a version holds of it, or problems for the
// field "file". When other fields have problems already the file is judged but not kept.
func (s *Service) receive(ctx context.Context, rule Rule, name string, body io.Reader, keep bool) (Item, string, error) {
	head := bufio.NewReaderSize(body, headSize)
	first, err := head.Peek(headSize)
	if err != nil && err != io.EOF {
		return Item{}, "", err
	}
	kind, problem := judge(rule, first)
	if problem != "" || !keep {
		return Item{}, problem, nil
	}
	if err := s.blobs.Room(); err != nil {
		return Item{}, "", err
	}
	ref, err := s.blobs.Put(ctx, head, s.limit(kind))
	if fault.KindOf(err) == fault.KindTooLarge && err != nil {
		return Item{}, "", s.tooLarge(kind)
	}
	if err != nil {
		return Item{}, "", err
	}
	i := Item{Kind: FileKind, SHA256: ref.SHA256, Size: ref.Size, FileName: cleanName(name, kind), MediaType: kind.MediaType()}
	problem, err = s.defect(ctx, kind, ref.SHA256)
	return i, problem, err
}

// judge says what the first bytes are, or why this slot does not take them.
func judge(rule Rule, head []byte) (Kind, string) {
	if len(head) == 0 {
		return "", "Berkas ini kosong (0 byte). Pilih berkas lain. Yang diterima di sini: " + rule.Words() + "."
	}
	kind, words := detect(head)
	if kind == "" || !rule.Allows(kind) {
		return "", fmt.Sprintf("Isi berkas ini %s. Yang diterima di sini: %s.", words, rule.Words())
	}
	return kind, ""
}

// defect looks at the stored file as a whole. What it refuses stays as bytes that no row names.
func (s *Service) defect(ctx context.Context, k Kind, hash string) (string, error) {
	file, err := s.blobs.Open(ctx, hash)
	if err != nil {
		return "", fault.Internal(err)
	}
	defer file.Close()
	problem, err := defect(k, file)
	if err != nil {
		return "", fault.Internal(err)
	}
	return problem, nil
}

func (s *Service) limit(k Kind) int64 {
	if k.video() {
		return s.limits.Video
	}
	return s.limits.File
}

func (s *Service) tooLarge(k Kind) error {
	text := "Berkas ini terlalu besar. Paling besar " + megabytes(s.limits.File) + "."
	if k.video() {
		text = "Video ini terlalu besar. Paling besar " + megabytes(s.limits.Video) + "; tautan boleh menggantikannya bila diterima di sini."
	}
	e := fault.TooLarge(text)
	e.Add("file", text)
	return e
}

// LimitWords says the largest size for the slot: "20 MB", or "20 MB (video 200 MB)".
func (s *Service) LimitWords(r Rule) string {
	text := megabytes(s.limits.File)
	switch {
	case !r.Allows(MP4) && !r.Allows(MOV):
		return text
	case !r.Allows(PDF) && !r.Allows(JPG) && !r.Allows(PNG):
		return megabytes(s.limits.Video)
	}
	return text + " (video " + megabytes(s.limits.Video) + ")"
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
