package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Cell is what one place in a list shows.
type Cell struct {
	Text string
	Tone Tone
	Bold bool
	Pill bool          // the text in a chip of its tone: a state
	Sign fyne.Resource // before the text
}

// DataList shows rows of many things, with a header that sorts. It holds no data: it asks for the rows it shows, and
// tells what the person did. Sorting, ticking and opening are the caller's; Refresh shows what changed.
//
// Keys: up, down, page up and down, home and end choose a row; space ticks it, or opens it where nothing is ticked;
// enter opens it; the menu key opens its menu; Ctrl+A ticks all; Ctrl+C copies the ticked rows, or the chosen one, as
// text with tabs. In the header, left and right choose a column, space sorts by it, and Alt with left or right makes it
// narrower or wider.
type DataList struct {
	widget.BaseWidget

	Length func() int
	Cell   func(row, column int) Cell

	// OnSelected is called when another row is chosen.
	OnSelected func(row int)
	// OnPressed is called when a row is pressed with the mouse, also one that was chosen already.
	OnPressed func(row int)
	// OnActivated is called when a row is double-clicked, or enter is pressed on it.
	OnActivated func(row int)
	// Heading makes a row a heading over those below it, with this text; "" where it is none, and nil where none are.
	// A heading cannot be chosen, opened or ticked.
	Heading func(row int) string
	// OnMenu is called for the menu of a row, with the place on the canvas to open it at. Where it is set, the row under
	// the mouse and the chosen one show a sign at their right end that opens it.
	OnMenu func(row int, at fyne.Position)
	// OnSort is called with the column's ID when its title is pressed.
	OnSort func(column string, descending bool)
	// OnLayout is called when the person has changed a column's width.
	OnLayout func()

	// Ticked says whether a row is ticked. Where it is nil, rows have no box to tick.
	Ticked func(row int) bool
	// Tickable says which rows can be; all where it is nil.
	Tickable func(row int) bool
	// OnTicked is called with the rows whose tick the person has turned.
	OnTicked func(rows []int, on bool)
	// AllTicked gives the state of the header's box; where it is nil, the header has none.
	AllTicked func() Ticks
	// OnTickAll is called when the header's box is pressed.
	OnTickAll func(on bool)

	// Foot gives the cells of a last line that stays in view, such as a sum. None where nil.
	Foot func(column int) Cell
	// Empty is shown in place of the rows when there are none.
	Empty fyne.CanvasObject
	// MinRows is how many rows are in view at least: a list in a scrolling page has that height. 4 where 0.
	MinRows int
	// Frameless leaves out the list's own panel, for one that stands in a panel.
	Frameless bool
	// Headless leaves out the titles, for a list that explains itself.
	Headless bool

	columns    *columns
	fitter     *fitter
	rows       *listRows
	head       *listHead
	foot       *listRow
	sortedBy   string
	descending bool
	selected   int // -1 is none
	current    int // where the keyboard is
	anchor     int // where a range of ticks begins
}

// NewDataList makes a list with these columns.
func NewDataList(defs []Column) *DataList {
	l := &DataList{columns: newColumns(defs), fitter: newFitter(), selected: -1}
	l.head = newListHead(l)
	l.foot = newListRow(l)
	l.foot.foot = true
	l.rows = newListRows(l)
	l.ExtendBaseWidget(l)
	return l
}

// Selected is the chosen row, or -1.
func (l *DataList) Selected() int { return l.selected }

// Select chooses a row and brings it into view; -1 chooses none. OnSelected is called if it was another one.
func (l *DataList) Select(row int) {
	if row >= l.length() || row >= 0 && l.heading(row) != "" {
		return
	}
	changed := row != l.selected
	l.selected = max(row, -1)
	if row >= 0 {
		l.current, l.anchor = row, row
		l.rows.ScrollTo(row)
	}
	l.rows.Refresh()
	if changed && row >= 0 && l.OnSelected != nil {
		l.OnSelected(row)
	}
}

// Activate opens a row, as a double click does.
func (l *DataList) Activate(row int) {
	if row >= 0 && row < l.length() && l.heading(row) == "" && l.OnActivated != nil {
		l.OnActivated(row)
	}
}

// Sorted shows by which column the caller has sorted; "" by none.
func (l *DataList) Sorted(column string, descending bool) {
	l.sortedBy, l.descending = column, descending
	l.head.Refresh()
}

// Widths are the columns whose width the person has changed, to be remembered.
func (l *DataList) Widths() []ColumnWidth { return l.columns.widths() }

// SetWidths brings back what was remembered.
func (l *DataList) SetWidths(widths []ColumnWidth) {
	l.columns.setWidths(widths)
	l.Refresh()
}

// FocusRows gives the keyboard to the rows.
func (l *DataList) FocusRows() { focus(l.rows) }

// ScrollToTop shows the first rows.
func (l *DataList) ScrollToTop() { l.rows.ScrollToOffset(0) }

func (l *DataList) length() int {
	if l.Length == nil {
		return 0
	}
	return l.Length()
}

// sortBy is called by the header.
func (l *DataList) sortBy(i int) {
	d := l.columns.defs[i]
	if !d.Sort || l.OnSort == nil {
		return
	}
	l.Sorted(d.ID, d.ID == l.sortedBy && !l.descending)
	l.OnSort(l.sortedBy, l.descending)
	l.Refresh()
}

