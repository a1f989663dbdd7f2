package viewmodel

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// The fields of a line, as problems name them.
const (
	LineDescription = "description"
	LineQuantity    = "quantity"
	LineUnit        = "unit"
	LinePrice       = "unit_price"
	LineVAT         = "vat"
	LineRate        = "vat_rate"
)

var lineFields = []string{LineDescription, LineQuantity, LineUnit, LinePrice, LineVAT, LineRate}

// lineField is the place of a field of the i-th line.
func lineField(i int, field string) string {
	return "document.lines[" + strconv.Itoa(i+1) + "]." + field
}

// lineState is how a line was written.
type lineState struct {
	typed map[string]string
	bad   map[string]*problem.Problem
	seen  bool // somebody has written in it: what it lacks is told
}

// LineRow is a line as it is shown.
type LineRow struct {
	Product  string            // product number; empty: written by hand
	Values   map[string]string // by field
	Net      string
	Rated    bool              // its VAT category has a rate to fill in
	Problems map[string]string // by field
}

// Lines are the invoice lines.
func (d *DocumentEditor) Lines() []LineRow {
	wrong := d.env.byField(d.found.Err())
	out := make([]LineRow, len(d.value.Lines))
	for i, l := range d.value.Lines {
		row := LineRow{
			Product: l.Product, Values: d.env.lineValues(l), Rated: l.VAT.Category == invoice.Standard, Problems: map[string]string{},
		}
		state := d.lines[i]
		for _, f := range lineFields {
			if typed, ok := state.typed[f]; ok {
				row.Values[f] = typed
			}
			if p := state.bad[f]; p != nil {
				row.Problems[f] = d.env.atField(p)
			} else if said := wrong[lineField(i, f)]; said != "" && state.seen {
				row.Problems[f] = said
			}
		}
		if net, err := l.Net(); err == nil && len(state.bad) == 0 {
			row.Net = d.env.amount(net)
		}
		out[i] = row
	}
	return out
}

func (e *Env) lineValues(l invoice.Line) map[string]string {
	v := map[string]string{
		LineDescription: l.Description,
		LineQuantity:    minus.Replace(e.locale().Quantity(l.Quantity)),
		LineUnit:        l.Unit,
		LinePrice:       e.locale().Price(l.UnitPrice),
		LineVAT:         string(l.VAT.Category),
	}
	if !l.VAT.Rate.IsZero() {
		v[LineRate] = e.locale().Rate(l.VAT.Rate)
	}
	return v
}

// LinesLocked reports whether the lines can't be changed any more.
func (d *DocumentEditor) LinesLocked() bool { return d.locked("document.lines") }

// LinesProblem says what is wrong with the lines as a whole, once it was tried to go on.
func (d *DocumentEditor) LinesProblem() string {
	if !d.all {
		return ""
	}
	return d.env.byField(d.found.Err())["document.lines"]
}

// SetLine writes what a person typed into a field of the i-th line.
func (d *DocumentEditor) SetLine(i int, field, text string) {
	if i < 0 || i >= len(d.value.Lines) || d.LinesLocked() {
		return
	}
	// New lists: what is worked out away from the window may be reading the old ones.
	d.value.Lines = slices.Clone(d.value.Lines)
	state := &d.lines[i]
	if state.typed == nil {
		state.typed, state.bad = map[string]string{}, map[string]*problem.Problem{}
	}
	state.typed[field], state.seen = text, true
	delete(state.bad, field)
	if p := d.env.readLine(&d.value.Lines[i], field, text); p != nil {
		state.bad[field] = p
	}
	d.touched()
}

// readLine writes a typed text into a line; a refusal leaves the line as it was.
func (e *Env) readLine(l *invoice.Line, field, text string) *problem.Problem {
	plain := plainNumber(strings.TrimSuffix(strings.TrimSpace(text), "%"), e.Language)
	var err error
	switch field {
	case LineDescription:
		l.Description = text
	case LineUnit:
		l.Unit = text
	case LineQuantity:
		var q money.Quantity
		if q, err = money.ParseQuantity(plain); err == nil {
			l.Quantity = q
		}
	case LinePrice:
		var p money.Price
		if p, err = money.ParsePrice(plain); err == nil {
			l.UnitPrice = p
		}
	case LineVAT:
		if l.VAT.Category = invoice.Category(text); l.VAT.Category != invoice.Standard {
			l.VAT.Rate = money.Rate{}
		}
	case LineRate:
		var r money.Rate
		if plain == "" {
			plain = "0"
		}
		if r, err = money.ParseRate(plain); err == nil {
			l.VAT.Rate = r
		}
	}
	if err != nil {
		return e.wrongNumber(text, err)
	}
	return nil
}

// LeaveLine says that a person has left a field: it shows its value as the language writes it.
func (d *DocumentEditor) LeaveLine(i int, field string) {
	if i >= 0 && i < len(d.lines) && d.lines[i].bad[field] == nil {
		delete(d.lines[i].typed, field)
		d.changed()
	}
}

// AddLine adds an empty line at the end.
func (d *DocumentEditor) AddLine() {
	vat, _ := invoice.DefaultVAT(d.register.Organisation)
	d.add(invoice.Line{Quantity: money.One(), VAT: vat})
}

// AddProduct adds a line for a product.
func (d *DocumentEditor) AddProduct(number string) {
	for _, p := range d.products {
		if p.Number == number {
			d.add(lineOf(p, d.register.Organisation))
			return
		}
	}
}

func lineOf(p party.Product, o party.Organisation) invoice.Line {
	l := invoice.Line{
		Product: p.Number, Description: p.Description, Quantity: money.One(), Unit: p.Unit, UnitPrice: p.UnitPrice,
		VAT: invoice.VAT{Category: invoice.Category(p.VAT), Rate: p.VATRate},
	}
	if l.VAT.Category == "" {
		l.VAT, _ = invoice.DefaultVAT(o)
	}
	return l
}

func (d *DocumentEditor) add(l invoice.Line) {
	if d.LinesLocked() {
		return
	}
	d.value.Lines = append(slices.Clone(d.value.Lines), l)
	d.lines = append(d.lines, lineState{})
	d.touched()
}

// RemoveLine takes the i-th line away.
func (d *DocumentEditor) RemoveLine(i int) {
	if i < 0 || i >= len(d.value.Lines) || d.LinesLocked() {
		return
	}
	d.value.Lines = slices.Delete(slices.Clone(d.value.Lines), i, i+1)
	d.lines = slices.Delete(d.lines, i, i+1)
	d.touched()
}

// MoveLine puts a line in another place.
func (d *DocumentEditor) MoveLine(from, to int) {
	if lines, ok := moved(d.value.Lines, from, to); ok && !d.LinesLocked() {
		d.value.Lines = lines
		d.lines, _ = moved(d.lines, from, to)
		d.touched()
	}
}
