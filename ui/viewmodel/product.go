package viewmodel

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// ProductEditor is a product being written.
type ProductEditor struct {
	*form[party.Product]
	Changed func()

	env          *Env
	keep         *keeper
	old          bool     // it is in the register: its number stays
	taken        []string // numbers a new one can't have
	organisation party.Organisation
	trouble      []string
}

func newProductEditor(e *Env, p party.Product, taken []string) *ProductEditor {
	v := &ProductEditor{env: e, old: p.Number != "", taken: taken}
	v.form = &form[party.Product]{
		env: e, fields: productForm(e), check: v.check, after: v.touched,
		locked: func(id string) bool { return id == "number" && v.old },
	}
	v.form.load(p)
	v.keep = newKeeper(e, v.Title, v.write, v.written)
	do(e, e.Club.Organisation, func(o party.Organisation, err error) {
		e.complain(err)
		v.organisation = o
		v.changed()
	})
	return v
}

func productForm(e *Env) []field[party.Product] {
	type product = party.Product
	number := func(id string, get func(*product) string, set func(*product, string) error) field[product] {
		return field[product]{id: id, kind: TextField, get: get, set: func(p *product, s string) *problem.Problem {
			if err := set(p, plainNumber(strings.TrimSuffix(strings.TrimSpace(s), "%"), e.Language)); err != nil {
				return e.wrongNumber(s, err)
			}
			return nil
		}}
	}
	return []field[product]{
		textOf("number", func(p *product) *string { return &p.Number }).called("view.column.product", ""),
		textOf("description", func(p *product) *string { return &p.Description }),
		textOf("unit", func(p *product) *string { return &p.Unit }),
		number("unit_price", func(p *product) string { return e.locale().Price(p.UnitPrice) },
			func(p *product, s string) (err error) {
				v, err := money.ParsePrice(s)
				if err == nil {
					p.UnitPrice = v
				}
				return err
			}),
		choiceOf("vat", func(p *product) *string { return &p.VAT }, func(*product) []Choice {
			return append([]Choice{{"", e.say("view.vat.default")}}, e.vatChoices()...)
		}),
		number("vat_rate", func(p *product) string {
			if p.VATRate.IsZero() {
				return ""
			}
			return e.locale().Rate(p.VATRate)
		}, func(p *product, s string) error {
			if s == "" {
				p.VATRate = money.Rate{}
				return nil
			}
			v, err := money.ParseRate(s)
			if err == nil {
				p.VATRate = v
			}
			return err
		}),
	}
}

// check says everything that is wrong with a product.
func (v *ProductEditor) check(p party.Product) error {
	var bad problem.List
	switch number := party.Tidy(p.Number); {
	case number == "":
		bad.Add(problem.New("view.product.number.missing").At("number"))
	case slices.Contains(v.taken, number):
		bad.Add(problem.New("view.product.number.taken", "value", number).At("number"))
	}
	bad.Add(invoice.CheckProduct(p, v.organisation))
	return bad.Err()
}

func (v *ProductEditor) touched() {
	v.keep.touch()
	v.changed()
}

func (v *ProductEditor) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

func (v *ProductEditor) write() func(context.Context) error {
	if v.problems() != nil {
		return nil
	}
	p := v.value
	p.Number, p.Description, p.Unit = party.Tidy(p.Number), party.Tidy(p.Description), party.Tidy(p.Unit)
	return func(ctx context.Context) error { return v.env.Club.SetProduct(ctx, p) }
}

func (v *ProductEditor) written(err error) {
	if v.trouble = v.env.texts(err); err == nil {
		v.old, v.taken = true, nil
		v.env.Feed.Touch(Products)
	}
	v.changed()
}

// Number is the product's in the register; empty: it has not been put away yet.
func (v *ProductEditor) Number() string {
	if !v.old {
		return ""
	}
	return v.value.Number
}

// Title is what the product is, or its number while nothing else is known of it.
func (v *ProductEditor) Title() string {
	return cmp.Or(v.value.Description, v.value.Number, v.env.say("view.page.products"))
}

// Description is what the product is.
func (v *ProductEditor) Description() string { return v.value.Description }

// ShowVAT reports whether there is anything to say about VAT: a club that is not registered for it has none.
func (v *ProductEditor) ShowVAT() bool {
	return v.organisation.VATRegistered || v.value.VAT != "" || !v.value.VATRate.IsZero()
}

// Unsaved reports whether the product can't be put away as it stands, and would be lost without it.
func (v *ProductEditor) Unsaved() bool { return v.keep.pending() && v.problems() != nil }

// Trouble says why the product could not be put away.
func (v *ProductEditor) Trouble() []string { return v.trouble }

// Save puts the product away now, and tells what is wrong at every field.
func (v *ProductEditor) Save() {
	v.all = true
	v.keep.touch()
	v.keep.flush(v.changed)
}

// Close puts the product away.
func (v *ProductEditor) Close() { v.keep.close() }
