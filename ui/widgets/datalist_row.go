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

// listRow draws one row of a DataList from single texts, which is far cheaper than from labels. The rows in view are
// used again and again: which one it is, show says.
type listRow struct {
	widget.BaseWidget
	list    *DataList
	index   int
	foot    bool // it is the list's last line
	hovered bool

	back, bar, line *canvas.Rectangle
	mark            ring
	more            *canvas.Image
	tick            *tick
	pills           []*canvas.Rectangle
	signs           []*canvas.Image
	texts           []*canvas.Text
	draw            *drawing
}

func newListRow(l *DataList) *listRow {
	r := &listRow{list: l, index: -1, back: newBox(), bar: newBox(), line: newBox(), mark: newRing(), more: newSign(), tick: newTick()}
	n := len(l.columns.defs)
	r.pills, r.signs, r.texts = make([]*canvas.Rectangle, n), make([]*canvas.Image, n), make([]*canvas.Text, n)
	for i := range r.texts {
		r.texts[i] = newText()
	}
	r.ExtendBaseWidget(r)
	return r
}

// Resize makes the row as high as its place in the list and the gap below it, so that no click falls between rows.
func (r *listRow) Resize(size fyne.Size) {
	if !r.foot {
		size.Height += styleOf(r).size(theme.SizeNamePadding)
	}
	r.BaseWidget.Resize(size)
}

// CreateRenderer is Fyne's.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer {
	r.draw = &drawing{
		layout: func(fyne.Size) { r.dress() },
		min: func() fyne.Size {
			s := styleOf(r)
			return fyne.NewSize(60, s.size(tint.Row)-s.size(theme.SizeNamePadding))
		},
		refresh: func() { canvas.Refresh(r) },
	}
	r.collect()
	return r.draw
}

// collect lists what is drawn, the lowest first.
func (r *listRow) collect() {
	objects := append([]fyne.CanvasObject{r.back, r.bar, r.line}, r.tick.objects()...)
	for _, p := range r.pills {
		if p != nil {
			objects = append(objects, p)
		}
	}
	for _, i := range r.signs {
		if i != nil {
			objects = append(objects, i)
		}
	}
	for _, t := range r.texts {
		objects = append(objects, t)
	}
	if r.draw != nil {
		r.draw.objects = append(objects, r.more, r.mark.Rectangle)
	}
}

// show makes it the row with this index.
func (r *listRow) show(index int) {
	if index != r.index {
		r.hovered = false // the mouse was over another
	}
	r.index = index
	r.dress()
}

// dress reads the row's cells and the theme, and draws what changed.
func (r *listRow) dress() {
	l, size := r.list, r.Size()
	if size.Width == 0 || !r.foot && (r.index < 0 || r.index >= l.length()) {
		return
	}
	s := styleOf(r)
	r.ground(s, size)
	if !r.foot && l.heading(r.index) != "" {
		r.title(s, size)
		return
	}
	if !r.foot && l.Ticked != nil {
		side := tickSide(s)
		state := NoTick
		if l.Ticked(r.index) {
			state = AllTicks
		}
		r.tick.draw(s, s.size(theme.SizeNameInnerPadding)*1.5, (size.Height-side)/2, state, l.tickable(r.index))
	} else {
		r.tick.hide()
	}
	for i := range l.columns.defs {
		r.cell(s, i, size.Height)
	}
}

// title draws the row as a heading.
func (r *listRow) title(s style, size fyne.Size) {
	r.tick.hide()
	for _, p := range r.pills {
		if p != nil {
			p.Hide()
		}
	}
	for _, i := range r.signs {
		if i != nil {
			i.Hide()
		}
	}
	pad := 1.5 * s.size(theme.SizeNameInnerPadding)
	for i, t := range r.texts {
		said := ""
		if i == 0 {
			said = r.list.fitter.fit(r.list.heading(r.index), size.Width-2*pad, s.size(theme.SizeNameText), true)
		}
		s.write(t, said, text{bold: true})
		place(t, pad, -textLift, size.Width-2*pad, size.Height)
	}
}

// ground draws what is below the texts.
func (r *listRow) ground(s style, size fyne.Size) {
	l := r.list
	place(r.back, 0, 0, size.Width, size.Height)
	how := box{}
	headed := !r.foot && l.heading(r.index) != ""
	chosen := !r.foot && r.index == l.selected
	switch {
	case r.foot:
		how.fill = tint.Side
	case headed:
		how.fill = theme.ColorNameBackground
	case chosen:
		how.fill = tint.Selected
	case r.hovered:
		how.fill = theme.ColorNameHover
	}
	s.fill(r.back, how)
	if r.foot && !l.Frameless {
		radius := s.size(theme.SizeNameCardRadius) - 1
		r.back.BottomLeftCornerRadius, r.back.BottomRightCornerRadius = radius, radius
	}
	r.bar.Hidden = !chosen
	place(r.bar, 0, 0, 3, size.Height)
	s.fill(r.bar, box{fill: theme.ColorNamePrimary})
	y := size.Height - 1
	if r.foot {
		y = 0
	}
	place(r.line, 0, y, size.Width, 1)
	s.fill(r.line, box{fill: theme.ColorNameSeparator})
	if l.OnMenu != nil && !r.foot && !headed && (chosen || r.hovered) {
		side := s.size(theme.SizeNameInlineIcon)
		place(r.more, size.Width-l.right(s)+s.size(theme.SizeNameInnerPadding)/2, (size.Height-side)/2, side, side)
		s.show(r.more, icon.More, theme.ColorNamePlaceHolder)
	} else {
		r.more.Hide()
	}
	r.mark.inside(0, 0, size.Width, size.Height)
	r.mark.show(s, !r.foot && l.rows.ringed() && r.index == l.current, 4)
}

