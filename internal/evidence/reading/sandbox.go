package reading

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages caps what a document can take: pages of 64 KiB, 128 MiB in all.
const memoryPages = 2048

// sandbox runs the PDF reader inside WebAssembly: it sees no file, no network and no more memory than its share.
type sandbox struct {
	cache    string
	pool     pdfium.Pool
	compiled wazero.CompilationCache
}

// start compiles the reader, or takes what an earlier start compiled from the cache folder.
func (s *sandbox) start() error {
	if s.pool != nil {
		return nil
	}
	if err := os.MkdirAll(s.cache, 0o700); err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	compiled, err := wazero.NewCompilationCacheWithDir(s.cache)
	if err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // nothing of the machine's
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(memoryPages).WithCloseOnContextDone(true).WithCompilationCache(compiled),
	})
	if err != nil {
		return errors.Join(fmt.Errorf("reading: start the sandbox: %w", err), compiled.Close(context.Background()))
	}
	s.pool, s.compiled = pool, compiled
	return nil
}

func (s *sandbox) close() error {
	if s.pool == nil {
		return nil
	}
	err := errors.Join(s.pool.Close(), s.compiled.Close(context.Background()))
	s.pool, s.compiled = nil, nil
	return err
}

// read looks into the document, and then draws its pages in an instance of its own: a page that cannot be drawn takes
// nothing from what has been read. keep's error ends the drawing and comes back as it is.
func (s *sandbox) read(ctx context.Context, file io.ReadSeeker, size int64, keep func(Drawn) error) (Reading, error) {
	var found Reading
	fault, err := s.within(ctx, file, size, func(d document) (err error) {
		found, err = d.read()
		return err
	})
	if err != nil || fault != "" {
		return Reading{Fault: fault}, err
	}
	if found.Fault != "" {
		return found, nil
	}
	var kept error
	_, err = s.within(ctx, file, size, func(d document) error {
		return d.draw(found.Pages, func(page Drawn) error {
			kept = keep(page)
			return kept
		})
	})
	if errors.Is(err, errStopped) { // those before are drawn
		err = nil
	}
	return found, errors.Join(kept, err)
}

// within opens the document in an instance of its own, which is thrown away afterwards: what a hostile file broke in it
// harms no other.
func (s *sandbox) within(ctx context.Context, file io.ReadSeeker, size int64, use func(document) error) (Fault, error) {
	if ctx.Err() != nil {
		return "", errStopped
	}
	instance, err := s.pool.GetInstanceWithContext(ctx)
	switch {
	case ctx.Err() != nil && err != nil:
		return "", errStopped
	case err != nil:
		return "", fmt.Errorf("reading: %w", err)
	}
	ended := make(chan struct{})
	var fault Fault
	go func() {
		defer close(ended)
		fault, err = openDocument(instance, file, size, use)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	// Killing, not closing: an instance that has trapped makes the next files fail, and one that still runs must end.
	killed := instance.Kill()
	<-ended
	if ctx.Err() != nil {
		return "", errStopped
	}
	if err == nil {
		err = killed
	}
	return fault, err
}

// openDocument turns what the library says of the file into a fault, and a trap into errStopped.
func openDocument(p pdfium.Pdfium, file io.ReadSeeker, size int64, use func(document) error) (fault Fault, err error) {
	defer func() {
		if recover() != nil { // a document that makes the library fall over is a document that it cannot read
			fault, err = "", errStopped
		}
	}()
	opened, err := p.OpenDocument(&requests.OpenDocument{FileReader: file, FileReaderSize: size})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return Encrypted, nil
	case errors.Is(err, pdferrors.ErrFormat), errors.Is(err, pdferrors.ErrFile), errors.Is(err, pdferrors.ErrPage), errors.Is(err, pdferrors.ErrUnknown):
		return Corrupt, nil
	case err != nil:
		return "", errStopped
	}
	return "", use(document{p: p, ref: opened.Document})
}
