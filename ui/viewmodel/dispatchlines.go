package viewmodel

import (
	"slices"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// DispatchLine is a line of the dispatch list: a heading over the rows of a group or a day, or a row.
type DispatchLine struct {
	Heading string       // empty: it is a row
	Row     *DispatchRow // nil: it is a heading
}

// Lines are the rows that are shown, those alike together below a heading. In the order of names or batches there are
// no headings.
func (l *DispatchList) Lines() []DispatchLine {
	if l.want.column != "" {
		return l.plainLines()
	}
	var out []DispatchLine
	for at := 0; at < l.Len(); {
		said, end := l.Row(at).group(), at
		for end < l.Len() && l.Row(end).group() == said {
			end++
		}
		out = append(out, DispatchLine{Heading: said + " (" + l.env.number(end-at) + ")"})
		for ; at < end; at++ {
			out = append(out, DispatchLine{Row: l.Row(at)})
		}
	}
	return out
}

func (l *DispatchList) plainLines() []DispatchLine {
	out := make([]DispatchLine, l.Len())
	for i := range out {
		out[i].Row = l.Row(i)
	}
	return out
}

// group is what a row stands under: its state while that keeps it from going by itself, or else the day on which it
// goes. What is late goes today.
func (r *DispatchRow) group() string {
	e := r.env
	if r.urgency() != byDay {
		return r.StateText()
	}
	day, today := cal.Of(r.goes()), e.today()
	if !today.Before(day) {
		return upperFirst(e.say("view.date.today"))
	}
	return upperFirst(e.day(day))
}

// Bad reports whether a dispatch is kept from going until a person does something.
func (r *DispatchRow) Bad() bool {
	return r.needsDates() || slices.Contains([]delivery.State{delivery.InDoubt, delivery.NeedsAttention, delivery.Undelivered}, r.State)
}
