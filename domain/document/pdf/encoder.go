// Package pdf makes PDF files of laid-out documents, many at a time.
//
// gofpdf draws the operations. One gofpdf document a file would spend nearly all its time on the fonts, so a whole batch
// is drawn into one document, whose pages are then cut out and put into files of their own, behind font and logo objects
// that were made once (shared.go). A file's bytes depend on its own document alone: the embedded part of a font is
// chosen by the letters of that document (font.go), and the objects are numbered anew.
//
// It refuses to know what an invoice is; it draws texts, lines, rectangles and images. The wiring makes one Encoder.
package pdf

import (
	"fmt"
	"sync"

	"github.com/jung-kurt/gofpdf"

	"kontingent/domain/document"
)

// Limits: a file beyond the first no mailbox would take; beyond the others what was kept is made anew when needed.
const (
	maxBytes  = 20 << 20
	maxShared = 64
	maxLogos  = 16
)

// Encoder makes PDF files with two fonts. It may be used by many goroutines at once.
type Encoder struct {
	fonts   [2]*trueType // regular, bold
	standIn [2]string    // the names gofpdf gives the fonts it draws with

	mu     sync.Mutex
	parts  [2]map[string]*embedded // of the fonts, by the letters they have besides always
	shared map[sharedKey]*shared
	logos  []*logo
	count  int // of all logos ever, to name them
}

// New makes an encoder. The fonts are TrueType files that the program itself carries; anything else is an error.
func New(regular, bold []byte) (*Encoder, error) {
	e := &Encoder{shared: map[sharedKey]*shared{}}
	for i, ttf := range [][]byte{regular, bold} {
		var err error
		if e.fonts[i], err = readTrueType(ttf); err != nil {
			return nil, err
		}
		e.parts[i] = map[string]*embedded{}
		f := blank()
		f.SetFont("Helvetica", style(i == 1), 10)
		names, err := parse(f)
		if err != nil {
			return nil, fmt.Errorf("prepare the fonts: %w", err)
		}
		for name := range names.fonts {
			e.standIn[i] = name
		}
	}
	return e, nil
}

// Encode makes a file of each document, in their order. What is wrong with one document is said in its place and touches
// no other.
func (e *Encoder) Encode(docs []document.Pages) []document.File {
	files := make([]document.File, len(docs))
	e.encode(docs, files)
	return files
}

// encode draws the documents together; where that fails it halves them until the one to blame stands alone.
func (e *Encoder) encode(docs []document.Pages, files []document.File) {
	if len(docs) == 0 {
		return
	}
	err := e.together(docs, files)
	switch {
	case err == nil:
	case len(docs) == 1:
		files[0] = document.File{Err: fmt.Errorf("make the PDF of %q: %w", docs[0].Title, err)}
	default:
		half := len(docs) / 2
		e.encode(docs[:half], files[:half])
		e.encode(docs[half:], files[half:])
	}
}

// together draws documents with one gofpdf. A panic in there becomes an error.
func (e *Encoder) together(docs []document.Pages, files []document.File) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	f, keys := blank(), make([]sharedKey, len(docs))
	reset(f)
	for i, d := range docs {
		if keys[i], err = e.draw(f, d); err != nil {
			return err
		}
	}
	drawn, err := parse(f)
	if err != nil {
		return err
	}
	w := newWriter()
	page := 1 // the first is the blank one
	for i, d := range docs {
		s, err := e.sharedOf(keys[i])
		if err != nil {
			return err
		}
		streams, err := drawn.contents(page, len(d.Page))
		if err != nil {
			return err
		}
		page += len(d.Page)
		files[i] = document.File{Bytes: w.file(s, d, streams)}
		if len(files[i].Bytes) > maxBytes {
			files[i] = document.File{Err: fmt.Errorf("make the PDF of %q: %d bytes is too large", d.Title, len(files[i].Bytes))}
		}
	}
	return nil
}

// blank is a gofpdf document with one empty page.
func blank() *gofpdf.Fpdf {
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetCompression(false) // the writer does it, faster
	f.SetCatalogSort(true)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.AddPage()
	return f
}
