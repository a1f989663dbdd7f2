package widgets

import "slices"

// Column is one column of a DataList.
type Column struct {
	ID    string  // under which its width is remembered
	Title string  // in the header
	Width float32 // at normal text size; 0 takes its share of what the others leave
	Share float32 // of a stretching column: 1 where 0
	Least float32 // of a stretching column, at normal text size: 90 where 0
	Right bool    // numbers stand at the right
	Sort  bool    // pressing the title sorts
	Yield int     // where there is no room, columns with the highest number are left out first; 0 never
}

// ColumnWidth is what is remembered of a column whose width was changed.
type ColumnWidth struct {
	ID    string
	Width float32 // at normal text size
}

// columns computes where each column stands: the same for the header, the rows and the foot.
type columns struct {
	defs   []Column
	chosen map[string]float32 // widths set by the person
	x, w   []float32          // where each begins and how wide it is; 0 where it is left out
}

// leastWidth is how narrow a column can be made.
const leastWidth = 36

func newColumns(defs []Column) *columns {
	return &columns{defs: defs, chosen: map[string]float32{}, x: make([]float32, len(defs)), w: make([]float32, len(defs))}
}

// fixed is the width of a column that does not stretch, or 0.
func (c *columns) fixed(i int) float32 {
	if w, ok := c.chosen[c.defs[i].ID]; ok {
		return w
	}
	return c.defs[i].Width
}

func (c *columns) least(i int) float32 {
	if w := c.fixed(i); w > 0 {
		return w
	}
	if l := c.defs[i].Least; l > 0 {
		return l
	}
	return 90
}

// arrange computes the columns between two edges.
func (c *columns) arrange(left, right, scale float32) {
	out := c.leftOut((right - left) / scale)
	var used, shares float32
	for i := range c.defs {
		switch {
		case out[i]:
		case c.fixed(i) > 0:
			used += c.fixed(i) * scale
		default:
			used += c.least(i) * scale
			shares += c.share(i)
		}
	}
	spare, squeeze := max(right-left-used, 0), float32(1)
	if used > right-left && used > 0 { // still no room: all get narrower, so that none is cut off
		squeeze = max(right-left, 0) / used
	}
	x := left
	for i := range c.defs {
		c.x[i], c.w[i] = x, 0
		if out[i] {
			continue
		}
		c.w[i] = c.least(i) * scale * squeeze
		if c.fixed(i) == 0 && shares > 0 {
			c.w[i] += spare * c.share(i) / shares
		}
		x += c.w[i]
	}
}

func (c *columns) share(i int) float32 {
	if s := c.defs[i].Share; s > 0 {
		return s
	}
	return 1
}

// leftOut chooses the columns that yield until the rest fits.
func (c *columns) leftOut(room float32) []bool {
	out := make([]bool, len(c.defs))
	for {
		var need float32
		last := -1
		for i, d := range c.defs {
			if out[i] {
				continue
			}
			need += c.least(i)
			if d.Yield > 0 && (last < 0 || d.Yield >= c.defs[last].Yield) {
				last = i
			}
		}
		if need <= room || last < 0 {
			return out
		}
		out[last] = true
	}
}

// at is the column at x, or -1.
func (c *columns) at(x float32) int {
	for i := range c.defs {
		if c.w[i] > 0 && x >= c.x[i] && x < c.x[i]+c.w[i] {
			return i
		}
	}
	return -1
}

// edgeNear is how near the mouse must be to the edge of a column to take it.
const edgeNear = 5

// edge is the column whose right edge is near x, or -1. The last column has none: there is nothing to push.
func (c *columns) edge(x float32) int {
	shown := c.shown()
	for k, i := range shown {
		if k < len(shown)-1 && x > c.x[i]+c.w[i]-edgeNear && x < c.x[i]+c.w[i]+edgeNear {
			return i
		}
	}
	return -1
}

func (c *columns) shown() []int {
	var shown []int
	for i := range c.defs {
		if c.w[i] > 0 {
			shown = append(shown, i)
		}
	}
	return shown
}

// push moves the right edge of column i by dx. A column that stretches stays so: its fixed neighbour gives way.
func (c *columns) push(i int, dx, scale float32) {
	shown := c.shown()
	if c.fixed(i) == 0 {
		if k := slices.Index(shown, i); k >= 0 && k+1 < len(shown) && c.fixed(shown[k+1]) > 0 {
			i, dx = shown[k+1], -dx
		}
	}
	c.chosen[c.defs[i].ID] = max((c.w[i]+dx)/scale, leastWidth)
}

// widths are the widths the person chose, in the order of the columns.
func (c *columns) widths() []ColumnWidth {
	var widths []ColumnWidth
	for _, d := range c.defs {
		if w, ok := c.chosen[d.ID]; ok {
			widths = append(widths, ColumnWidth{d.ID, w})
		}
	}
	return widths
}

// setWidths brings back what was remembered. Columns that are no longer there, and widths no column can have, are left
// out.
func (c *columns) setWidths(widths []ColumnWidth) {
	clear(c.chosen)
	for _, w := range widths {
		known := slices.ContainsFunc(c.defs, func(d Column) bool { return d.ID == w.ID })
		if known && w.Width >= leastWidth && w.Width < 4000 {
			c.chosen[w.ID] = w.Width
		}
	}
}
