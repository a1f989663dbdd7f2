package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// ReorderEntry is one line of a ReorderList.
type ReorderEntry struct {
	Text string
	Note string        // behind it, secondary
	Sign fyne.Resource // before it; may be nil
	Tone Tone          // of the note: Warn where something about it wants a look
}

// ReorderWords are what the buttons of a line are called.
type ReorderWords struct{ Up, Down, Remove string }

// ReorderList shows things in an order that the person chooses: by dragging the handle, by the buttons of each line,
// or with Alt and up or down. Delete takes a line away. Lines below the marked one are drawn as not reached. The order
// itself is the caller's: it moves what OnMoved says, and calls SetEntries.
type ReorderList struct {
	widget.BaseWidget
	// OnMoved is called with where a line was and where it is to be.
	OnMoved func(from, to int)
	// OnRemoved is called when a line is taken away. Where it is nil, none can be.
	OnRemoved func(i int)

	entries []ReorderEntry
	marker  int
	words   ReorderWords
	locked  bool
	rows    []*reorderRow
	current int
	focused bool
	byMouse bool
	drag    reorderDrag
}

// NewReorderList makes an empty list.
func NewReorderList(words ReorderWords) *ReorderList {
	l := &ReorderList{words: words, marker: -1}
	l.drag.from = -1
	l.ExtendBaseWidget(l)
	return l
}

// SetEntries shows other lines. Those below the line with the index marker are drawn as not reached; -1 marks none.
func (l *ReorderList) SetEntries(entries []ReorderEntry, marker int) {
	l.entries, l.marker = entries, marker
	for len(l.rows) < len(entries) {
		l.rows = append(l.rows, newReorderRow(l, len(l.rows)))
	}
	l.rows = l.rows[:len(entries)]
	l.current = max(min(l.current, len(entries)-1), 0)
	l.Refresh()
}

// SetLocked shows the lines without handles and buttons.
func (l *ReorderList) SetLocked(locked bool) {
	l.locked = locked
	l.Refresh()
}

// Disabled keeps a locked list out of the way of the keyboard.
func (l *ReorderList) Disabled() bool { return l.locked || len(l.entries) == 0 }

// Enable unlocks.
func (l *ReorderList) Enable() { l.SetLocked(false) }

// Disable locks.
func (l *ReorderList) Disable() { l.SetLocked(true) }

// move asks for a line to be moved, and follows it.
func (l *ReorderList) move(from, to int) {
	if l.locked || from == to || min(from, to) < 0 || max(from, to) >= len(l.entries) {
		return
	}
	l.current = to
	if l.OnMoved != nil {
		l.OnMoved(from, to)
	}
	l.Refresh()
}

// remove asks for a line to be taken away.
func (l *ReorderList) remove(i int) {
	if l.locked || l.OnRemoved == nil || i < 0 || i >= len(l.entries) {
		return
	}
	l.OnRemoved(i)
	l.Refresh()
}

func (l *ReorderList) pitch() float32 { return styleOf(l).size(tint.Row) + 6*styleOf(l).scale() }

// FocusGained draws the ring.
func (l *ReorderList) FocusGained() {
	l.focused = true
	if !l.byMouse {
		reveal(l)
	}
	l.Refresh()
}

// FocusLost takes it away.
func (l *ReorderList) FocusLost() {
	l.focused, l.byMouse = false, false
	l.Refresh()
}

// TypedRune does nothing.
func (l *ReorderList) TypedRune(rune) {}

// TypedKey goes from line to line, and takes one away.
func (l *ReorderList) TypedKey(e *fyne.KeyEvent) {
	l.byMouse = false
	switch e.Name {
	case fyne.KeyUp:
		l.current = max(l.current-1, 0)
	case fyne.KeyDown:
		l.current = max(min(l.current+1, len(l.entries)-1), 0)
	case fyne.KeyHome:
		l.current = 0
	case fyne.KeyEnd:
		l.current = max(len(l.entries)-1, 0)
	case fyne.KeyDelete, fyne.KeyBackspace:
		l.remove(l.current)
	case fyne.KeyEscape:
		l.cancelDrag()
	}
	l.Refresh()
}

// TypedShortcut moves a line up or down.
func (l *ReorderList) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	by := 0
	if ok && c.Modifier == fyne.KeyModifierAlt {
		by = map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[c.KeyName]
	}
	if by == 0 {
		passOn(l, s)
		return
	}
	l.byMouse = false
	l.move(l.current, l.current+by)
}

// CreateRenderer is Fyne's.
func (l *ReorderList) CreateRenderer() fyne.WidgetRenderer {
	line, dot, ghost, mark := newBox(), newBox(), newReorderGhost(), newRing()
	d := &drawing{}
	d.min = func() fyne.Size {
		w := float32(0)
		for _, r := range l.rows {
			w = max(w, r.MinSize().Width)
		}
		return fyne.NewSize(w, float32(len(l.entries))*l.pitch())
	}
	d.layout = func(size fyne.Size) {
		s, h := styleOf(l), l.pitch()
		for i, r := range l.rows {
			place(r, 0, float32(i)*h, size.Width, h)
		}
		mark.inside(0, float32(l.current)*h, size.Width, h)
		mark.show(s, l.focused && !l.byMouse && l.drag.from < 0 && !l.locked, s.size(theme.SizeNameInputRadius))
		dragging := l.drag.from >= 0
		line.Hidden, dot.Hidden = !dragging, !dragging
		if !dragging {
			ghost.Hide()
			return
		}
		s.fill(line, box{fill: theme.ColorNamePrimary, radius: 1.5})
		y, side := float32(l.drag.slot)*h, 10*s.scale()
		place(line, 0, y-1.5, size.Width, 3)
		s.fill(dot, box{fill: theme.ColorNamePrimary, radius: side / 2})
		place(dot, -side/4, y-side/2, side, side)
		ghost.show(l.entries[l.drag.from])
		room := 3 * side // so that the end of the line, and its dot, stay in view
		place(ghost, room, max(min(l.drag.y-h/2, size.Height-h/2), -h/2), size.Width-2*room, h-4)
	}
	d.refresh = func() {
		d.objects = d.objects[:0]
		for _, r := range l.rows {
			d.objects = append(d.objects, r)
			r.Refresh()
		}
		d.objects = append(d.objects, mark.Rectangle, line, dot, ghost)
		canvas.Refresh(l)
	}
	d.refresh()
	return d
}

var (
	_ fyne.Focusable    = (*ReorderList)(nil)
	_ fyne.Shortcutable = (*ReorderList)(nil)
	_ fyne.Disableable  = (*ReorderList)(nil)
)
