package widgets

import "fyne.io/fyne/v2/theme"

// gridSpot is where a column of a grid stands.
type gridSpot struct {
	x, w float32
	line int
}

// gap is what is left free before a column.
func (g *Grid) gap(s style, column int) float32 {
	if g.columns[column].Tight {
		return 0
	}
	return s.size(theme.SizeNameInnerPadding)
}

// need is how wide some columns are beside each other.
func (g *Grid) need(s style, columns []int) (sum float32) {
	for k, i := range columns {
		if k > 0 {
			sum += g.gap(s, i)
		}
		sum += g.columns[i].Width * s.scale()
	}
	return sum
}

// lines are the columns beside each other, in one line or several.
func (g *Grid) lines(s style, wide float32) [][]int {
	var all, first, below []int
	for i, c := range g.columns {
		switch {
		case g.hidden[i]:
			continue
		case c.Below:
			below = append(below, i)
		default:
			first = append(first, i)
		}
		all = append(all, i)
	}
	if g.need(s, all) <= wide || len(below) == 0 {
		return [][]int{all}
	}
	lines := [][]int{first, nil}
	for _, i := range below {
		last := len(lines) - 1
		if len(lines[last]) > 0 && g.need(s, append(lines[last], i)) > wide {
			lines = append(lines, nil)
			last++
		}
		lines[last] = append(lines[last], i)
	}
	return lines
}

// least is how narrow the grid can be: its first line, with what does not fit below.
func (g *Grid) least(s style) (w float32) {
	for _, line := range g.lines(s, 0) {
		w = max(w, g.need(s, line))
	}
	return w
}

// spots computes where each column stands in a width, and how many lines a row has.
func (g *Grid) spots(s style, wide float32) ([]gridSpot, int) {
	out := make([]gridSpot, len(g.columns))
	lines := g.lines(s, wide)
	for n, line := range lines {
		grow := 0
		for _, i := range line {
			if g.columns[i].Grow {
				grow++
			}
		}
		spare := max(wide-g.need(s, line), 0)
		x := float32(0)
		for k, i := range line {
			if k > 0 {
				x += g.gap(s, i)
			}
			w := g.columns[i].Width * s.scale()
			switch {
			case g.columns[i].Grow:
				w += spare / float32(grow)
			case grow == 0 && k == len(line)-1: // what stands last ends at the edge
				w += spare
			}
			out[i] = gridSpot{x, w, n}
			x += w
		}
	}
	return out, len(lines)
}
