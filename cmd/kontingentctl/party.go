package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

type card struct {
	Number             string   `json:"number"`
	Kind               string   `json:"kind"`
	Name               string   `json:"name"`
	Street             string   `json:"street"`
	Street2            string   `json:"street2"`
	PostalCode         string   `json:"postal_code"`
	City               string   `json:"city"`
	Country            string   `json:"country"`
	Email              string   `json:"email"`
	Phone              string   `json:"phone"`
	Born               cal.Date `json:"born"`
	Groups             []string `json:"groups"`
	PreferredMethod    string   `json:"preferred_method"`
	PaymentMethod      string   `json:"payment_method"`
	ShippingMethod     string   `json:"shipping_method"`
	TheirReference     string   `json:"their_reference"`
	DefaultReference   string   `json:"default_reference"`
	OrganisationNumber string   `json:"organisation_number"`
	EHFReceives        string   `json:"ehf_receives"` // yes, no, unknown
	EHFLookedUp        cal.Date `json:"ehf_looked_up"`
	PeppolID           string   `json:"peppol_id"`
	Language           string   `json:"language"`
	Note               string   `json:"note"`
	Ended              cal.Date `json:"ended"`
}

func cardOf(p party.Party) card {
	return card{
		p.Number, string(p.Kind), p.Name, p.Address.Street, p.Address.Street2, p.Address.PostalCode, p.Address.City,
		p.Address.Country, p.Email, p.Phone, p.Born, append([]string{}, p.Groups...), p.PreferredMethod,
		p.PaymentMethod, p.ShippingMethod, p.TheirReference, p.DefaultReference, p.OrganisationNumber, received(p),
		p.EHFLookedUp, p.PeppolID, p.Language, p.Note, p.Ended,
	}
}

func (c *call) partyList(ctx context.Context, args []string) error {
	if err := needs(args, 0, 0, "party list"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		all, err := app.Store.Parties(ctx)
		if err != nil {
			return err
		}
		return c.printCards(all)
	})
}

func (c *call) printCards(all []party.Party) error {
	out := struct {
		Parties []card `json:"parties"`
	}{make([]card, len(all))}
	for i, p := range all {
		out.Parties[i] = cardOf(p)
	}
	return c.print(out, func(w io.Writer) {
		for _, p := range out.Parties {
			line(w, p.Number, p.Name, p.Email, p.PreferredMethod, strings.Join(p.Groups, ", "), c.receivedText(p))
		}
	})
}

func (c *call) partyShow(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "party show NUMBER"); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		all, err := app.Store.Parties(ctx)
		if err != nil {
			return err
		}
		for _, p := range all {
			if p.Number == args[0] {
				return c.printCards([]party.Party{p})
			}
		}
		return party.NoSuchParty(args[0])
	})
}

// setters are the fields of a card that can be set, as keys are named.
var setters = map[string]func(*party.Party, string) error{
	"kind":                func(p *party.Party, v string) error { p.Kind = party.Kind(v); return nil },
	"name":                func(p *party.Party, v string) error { p.Name = v; return nil },
	"street":              func(p *party.Party, v string) error { p.Address.Street = v; return nil },
	"street2":             func(p *party.Party, v string) error { p.Address.Street2 = v; return nil },
	"postal_code":         func(p *party.Party, v string) error { p.Address.PostalCode = v; return nil },
	"city":                func(p *party.Party, v string) error { p.Address.City = v; return nil },
	"country":             func(p *party.Party, v string) error { p.Address.Country = v; return nil },
	"email":               func(p *party.Party, v string) error { p.Email = v; return nil },
	"phone":               func(p *party.Party, v string) error { p.Phone = v; return nil },
	"groups":              func(p *party.Party, v string) error { p.Groups = strings.FieldsFunc(v, listBreak); return nil },
	"preferred_method":    func(p *party.Party, v string) error { p.PreferredMethod = v; return nil },
	"payment_method":      func(p *party.Party, v string) error { p.PaymentMethod = v; return nil },
	"shipping_method":     func(p *party.Party, v string) error { p.ShippingMethod = v; return nil },
	"their_reference":     func(p *party.Party, v string) error { p.TheirReference = v; return nil },
	"default_reference":   func(p *party.Party, v string) error { p.DefaultReference = v; return nil },
	"organisation_number": func(p *party.Party, v string) error { p.OrganisationNumber = v; return nil },
	"peppol_id":           func(p *party.Party, v string) error { p.PeppolID = v; return nil },
	"language":            func(p *party.Party, v string) error { p.Language = v; return nil },
	"note":                func(p *party.Party, v string) error { p.Note = v; return nil },
	"born":                func(p *party.Party, v string) error { return p.Born.UnmarshalText([]byte(v)) },
	"ended":               func(p *party.Party, v string) error { return p.Ended.UnmarshalText([]byte(v)) },
}

