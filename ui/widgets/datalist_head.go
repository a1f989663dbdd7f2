package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// listHead is the band with the titles: pressing one sorts, dragging its right edge changes its width.
type listHead struct {
	widget.BaseWidget
	list     *DataList
	over     int // the column under the mouse, or -1
	atEdge   bool
	dragging int // the column whose edge is dragged, or -1
	focused  bool
	byMouse  bool
	current  int // where the keyboard is
}

func newListHead(l *DataList) *listHead {
	h := &listHead{list: l, over: -1, dragging: -1}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer is Fyne's.
func (h *listHead) CreateRenderer() fyne.WidgetRenderer {
	l := h.list
	back, hover, line, mark, all, arrow := newBox(), newBox(), newBox(), newRing(), newTick(), newSign()
	d := &drawing{objects: append([]fyne.CanvasObject{back, hover, line}, all.objects()...)}
	titles := make([]*canvas.Text, len(l.columns.defs))
	for i := range titles {
		titles[i] = newText()
		d.objects = append(d.objects, titles[i])
	}
	d.objects = append(d.objects, arrow, mark.Rectangle)
	d.min = func() fyne.Size {
		s := styleOf(h)
		return fyne.NewSize(60, s.lineHeight(theme.SizeNameCaptionText)+2*s.size(theme.SizeNameInnerPadding))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(h)
		place(back, 0, 0, size.Width, size.Height)
		s.fill(back, box{fill: tint.Side})
		radius := s.size(theme.SizeNameInputRadius)
		if !l.Frameless {
			radius = s.size(theme.SizeNameCardRadius) - 1
		}
		back.TopLeftCornerRadius, back.TopRightCornerRadius = radius, radius
		place(line, 0, size.Height-1, size.Width, 1)
		s.fill(line, box{fill: theme.ColorNameSeparator})
		h.drawTick(s, all, size)
		arrow.Hide()
		hover.Hide()
		mark.Hide()
		for i, d := range l.columns.defs {
			h.title(s, i, titles[i], arrow, size)
			x, w := l.columns.x[i], l.columns.w[i]
			if i == h.over && d.Sort && l.OnSort != nil && !h.atEdge && h.dragging < 0 {
				place(hover, x, 0, w, size.Height-1)
				s.fill(hover, box{fill: theme.ColorNameHover})
				hover.Show()
			}
			if i == h.current && h.focused && !h.byMouse && w > 0 {
				mark.inside(x, 0, w, size.Height-1)
				mark.show(s, true, 4)
			}
		}
	}
	d.refresh = func() { canvas.Refresh(h) }
	return d
}

func (h *listHead) drawTick(s style, all *tick, size fyne.Size) {
	if h.list.Ticked == nil || h.list.AllTicked == nil {
		all.hide()
		return
	}
	all.draw(s, s.size(theme.SizeNameInnerPadding)*1.5, (size.Height-tickSide(s))/2, h.list.AllTicked(), true)
}

// title writes the title of one column, and the arrow if the list is sorted by it.
func (h *listHead) title(s style, i int, t *canvas.Text, arrow *canvas.Image, size fyne.Size) {
	l := h.list
	def := l.columns.defs[i]
	pad := s.size(theme.SizeNameInnerPadding)
	x, w := l.columns.x[i]+pad, l.columns.w[i]-2*pad
	how := text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText}
	if def.Right {
		how.align = fyne.TextAlignTrailing
	}
	side := s.size(theme.SizeNameCaptionText) + 1
	sorted := l.sortedBy == def.ID && def.ID != "" && w > 0
	room := w
	if sorted {
		how.colour = theme.ColorNameForeground
		room -= side + 3
	}
	said := l.fitter.fit(def.Title, room, s.size(how.size), false)
	s.write(t, said, how)
	if !sorted {
		place(t, x, 0, max(w, 0), size.Height)
		return
	}
	wide := width(said, s.size(how.size), false)
	at := x + wide + 3
	place(t, x, 0, max(room, 0), size.Height)
	if def.Right { // the arrow goes before, so that the title stands over its numbers
		place(t, x+side+3, 0, max(room, 0), size.Height)
		at = x + w - wide - side - 3
	}
	sign := icon.Up
	if l.descending {
		sign = icon.Down
	}
	place(arrow, at, (size.Height-side)/2, side, side)
	s.show(arrow, sign, theme.ColorNameForeground)
}

