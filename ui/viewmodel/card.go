package viewmodel

import (
	"cmp"
	"context"
	"slices"

	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// CardEditor is a customer card being filled in. What is right is put away by itself; what is wrong is told at its
// field, and the card as it was stays until it is mended.
type CardEditor struct {
	*form[party.Party]
	Changed  func()
	Products *CardProducts
	Lookup   *CardLookup

	shell   *Shell
	env     *Env
	keep    *keeper
	country string
	ready   bool
	groups  []party.Group
	trail   []invoice.Row
	kept    *party.Party // what the writing under way has kept
	trouble []string
	reading latest
	tracing latest
	stop    func()
}

// newCardEditor opens the card of a number, or with none a new one.
func newCardEditor(s *Shell, number string) *CardEditor {
	c := &CardEditor{shell: s, env: s.Env}
	c.form = &form[party.Party]{
		env: s.Env, fields: cardForm(s.Env), after: c.touched,
		check: func(p party.Party) error {
			_, err := p.Clean(c.country)
			return err
		},
	}
	c.form.load(party.Party{})
	c.keep = newKeeper(s.Env, c.Title, c.write, c.written)
	c.Products, c.Lookup = newCardProducts(c), &CardLookup{card: c}
	c.read(number)
	c.stop = s.Env.follow(Invoices|Dispatches, &c.tracing, c.readTrail)
	return c
}

type cardFound struct {
	card         party.Party
	organisation party.Organisation
	groups       []party.Group
	found        bool
}

func (c *CardEditor) read(number string) {
	ask(c.env, &c.reading, func() func(context.Context) (cardFound, error) {
		return func(ctx context.Context) (f cardFound, err error) {
			if f.organisation, err = c.env.Club.Organisation(ctx); err != nil {
				return f, err
			}
			if f.groups, err = c.env.Club.Groups(ctx); err != nil {
				return f, err
			}
			all, err := c.env.Club.Parties(ctx)
			if err != nil {
				return f, err
			}
			if number == "" {
				f.card = party.Party{Number: nextNumber(all), Kind: party.Person}
				return f, nil
			}
			i := slices.IndexFunc(all, func(p party.Party) bool { return p.Number == number })
			if i < 0 {
				return f, party.NoSuchParty(number)
			}
			f.card, f.found = all[i], true
			return f, nil
		}
	}, func(f cardFound, err error) {
		if c.trouble = c.env.texts(err); err == nil {
			c.ready, c.country, c.groups = true, f.organisation.Country, f.groups
			c.form.load(f.card)
			if f.found {
				c.readTrail()
				c.Products.read()
			}
		}
		c.changed()
	})
}

// Ready reports whether the card has been read.
func (c *CardEditor) Ready() bool { return c.ready }

// Trouble says why the card could not be read or put away.
func (c *CardEditor) Trouble() []string { return c.trouble }

// ID is the card's in the register; 0: it has not been put away yet.
func (c *CardEditor) ID() int64 { return c.value.ID }

// Unsaved reports whether something on the card can't be put away as it stands, and would be lost without it.
func (c *CardEditor) Unsaved() bool {
	return c.keep.pending() && c.problems() != nil || c.Products.unsaved()
}

// Title is the name on the card, or its number while it has none.
func (c *CardEditor) Title() string { return cmp.Or(c.value.Name, c.value.Number) }

// Name is the name on the card.
func (c *CardEditor) Name() string { return c.value.Name }

// Number is the customer number on the card.
func (c *CardEditor) Number() string { return c.value.Number }

func (c *CardEditor) touched() {
	c.keep.touch()
	c.changed()
}

func (c *CardEditor) changed() {
	if c.Changed != nil {
		c.Changed()
	}
}

// write takes the card along, when nothing is wrong with it. A card that changed elsewhere meanwhile is not overwritten.
func (c *CardEditor) write() func(context.Context) error {
	if !c.ready || c.problems() != nil {
		return nil
	}
	card, err := c.value.Clean(c.country)
	if err != nil {
		return nil
	}
	kept := &party.Party{}
	c.kept = kept
	return func(ctx context.Context) error {
		err := c.env.Club.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			i := slices.IndexFunc(all, func(p party.Party) bool { return p.ID == card.ID })
			if card.ID != 0 && (i < 0 || all[i].Revision != card.Revision) {
				return nil, problem.New("view.card.changed", "name", card.Name)
			}
			return []party.Party{card}, nil
		})
		if err != nil {
			return err
		}
		all, err := c.env.Club.Parties(ctx)
		for _, p := range all {
			if p.Number == card.Number {
				*kept = p
			}
		}
		return err
	}
}

// written takes over the card's id and revision, for the next time.
func (c *CardEditor) written(err error) {
	if c.trouble = c.env.texts(err); err == nil {
		first := c.value.ID == 0
		c.value.ID, c.value.Revision = c.kept.ID, c.kept.Revision
		c.value.EHFReceives, c.value.EHFLookedUp = c.kept.EHFReceives, c.kept.EHFLookedUp
		if first {
			c.Products.read()
		}
		c.env.Feed.Touch(Cards)
	}
	c.changed()
}

// Save puts the card away now, and tells what is wrong at every field.
func (c *CardEditor) Save() {
	c.all = true
	c.keep.touch()
	c.keep.flush(c.changed)
}

// Close puts the card away and ends listening.
func (c *CardEditor) Close() {
	c.stop()
	c.keep.close()
	c.Lookup.close()
	c.Products.keep.close()
	c.reading.close()
	c.tracing.close()
}
