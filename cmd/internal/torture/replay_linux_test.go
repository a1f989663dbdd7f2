package torture

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path/filepath"
)

const sector = 512

// file is one file on a disk whose power may go: what is safe, and what was written since.
type file struct {
	safe    []byte
	pending []change
}

// platter is a disk: files by name, as the folder safely says, and changes of the folder since.
type platter struct {
	names   map[string]*file
	now     map[string]*file // as the program sees it
	pending []func(map[string]*file)
}

func newPlatter(before []byte) *platter {
	db := &file{safe: bytes.Clone(before)}
	const name = "kontingent.db"
	return &platter{names: map[string]*file{name: db}, now: map[string]*file{name: db}}
}

// play carries out a change. flushes: the disk does what it is told; else nothing written is ever safe.
func (p *platter) play(c change, flushes bool) {
	name := filepath.Base(c.path)
	f := p.now[name]
	switch c.kind {
	case 'c':
		fresh := &file{}
		p.now[name] = fresh
		p.pending = append(p.pending, func(names map[string]*file) { names[name] = fresh })
	case 'u':
		delete(p.now, name)
		p.pending = append(p.pending, func(names map[string]*file) { delete(names, name) })
	case 'w', 't':
		if f != nil {
			f.pending = append(f.pending, c)
		}
	case 's':
		switch {
		case f != nil && flushes:
			for _, w := range f.pending {
				f.safe = w.on(f.safe)
			}
			f.pending = nil
		case f == nil: // the folder
			for _, change := range p.pending {
				change(p.names)
			}
			p.pending = nil
		}
	}
}

// on carries out a write or a truncation on the bytes of a file, in place where there is room.
func (c change) on(b []byte) []byte {
	size := c.offset
	if c.kind == 'w' {
		size = max(int64(len(b)), c.offset+int64(len(c.bytes)))
	}
	if more := size - int64(len(b)); more > 0 {
		b = append(b, make([]byte, more)...)
	}
	b = b[:size]
	copy(b[c.offset:], c.bytes)
	return b
}

// left is what lies on the disk when the power comes back: of the changes of the folder any first ones, of the writes to
// a file none, all, any first ones, any at all, or any sectors of any.
func (p *platter) left(d *rand.Rand) map[string][]byte {
	names := maps.Clone(p.names)
	for _, change := range p.pending[:d.IntN(len(p.pending)+1)] {
		change(names)
	}
	out := map[string][]byte{}
	for name, f := range names {
		b := bytes.Clone(f.safe)
		some := d.IntN(len(f.pending) + 1)
		how := d.IntN(5)
		for i, c := range f.pending {
			switch {
			case how == 0, how == 1 && i >= some, how == 2 && d.IntN(2) == 0:
				continue
			case how == 3 && c.kind == 'w':
				b = c.torn(b, d)
				continue
			}
			b = c.on(b)
		}
		out[name] = b
	}
	return out
}

// torn carries out a write of which any sectors have reached the disk.
func (c change) torn(b []byte, d *rand.Rand) []byte {
	for at := int64(0); at < int64(len(c.bytes)); {
		end := min(int64(len(c.bytes)), (c.offset+at)/sector*sector+sector-c.offset)
		if d.IntN(2) == 0 {
			b = change{kind: 'w', offset: c.offset + at, bytes: c.bytes[at:end]}.on(b)
		}
		at = end
	}
	return b
}
