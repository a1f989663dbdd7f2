package viewmodel

import (
	"context"
	"slices"

	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// CardProducts are the default products of a card: what the customer is invoiced for as a rule.
type CardProducts struct {
	c       *CardEditor
	keep    *keeper
	list    []party.DefaultProduct
	typed   []string // quantities as they were written
	bad     []*problem.Problem
	all     []party.Product
	reading latest
}

// DefaultRow is a default product.
type DefaultRow struct {
	Number   string
	Label    string
	Quantity string
	Problem  string
}

func newCardProducts(c *CardEditor) *CardProducts {
	p := &CardProducts{c: c}
	p.keep = newKeeper(c.env, c.Title, p.write, c.env.complain)
	return p
}

func (p *CardProducts) read() {
	type answer struct {
		list []party.DefaultProduct
		all  []party.Product
	}
	ask(p.c.env, &p.reading, func() func(context.Context) (answer, error) {
		number := p.c.value.Number
		return func(ctx context.Context) (a answer, err error) {
			if a.list, err = p.c.env.Club.DefaultProducts(ctx, number); err == nil {
				a.all, err = p.c.env.Club.Products(ctx)
			}
			return a, err
		}
	}, func(a answer, err error) {
		if err != nil {
			p.c.env.complain(err)
			return
		}
		p.list, p.all = a.list, a.all
		p.typed, p.bad = make([]string, len(p.list)), make([]*problem.Problem, len(p.list))
		for i, d := range p.list {
			p.typed[i] = p.c.env.locale().Quantity(d.Quantity)
		}
		p.c.changed()
	})
}

// Rows are the default products in their order.
func (p *CardProducts) Rows() []DefaultRow {
	out := make([]DefaultRow, len(p.list))
	for i, d := range p.list {
		out[i] = DefaultRow{Number: d.Product.Number, Label: d.Product.Number + " " + d.Product.Description, Quantity: p.typed[i]}
		if p.bad[i] != nil {
			out[i].Problem = p.c.env.atField(p.bad[i])
		}
	}
	return out
}

// Addable are the products that can be added.
func (p *CardProducts) Addable() []Choice {
	var out []Choice
	for _, v := range p.all {
		if !slices.ContainsFunc(p.list, func(d party.DefaultProduct) bool { return d.Product.Number == v.Number }) {
			out = append(out, Choice{v.Number, v.Number + " " + v.Description})
		}
	}
	return out
}

// Add adds a product, one of it. It needs a card that has been put away.
func (p *CardProducts) Add(number string) {
	for _, v := range p.all {
		if v.Number == number && p.c.value.ID != 0 {
			p.list = append(slices.Clone(p.list), party.DefaultProduct{Product: v, Quantity: money.One()})
			p.typed, p.bad = append(p.typed, "1"), append(p.bad, nil)
			p.touch()
			return
		}
	}
}

// SetQuantity says how many of the i-th product.
func (p *CardProducts) SetQuantity(i int, text string) {
	if i < 0 || i >= len(p.list) {
		return
	}
	q, err := money.ParseQuantity(plainNumber(text, p.c.env.Language))
	p.typed[i], p.bad[i] = text, nil
	switch {
	case err != nil:
		p.bad[i] = p.c.env.wrongNumber(text, err)
	case q.IsZero():
		p.bad[i] = problem.New("view.quantity.zero")
	default:
		p.list = slices.Clone(p.list)
		p.list[i].Quantity = q
	}
	p.touch()
}

// Remove takes the i-th product off the card.
func (p *CardProducts) Remove(i int) {
	if i >= 0 && i < len(p.list) {
		p.list = slices.Delete(slices.Clone(p.list), i, i+1)
		p.typed, p.bad = slices.Delete(p.typed, i, i+1), slices.Delete(p.bad, i, i+1)
		p.touch()
	}
}

func (p *CardProducts) touch() {
	p.keep.touch()
	p.c.changed()
}

func (p *CardProducts) write() func(context.Context) error {
	if p.c.value.ID == 0 || p.wrong() {
		return nil
	}
	number, list := p.c.value.Number, p.list
	return func(ctx context.Context) error { return p.c.env.Club.SetDefaultProducts(ctx, number, list) }
}

// wrong reports whether a quantity can't be taken as it was written.
func (p *CardProducts) wrong() bool {
	return slices.ContainsFunc(p.bad, func(w *problem.Problem) bool { return w != nil })
}

func (p *CardProducts) unsaved() bool { return p.keep.pending() && p.wrong() }