// Tapped sorts by the column, or ticks all.
func (h *listHead) Tapped(e *fyne.PointEvent) {
	l := h.list
	h.byMouse = true
	focus(h)
	h.byMouse = true
	if l.Ticked != nil && e.Position.X < l.left(styleOf(h)) {
		l.tickAll()
		return
	}
	if l.columns.edge(e.Position.X) >= 0 {
		return
	}
	if i := l.columns.at(e.Position.X); i >= 0 {
		h.current = i
		l.sortBy(i)
	}
}

// MouseIn tints the column.
func (h *listHead) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved tints the column, and changes the pointer at an edge.
func (h *listHead) MouseMoved(e *desktop.MouseEvent) {
	over, at := h.list.columns.at(e.Position.X), h.list.columns.edge(e.Position.X) >= 0
	if over != h.over || at != h.atEdge {
		h.over, h.atEdge = over, at
		h.Refresh()
	}
}

// MouseOut takes the tint away.
func (h *listHead) MouseOut() {
	h.over, h.atEdge = -1, false
	h.Refresh()
}

// Cursor shows that an edge can be dragged.
func (h *listHead) Cursor() desktop.Cursor {
	if h.atEdge || h.dragging >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// Dragged moves the edge that the drag began at.
func (h *listHead) Dragged(e *fyne.DragEvent) {
	c := h.list.columns
	x := e.AbsolutePosition.X - fyne.CurrentApp().Driver().AbsolutePositionForObject(h).X
	if h.dragging < 0 {
		if h.dragging = c.edge(x - e.Dragged.DX); h.dragging < 0 {
			return
		}
	}
	c.push(h.dragging, x-c.x[h.dragging]-c.w[h.dragging], styleOf(h).scale())
	h.list.resized(false)
}

// DragEnd leaves the edge where it is.
func (h *listHead) DragEnd() {
	if h.dragging >= 0 {
		h.dragging = -1
		h.list.resized(true)
	}
}

// FocusGained draws the ring.
func (h *listHead) FocusGained() {
	h.focused = true
	h.Refresh()
}

// FocusLost takes it away.
func (h *listHead) FocusLost() {
	h.focused, h.byMouse = false, false
	h.Refresh()
}

// TypedRune does nothing.
func (h *listHead) TypedRune(rune) {}

// TypedKey chooses a column, and sorts by it.
func (h *listHead) TypedKey(e *fyne.KeyEvent) {
	h.byMouse = false
	switch e.Name {
	case fyne.KeyLeft:
		h.step(-1)
	case fyne.KeyRight:
		h.step(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.list.sortBy(h.current)
	case fyne.KeyDown:
		h.list.FocusRows()
	}
	h.Refresh()
}

// step goes to the next column that is shown, or the one before.
func (h *listHead) step(by int) {
	for i := h.current + by; i >= 0 && i < len(h.list.columns.defs); i += by {
		if h.list.columns.w[i] > 0 {
			h.current = i
			return
		}
	}
}

// TypedShortcut makes the column narrower or wider.
func (h *listHead) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return
	}
	by := map[fyne.KeyName]float32{fyne.KeyLeft: -10, fyne.KeyRight: 10}[c.KeyName]
	if by == 0 || c.Modifier != fyne.KeyModifierAlt {
		passOn(h, s)
		return
	}
	scale := styleOf(h).scale()
	h.list.columns.push(h.current, by*scale, scale)
	h.list.resized(true)
}

var (
	_ fyne.Draggable      = (*listHead)(nil)
	_ fyne.Focusable      = (*listHead)(nil)
	_ fyne.Shortcutable   = (*listHead)(nil)
	_ desktop.Cursorable  = (*listHead)(nil)
	_ desktop.Hoverable   = (*listHead)(nil)
	_ desktop.Mouseable   = (*listRow)(nil)
	_ fyne.DoubleTappable = (*listRow)(nil)
)
