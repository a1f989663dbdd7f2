package widgets

import (
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll shows a page that is higher than the window. What gets the keyboard inside it is brought into view, which
// Fyne's own scroll does not do.
//
// Its content stands a little inside, so that focus rings are not cut off; NewBeside and Page lay a Scroll so that the
// content lines up with what is around it, and its bar stands in the gap or at the window's edge.
type Scroll struct {
	container.Scroll
	body  *fyne.Container
	right float32 // room at the right, for the bar
	foot  float32 // room below the content
}

// How far the content stands inside a Scroll.
const (
	scrollInset = ringGap + ringWidth
	scrollBar   = 14
)

// NewScroll makes a Scroll. The content is as wide as the window, and as high as it must be at that width.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{right: scrollBar, foot: scrollBar}
	s.Direction = container.ScrollVerticalOnly
	s.body = container.New(&scrollBody{s}, content)
	s.Content = s.body
	s.ExtendBaseWidget(s)
	return s
}

// scrollBody makes the content as wide as what is scrolled.
type scrollBody struct{ scroll *Scroll }

func (b *scrollBody) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		w := size.Width - scrollInset - b.scroll.right
		place(o, scrollInset, scrollInset, w, max(size.Height-2*scrollInset-b.scroll.foot, HeightAt(o, w)))
	}
}

func (b *scrollBody) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	w := b.scroll.Size().Width - scrollInset - b.scroll.right
	for _, o := range objects {
		least := o.MinSize().Width
		size = size.Max(fyne.NewSize(least, HeightAt(o, max(w, least))))
	}
	return size.AddWidthHeight(scrollInset+b.scroll.right, 2*scrollInset+b.scroll.foot)
}

// lay places o; a Scroll a little outside, so that its content stands where o would, with room more at the right for its
// bar.
func lay(o fyne.CanvasObject, x, y, w, h, room float32) {
	if s, ok := o.(*Scroll); ok {
		s.right = max(room, scrollInset)
		place(o, x-scrollInset, y-scrollInset, w+scrollInset+s.right, h+scrollInset)
		return
	}
	place(o, x, y, w, h)
}

// rendered are the scrolls that are shown, so that a field can ask to be brought into view.
var rendered struct {
	sync.Mutex
	scrolls []*Scroll
}

// CreateRenderer is Fyne's.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	rendered.Lock()
	rendered.scrolls = append(rendered.scrolls, s)
	rendered.Unlock()
	return &scrollRenderer{s.Scroll.CreateRenderer(), s}
}

type scrollRenderer struct {
	fyne.WidgetRenderer
	scroll *Scroll
}

func (r *scrollRenderer) Destroy() {
	rendered.Lock()
	rendered.scrolls = slices.DeleteFunc(rendered.scrolls, func(s *Scroll) bool { return s == r.scroll })
	rendered.Unlock()
	r.WidgetRenderer.Destroy()
}

// revealMargin is how much is shown around what is brought into view.
const revealMargin = 24

// reveal brings o into view in every scroll it stands in.
func reveal(o fyne.CanvasObject) { revealAll(o, o.Size().Height) }

// revealAll brings as much of o into view as is so high, from its upper edge.
func revealAll(o fyne.CanvasObject, height float32) {
	driver := fyne.CurrentApp().Driver()
	for _, s := range around(o) {
		y := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.body).Y
		top, bottom := y-revealMargin, y+height+revealMargin
		offset := s.Offset.Y
		if bottom > offset+s.Size().Height {
			offset = bottom - s.Size().Height
		}
		offset = max(min(offset, top), 0)
		if offset != s.Offset.Y {
			s.ScrollToOffset(fyne.NewPos(0, offset))
		}
	}
}

// around are the scrolls that o stands in, the innermost first.
func around(o fyne.CanvasObject) []*Scroll {
	rendered.Lock()
	scrolls := slices.Clone(rendered.scrolls)
	rendered.Unlock()
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	scrolls = slices.DeleteFunc(scrolls, func(s *Scroll) bool {
		return c == nil || s == o || driver.CanvasForObject(s) != c || !s.holds(o)
	})
	slices.SortFunc(scrolls, func(a, b *Scroll) int {
		if a != b && b.holds(a) {
			return -1
		}
		return 1
	})
	return scrolls
}

// holds reports whether o is drawn inside what s scrolls. Fyne knows no parents: o is inside if it moves along.
func (s *Scroll) holds(o fyne.CanvasObject) bool {
	driver, at := fyne.CurrentApp().Driver(), s.body.Position()
	before := driver.AbsolutePositionForObject(o)
	s.body.Move(at.AddXY(1, 0))
	moved := driver.AbsolutePositionForObject(o) != before
	s.body.Move(at)
	return moved
}
