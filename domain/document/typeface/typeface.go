// Package typeface reads a TrueType font once and answers how wide a letter is and whether there is one.
//
// It decides nothing about pages and draws nothing. The wiring makes a Face of each embedded font and hands it to
// document.Layout.
package typeface

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// absent marks a rune without a glyph; no real advance is that wide.
const absent = 0xFFFF

// Face answers in constant time for any letter up to U+FFFF. It may be used by many goroutines.
type Face struct {
	advance  [1 << 16]uint16 // in font units
	perEm    float64
	fallback float64 // the advance of the box drawn for a missing letter, in ems
}

// Parse reads a TrueType font.
func Parse(ttf []byte) (*Face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	var (
		buf  sfnt.Buffer
		face = &Face{perEm: float64(f.UnitsPerEm())}
		ppem = fixed.I(int(f.UnitsPerEm()))
	)
	width := func(g sfnt.GlyphIndex) (uint16, error) {
		a, err := f.GlyphAdvance(&buf, g, ppem, font.HintingNone)
		if err != nil || a < 0 || a.Round() >= absent {
			return 0, fmt.Errorf("read width of glyph %d: %w", g, err)
		}
		return uint16(a.Round()), nil
	}
	box, err := width(0)
	if err != nil {
		return nil, err
	}
	face.fallback = float64(box) / face.perEm
	for r := range face.advance {
		face.advance[r] = absent
		g, err := f.GlyphIndex(&buf, rune(r))
		if err != nil {
			return nil, fmt.Errorf("read letter %U: %w", r, err)
		}
		if g == 0 {
			continue
		}
		if face.advance[r], err = width(g); err != nil {
			return nil, err
		}
	}
	return face, nil
}

// Advance is how far the letter moves the pen, in ems.
func (f *Face) Advance(r rune) float64 {
	if !f.Has(r) {
		return f.fallback
	}
	return float64(f.advance[r]) / f.perEm
}

// Has reports whether the font has the letter.
func (f *Face) Has(r rune) bool { return r >= 0 && r < 1<<16 && f.advance[r] != absent }
