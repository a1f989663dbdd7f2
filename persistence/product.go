package persistence

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Products gives all products in the order of their numbers.
func (s *Store) Products(ctx context.Context) (list []party.Product, err error) {
	err = s.do(ctx, "read the products", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.Products(ctx)
		if err != nil {
			return err
		}
		var r reader
		for _, row := range rows {
			list = append(list, r.product(row))
		}
		slices.SortFunc(list, func(a, b party.Product) int { return party.CompareNumbers(a.Number, b.Number) })
		return r.err
	})
	return list, err
}

// SetProduct keeps a product under its number, a new one or a changed one.
func (s *Store) SetProduct(ctx context.Context, p party.Product) error {
	return s.do(ctx, "keep a product", func(ctx context.Context, q *queries.Queries) error {
		return q.PutProduct(ctx, queries.PutProductParams{
			Number: p.Number, Description: p.Description, Unit: p.Unit, UnitPrice: p.UnitPrice.String(), VAT: p.VAT,
			VATRate: p.VATRate.String(),
		})
	})
}

// DefaultProducts gives what the party with a customer number is invoiced for as a rule, in its order.
func (s *Store) DefaultProducts(ctx context.Context, number string) (list []party.DefaultProduct, err error) {
	err = s.do(ctx, "read the default products", func(ctx context.Context, q *queries.Queries) error {
		id, err := partyID(ctx, q, number)
		if err != nil {
			return err
		}
		rows, err := q.DefaultProductsOf(ctx, id)
		if err != nil {
			return err
		}
		var r reader
		for _, row := range rows {
			list = append(list, party.DefaultProduct{Product: r.product(row.Product), Quantity: r.quantity(row.Quantity)})
		}
		return r.err
	})
	return list, err
}

// SetDefaultProducts replaces a party's default products. They are known by their numbers.
func (s *Store) SetDefaultProducts(ctx context.Context, number string, list []party.DefaultProduct) error {
	return s.do(ctx, "keep the default products", func(ctx context.Context, q *queries.Queries) error {
		id, err := partyID(ctx, q, number)
		if err != nil {
			return err
		}
		if err := q.DropDefaultProducts(ctx, id); err != nil {
			return err
		}
		for i, dp := range list {
			product, err := q.ProductID(ctx, dp.Product.Number)
			if errors.Is(err, sql.ErrNoRows) {
				return problem.New("product.unknown", "value", dp.Product.Number)
			}
			if err != nil {
				return err
			}
			err = q.AddDefaultProduct(ctx, queries.AddDefaultProductParams{
				PartyID: id, ProductID: product, Position: int64(i), Quantity: dp.Quantity.String(),
			})
			if isTwice(err) {
				return problem.New("store.product.twice", "value", dp.Product.Number).Because(err)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func partyID(ctx context.Context, q *queries.Queries, number string) (int64, error) {
	id, err := q.PartyID(ctx, number)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, party.NoSuchParty(number)
	}
	return id, err
}

// defaults reads all default products, by the id of the party.
func defaults(ctx context.Context, q *queries.Queries) (map[int64][]party.DefaultProduct, error) {
	rows, err := q.DefaultProducts(ctx)
	if err != nil {
		return nil, err
	}
	var r reader
	out := map[int64][]party.DefaultProduct{}
	for _, row := range rows {
		out[row.PartyID] = append(out[row.PartyID],
			party.DefaultProduct{Product: r.product(row.Product), Quantity: r.quantity(row.Quantity)})
	}
	return out, r.err
}

func (r *reader) product(row queries.Product) party.Product {
	return party.Product{
		ID: row.ID, Number: row.Number, Description: row.Description, Unit: row.Unit,
		UnitPrice: r.price(row.UnitPrice), VAT: row.VAT, VATRate: r.rate(row.VATRate),
	}
}
