package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Filter is one chip of a FilterRow.
type Filter struct {
	ID    string
	Label string
	Count string // how many there are, written as it should stand; may be empty
}

// FilterRow shows chips of which one is chosen, with how many there are of each. It goes on in a second line where
// there is no room. Left and right choose; pressing the chosen chip goes back to the first, which stands for all.
type FilterRow struct {
	widget.BaseWidget
	// OnChosen is called when another chip is chosen.
	OnChosen func(id string)

	filters []Filter
	chosen  int
	over    int
	focused bool
	byMouse bool
	boxes   []placed
}

type placed struct{ x, y, w float32 }

// NewFilterRow makes a row whose first chip is chosen.
func NewFilterRow(filters []Filter, chosen func(id string)) *FilterRow {
	r := &FilterRow{filters: filters, OnChosen: chosen, over: -1}
	r.ExtendBaseWidget(r)
	return r
}

// SetFilters changes the chips. The chosen one stays so if it is among them.
func (r *FilterRow) SetFilters(filters []Filter) {
	was := r.Chosen()
	r.filters = filters
	r.Choose(was)
}

// Chosen is the ID of the chosen chip.
func (r *FilterRow) Chosen() string {
	if r.chosen >= len(r.filters) {
		return ""
	}
	return r.filters[r.chosen].ID
}

// Choose shows a chip as chosen; one that is not there chooses the first. OnChosen is not called.
func (r *FilterRow) Choose(id string) {
	r.chosen = max(slices.IndexFunc(r.filters, func(f Filter) bool { return f.ID == id }), 0)
	r.Refresh()
}

func (r *FilterRow) choose(i int) {
	if i < 0 || i >= len(r.filters) || i == r.chosen {
		return
	}
	r.chosen = i
	r.Refresh()
	if r.OnChosen != nil {
		r.OnChosen(r.filters[i].ID)
	}
}

// arrange places the chips in lines of a width, and gives the height of all.
func (r *FilterRow) arrange(wide float32) float32 {
	s := styleOf(r)
	h, gap, pad := r.high(s), s.size(theme.SizeNameInnerPadding), 1.4*s.size(theme.SizeNameInnerPadding)
	size := s.size(theme.SizeNameCaptionText)
	r.boxes = r.boxes[:0]
	var x, y float32
	for _, f := range r.filters {
		w := width(f.Label, size, false) + 2*pad
		if f.Count != "" {
			w += width(f.Count, size, true) + 6
		}
		if x > 0 && x+w > wide {
			x, y = 0, y+h+gap
		}
		r.boxes = append(r.boxes, placed{x, y, w})
		x += w + gap
	}
	return y + h
}

func (r *FilterRow) high(s style) float32 { return s.size(tint.Pill) + 4*s.scale() }

// HeightAt is the height of its lines when it is so wide.
func (r *FilterRow) HeightAt(width float32) float32 { return r.arrange(width) }

// CreateRenderer is Fyne's.
func (r *FilterRow) CreateRenderer() fyne.WidgetRenderer {
	d, mark := &drawing{}, newRing()
	var backs []*canvas.Rectangle
	var labels, counts []*canvas.Text
	d.min = func() fyne.Size {
		wide := d.size.Width
		if wide == 0 {
			wide = 100000
		}
		h := r.arrange(wide)
		var w float32
		for _, b := range r.boxes {
			w = max(w, b.w)
		}
		return fyne.NewSize(w, h)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(r)
		r.arrange(size.Width)
		h, pad := r.high(s), 1.4*s.size(theme.SizeNameInnerPadding)
		mark.Hide()
		for i, b := range r.boxes {
			if i >= len(backs) {
				return
			}
			place(backs[i], b.x, b.y, b.w, h)
			place(labels[i], b.x+pad, b.y-textLift/2, b.w-2*pad, h)
			place(counts[i], b.x+pad, b.y-textLift/2, b.w-2*pad, h)
			if i == r.chosen && r.focused && !r.byMouse {
				mark.around(b.x, b.y, b.w, h)
				mark.show(s, true, h/2+ringGap)
			}
		}
	}
	d.refresh = func() {
		s := styleOf(r)
		d.objects = []fyne.CanvasObject{mark.Rectangle}
		for len(backs) < len(r.filters) {
			backs, labels, counts = append(backs, newBox()), append(labels, newText()), append(counts, newText())
		}
		for i, f := range r.filters {
			how := box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: r.high(s) / 2}
			fg, number := theme.ColorNameForeground, theme.ColorNamePlaceHolder
			if i == r.over {
				how.fill = tint.PlainFill
			}
			if i == r.chosen {
				how.fill, how.stroke, fg, number = tint.Strong, tint.Strong, tint.StrongText, tint.StrongText
			}
			s.fill(backs[i], how)
			s.write(labels[i], f.Label, text{colour: fg, size: theme.SizeNameCaptionText})
			s.write(counts[i], f.Count, text{colour: number, size: theme.SizeNameCaptionText, bold: true, align: fyne.TextAlignTrailing})
			d.objects = append(d.objects, backs[i], labels[i], counts[i])
		}
		canvas.Refresh(r)
	}
	d.refresh()
	return d
}

// under is the chip at a place, or -1.
func (r *FilterRow) under(p fyne.Position) int {
	h := r.high(styleOf(r))
	return slices.IndexFunc(r.boxes, func(b placed) bool {
		return p.X >= b.x && p.X < b.x+b.w && p.Y >= b.y && p.Y < b.y+h
	})
}

// Tapped chooses a chip.
func (r *FilterRow) Tapped(e *fyne.PointEvent) {
	i := r.under(e.Position)
	if i < 0 {
		return
	}
	r.byMouse = true
	focus(r)
	if i == r.chosen {
		i = 0
	}
	r.choose(i)
}

// TypedKey chooses.
func (r *FilterRow) TypedKey(e *fyne.KeyEvent) {
	r.byMouse = false
	switch e.Name {
	case fyne.KeyLeft:
		r.choose(r.chosen - 1)
	case fyne.KeyRight:
		r.choose(r.chosen + 1)
	case fyne.KeyHome:
		r.choose(0)
	case fyne.KeyEnd:
		r.choose(len(r.filters) - 1)
	}
	r.Refresh()
}

// TypedRune does nothing.
func (r *FilterRow) TypedRune(rune) {}

// FocusGained draws the ring.
func (r *FilterRow) FocusGained() {
	r.focused = true
	if !r.byMouse {
		reveal(r)
	}
	r.Refresh()
}

// FocusLost takes it away.
func (r *FilterRow) FocusLost() {
	r.focused, r.byMouse = false, false
	r.Refresh()
}

// MouseIn tints a chip.
func (r *FilterRow) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved tints a chip.
func (r *FilterRow) MouseMoved(e *desktop.MouseEvent) {
	if i := r.under(e.Position); i != r.over {
		r.over = i
		r.Refresh()
	}
}

// MouseOut takes the tint away.
func (r *FilterRow) MouseOut() {
	r.over = -1
	r.Refresh()
}
