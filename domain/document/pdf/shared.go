package pdf

import "fmt"

// sharedKey says which fonts and which picture a file needs.
type sharedKey struct {
	regular, bold fontNeed
	logo          *logo
}

// fontNeed is whether a font is used, and which letters it must have besides those of always, sorted.
type fontNeed struct {
	used bool
	more string
}

// shared is the beginning of every file with the same key: its resources, fonts and picture.
type shared struct {
	head    []byte
	offsets []int // of its objects, by number; 0 and 1 are not its own
}

// sharedOf makes the beginning once, or takes the one that was made.
func (e *Encoder) sharedOf(key sharedKey) (*shared, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if s := e.shared[key]; s != nil {
		return s, nil
	}
	s, err := e.makeShared(key)
	if err != nil {
		return nil, err
	}
	if len(e.shared) >= maxShared {
		clear(e.shared)
	}
	e.shared[key] = s
	return s, nil
}

// makeShared numbers 1 the page tree, which each file has of its own, 2 the resources, and what they speak of from 3: the letters of
// the codes, the fonts, the picture.
func (e *Encoder) makeShared(key sharedKey) (*shared, error) {
	objects := [][]byte{stream("", toUnicode)}
	var fonts, images string
	for i, need := range []fontNeed{key.regular, key.bold} {
		if need.used {
			n := 3 + len(objects)
			fonts += fmt.Sprintf("/F%s %d 0 R ", e.standIn[i], n)
			objects = append(objects, e.embeddedOf(i, need.more).objects(n, 3)...)
		}
	}
	if key.logo != nil {
		n := 3 + len(objects)
		name, picture, err := key.logo.objects(n)
		if err != nil {
			return nil, err
		}
		images = fmt.Sprintf("/I%s %d 0 R ", name, n)
		objects = append(objects, picture...)
	}
	s := &shared{head: []byte("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"), offsets: make([]int, 3)}
	s.offsets[2] = len(s.head)
	s.head = fmt.Appendf(s.head, "2 0 obj\n<</Font <<%s>> /XObject <<%s>>>>\nendobj\n", fonts, images)
	for i, o := range objects {
		s.offsets = append(s.offsets, len(s.head))
		s.head = fmt.Appendf(s.head, "%d 0 obj\n%s\nendobj\n", 3+i, o)
	}
	return s, nil
}

// embeddedOf makes a part of a font once; 0 is the regular one, 1 the bold.
func (e *Encoder) embeddedOf(i int, more string) *embedded {
	made := e.parts[i]
	if p := made[more]; p != nil {
		return p
	}
	if len(made) >= maxShared {
		clear(made)
	}
	made[more] = e.fonts[i].embed(more)
	return made[more]
}
