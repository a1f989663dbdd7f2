package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// SingleInvoice is a sales invoice to one customer being written (spec A13). One press makes a mass invoicing of it,
// with what is filled in (spec B1).
type SingleInvoice struct {
	Changed  func()
	Document *DocumentEditor // the same editor as in a mass invoicing
	Files    *Files

	shell    *Shell
	env      *Env
	one      batch.Single
	register *batch.Register
	busy     bool
	tried    bool
	found    problem.List
	trouble  []string
	reading  latest
	checking latest
	keep     *keeper // only knows whether something is written that is nowhere else
	stop     func()
}

// NewSingleInvoice begins an invoice, perhaps to a customer that is known already, or goes on with the one that was
// being written when the page was left.
func NewSingleInvoice(s *Shell, number string) *SingleInvoice {
	v := &SingleInvoice{shell: s, env: s.Env, one: batch.Single{Party: number, Method: delivery.Preferred}}
	v.Document = newDocumentEditor(s.Env, false, func(string) bool { return v.busy }, v.documentChanged)
	v.Files = &Files{
		env: s.Env, closed: func() bool { return v.busy },
		get:   func() []batch.Attachment { return v.one.Attachments },
		set:   func(list []batch.Attachment) { v.one.Attachments = list; v.touched() },
		found: func() problem.List { return under(v.found, "attachments") },
	}
	v.keep = newKeeper(s.Env, func() string { return s.Env.say("view.page.new_invoice") },
		func() func(context.Context) error { return nil }, func(error) {})
	if s.single != nil && (number == "" || number == s.single.Party) {
		v.one, s.single = *s.single, nil
		v.keep.dirty = true
	}
	v.read(true)
	v.stop = s.Env.follow(Cards|Products|ClubSettings, &v.reading, func() { v.read(false) })
	return v
}

func (v *SingleInvoice) read(first bool) {
	type answer struct {
		register batch.Register
		products []party.Product
	}
	ask(v.env, &v.reading, func() func(context.Context) (answer, error) {
		return func(ctx context.Context) (a answer, err error) {
			if a.register, err = v.env.Club.Register(ctx, 0); err == nil {
				a.products, err = v.env.Club.Products(ctx)
			}
			return a, err
		}
	}, func(a answer, err error) {
		if v.trouble = v.env.texts(err); err != nil {
			v.changed()
			return
		}
		v.register = &a.register
		if first {
			p := v.one.Gather().WithDefaults(a.register.Organisation, a.register.Today())
			v.one.Document, v.one.PaymentMethod, v.one.ShippingMethod = p.Document, p.PaymentMethod, p.ShippingMethod
			v.Document.load(documentValue{Document: p.Document, Payment: p.PaymentMethod, Shipping: p.ShippingMethod},
				a.register, a.products)
		} else {
			v.Document.refresh(a.register, a.products)
		}
		v.check()
	})
}

func (v *SingleInvoice) documentChanged() {
	d := v.Document.value
	v.one.Document, v.one.PaymentMethod, v.one.ShippingMethod = d.Document, d.Payment, d.Shipping
	v.touched()
}

func (v *SingleInvoice) touched() {
	v.keep.dirty = true
	v.check()
	v.changed()
}

// check finds what is wrong, away from the window.
func (v *SingleInvoice) check() {
	if v.register == nil {
		return
	}
	ask(v.env, &v.checking, func() func(context.Context) (problem.List, error) {
		one, r := v.one, *v.register
		return func(context.Context) (problem.List, error) {
			_, err := batch.NewSingle(one)(r)
			var list problem.List
			list.Add(err)
			return list, nil
		}
	}, func(list problem.List, _ error) {
		v.found = list
		v.Document.judge(list)
		v.Files.changed()
		v.changed()
	})
}

func (v *SingleInvoice) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// Parties are the customers that hold every word of a text, to be picked from; at most a screenful.
func (v *SingleInvoice) Parties(text string) []Choice {
	if v.register == nil {
		return nil
	}
	return pickParties(v.register.Parties, text)
}

// picked is how many customers are offered at a time.
const picked = 20

func pickParties(all []party.Party, text string) []Choice {
	words := strings.Fields(strings.ToLower(text))
	var out []Choice
	for _, p := range all {
		label := p.Number + " " + p.Name
		if hasAll(strings.ToLower(label+" "+p.Email), words) {
			if out = append(out, Choice{p.Number, label}); len(out) == picked {
				break
			}
		}
	}
	return out
}

// Party is whom the invoice is for; empty: nobody yet.
func (v *SingleInvoice) Party() string { return v.one.Party }

// PartyName is the customer's name.
func (v *SingleInvoice) PartyName() string {
	if v.register != nil {
		for i := range v.register.Parties {
			if v.register.Parties[i].Number == v.one.Party {
				return v.register.Parties[i].Name
			}
		}
	}
	return ""
}

// PartyLabel is the customer number with the name; empty: nobody yet.
func (v *SingleInvoice) PartyLabel() string {
	return strings.TrimSpace(v.one.Party + " " + v.PartyName())
}

// SetParty says whom the invoice is for.
func (v *SingleInvoice) SetParty(number string) {
	v.one.Party = number
	v.touched()
}

// PartyProblem says what is wrong with the customer, once somebody tried to go on.
func (v *SingleInvoice) PartyProblem() string {
	if !v.tried && v.one.Party == "" {
		return ""
	}
	return v.env.byField(under(v.found, "party"))["party"]
}

// Methods are the ways to deliver it, the card's own first.
func (v *SingleInvoice) Methods() []Choice {
	out := []Choice{{string(delivery.Preferred), v.env.say("view.payment.standard")}}
	for _, m := range delivery.Methods() {
		out = append(out, Choice{string(m), v.env.say("view.chain." + string(m))})
	}
	return append(out, Choice{string(delivery.Draft), v.env.say("view.chain.draft")})
}

// Method is the way it is delivered.
func (v *SingleInvoice) Method() string { return string(v.one.Method) }

// SetMethod says how it is delivered.
func (v *SingleInvoice) SetMethod(m string) {
	v.one.Method = delivery.Method(m)
	v.check()
	v.changed()
}

// Trouble says why the registers could not be read.
func (v *SingleInvoice) Trouble() []string { return v.trouble }

// Close ends listening. What is written waits in the window for the page to be opened again.
func (v *SingleInvoice) Close() {
	if v.keep.dirty {
		one := v.one
		v.shell.single = &one
	}
	v.env.keepers.drop(v.keep)
	v.stop()
	v.reading.close()
	v.checking.close()
}
