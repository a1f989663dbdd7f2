package document

import "strconv"

// leading is the distance from one line of the style to the next, in millimetres.
func (st style) leading() float64 { return st.size * pt * lead }

// drop is how far above the bottom of its line a text's baseline stands.
func (st style) drop() float64 { return st.size * pt * 0.38 }

// face is the font of a style.
func (s *sheet) face(st style) Face {
	if st.bold {
		return s.faces.Bold
	}
	return s.faces.Regular
}

// page is the one being filled.
func (s *sheet) page() *Page { return &s.pages[len(s.pages)-1] }

// width of a text in a style, in millimetres.
func (s *sheet) width(st style, text string) float64 { return width(s.face(st), st.size, text) }

// text writes from x to the right, y the baseline.
func (s *sheet) text(x, y float64, st style, text string) {
	if text == "" {
		return
	}
	p := s.page()
	p.Texts = append(p.Texts, Text{X: x, Y: y, Size: st.size, Bold: st.bold, Color: st.color, String: text})
}

// right writes so that the text ends at x.
func (s *sheet) right(x, y float64, st style, text string) { s.text(x-s.width(st, text), y, st, text) }

// rightWithin is right for an amount that has to fit a column: an enormous one is written smaller.
func (s *sheet) rightWithin(x, y, limit float64, st style, text string) {
	for st.size > 4 && s.width(st, text) > limit {
		st.size -= 0.5
	}
	s.right(x, y, st, text)
}

// rule draws a level line.
func (s *sheet) rule(x1, x2, y, w float64, c Color) {
	p := s.page()
	p.Lines = append(p.Lines, Line{X1: x1, Y1: y, X2: x2, Y2: y, Width: w, Color: c})
}

// fill draws a rectangle.
func (s *sheet) fill(x, y, w, h float64, c Color) {
	p := s.page()
	p.Rects = append(p.Rects, Rect{X: x, Y: y, W: w, H: h, Fill: c})
}

func itoa(n int) string { return strconv.Itoa(n) }
