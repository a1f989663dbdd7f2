package pdf

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"kontingent/domain/document"
)

// draw adds a document's pages to f and says which shared objects they need. Each page leaves the state it found, so
// that a page's content never depends on the one before.
func (e *Encoder) draw(f *gofpdf.Fpdf, d document.Pages) (sharedKey, error) {
	var key sharedKey
	if len(d.Page) == 0 {
		return key, errors.New("there are no pages")
	}
	for _, p := range d.Page {
		f.AddPage()
		for _, r := range p.Rects {
			f.SetFillColor(rgb(r.Fill))
			f.Rect(r.X, r.Y, r.W, r.H, "F")
		}
		for _, m := range p.Images {
			if err := e.drawImage(f, m, &key); err != nil {
				return key, err
			}
		}
		for _, l := range p.Lines {
			f.SetDrawColor(rgb(l.Color))
			f.SetLineWidth(l.Width)
			f.Line(l.X1, l.Y1, l.X2, l.Y2)
		}
		if err := e.drawTexts(f, p.Texts, &key); err != nil {
			return key, err
		}
		reset(f)
		if err := f.Error(); err != nil {
			return key, fmt.Errorf("draw: %w", err)
		}
	}
	return key, nil
}

// reset brings the pen into the one state in which every page starts: gofpdf carries it over from page to page.
func reset(f *gofpdf.Fpdf) {
	f.SetDrawColor(0, 0, 0)
	f.SetFillColor(0, 0, 0)
	f.SetTextColor(0, 0, 0)
	f.SetLineWidth(0.2)
	f.SetFont("Helvetica", "", 10)
}

// drawTexts writes with Helvetica as a stand-in: gofpdf copies the codes we hand it, and the file's own page says which
// font they mean. The codes are UTF-16, as the embedded fonts count their letters.
func (e *Encoder) drawTexts(f *gofpdf.Fpdf, texts []document.Text, key *sharedKey) error {
	var codes []byte
	size, bold := 0.0, false
	color := document.Color{}
	for i, t := range texts {
		if i == 0 || t.Size != size || t.Bold != bold {
			size, bold = t.Size, t.Bold
			f.SetFont("Helvetica", style(bold), size)
		}
		if i == 0 || t.Color != color {
			color = t.Color
			f.SetFillColor(rgb(color))
			f.SetTextColor(rgb(color))
		}
		need, font := &key.regular, e.fonts[0]
		if bold {
			need, font = &key.bold, e.fonts[1]
		}
		need.used = true
		codes = codes[:0]
		for _, r := range t.String {
			if r < 0x20 || r > 0xFFFF {
				return fmt.Errorf("text %q has the letter %U, which can't be written", t.String, r)
			}
			if !inAlways[r] && font.glyph[r] != 0 {
				need.add(r)
			}
			codes = append(codes, byte(r>>8), byte(r))
		}
		f.Text(t.X, t.Y, string(codes))
	}
	return nil
}

func style(bold bool) string {
	if bold {
		return "B"
	}
	return ""
}

func rgb(c document.Color) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }

// add makes sure that the letter will be embedded.
func (n *fontNeed) add(r rune) {
	i := 0
	for at, have := range n.more {
		if have == r {
			return
		}
		if have < r {
			i = at + utf8.RuneLen(have)
		}
	}
	n.more = n.more[:i] + string(r) + n.more[i:]
}