// resized is called by the header when a column's edge was moved.
func (l *DataList) resized(done bool) {
	l.arrange()
	l.head.Refresh()
	l.foot.Refresh()
	l.rows.Refresh()
	if done && l.OnLayout != nil {
		l.OnLayout()
	}
}

func (l *DataList) tickable(row int) bool {
	return (l.Tickable == nil || l.Tickable(row)) && l.heading(row) == ""
}

func (l *DataList) heading(row int) string {
	if l.Heading == nil {
		return ""
	}
	return l.Heading(row)
}

// tick turns the tick of a row, or of all from the last one turned to it.
func (l *DataList) tick(row int, through bool) {
	if l.Ticked == nil || l.OnTicked == nil || row < 0 || row >= l.length() || !l.tickable(row) {
		return
	}
	on, from := !l.Ticked(row), row
	if through {
		from = l.anchor
	}
	var rows []int
	for i := min(from, row); i <= max(from, row); i++ {
		if l.tickable(i) && l.Ticked(i) != on {
			rows = append(rows, i)
		}
	}
	l.anchor = row
	l.OnTicked(rows, on)
	l.Refresh()
}

// tickAll turns the tick of all rows.
func (l *DataList) tickAll() {
	if l.OnTickAll == nil || l.AllTicked == nil {
		return
	}
	l.OnTickAll(l.AllTicked() != AllTicks)
	l.Refresh()
}

// copied is the ticked rows, or the chosen one, as lines of cells with tabs between them.
func (l *DataList) copied() string {
	var rows []int
	for i := range l.length() {
		if l.Ticked != nil && l.Ticked(i) {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 && l.selected >= 0 {
		rows = []int{l.selected}
	}
	var b strings.Builder
	for _, row := range rows {
		cells := make([]string, len(l.columns.defs))
		for i := range cells {
			cells[i] = strings.Join(strings.Fields(l.Cell(row, i).Text), " ")
		}
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return b.String()
}

// right is how much is kept free at the right end: for the scroll bar, and for the sign that opens the menu.
func (l *DataList) right(s style) float32 {
	if l.OnMenu == nil {
		return s.size(theme.SizeNameInnerPadding)
	}
	return s.size(theme.SizeNameInlineIcon) + 2*s.size(theme.SizeNameInnerPadding)
}

// left is where the first column begins.
func (l *DataList) left(s style) float32 {
	if l.Ticked == nil {
		return s.size(theme.SizeNamePadding)
	}
	return tickSide(s) + 3*s.size(theme.SizeNameInnerPadding)
}

func (l *DataList) arrange() {
	s := styleOf(l)
	l.columns.arrange(l.left(s), l.rows.Size().Width-l.right(s), s.scale())
}

// MinSize is Fyne's. A list needs a place that gives it room, such as the middle of a page.
func (l *DataList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return l.BaseWidget.MinSize()
}

// headHigh is how high the titles stand.
func (l *DataList) headHigh() float32 {
	if l.Headless {
		return 0
	}
	return l.head.MinSize().Height
}

// CreateRenderer is Fyne's.
func (l *DataList) CreateRenderer() fyne.WidgetRenderer {
	back, turn := newBox(), newWheel(l.rows.turned)
	d := &drawing{}
	dress := func() {
		s := styleOf(l)
		if !l.Frameless {
			s.fill(back, box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: s.size(theme.SizeNameCardRadius)})
		}
		none := l.length() == 0
		d.objects = []fyne.CanvasObject{back, l.head, l.rows, turn}
		if l.Headless {
			d.objects = []fyne.CanvasObject{back, l.rows, turn}
		}
		if l.Foot != nil {
			d.objects = append(d.objects, l.foot)
		}
		if l.Empty != nil && none {
			d.objects = append(d.objects, l.Empty)
		}
		if l.selected >= l.length() {
			l.selected = -1
		}
		l.current = max(min(l.current, l.length()-1), 0)
	}
	d.min = func() fyne.Size {
		s := styleOf(l)
		rows := l.MinRows
		if rows == 0 {
			rows = 4
		}
		size := fyne.NewSize(200*s.scale(), float32(rows)*s.size(tint.Row)+l.headHigh())
		if l.Headless && !l.Frameless {
			size.Height += 6 // the edges
		}
		if l.Foot != nil {
			size.Height += s.size(tint.Row)
		}
		if l.Empty != nil && l.length() == 0 {
			size = size.Max(l.Empty.MinSize().AddWidthHeight(0, s.size(tint.Row)))
		}
		return size
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(l)
		edge := float32(1)
		if l.Frameless {
			edge = 0
		}
		place(back, 0, 0, size.Width, size.Height)
		w, top := size.Width-2*edge, l.headHigh()
		l.columns.arrange(l.left(s), w-l.right(s), s.scale())
		bottom := 5 * edge // the rows stay clear of the round corners
		if l.Foot != nil {
			bottom = s.size(tint.Row) + edge
			place(l.foot, edge, size.Height-bottom, w, bottom-edge)
		}
		place(l.head, edge, edge, w, top)
		rest := max(size.Height-edge-top-bottom, 0)
		place(l.rows, edge, edge+top, w, rest)
		place(turn, edge, edge+top, w, rest)
		if l.Empty != nil {
			place(l.Empty, edge, edge+top, w, rest)
		}
	}
	d.refresh = func() {
		dress()
		d.layout(d.size)
		l.head.Refresh()
		l.rows.Refresh()
		l.foot.Refresh()
		if l.Empty != nil {
			l.Empty.Refresh()
		}
		canvas.Refresh(l)
	}
	dress()
	return d
}
