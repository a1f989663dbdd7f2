package viewmodel

import (
	"context"
	"slices"
)

// Chip is one of the filters above a register, with how many rows are under it.
type Chip struct {
	ID    string // empty: all
	Label string
	Count int
	On    bool
}

// Column is a column of a register, for its heading.
type Column struct {
	ID, Label string
	Right     bool // figures stand at the right
	Sorts     bool // pressing the heading sorts by it
	Sorted    bool
	Down      bool // from the last to the first
}

// Table is a register: rows that can be searched, filtered and sorted. Reading and searching happen away from the
// window; until an answer is there, the one before it stays in sight.
type Table[R any] struct {
	Changed func() // rows, chips or order are others

	env      *Env
	columns  []column[R]
	text     func(*R) string
	tag      func(*R) string // chip of a row; nil: no chips
	read     func(context.Context) ([]R, error)
	label    func(chip string) string
	chips    []string // in their order
	headings []Column // with the keys of their labels
	after    func()   // rows were read anew

	index     *index[R] // the newest
	seen      *index[R] // the one whose rows are shown
	shown     []int32
	want      query
	ready     bool
	trouble   []string
	reading   latest
	searching latest
}

// Reload reads the rows anew.
func (t *Table[R]) Reload() {
	t.reading.live = true
	ask(t.env, &t.reading, func() func(context.Context) (*index[R], error) {
		q := t.want
		return func(ctx context.Context) (*index[R], error) {
			rows, err := t.read(ctx)
			if err != nil {
				return nil, err
			}
			x := newIndex(rows, t.columns, t.text, t.tag)
			x.order(q.column)
			return x, nil
		}
	}, func(x *index[R], err error) {
		t.ready, t.trouble = true, t.env.texts(err)
		if err != nil {
			t.changed()
			return
		}
		t.index = x
		if t.after != nil {
			t.after()
		}
		t.search()
	})
}

// search works out anew which rows are shown.
func (t *Table[R]) search() {
	if t.index == nil {
		return
	}
	type answer struct {
		index *index[R]
		shown []int32
	}
	ask(t.env, &t.searching, func() func(context.Context) (answer, error) {
		x, q := t.index, t.want
		return func(context.Context) (answer, error) { return answer{x, x.find(q)}, nil }
	}, func(a answer, _ error) {
		t.seen, t.shown = a.index, a.shown
		t.changed()
	})
}

func (t *Table[R]) changed() {
	if t.Changed != nil {
		t.Changed()
	}
}

// Ready reports whether the rows have been read once. Before that nothing can be said about them, not even "none".
func (t *Table[R]) Ready() bool { return t.ready }

// Trouble says why the rows could not be read.
func (t *Table[R]) Trouble() []string { return t.trouble }

// Len is how many rows are shown.
func (t *Table[R]) Len() int { return len(t.shown) }

// All is how many rows there are.
func (t *Table[R]) All() int {
	if t.index == nil {
		return 0
	}
	return len(t.index.rows)
}

// Counted says how many rows there are, and how many of them are shown where that is not all; empty: none.
func (t *Table[R]) Counted() string {
	switch all := t.All(); {
	case all == 0:
		return ""
	case t.Len() == all:
		return t.env.number(all)
	default:
		return t.env.say("view.table.some", "shown", t.env.number(t.Len()), "all", t.env.number(all))
	}
}

// Row is the i-th row that is shown; nil: there is none.
func (t *Table[R]) Row(i int) *R {
	if i < 0 || i >= len(t.shown) {
		return nil
	}
	return &t.seen.rows[t.shown[i]]
}

// Search shows the rows that hold every word of a text.
func (t *Table[R]) Search(text string) { t.want.text = text; t.search() }

// Query is the text that is searched for.
func (t *Table[R]) Query() string { return t.want.text }

// Filter shows the rows under a chip; empty: all.
func (t *Table[R]) Filter(chip string) { t.want.chip = chip; t.search() }

// Sort puts the rows in the order of a column; the same column again turns the order round.
func (t *Table[R]) Sort(column string) {
	t.want.down = t.want.column == column && !t.want.down
	t.want.column = column
	t.search()
}

// Columns are the headings.
func (t *Table[R]) Columns() []Column {
	out := slices.Clone(t.headings)
	for i := range out {
		out[i].Label = t.env.say(out[i].Label)
		out[i].Sorts = out[i].ID == "" || slices.ContainsFunc(t.columns, func(c column[R]) bool { return c.id == out[i].ID })
		out[i].Sorted = out[i].ID == t.want.column
		out[i].Down = out[i].Sorted && t.want.down
	}
	return out
}

// Chips are the filters, all first, without those that would show nothing.
func (t *Table[R]) Chips() []Chip {
	if t.tag == nil {
		return nil
	}
	out := []Chip{{Label: t.env.say("view.chip.all"), Count: t.All(), On: t.want.chip == ""}}
	for _, id := range t.chips {
		n := 0
		if t.index != nil {
			n = t.index.counts[id]
		}
		if n > 0 || t.want.chip == id {
			out = append(out, Chip{ID: id, Label: t.label(id), Count: n, On: t.want.chip == id})
		}
	}
	return out
}

// Close drops what is still being read.
func (t *Table[R]) Close() {
	t.reading.close()
	t.searching.close()
}
