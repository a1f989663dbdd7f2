package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
)

// reorderDrag is a drag under way: which line, where the mouse is, and before which line it would be put.
type reorderDrag struct {
	from int // -1 when none
	slot int
	y    float32
}

// dragTo follows the mouse, which is at y in the list.
func (l *ReorderList) dragTo(from int, y float32) {
	if l.locked {
		return
	}
	if l.drag.from < 0 {
		l.drag.from = from
		l.byMouse = true
		focus(l)
	}
	l.drag.y = y
	l.drag.slot = max(min(int(y/l.pitch()+0.5), len(l.entries)), 0)
	l.Refresh()
}

// dragEnd puts the line where the mouse left it.
func (l *ReorderList) dragEnd() {
	from, to := l.drag.from, l.drag.slot
	l.drag.from = -1
	if from < 0 {
		return
	}
	if to > from { // the line itself was above
		to--
	}
	l.current = from
	l.move(from, to)
	l.Refresh()
}

// cancelDrag leaves the order as it was.
func (l *ReorderList) cancelDrag() {
	l.drag.from = -1
	l.Refresh()
}

// reorderHandle is what a line is dragged by.
type reorderHandle struct {
	widget.BaseWidget
	row     *reorderRow
	hovered bool
}

func newReorderHandle(r *reorderRow) *reorderHandle {
	h := &reorderHandle{row: r}
	h.ExtendBaseWidget(h)
	return h
}

// Dragged follows the mouse. The place on the canvas counts: the first event of a drag is relative to the handle.
func (h *reorderHandle) Dragged(e *fyne.DragEvent) {
	l := h.row.list
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	from := h.row.index
	if l.drag.from >= 0 {
		from = l.drag.from
	}
	l.dragTo(from, e.AbsolutePosition.Y-top.Y)
}

// DragEnd lets go.
func (h *reorderHandle) DragEnd() { h.row.list.dragEnd() }

// Cursor shows that the line can be moved.
func (h *reorderHandle) Cursor() desktop.Cursor { return desktop.VResizeCursor }

// MouseIn darkens the handle.
func (h *reorderHandle) MouseIn(e *desktop.MouseEvent) {
	h.hovered = true
	h.Refresh()
	h.row.MouseIn(e)
}

// MouseMoved does nothing.
func (h *reorderHandle) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes it back.
func (h *reorderHandle) MouseOut() {
	h.hovered = false
	h.Refresh()
	h.row.MouseOut()
}

// CreateRenderer is Fyne's.
func (h *reorderHandle) CreateRenderer() fyne.WidgetRenderer {
	sign := newSign()
	d := &drawing{objects: []fyne.CanvasObject{sign}}
	d.min = func() fyne.Size {
		return fyne.NewSquareSize(styleOf(h).size(theme.SizeNameInlineIcon) + 2*styleOf(h).size(theme.SizeNameInnerPadding))
	}
	d.layout = func(size fyne.Size) {
		side := styleOf(h).size(theme.SizeNameInlineIcon)
		place(sign, (size.Width-side)/2, (size.Height-side)/2, side, side)
	}
	d.refresh = func() {
		colour := theme.ColorNamePlaceHolder
		if h.hovered {
			colour = theme.ColorNameForeground
		}
		styleOf(h).show(sign, icon.Grip, colour)
		canvas.Refresh(h)
	}
	d.refresh()
	return d
}

var (
	_ fyne.Draggable     = (*reorderHandle)(nil)
	_ desktop.Cursorable = (*reorderHandle)(nil)
)
