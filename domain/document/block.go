package document

// block draws something that must not be parted: on a page of its own, from 0 down, to learn its height.
func (s *sheet) block(draw func()) (drawn Page, height float64) {
	y := s.y
	s.pages = append(s.pages, Page{})
	s.y = 0
	draw()
	drawn, height = *s.page(), s.y
	s.pages, s.y = s.pages[:len(s.pages)-1], y
	return drawn, height
}

// place puts what block drew on the present page, y millimetres down.
func (s *sheet) place(b Page, y float64) {
	p := s.page()
	for _, r := range b.Rects {
		r.Y += y
		p.Rects = append(p.Rects, r)
	}
	for _, l := range b.Lines {
		l.Y1, l.Y2 = l.Y1+y, l.Y2+y
		p.Lines = append(p.Lines, l)
	}
	for _, t := range b.Texts {
		t.Y += y
		p.Texts = append(p.Texts, t)
	}
}
