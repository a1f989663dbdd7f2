package main

import (
	"context"
	"io"
	"slices"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

type group struct {
	Name      string `json:"name"`
	MainGroup string `json:"main_group"`
	Members   int    `json:"members"`
}

// groupList lists the groups, with those who are in none last.
func (c *call) groupList(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "group list"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error { return c.printGroups(ctx, app) })
}

func (c *call) printGroups(ctx context.Context, app *wire.App) error {
	groups, err := app.Store.Groups(ctx)
	if err != nil {
		return err
	}
	all, err := app.Store.Parties(ctx)
	if err != nil {
		return err
	}
	out := struct {
		Groups []group `json:"groups"`
	}{[]group{}}
	for _, g := range party.WithNoGroup(groups, all) {
		out.Groups = append(out.Groups, group(g))
	}
	return c.print(out, func(w io.Writer) {
		for _, g := range out.Groups {
			line(w, g.Name, g.MainGroup, g.Members)
		}
	})
}

// groupSet puts a group into a main group, or with an empty name out of it.
func (c *call) groupSet(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "group set NAME main_group=…"); err != nil {
		return err
	}
	values, order, err := pairs(args[1:])
	if err != nil {
		return err
	}
	if order[0] != "main_group" {
		return problem.New("field.unknown", "value", order[0]).At(order[0])
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Store.SetMainGroup(ctx, args[0], values["main_group"]); err != nil {
			return err
		}
		return c.printGroups(ctx, app)
	})
}

type product struct {
	Number      string      `json:"number"`
	Description string      `json:"description"`
	Unit        string      `json:"unit"`
	UnitPrice   money.Price `json:"unit_price"`
	VAT         string      `json:"vat"`
	VATRate     money.Rate  `json:"vat_rate"`
}

func (c *call) productList(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "product list"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error { return c.printProducts(ctx, app) })
}

func (c *call) printProducts(ctx context.Context, app *wire.App) error {
	all, err := app.Store.Products(ctx)
	if err != nil {
		return err
	}
	out := struct {
		Products []product `json:"products"`
	}{[]product{}}
	for _, p := range all {
		out.Products = append(out.Products, product{p.Number, p.Description, p.Unit, p.UnitPrice, p.VAT, p.VATRate})
	}
	return c.print(out, func(w io.Writer) {
		for _, p := range out.Products {
			line(w, p.Number, p.Description, p.Unit, p.UnitPrice, p.VAT, p.VATRate)
		}
	})
}

// productSet changes a product, or makes one where the number is new.
func (c *call) productSet(ctx context.Context, args []string) error {
	if err := needs(args, 2, -1, "product set NUMBER field=value …"); err != nil {
		return err
	}
	values, order, err := pairs(args[1:])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		all, err := app.Store.Products(ctx)
		if err != nil {
			return err
		}
		p := party.Product{Number: args[0]}
		if i := slices.IndexFunc(all, func(p party.Product) bool { return p.Number == args[0] }); i >= 0 {
			p = all[i]
		}
		var bad problem.List
		for _, k := range order {
			bad.Add(setProduct(&p, k, values[k]))
		}
		if err := bad.Err(); err != nil {
			return err
		}
		if err := invoice.CheckProduct(p, o); err != nil {
			return err
		}
		if err := app.Store.SetProduct(ctx, p); err != nil {
			return err
		}
		return c.printProducts(ctx, app)
	})
}

func setProduct(p *party.Product, field, v string) error {
	var err error
	switch field {
	case "description":
		p.Description = party.Tidy(v)
	case "unit":
		p.Unit = party.Tidy(v)
	case "unit_price":
		p.UnitPrice, err = money.ParsePrice(v)
	case "vat":
		p.VAT = v
	case "vat_rate":
		p.VATRate, err = money.ParseRate(v)
	default:
		return problem.New("field.unknown", "value", field).At(field)
	}
	if err != nil {
		return problem.New("field.number", "value", v).At(field).Because(err)
	}
	return nil
}
