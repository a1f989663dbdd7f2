package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// gridFoot stands below the rows of a grid.
type gridFoot struct {
	left  fyne.CanvasObject
	under int // the column under which the sums stand
	sums  *gridSums
}

// gridSums are names with their sums.
type gridSums struct {
	pairs         []Pair
	names, values []*canvas.Text
}

func (f *gridSums) objects() []fyne.CanvasObject {
	for len(f.names) < len(f.pairs) {
		f.names, f.values = append(f.names, newText()), append(f.values, newText())
	}
	var out []fyne.CanvasObject
	for i := range f.pairs {
		out = append(out, f.names[i], f.values[i])
	}
	return out
}

// measure gives the width of names and of values, and the height of a line.
func (f *gridSums) measure(s style) (names, values, high float32) {
	size := s.size(theme.SizeNameText)
	for _, p := range f.pairs {
		names, values = max(names, width(p.Name, size, false)), max(values, width(p.Value, size, p.Bold))
	}
	return names, values, s.lineHeight(theme.SizeNameText) + s.size(theme.SizeNamePadding)
}

// arrange places the foot at y, or only measures it, and gives its height.
func (f *gridFoot) arrange(s style, spots []gridSpot, wide, y float32, move bool) float32 {
	from, pad := y, s.size(theme.SizeNameInnerPadding)
	names, values, high := f.sums.measure(s)
	end := wide
	if f.under < len(spots) && spots[f.under].w > 0 {
		end = spots[f.under].x + spots[f.under].w
	}
	var left fyne.Size
	if f.left != nil && f.left.Visible() {
		left = f.left.MinSize()
	}
	if left.Height > 0 || len(f.sums.pairs) > 0 {
		y += pad
	}
	below := left.Width+2*pad+names+values+2*pad > end // there is no room for both beside each other
	if move && left.Height > 0 {
		place(f.left, 0, y, left.Width, left.Height)
	}
	top, sums := y, float32(len(f.sums.pairs))*high
	if below && left.Height > 0 && sums > 0 {
		top += left.Height + pad
	} else if len(f.sums.pairs) == 1 && left.Height > high {
		top += (left.Height - high) / 2
	}
	if move {
		for i, p := range f.sums.pairs {
			if i >= len(f.sums.names) {
				break
			}
			line := top + float32(i)*high
			s.write(f.sums.names[i], p.Name, text{colour: theme.ColorNamePlaceHolder, align: fyne.TextAlignTrailing})
			s.write(f.sums.values[i], p.Value, text{colour: p.Tone.text(), bold: p.Bold, align: fyne.TextAlignTrailing})
			place(f.sums.names[i], 0, line, end-values-2*pad, high)
			place(f.sums.values[i], 0, line, end, high)
		}
	}
	return max(y+left.Height, top+sums) - from
}
