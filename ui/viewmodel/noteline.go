package viewmodel

import (
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// noteLine is what is filled in for one line of the invoice. What was typed last counts: a quantity or an amount.
type noteLine struct {
	on       bool
	quantity string // as typed; empty: all that is left
	amount   string
	bad      map[string]string // by field: what is wrong with it
	taken    invoice.Taken
}

// NoteLine is a line of the invoice that can be credited.
type NoteLine struct {
	Description      string
	Left             string // how many at what price, and what is left of it
	On               bool
	Gone             bool // nothing is left
	ByAmount         bool // only an amount can be credited: one was before
	Quantity, Amount string
	Problem          string
}

// Fields of a line.
const (
	NoteQuantity = "quantity"
	NoteAmount   = "amount"
)

// Lines are the lines of the invoice.
func (v *NoteEditor) Lines() []NoteLine {
	if v.found == nil {
		return nil
	}
	e := v.env
	out := make([]NoteLine, len(v.lines))
	for i, l := range v.found.row.Lines {
		left, typed := v.found.left[i], v.lines[i]
		row := NoteLine{Description: l.Description, On: typed.on && !left.None(), Gone: left.None(), ByAmount: left.ByAmount}
		key := "note.line.left"
		if l.VAT.Category != invoice.OutsideScope {
			key = "note.line.left_net"
		}
		row.Left = e.say(key, "quantity", strings.TrimSpace(minus.Replace(e.locale().Quantity(l.Quantity))+" "+l.Unit),
			"price", e.locale().Price(l.UnitPrice), "left", e.amount(left.Amount))
		if row.Gone {
			row.Left = e.say("note.line.gone")
		}
		row.Problem = strings.TrimSpace(typed.bad[NoteQuantity] + " " + typed.bad[NoteAmount])
		if row.On {
			row.Quantity, row.Amount = typed.quantity, typed.amount
			v.fill(i, &row)
		}
		out[i] = row
	}
	return out
}

// fill writes what follows from what was typed.
func (v *NoteEditor) fill(i int, row *NoteLine) {
	left, typed := v.found.left[i], v.lines[i]
	if typed.amount != "" {
		return
	}
	if typed.quantity == "" && !left.ByAmount {
		row.Quantity = minus.Replace(v.env.locale().Quantity(left.Quantity))
	}
	if typed.bad[NoteQuantity] == "" {
		_, c, _ := invoice.TakeBack(v.found.row.Invoice, v.found.notes, []invoice.Taken{typed.takes(i)})
		if len(c.Totals.Lines) == 1 {
			row.Amount = v.env.amount(c.Totals.Lines[0])
		}
	}
}

// takes is what the line asks for.
func (l noteLine) takes(i int) invoice.Taken {
	k := l.taken
	k.Line = i
	return k
}

// SetLine chooses a line, or not.
func (v *NoteEditor) SetLine(i int, on bool) {
	if i < 0 || i >= len(v.lines) || v.found.left[i].None() {
		return
	}
	v.lines[i] = noteLine{on: on}
	v.touched()
}

// SetValue writes what a person typed as the quantity or the amount of a line. Either one takes the place of the other.
func (v *NoteEditor) SetValue(i int, field, text string) {
	if i < 0 || i >= len(v.lines) {
		return
	}
	l := noteLine{on: true, bad: map[string]string{}}
	plain := plainNumber(strings.TrimSpace(text), v.env.Language)
	var err error
	switch {
	case strings.TrimSpace(text) == "": // all that is left
	case field == NoteAmount:
		l.amount = text
		l.taken.Amount, err = money.ParseAmount(plain)
	default:
		l.quantity = text
		l.taken.Quantity, err = money.ParseQuantity(plain)
	}
	if err != nil || l.amount+l.quantity != "" && l.taken.Amount.IsZero() && l.taken.Quantity.IsZero() {
		l.bad[field] = v.env.say("note.value.unclear", "example", v.env.amount(money.Minor(10000)))
	}
	v.lines[i] = l
	v.touched()
}

func (v *NoteEditor) chosen() bool {
	for _, l := range v.lines {
		if l.on {
			return true
		}
	}
	return false
}

func (v *NoteEditor) unreadable() bool {
	for _, l := range v.lines {
		if l.on && len(l.bad) > 0 {
			return true
		}
	}
	return false
}

func (v *NoteEditor) taken() []invoice.Taken {
	var out []invoice.Taken
	for i, l := range v.lines {
		if l.on && !v.found.left[i].None() {
			out = append(out, l.takes(i))
		}
	}
	return out
}
