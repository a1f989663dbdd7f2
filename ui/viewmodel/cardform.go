package viewmodel

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// cardForm are the fields of a customer card.
func cardForm(e *Env) []field[party.Party] {
	type card = party.Party
	choices := func(list []Choice) func(*card) []Choice { return func(*card) []Choice { return list } }
	methods := e.paymentMethods()
	methods[0].Label = e.say("view.payment.card_standard")
	payment := choiceOf("payment_method", func(p *card) *string { return &p.PaymentMethod }, choices(methods))
	get := payment.get
	payment.get = func(p *card) string {
		if v := get(p); v != "" {
			return v
		}
		return standard
	}
	payment.set = func(p *card, s string) *problem.Problem {
		if p.PaymentMethod = s; s == standard {
			p.PaymentMethod = ""
		}
		return nil
	}
	return []field[card]{
		textOf("number", func(p *card) *string { return &p.Number }),
		choiceOf("kind", func(p *card) *string { return (*string)(&p.Kind) }, choices([]Choice{
			{string(party.Person), e.say("view.card.person")}, {string(party.Company), e.say("view.card.company")},
		})),
		textOf("name", func(p *card) *string { return &p.Name }),
		textOf("street", func(p *card) *string { return &p.Address.Street }),
		textOf("street2", func(p *card) *string { return &p.Address.Street2 }),
		textOf("postal_code", func(p *card) *string { return &p.Address.PostalCode }),
		textOf("city", func(p *card) *string { return &p.Address.City }),
		textOf("country", func(p *card) *string { return &p.Address.Country }).called("", "view.hint.country"),
		textOf("email", func(p *card) *string { return &p.Email }),
		textOf("phone", func(p *card) *string { return &p.Phone }),
		textOf("organisation_number", func(p *card) *string { return &p.OrganisationNumber }),
		textOf("peppol_id", func(p *card) *string { return &p.PeppolID }).called("", "view.hint.peppol_id"),
		listOf("groups", func(p *card) *[]string { return &p.Groups }).called("", "view.hint.groups"),
		choiceOf("preferred_method", func(p *card) *string { return &p.PreferredMethod }, choices(e.preferredMethods())).
			called("", "view.hint.preferred_method"),
		payment,
		textOf("shipping_method", func(p *card) *string { return &p.ShippingMethod }).called("", "view.hint.shipping_card"),
		choiceOf("language", func(p *card) *string { return &p.Language }, choices(e.languages(true))),
		textOf("their_reference", func(p *card) *string { return &p.TheirReference }),
		textOf("default_reference", func(p *card) *string { return &p.DefaultReference }),
		dateOf(e, "born", func(p *card) *cal.Date { return &p.Born }),
		dateOf(e, "ended", func(p *card) *cal.Date { return &p.Ended }).called("", "view.hint.ended"),
		longOf("note", func(p *card) *string { return &p.Note }),
	}
}

// preferredMethods are what a card may prefer, nothing first.
func (e *Env) preferredMethods() []Choice {
	out := []Choice{{"", e.say("view.none")}}
	for _, m := range delivery.Methods() {
		out = append(out, Choice{string(m), upperFirst(e.methodName(string(m)))})
	}
	return out
}

// languages are what documents are written in; with the organisation's own first, where a card may leave it to that.
func (e *Env) languages(own bool) []Choice {
	var out []Choice
	if own {
		out = append(out, Choice{"", e.say("view.language.own")})
	}
	for _, l := range party.Languages() {
		out = append(out, Choice{l, e.say("view.language." + l)})
	}
	return out
}

// nextNumber is the number after the highest one that is a number.
func nextNumber(all []party.Party) string {
	highest := uint64(0)
	for _, p := range all {
		if n, err := strconv.ParseUint(p.Number, 10, 64); err == nil && len(p.Number) <= 18 {
			highest = max(highest, n)
		}
	}
	return strconv.FormatUint(highest+1, 10)
}

// OtherGroups are the groups there are that the card is not in.
func (c *CardEditor) OtherGroups() []string {
	var out []string
	for _, g := range c.groups {
		if !hasGroup(c.value.Groups, g.Name) {
			out = append(out, g.Name)
		}
	}
	return out
}

// AddGroup puts the card into one more group.
func (c *CardEditor) AddGroup(name string) {
	c.Set("groups", strings.Join(append(slices.Clone(c.value.Groups), name), ", "))
}
