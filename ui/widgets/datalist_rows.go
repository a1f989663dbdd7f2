package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// listRows is Fyne's List for its scrolling and its few rows used again; choosing, keys and colours are ours.
type listRows struct {
	widget.List
	list    *DataList
	focused bool
	byMouse bool
}

func newListRows(l *DataList) *listRows {
	r := &listRows{list: l}
	r.HideSeparators = true // each row draws its own
	r.Length = l.length
	r.CreateItem = func() fyne.CanvasObject { return newListRow(l) }
	r.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if row, ok := o.(*listRow); ok {
			row.show(id)
		}
	}
	// Clicks go to our rows. Only where a press does not come from a mouse does Fyne's list choose.
	r.OnSelected = func(id widget.ListItemID) {
		r.UnselectAll()
		l.Select(id)
	}
	r.ExtendBaseWidget(r)
	return r
}

// ringed says whether the row where the keyboard is has a ring.
func (r *listRows) ringed() bool { return r.focused && !r.byMouse }

// FocusGained draws the ring.
func (r *listRows) FocusGained() {
	r.focused = true
	l := r.list
	if l.selected >= 0 {
		l.current = l.selected
	}
	for l.current < l.length()-1 && l.heading(l.current) != "" {
		l.current++
	}
	r.Refresh()
}

// FocusLost takes it away.
func (r *listRows) FocusLost() {
	r.focused, r.byMouse = false, false
	r.Refresh()
}

// TypedKey moves, ticks and opens.
func (r *listRows) TypedKey(e *fyne.KeyEvent) {
	l := r.list
	n := l.length()
	if n == 0 {
		return
	}
	r.byMouse = false
	switch e.Name {
	case fyne.KeyUp:
		r.step(-1)
	case fyne.KeyDown:
		r.step(1)
	case fyne.KeyPageUp:
		r.choose(max(l.current-r.page(), 0), 1)
	case fyne.KeyPageDown:
		r.choose(min(l.current+r.page(), n-1), -1)
	case fyne.KeyHome:
		r.choose(0, 1)
	case fyne.KeyEnd:
		r.choose(n-1, -1)
	case fyne.KeySpace:
		if l.Ticked != nil {
			l.tick(l.current, false)
		} else {
			l.Activate(l.current)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		l.Activate(l.current)
	case desktop.KeyMenu:
		if l.OnMenu != nil && l.heading(l.current) == "" {
			l.OnMenu(l.current, r.place(l.current))
		}
	}
}

// step goes to the next row, or the one before. Coming to a list where none is chosen, the first step chooses the one
// with the ring.
func (r *listRows) step(by int) {
	l := r.list
	to := l.current + by
	if l.selected < 0 {
		to = l.current
	}
	r.choose(to, by)
}

// choose chooses a row, or where that is a heading the nearest in a direction that is none.
func (r *listRows) choose(to, by int) {
	l := r.list
	for to >= 0 && to < l.length() && l.heading(to) != "" {
		to += by
	}
	if to >= 0 && to < l.length() {
		l.Select(to)
	}
}

// page is how many rows are in view, less one that stays.
func (r *listRows) page() int {
	return max(int(r.Size().Height/styleOf(r).size(tint.Row))-1, 1)
}

// place is where on the canvas a row begins, a little to the right.
func (r *listRows) place(row int) fyne.Position {
	h := styleOf(r).size(tint.Row)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	return top.AddXY(r.list.left(styleOf(r))+styleOf(r).size(theme.SizeNameInnerPadding), float32(row+1)*h-r.GetScrollOffset())
}

// turned scrolls the rows by the mouse wheel, and reports whether that moved them.
func (r *listRows) turned(e *fyne.ScrollEvent) bool {
	was := r.GetScrollOffset()
	r.ScrollToOffset(was - e.Scrolled.DY)
	return r.GetScrollOffset() != was
}

// TypedShortcut ticks all, or copies.
func (r *listRows) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		r.list.tickAll()
	case *fyne.ShortcutCopy:
		if text := r.list.copied(); text != "" && s.Clipboard != nil {
			s.Clipboard.SetContent(text)
		}
	default:
		passOn(r, s)
	}
}

var (
	_ fyne.Focusable    = (*listRows)(nil)
	_ fyne.Shortcutable = (*listRows)(nil)
)
