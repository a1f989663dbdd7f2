package viewmodel

import (
	"strconv"
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// newOrganisationForm are the fields of the club itself.
func newOrganisationForm(e *Env, after func()) *form[party.Organisation] {
	return &form[party.Organisation]{
		env: e, after: after,
		fields: append(clubFields(e), referenceFields(e)...),
		check: func(o party.Organisation) error {
			_, err := o.Clean()
			return err
		},
	}
}

// clubFields are who the club is, and where it is paid.
func clubFields(e *Env) []field[party.Organisation] {
	type org = party.Organisation
	country := choiceOf("country", func(o *org) *string { return &o.Country }, func(*org) []Choice {
		var out []Choice
		for _, c := range []string{"NO", "DK", "SE", "FI"} {
			out = append(out, Choice{c, e.say("view.country." + c)})
		}
		return out
	}).then(func(o *org) {
		// What a country brings along is worked out anew.
		o.Currency, o.Language, o.Reference.Scheme = "", "", ""
	})
	return []field[org]{
		textOf("name", func(o *org) *string { return &o.Name }),
		country,
		textOf("organisation_number", func(o *org) *string { return &o.OrganisationNumber }),
		tickOf("vat_registered", func(o *org) *bool { return &o.VATRegistered }),
		textOf("account", func(o *org) *string { return &o.Account }).called("", "view.hint.account"),
		textOf("bic", func(o *org) *string { return &o.BIC }),
		textOf("email", func(o *org) *string { return &o.Email }).called("", "view.hint.club_email"),
		textOf("phone", func(o *org) *string { return &o.Phone }),
		textOf("web", func(o *org) *string { return &o.Web }),
		textOf("street", func(o *org) *string { return &o.Address.Street }),
		textOf("street2", func(o *org) *string { return &o.Address.Street2 }),
		textOf("postal_code", func(o *org) *string { return &o.Address.PostalCode }),
		textOf("city", func(o *org) *string { return &o.Address.City }),
		choiceOf("language", func(o *org) *string { return &o.Language }, func(*org) []Choice { return e.languages(false) }).
			called("", "view.hint.club_language"),
	}
}

// The fields that say how invoices are numbered and paid.
var referenceIDs = []string{"payment_reference", "kid_length", "creditor_number", "payment_term_days", "first_number"}

func referenceFields(e *Env) []field[party.Organisation] {
	type org = party.Organisation
	scheme := choiceOf("payment_reference", func(o *org) *string { return (*string)(&o.Reference.Scheme) },
		func(o *org) []Choice {
			var out []Choice
			for _, s := range payment.Schemes(o.Country) {
				out = append(out, Choice{string(s), e.say("view.scheme." + string(s))})
			}
			return out
		}).called("", "view.hint.reference")
	get := scheme.get
	scheme.get = func(o *org) string {
		if s := get(o); s != "" {
			return s
		}
		return string(payment.None)
	}
	return []field[org]{
		scheme,
		countOf("kid_length", func(o *org) *int { return &o.Reference.Length }).called("", "view.hint.kid_length").
			where(func(o *org) bool { return o.Reference.Scheme == payment.KID10 || o.Reference.Scheme == payment.KID11 }),
		textOf("creditor_number", func(o *org) *string { return &o.Reference.CreditorNumber }).
			where(func(o *org) bool { return o.Reference.Scheme == payment.FIK71 }),
		countOf("payment_term_days", func(o *org) *int { return &o.PaymentTermDays }).called("", "view.hint.payment_term"),
		{
			id: "first_number", kind: TextField, hint: "view.hint.first_number",
			get: func(o *org) string {
				if o.FirstNumber == 0 {
					return "1"
				}
				return strconv.FormatInt(o.FirstNumber, 10)
			},
			set: func(o *org, s string) *problem.Problem {
				n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
				if err != nil {
					return problem.New("view.count.wrong", "value", s).Because(err)
				}
				o.FirstNumber = n
				return nil
			},
		},
	}
}