// cell draws the cell of one column.
func (r *listRow) cell(s style, i int, height float32) {
	l, c := r.list, Cell{}
	if r.foot {
		if l.Foot != nil {
			c = l.Foot(i)
		}
	} else {
		c = l.Cell(r.index, i)
	}
	pad := s.size(theme.SizeNameInnerPadding)
	x, w := l.columns.x[i]+pad, l.columns.w[i]-2*pad
	if w <= 0 {
		c, w = Cell{}, 0
	}
	how := text{colour: c.Tone.text(), bold: c.Bold}
	if l.columns.defs[i].Right {
		how.align = fyne.TextAlignTrailing
	}
	if c.Sign != nil {
		side := s.size(theme.SizeNameInlineIcon) - 2
		r.sign(s, i, c, x, (height-side)/2, side)
		x, w = x+side+pad, w-side-pad
	} else if r.signs[i] != nil {
		r.signs[i].Hide()
	}
	if c.Pill && c.Text != "" {
		r.pill(s, i, c, x, w, height, how)
		return
	}
	if r.pills[i] != nil {
		r.pills[i].Hide()
	}
	t := r.texts[i]
	s.write(t, l.fitter.fit(c.Text, w, s.size(theme.SizeNameText), c.Bold), how)
	place(t, x, -textLift, max(w, 0), height)
}

func (r *listRow) sign(s style, i int, c Cell, x, y, side float32) {
	if r.signs[i] == nil {
		r.signs[i] = newSign()
		r.collect()
	}
	place(r.signs[i], x, y, side, side)
	s.show(r.signs[i], c.Sign, c.Tone.text())
}

func (r *listRow) pill(s style, i int, c Cell, x, w, height float32, how text) {
	if r.pills[i] == nil {
		r.pills[i] = newBox()
		r.collect()
	}
	fg, bg := c.Tone.pill()
	how.colour, how.size, how.align = fg, theme.SizeNameCaptionText, fyne.TextAlignLeading
	pad, h := s.size(theme.SizeNameInnerPadding), s.size(tint.Pill)-2
	size := s.size(theme.SizeNameCaptionText)
	said := r.list.fitter.fit(c.Text, w-2*pad, size, c.Bold)
	wide := width(said, size, c.Bold) + 2*pad
	if r.list.columns.defs[i].Right {
		x += w - wide
	}
	place(r.pills[i], x, (height-h)/2, wide, h)
	s.fill(r.pills[i], box{fill: bg, radius: h / 2})
	r.pills[i].Show()
	s.write(r.texts[i], said, how)
	place(r.texts[i], x+pad, -textLift, max(wide-pad, 0), height)
}

// MouseIn tints the row.
func (r *listRow) MouseIn(*desktop.MouseEvent) { r.hover(true) }

// MouseMoved does nothing.
func (r *listRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tint away.
func (r *listRow) MouseOut() { r.hover(false) }

func (r *listRow) hover(on bool) {
	if r.foot || r.hovered == on {
		return
	}
	r.hovered = on
	r.ground(styleOf(r), r.Size())
}

// MouseDown chooses the row, or ticks it where the box is pressed.
func (r *listRow) MouseDown(e *desktop.MouseEvent) {
	if r.foot || r.list.heading(r.index) != "" {
		return
	}
	l := r.list
	l.rows.byMouse = true
	focus(l.rows)
	if e.Button == desktop.MouseButtonPrimary && l.Ticked != nil && e.Position.X < l.left(styleOf(r)) {
		l.current = r.index
		l.tick(r.index, e.Modifier&fyne.KeyModifierShift != 0)
		return
	}
	l.Select(r.index)
	if l.OnPressed != nil && e.Button == desktop.MouseButtonPrimary {
		l.OnPressed(r.index)
	}
	if l.OnMenu != nil && e.Position.X > r.Size().Width-l.right(styleOf(r)) {
		l.OnMenu(r.index, e.AbsolutePosition)
	}
}

// MouseUp does nothing.
func (r *listRow) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (r *listRow) DoubleTapped(e *fyne.PointEvent) {
	l := r.list
	if r.foot || l.Ticked != nil && e.Position.X < l.left(styleOf(r)) {
		return
	}
	l.Activate(r.index)
}

// TappedSecondary opens the row's menu.
func (r *listRow) TappedSecondary(e *fyne.PointEvent) {
	if l := r.list; !r.foot && l.heading(r.index) == "" && l.OnMenu != nil {
		l.Select(r.index)
		l.OnMenu(r.index, e.AbsolutePosition)
	}
}
