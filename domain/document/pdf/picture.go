package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"kontingent/domain/document"
)

// logo is a picture made ready once.
type logo struct {
	given, clean []byte
	name, kind   string // as gofpdf calls them
}

// drawImage draws the document's picture. It may come again, on every page, but there is no second one.
func (e *Encoder) drawImage(f *gofpdf.Fpdf, m document.Image, key *sharedKey) (err error) {
	switch {
	case key.logo == nil:
		if key.logo, err = e.logoOf(m.Data); err != nil {
			return err
		}
	case !bytes.Equal(key.logo.given, m.Data):
		return errors.New("there is more than one picture")
	}
	key.logo.place(f, m)
	return nil
}

// logoOf makes a picture safe (document.CleanLogo), once for all documents that have it.
func (e *Encoder) logoOf(data []byte) (*logo, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, l := range e.logos {
		if bytes.Equal(l.given, data) {
			return l, nil
		}
	}
	clean, err := document.CleanLogo(data)
	if err != nil {
		return nil, err
	}
	l := &logo{given: bytes.Clone(data), clean: clean, name: fmt.Sprintf("logo%d", e.count), kind: "png"}
	if !bytes.HasPrefix(clean, []byte("\x89PNG")) {
		l.kind = "jpg"
	}
	if len(e.logos) == maxLogos {
		e.logos = nil
	}
	e.logos, e.count = append(e.logos, l), e.count+1
	return l, nil
}

// place draws the picture.
func (l *logo) place(f *gofpdf.Fpdf, m document.Image) {
	options := gofpdf.ImageOptions{ImageType: l.kind}
	if f.GetImageInfo(l.name) == nil {
		f.RegisterImageOptionsReader(l.name, options, bytes.NewReader(l.clean))
	}
	f.ImageOptions(l.name, m.X, m.Y, m.W, m.H, false, options, 0, "")
}

var reference = regexp.MustCompile(`(\d+) 0 R`)

// objects lets gofpdf write the picture and numbers its objects from n. The first is the picture, others its palette.
func (l *logo) objects(n int) (name string, objects [][]byte, err error) {
	f := blank()
	l.place(f, document.Image{X: 10, Y: 10, W: 10, H: 10})
	p, err := parse(f)
	if err != nil {
		return "", nil, err
	}
	const first, own = 5, 2 // after the blank page; the last two are info and catalog
	for _, o := range p.object[first : len(p.object)-own] {
		dict, body, _ := splitStream(o)
		dict = reference.ReplaceAllFunc(dict, func(m []byte) []byte {
			old, _ := strconv.Atoi(string(m[:len(m)-len(" 0 R")])) // the pattern is digits
			return fmt.Appendf(nil, "%d 0 R", old-first+n)
		})
		objects = append(objects, fmt.Appendf(nil, "%s\nstream\n%s\nendstream", dict, body))
	}
	for only := range p.images {
		name = only
	}
	return name, objects, nil
}
