package viewmodel

import (
	"slices"
	"strings"
)

// column is a column of a register that it can be sorted by.
type column[R any] struct {
	id string
	// by makes the comparison of two rows. It is called once per index, so that keys can be worked out beforehand.
	by func(rows []R) func(a, b int32) int
}

// index is the rows of a register, made ready for searching and sorting. It is made and used away from the window, one
// use at a time, and never changes as far as its readers can see.
type index[R any] struct {
	rows    []R
	texts   []string // what search looks in, in small letters
	tags    []string // the chip each row is under; empty: none
	counts  map[string]int
	columns []column[R]
	orders  map[string][]int32
}

func newIndex[R any](rows []R, columns []column[R], text func(*R) string, tag func(*R) string) *index[R] {
	x := &index[R]{rows: rows, columns: columns, counts: map[string]int{}, orders: map[string][]int32{}}
	x.texts = make([]string, len(rows))
	x.tags = make([]string, len(rows))
	for i := range rows {
		x.texts[i] = strings.ToLower(text(&rows[i]))
		if tag != nil {
			x.tags[i] = tag(&rows[i])
			x.counts[x.tags[i]]++
		}
	}
	return x
}

// query is what a register shows of its rows.
type query struct {
	text   string
	chip   string // empty: all
	column string // empty: as they came
	down   bool
}

// find gives the rows of a query, in its order.
func (x *index[R]) find(q query) []int32 {
	order := x.order(q.column)
	words := strings.Fields(strings.ToLower(q.text))
	out := make([]int32, 0, len(order))
	for _, i := range order {
		if (q.chip == "" || x.tags[i] == q.chip) && hasAll(x.texts[i], words) {
			out = append(out, i)
		}
	}
	if q.down {
		slices.Reverse(out)
	}
	return out
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// order gives all rows in the order of a column. It is worked out once.
func (x *index[R]) order(id string) []int32 {
	if o, ok := x.orders[id]; ok {
		return o
	}
	o := make([]int32, len(x.rows))
	for i := range o {
		o[i] = int32(i)
	}
	for _, c := range x.columns {
		if c.id == id {
			slices.SortStableFunc(o, c.by(x.rows))
		}
	}
	x.orders[id] = o
	return o
}

// byText sorts by a text as people order it.
func byText[R any](id string, text func(*R) string) column[R] {
	return column[R]{id, func(rows []R) func(a, b int32) int {
		keys := make([]string, len(rows))
		for i := range rows {
			keys[i] = sortKey(text(&rows[i]))
		}
		return func(a, b int32) int { return strings.Compare(keys[a], keys[b]) }
	}}
}

// byCompare sorts by a comparison of rows.
func byCompare[R any](id string, compare func(a, b *R) int) column[R] {
	return column[R]{id, func(rows []R) func(a, b int32) int {
		return func(a, b int32) int { return compare(&rows[a], &rows[b]) }
	}}
}
