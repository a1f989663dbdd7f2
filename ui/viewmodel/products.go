package viewmodel

import (
	"context"

	"kontingent/domain/party"
)

// ProductList is the register of products, with the one that is being written beside it.
type ProductList struct {
	*Table[party.Product]
	Product *ProductEditor // nil: none

	env  *Env
	stop func()
}

// NewProductList makes the register and reads it.
func NewProductList(s *Shell) *ProductList {
	l := &ProductList{env: s.Env}
	l.Table = &Table[party.Product]{
		env: s.Env,
		columns: []column[party.Product]{
			byText("description", func(p *party.Product) string { return p.Description }),
			byText("unit", func(p *party.Product) string { return p.Unit }),
		},
		text: func(p *party.Product) string { return p.Number + " " + p.Description + " " + l.Price(p) },
		read: func(ctx context.Context) ([]party.Product, error) { return s.Env.Club.Products(ctx) },
		headings: []Column{
			{ID: "", Label: "view.column.product"},
			{ID: "description", Label: "view.column.description"},
			{ID: "unit", Label: "view.column.unit"},
			{ID: "price", Label: "view.column.price", Right: true},
		},
	}
	l.stop = s.Env.follow(Products, &l.reading, l.Reload)
	l.Reload()
	return l
}

// Price is the price of one unit.
func (l *ProductList) Price(p *party.Product) string { return l.env.locale().Price(p.UnitPrice) }

// Show opens a product.
func (l *ProductList) Show(p *party.Product) { l.show(newProductEditor(l.env, *p, nil)) }

// New opens an empty product.
func (l *ProductList) New() {
	var taken []string
	if l.index != nil {
		for _, p := range l.index.rows {
			taken = append(taken, p.Number)
		}
	}
	l.show(newProductEditor(l.env, party.Product{}, taken))
}

// Hide puts the product away and shows none.
func (l *ProductList) Hide() { l.show(nil) }

func (l *ProductList) show(p *ProductEditor) {
	if l.Product != nil {
		l.Product.Close()
	}
	l.Product = p
	l.changed()
}

// Close puts the product away and ends listening.
func (l *ProductList) Close() {
	if l.Product != nil {
		l.Product.Close()
	}
	l.stop()
	l.Table.Close()
}
