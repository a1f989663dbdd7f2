package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
)

// reorderRow is one line: the handle, its number, what it is, and three buttons.
type reorderRow struct {
	widget.BaseWidget
	list             *ReorderList
	index            int
	handle           *reorderHandle
	up, down, remove *fieldSign
	hovered          bool
	fitter           *fitter
}

func newReorderRow(l *ReorderList, index int) *reorderRow {
	r := &reorderRow{list: l, index: index, fitter: newFitter()}
	r.handle = newReorderHandle(r)
	button := func(sign fyne.Resource, named string, act func()) *fieldSign {
		return newFieldSign(sign, named, func() {
			l.byMouse = true
			focus(l)
			act()
		})
	}
	r.up = button(icon.Up, l.words.Up, func() { l.move(r.index, r.index-1) })
	r.down = button(icon.Down, l.words.Down, func() { l.move(r.index, r.index+1) })
	r.remove = button(icon.Cross, l.words.Remove, func() { l.remove(r.index) })
	r.ExtendBaseWidget(r)
	return r
}

// entry is what the row shows.
func (r *reorderRow) entry() (ReorderEntry, bool) {
	if r.index >= len(r.list.entries) {
		return ReorderEntry{}, false
	}
	return r.list.entries[r.index], true
}

// reached reports whether the line is tried at all.
func (r *reorderRow) reached() bool { return r.list.marker < 0 || r.index <= r.list.marker }

// Tapped puts the keyboard on the row.
func (r *reorderRow) Tapped(*fyne.PointEvent) {
	r.list.byMouse = true
	focus(r.list)
	r.list.current = r.index
	r.list.Refresh()
}

// MouseIn tints the row.
func (r *reorderRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved does nothing.
func (r *reorderRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (r *reorderRow) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// CreateRenderer is Fyne's.
func (r *reorderRow) CreateRenderer() fyne.WidgetRenderer {
	l := r.list
	back, line, number, said, note, sign := newBox(), newBox(), newText(), newText(), newText(), newSign()
	d := &drawing{objects: []fyne.CanvasObject{back, line, number, sign, said, note, r.handle, r.up, r.down, r.remove}}
	d.min = func() fyne.Size { return fyne.NewSize(260*styleOf(r).scale(), l.pitch()) }
	d.layout = func(size fyne.Size) {
		e, ok := r.entry()
		if !ok {
			return
		}
		s := styleOf(r)
		pad, side := s.size(theme.SizeNameInnerPadding), s.size(theme.SizeNameInlineIcon)
		normal := s.size(theme.SizeNameText)
		place(back, 0, 0, size.Width, size.Height)
		place(line, 0, size.Height-1, size.Width, 1)
		x, end := pad, size.Width-pad/2
		if !l.locked {
			place(r.handle, 0, 0, side+2*pad, size.Height)
			x = side + 2*pad
			for _, b := range []*fieldSign{r.remove, r.down, r.up} {
				if b == r.remove && l.OnRemoved == nil {
					continue
				}
				m := b.MinSize()
				end -= m.Width
				place(b, end, (size.Height-m.Height)/2, m.Width, m.Height)
			}
			end -= pad
		}
		wide := width("00", normal, false)
		place(number, x, -textLift, wide, size.Height)
		x += wide + pad
		if e.Sign != nil {
			place(sign, x, (size.Height-side)/2, side, side)
			x += side + pad
		}
		w := min(width(e.Text, normal, false)+1, max(end-x, 0))
		ink, faint := Ink.text(), e.Tone.text()
		if e.Tone == Ink {
			faint = theme.ColorNamePlaceHolder
		}
		if !r.reached() || l.drag.from == r.index {
			ink, faint = theme.ColorNameDisabled, theme.ColorNameDisabled
		}
		s.write(said, r.fitter.fit(e.Text, w, normal, false), text{colour: ink})
		place(said, x, -textLift, w, size.Height)
		x += w + 2*pad
		s.write(note, r.fitter.fit(e.Note, end-x, s.size(theme.SizeNameCaptionText), false), text{colour: faint, size: theme.SizeNameCaptionText})
		place(note, x, 0, max(end-x, 0), size.Height)
		s.write(number, strconv.Itoa(r.index+1), text{colour: theme.ColorNamePlaceHolder, align: fyne.TextAlignTrailing})
		s.show(sign, e.Sign, ink)
	}
	d.refresh = func() {
		s := styleOf(r)
		how := box{}
		if !r.reached() {
			how.fill = theme.ColorNameBackground
		}
		if r.hovered && !l.locked {
			how.fill = theme.ColorNameHover
		}
		s.fill(back, how)
		s.fill(line, box{fill: theme.ColorNameSeparator})
		r.handle.Hidden, r.up.Hidden, r.down.Hidden = l.locked, l.locked, l.locked
		r.remove.Hidden = l.locked || l.OnRemoved == nil
		r.up.off, r.down.off = r.index == 0, r.index == len(l.entries)-1
		for _, b := range []*fieldSign{r.up, r.down, r.remove} {
			b.Refresh()
		}
		r.handle.Refresh()
		canvas.Refresh(r)
	}
	d.refresh()
	return d
}

// reorderGhost is the line that follows the mouse.
type reorderGhost struct {
	widget.BaseWidget
	entry  ReorderEntry
	fitter *fitter
}

func newReorderGhost() *reorderGhost {
	g := &reorderGhost{fitter: newFitter()}
	g.Hide()
	g.ExtendBaseWidget(g)
	return g
}

func (g *reorderGhost) show(e ReorderEntry) {
	if g.entry != e {
		g.entry = e
		g.Refresh()
	}
	g.Show()
}

// CreateRenderer is Fyne's.
func (g *reorderGhost) CreateRenderer() fyne.WidgetRenderer {
	back, said, grip := newBox(), newText(), newSign()
	d := &drawing{objects: []fyne.CanvasObject{back, grip, said}}
	d.min = func() fyne.Size { return fyne.NewSize(100, 30) }
	d.layout = func(size fyne.Size) {
		s := styleOf(g)
		pad, side := s.size(theme.SizeNameInnerPadding), s.size(theme.SizeNameInlineIcon)
		place(back, 0, 0, size.Width, size.Height)
		place(grip, pad, (size.Height-side)/2, side, side)
		x := side + 2*pad
		room := max(size.Width-x-pad, 0)
		s.write(said, g.fitter.fit(g.entry.Text, room, s.size(theme.SizeNameText), false), text{})
		place(said, x, -textLift, room, size.Height)
	}
	d.refresh = func() {
		s := styleOf(g)
		s.fill(back, box{fill: theme.ColorNameOverlayBackground, stroke: theme.ColorNamePrimary, width: 1.5, radius: s.size(theme.SizeNameInputRadius)})
		s.shade(back)
		s.show(grip, icon.Grip, theme.ColorNamePrimary)
		canvas.Refresh(g)
	}
	d.refresh()
	return d
}
