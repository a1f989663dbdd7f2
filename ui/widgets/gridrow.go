package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/icon"
)

// GridRow is one row of a Grid.
type GridRow struct {
	cells   []fyne.CanvasObject // nil: a text
	off     []bool              // cells that are not for this row
	texts   []*canvas.Text
	said    []string
	note    *Paragraph
	sign    *canvas.Image
	line    *canvas.Rectangle
	problem string
	hint    string
	read    bool // there is nothing to fill in: only texts, which begin at the same height
}

// NewGridRow makes a row of a cell for each column. In place of nil stands a text: SetText.
func NewGridRow(cells ...fyne.CanvasObject) *GridRow {
	r := &GridRow{cells: cells, texts: make([]*canvas.Text, len(cells)), said: make([]string, len(cells))}
	r.off = make([]bool, len(cells))
	r.note, r.sign, r.line = NewCaption(""), newSign(), newBox()
	r.read = true
	for i, c := range cells {
		if c == nil {
			r.texts[i] = newText()
		} else if _, text := c.(*Paragraph); !text {
			r.read = false
		}
	}
	return r
}

// SetText writes into a column that has no input. The grid is refreshed by the caller.
func (r *GridRow) SetText(column int, said string) { r.said[column] = said }

// SetOff leaves out a cell that is not for this row, or takes it in again. The grid is refreshed by the caller.
func (r *GridRow) SetOff(column int, off bool) { r.off[column] = off }

// SetProblem says under the row what is wrong; "" says that nothing is. The grid is refreshed by the caller.
func (r *GridRow) SetProblem(sentence string) {
	if r.problem = sentence; sentence == "" {
		r.note.Set(r.hint, Faint)
		return
	}
	r.note.Set(sentence, Bad)
}

// SetHint says under the row what is worth knowing; a problem takes its place. The grid is refreshed by the caller.
func (r *GridRow) SetHint(sentence string) {
	if r.hint = sentence; r.problem == "" {
		r.note.Set(sentence, Faint)
	}
}

// Problem is what is wrong, or "".
func (r *GridRow) Problem() string { return r.problem }

// objects are in the order of the keyboard.
func (r *GridRow) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.line}
	for i, c := range r.cells {
		if c == nil {
			c = r.texts[i]
		}
		out = append(out, c)
	}
	return append(out, r.note, r.sign)
}

// high is how high the cells of the row are.
func (r *GridRow) high(s style, spots []gridSpot) (h float32) {
	h = s.lineHeight(theme.SizeNameText)
	for i, c := range r.cells {
		if c != nil && spots[i].w > 0 {
			h = max(h, HeightAt(c, spots[i].w))
		}
	}
	return h
}

// arrange places the row at y, or only measures it, and gives its height with what stands before and below it. Rows of
// several lines have a hairline between them.
func (r *GridRow) arrange(s style, g *Grid, spots []gridSpot, lines int, wide, y float32, between, move bool) float32 {
	from, pad, high := y, s.size(theme.SizeNamePadding), r.high(s, spots)
	r.line.Hidden = !between || lines == 1
	if between {
		y += pad
	}
	if !r.line.Hidden {
		y += 2 * pad
		if move {
			place(r.line, 0, y-1.5*pad, wide, 1)
			s.fill(r.line, box{fill: theme.ColorNameSeparator})
		}
	}
	if move {
		for i := range r.cells {
			top := y + float32(spots[i].line)*(high+pad)
			r.cell(s, g, i, spots[i], top, high)
		}
	}
	y += float32(lines)*(high+pad) - pad
	side := s.size(theme.SizeNameCaptionText) + 6
	switch {
	case r.problem != "":
	case r.hint != "":
		r.sign.Hide()
		side = 0
	default:
		r.sign.Hide()
		return y - from
	}
	tall := r.note.HeightAt(wide - side)
	if move {
		line := s.lineHeight(theme.SizeNameCaptionText)
		place(r.note, side, y+0.8*pad, wide-side, tall)
		if r.problem != "" {
			place(r.sign, 0, y+0.8*pad+(line-side+4)/2, side-4, side-4)
			s.show(r.sign, icon.Error, Bad.text())
		}
	}
	return y + 0.8*pad + tall - from
}

// cell places one of its inputs or texts.
func (r *GridRow) cell(s style, g *Grid, i int, at gridSpot, top, high float32) {
	o := r.cells[i]
	if o == nil {
		o = r.texts[i]
		how := text{}
		if g.columns[i].Right {
			how.align = fyne.TextAlignTrailing
		}
		s.write(r.texts[i], g.fitter.fit(r.said[i], at.w, s.size(theme.SizeNameText), false), how)
		if r.read {
			high = s.lineHeight(theme.SizeNameText)
		} else {
			top -= textLift
		}
	}
	shown := !g.hidden[i] && !r.off[i]
	if shown != o.Visible() {
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
	place(o, at.x, top, at.w, high)
}
