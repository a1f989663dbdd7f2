package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"sync"
)

// always are the letters that every file embeds of a font it uses. Others it embeds one by one, as its own text has
// them: so most files of a club share one font, made once, and none tells which letters another one has.
const always = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	"\u00A0§«»·ÁÄÅÆÉÖØáäåæéöøü–—’“”…•€\u2212"

// inAlways finds them fast.
var inAlways = func() (table [1 << 16]bool) {
	for _, r := range always {
		table[r] = true
	}
	return table
}()

// embedded is a font as a file carries it: the part with some letters, packed.
type embedded struct {
	tag, name string
	source    *trueType
	widths    []byte // the W array
	file      []byte
	fileSize  int // unpacked
	glyphs    []byte
}

// embed makes the part of a font with the letters of always and more.
func (f *trueType) embed(more string) *embedded {
	letters := []rune(always + more)
	slices.Sort(letters)
	set := []int{0}
	var widths []byte
	codes := make([]byte, 2*(int(letters[len(letters)-1])+1))
	for i, r := range letters {
		g := int(f.glyph[r])
		if g == 0 {
			continue
		}
		if !slices.Contains(set, g) {
			set = append(set, g)
		}
		binary.BigEndian.PutUint16(codes[2*r:], uint16(g))
		if i > 0 && letters[i-1] == r-1 && len(widths) > 0 && f.glyph[r-1] != 0 {
			widths = fmt.Appendf(widths[:len(widths)-1], " %d]", f.advance[g])
		} else {
			widths = fmt.Appendf(widths, "%d[%d]", r, f.advance[g])
		}
	}
	part := f.subset(f.withParts(set))
	return &embedded{
		tag: tag(f.name, more), name: f.name, source: f, widths: widths,
		file: deflated(part), fileSize: len(part), glyphs: deflated(codes),
	}
}

// objects are the font's objects, the first with number n; letters is the number of the object toUnicode. Codes are
// UTF-16; where the text has a letter that the font lacks, the box of glyph 0 is drawn, and the letter can be copied.
func (e *embedded) objects(n, letters int) [][]byte {
	f, name := e.source, e.tag+"+"+e.name
	stem := 10 + 220*(f.boldness-50)/900 // the usual guess from the weight
	return [][]byte{
		fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, n+1, letters),
		fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
			" /FontDescriptor %d 0 R /CIDToGIDMap %d 0 R /DW %d /W [%s]>>", name, n+2, n+4, f.advance[0], e.widths),
		fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d"+
			" /CapHeight %d /StemV %d /FontFile2 %d 0 R>>", name, f.box[0], f.box[1], f.box[2], f.box[3], f.ascent, f.descent, f.capital, stem, n+3),
		stream(fmt.Sprintf("/Length1 %d ", e.fileSize), e.file),
		stream("", e.glyphs),
	}
}

// stream is a stream object of deflated bytes.
func stream(dict string, packed []byte) []byte {
	b := fmt.Appendf(nil, "<<%s/Filter /FlateDecode /Length %d>>\nstream\n", dict, len(packed))
	return append(append(b, packed...), "\nendstream"...)
}

// tag is the six letters that say that an embedded font is a part of one, and which.
func tag(name, more string) string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name + more)) // a hash takes everything
	sum, letters := h.Sum64(), make([]byte, 6)
	for i := range letters {
		letters[i], sum = byte('A'+sum%26), sum/26
	}
	return string(letters)
}

// packers pack well; making one costs more than using it.
var packers = sync.Pool{New: func() any { return zlib.NewWriter(io.Discard) }}

func deflated(plain []byte) []byte {
	var b bytes.Buffer
	z := packers.Get().(*zlib.Writer)
	defer packers.Put(z)
	z.Reset(&b)
	_, _ = z.Write(plain) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

// toUnicode is the table by which a reader copies and searches: every code is its own letter. Within one range only the
// last byte may vary (ISO 32000-1, 9.10.3), so there are 256 of them.
var toUnicode = func() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for high := 0; high < 256; high += 64 {
		b = append(b, "64 beginbfrange\n"...)
		for h := high; h < high+64; h++ {
			b = fmt.Appendf(b, "<%02X00> <%02XFF> <%02X00>\n", h, h, h)
		}
		b = append(b, "endbfrange\n"...)
	}
	return deflated(append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...))
}()