func listBreak(r rune) bool { return r == ',' || r == ';' }

// partySet changes a card, or makes one where the number is new.
func (c *call) partySet(ctx context.Context, args []string) error {
	if err := needs(args, 2, -1, "party set NUMBER field=value …"); err != nil {
		return err
	}
	values, order, err := pairs(args[1:])
	if err != nil {
		return err
	}
	var changed party.Party
	err = c.with(ctx, func(app *wire.App) error {
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		return app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			i := slices.IndexFunc(all, func(p party.Party) bool { return p.Number == args[0] })
			changed = party.Party{Number: args[0]}
			if i >= 0 {
				changed = all[i]
			}
			var bad problem.List
			for _, k := range order {
				set := setters[k]
				if set == nil {
					bad.Add(problem.New("field.unknown", "value", k).At(k).Of(args[0]))
				} else if err := set(&changed, values[k]); err != nil {
					bad.Add(problem.New("field.date", "value", values[k]).At(k).Of(args[0]).Because(err))
				}
			}
			if err := bad.Err(); err != nil {
				return nil, err
			}
			if changed, err = changed.Clean(o.Country); i >= 0 {
				changed = changed.KeepReception(all[i])
			}
			return []party.Party{changed}, err
		})
	})
	if err != nil {
		return err
	}
	return c.printCards([]party.Party{changed})
}

type defaultProduct struct {
	Product  string         `json:"product"`
	Quantity money.Quantity `json:"quantity"`
}

// partyProducts shows a party's default products, or sets them; a quantity of 0 takes one off.
func (c *call) partyProducts(ctx context.Context, args []string) error {
	if err := needs(args, 1, -1, "party products NUMBER [PRODUCT=QUANTITY …]"); err != nil {
		return err
	}
	values, order, err := pairs(args[1:])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		list, err := app.Store.DefaultProducts(ctx, args[0])
		if err != nil {
			return err
		}
		products, err := app.Store.Products(ctx)
		if err != nil {
			return err
		}
		for _, number := range order {
			q, err := money.ParseQuantity(values[number])
			if err != nil {
				return problem.New("field.number", "value", values[number]).At(number).Because(err)
			}
			i := slices.IndexFunc(products, func(p party.Product) bool { return p.Number == number })
			if i < 0 {
				return problem.New("product.unknown", "value", number).At(number)
			}
			list = slices.DeleteFunc(list, func(d party.DefaultProduct) bool { return d.Product.Number == number })
			if !q.IsZero() {
				list = append(list, party.DefaultProduct{Product: products[i], Quantity: q})
			}
		}
		if len(order) > 0 {
			if err := app.Store.SetDefaultProducts(ctx, args[0], list); err != nil {
				return err
			}
		}
		out := struct {
			Party    string           `json:"party"`
			Products []defaultProduct `json:"products"`
		}{args[0], []defaultProduct{}}
		for _, d := range list {
			out.Products = append(out.Products, defaultProduct{d.Product.Number, d.Quantity})
		}
		return c.print(out, func(w io.Writer) {
			for _, d := range out.Products {
				line(w, d.Product, d.Quantity)
			}
		})
	})
}
