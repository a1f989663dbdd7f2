package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// GridColumn is one column of a Grid.
type GridColumn struct {
	Title string
	Width float32 // at normal text size; of one that grows the least
	Grow  bool    // takes what the others leave
	Right bool    // numbers stand at the right
	Below bool    // where not all stand beside each other, it goes into a second line
	Tight bool    // close to the one before it
}

// Grid is rows of inputs below common headings, such as the lines of an invoice. What is wrong with a row stands under
// it. Rows are made by the caller, once, and may change their order: what is in them keeps the keyboard.
type Grid struct {
	widget.BaseWidget
	columns []GridColumn
	hidden  []bool
	rows    []*GridRow
	foot    gridFoot
	fitter  *fitter
}

// NewGrid makes a grid without rows.
func NewGrid(columns ...GridColumn) *Grid {
	g := &Grid{columns: columns, hidden: make([]bool, len(columns)), fitter: newFitter()}
	g.foot.sums = &gridSums{}
	g.ExtendBaseWidget(g)
	return g
}

// SetRows shows these rows, in this order.
func (g *Grid) SetRows(rows []*GridRow) {
	g.rows = rows
	g.Refresh()
}

// SetHidden leaves a column out, or takes it in again.
func (g *Grid) SetHidden(column int, hidden bool) {
	if g.hidden[column] != hidden {
		g.hidden[column] = hidden
		g.Refresh()
	}
}

// SetFoot puts what there is to do below the rows, at the left, and a sum under a column, at the right.
func (g *Grid) SetFoot(left fyne.CanvasObject, under int, sums ...Pair) {
	g.foot.left, g.foot.under, g.foot.sums.pairs = left, under, sums
	g.Refresh()
}

// HeightAt is its height when it is so wide.
func (g *Grid) HeightAt(width float32) float32 { return g.arrange(width, nil) }

// CreateRenderer is Fyne's.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	heads := make([]*canvas.Text, len(g.columns))
	for i := range heads {
		heads[i] = newText()
	}
	collect := func() {
		d.objects = d.objects[:0]
		for _, h := range heads {
			d.objects = append(d.objects, h)
		}
		for _, r := range g.rows {
			d.objects = append(d.objects, r.objects()...)
		}
		if g.foot.left != nil {
			d.objects = append(d.objects, g.foot.left)
		}
		d.objects = append(d.objects, g.foot.sums.objects()...)
	}
	d.min = func() fyne.Size {
		s := styleOf(g)
		w := g.least(s)
		return fyne.NewSize(w, g.arrange(max(w, d.size.Width), nil))
	}
	d.layout = func(size fyne.Size) { g.arrange(size.Width, heads) }
	d.refresh = func() {
		collect()
		for _, r := range g.rows {
			for _, c := range r.cells {
				if c != nil {
					c.Refresh()
				}
			}
			r.note.Refresh()
		}
		canvas.Refresh(g)
	}
	collect()
	return d
}

// titled reports whether there are headings at all.
func (g *Grid) titled() bool {
	return slices.ContainsFunc(g.columns, func(c GridColumn) bool { return c.Title != "" })
}

// arrange places everything in a width, or without heads only measures it, and gives the height of all.
func (g *Grid) arrange(wide float32, heads []*canvas.Text) float32 {
	s := styleOf(g)
	spots, lines := g.spots(s, wide)
	y, caption := float32(0), s.lineHeight(theme.SizeNameCaptionText)
	for i, h := range heads {
		h.Hidden = g.hidden[i] || len(g.rows) == 0
		how := text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText}
		if g.columns[i].Right {
			how.align = fyne.TextAlignTrailing
		}
		s.write(h, g.columns[i].Title, how)
		place(h, spots[i].x, float32(spots[i].line)*caption, spots[i].w, caption)
	}
	if len(g.rows) > 0 && g.titled() {
		y = float32(lines)*caption + s.size(theme.SizeNamePadding)
	}
	for i, r := range g.rows {
		y += r.arrange(s, g, spots, lines, wide, y, i > 0, heads != nil)
	}
	return y + g.foot.arrange(s, spots, wide, y, heads != nil)
}
