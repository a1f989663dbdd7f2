package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"unicode/utf16"
)

// trueType is a font of the program's own, taken apart once: what of it is needed to embed parts of it.
type trueType struct {
	name     string // PostScript name
	tables   map[string][]byte
	glyph    [1 << 16]uint16 // by letter; 0: the font lacks it
	advance  []int           // by glyph, in thousandths of an em
	start    []int           // of each glyph in table glyf, and the end of the last
	perEm    int
	box      [4]int
	ascent   int
	descent  int
	capital  int
	boldness int // usWeightClass
}

// readTrueType takes a font apart. gofpdf could do it, but prints its complaints about a bad font to the terminal, and
// would do it once an invoice.
func readTrueType(ttf []byte) (f *trueType, err error) {
	defer func() { // the tables point at each other; one bounds check for them all
		if recover() != nil {
			f, err = nil, errors.New("read the font: it is cut short")
		}
	}()
	ttf = slices.Clip(ttf) // what lies behind is not ours to read
	if binary.BigEndian.Uint32(ttf) != 0x00010000 {
		return nil, errors.New("read the font: this is no TrueType file")
	}
	f = &trueType{tables: map[string][]byte{}}
	for i := range u16(ttf, 4) {
		row := ttf[12+16*i:]
		at, size := u32(row, 8), u32(row, 12)
		f.tables[string(row[:4])] = ttf[at : at+size]
	}
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"} {
		if len(f.tables[tag]) == 0 {
			return nil, fmt.Errorf("read the font: it lacks the table %q", tag)
		}
	}
	f.measures()
	f.glyphs()
	if err := f.letters(); err != nil {
		return nil, err
	}
	f.readName()
	return f, nil
}

func (f *trueType) measures() {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	f.perEm = u16(head, 18)
	for i := range f.box {
		f.box[i] = f.thousandths(i16(head, 36+2*i))
	}
	f.ascent, f.descent = f.thousandths(i16(hhea, 4)), f.thousandths(i16(hhea, 6))
	f.boldness, f.capital = u16(os2, 4), f.thousandths(i16(os2, 88))
}

func (f *trueType) thousandths(units int) int { return units * 1000 / f.perEm }

// glyphs reads where each outline is and how wide it is.
func (f *trueType) glyphs() {
	n, long := u16(f.tables["maxp"], 4), u16(f.tables["head"], 50) == 1
	wide, hmtx, loca := u16(f.tables["hhea"], 34), f.tables["hmtx"], f.tables["loca"]
	for g := range n + 1 {
		if long {
			f.start = append(f.start, u32(loca, 4*g))
		} else {
			f.start = append(f.start, 2*u16(loca, 2*g))
		}
		if g < n {
			f.advance = append(f.advance, f.thousandths(u16(hmtx, 4*min(g, wide-1))))
		}
	}
}

// letters reads the map from letters to glyphs (cmap format 4, the one for the letters up to U+FFFF).
func (f *trueType) letters() error {
	cmap := f.tables["cmap"]
	for i := range u16(cmap, 2) {
		t := cmap[u32(cmap, 8+8*i):]
		if u16(t, 0) != 4 {
			continue
		}
		n := u16(t, 6) // twice the number of ranges
		for k := 0; k < n; k += 2 {
			last, first := u16(t, 14+k), u16(t, 16+n+k)
			delta, offset := u16(t, 16+2*n+k), u16(t, 16+3*n+k)
			for c := first; c <= last && c < 0xFFFF; c++ {
				g := c + delta
				if offset != 0 {
					if g = u16(t, 16+3*n+k+offset+2*(c-first)); g != 0 {
						g += delta
					}
				}
				f.glyph[c] = uint16(g)
			}
		}
		return nil
	}
	return errors.New("read the font: it has no map of letters")
}

func (f *trueType) readName() {
	name := f.tables["name"]
	for i := range u16(name, 2) {
		row := name[6+12*i:]
		if u16(row, 0) == 3 && u16(row, 6) == 6 {
			text := name[u16(name, 4)+u16(row, 10):][:u16(row, 8)]
			var units []uint16
			for k := 0; k+1 < len(text); k += 2 {
				units = append(units, uint16(u16(text, k)))
			}
			f.name = string(utf16.Decode(units))
		}
	}
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
