package pdf

import (
	"encoding/binary"
	"slices"
)

// outline is a glyph's own bytes in table glyf.
func (f *trueType) outline(g int) []byte { return f.tables["glyf"][f.start[g]:f.start[g+1]] }

// withParts adds to a set of glyphs those that they are put together from: Á is an A and an accent.
func (f *trueType) withParts(set []int) []int {
	for i := 0; i < len(set); i++ {
		o := f.outline(set[i])
		if len(o) == 0 || i16(o, 0) >= 0 {
			continue
		}
		for at, more := 10, true; more; {
			flags := u16(o, at)
			if part := u16(o, at+2); !slices.Contains(set, part) {
				set = append(set, part)
			}
			at += 6
			if flags&1 != 0 { // its offsets are words
				at += 2
			}
			switch {
			case flags&8 != 0: // one scale
				at += 2
			case flags&0x40 != 0: // two
				at += 4
			case flags&0x80 != 0: // a matrix
				at += 8
			}
			more = flags&0x20 != 0
		}
	}
	slices.Sort(set)
	return set
}

// subset is a font file with the outlines of these glyphs alone. Glyphs keep their numbers.
func (f *trueType) subset(set []int) []byte {
	n := len(f.advance)
	keep := make([]bool, n)
	for _, g := range set {
		keep[g] = true
	}
	var glyf []byte
	loca := make([]byte, 4, 4*n+4)
	hmtx := slices.Clone(f.tables["hmtx"])
	wide := u16(f.tables["hhea"], 34)
	for g := range n {
		if keep[g] {
			glyf = append(glyf, f.outline(g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		} else if g < wide-1 { // zeros pack to nothing
			clear(hmtx[4*g : 4*g+4])
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	head := slices.Clone(f.tables["head"])
	clear(head[8:12]) // the checksum of the whole: set by assemble
	binary.BigEndian.PutUint16(head[50:], 1)
	out := map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head}
	for _, tag := range []string{"cvt ", "fpgm", "hhea", "maxp", "prep"} {
		if t := f.tables[tag]; len(t) > 0 {
			out[tag] = t
		}
	}
	return assemble(out)
}

// assemble puts tables together to a font file.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	n := len(tags)
	power := 1
	for power*2 <= n {
		power *= 2
	}
	b := []byte{0, 1, 0, 0}
	for _, v := range []int{n, power * 16, log2(power), (n - power) * 16} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at, whole := 12+16*n, 0
	for _, tag := range tags {
		t := tables[tag]
		if tag == "head" {
			whole = at + 8
		}
		b = append(b, tag...)
		for _, v := range []uint32{checksum(t), uint32(at), uint32(len(t))} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		at += (len(t) + 3) &^ 3
	}
	for _, tag := range tags {
		b = append(b, tables[tag]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	binary.BigEndian.PutUint32(b[whole:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(t []byte) (sum uint32) {
	for len(t) >= 4 {
		sum += binary.BigEndian.Uint32(t)
		t = t[4:]
	}
	rest := [4]byte{}
	copy(rest[:], t)
	return sum + binary.BigEndian.Uint32(rest[:])
}

func log2(power int) (n int) {
	for ; power > 1; power /= 2 {
		n++
	}
	return n
}
