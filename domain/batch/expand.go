package batch

import (
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Expand makes the planned invoices of a saved batch: one for each recipient and date of the series, each with the
// lines and prices of this moment (B12). A recipient who is gone or has ended meanwhile is a problem.
func Expand(b Batch, r Register) ([]Planned, error) {
	var bad problem.List
	cards := r.byNumber()
	out := make([]Planned, 0, len(b.Recipients)*b.Plan.Series.Count)
	for seq := range b.Plan.Series.Count {
		for _, number := range b.Recipients {
			card := cards[number]
			if card == nil {
				bad.Add(party.NoSuchParty(number).Of(number))
				continue
			}
			if card.HasEnded(r.Today()) {
				bad.Add(problem.New("batch.recipient.ended", "name", card.Name).Of(number))
				continue
			}
			v, err := b.Plan.invoice(r, *card, seq)
			bad.Add(err)
			out = append(out, Planned{Invoice: v, Party: number})
		}
		if err := bad.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// For is the first invoice that a plan would make for a customer, for a preview; nothing needs to be saved for it.
func (p Plan) For(r Register, number string) (party.Party, invoice.Invoice, error) {
	card := r.byNumber()[number]
	if card == nil {
		return party.Party{}, invoice.Invoice{}, party.NoSuchParty(number)
	}
	v, err := p.WithDefaults(r.Organisation, r.Today()).invoice(r, *card, 0)
	return *card, v, err
}

// invoice is the seq-th invoice of a plan to a party.
func (p Plan) invoice(r Register, card party.Party, seq int) (invoice.Invoice, error) {
	d := p.Document
	v := invoice.Invoice{
		PartyID:               card.ID,
		Sequence:              seq,
		InvoiceDate:           p.Series.Every.Nth(d.InvoiceDate, seq),
		DueDate:               p.Series.Every.Nth(d.DueDate, seq),
		Currency:              r.Organisation.Currency,
		Lines:                 append([]invoice.Line{}, d.Lines...),
		TheirReference:        d.TheirReference,
		OurReference:          d.OurReference,
		AdditionalInformation: d.AdditionalInformation,
		SellersNotes:          d.SellersNotes,
		PaymentMethod:         p.PaymentMethod,
		ShippingMethod:        p.ShippingMethod,
	}
	if d.IncludeDefaultProducts {
		for _, dp := range r.Defaults[card.Number] {
			v.Lines = append(v.Lines, lineOf(dp, r.Organisation))
		}
	}
	var bad problem.List
	bad.Add(invoice.CheckLines(v.Lines, r.Organisation, "document.lines"))
	t, err := invoice.Sum(v.Lines)
	bad.Add(err)
	if t.Total.Sign() < 0 {
		bad.Add(problem.New("batch.total.negative", "total", t.Total.String()).At("document.lines"))
	}
	v.Total, v.VAT = t.Total, t.VAT
	for i := range bad {
		bad[i] = bad[i].Of(card.Number)
	}
	return v, bad.Err()
}

func lineOf(dp party.DefaultProduct, o party.Organisation) invoice.Line {
	l := invoice.Line{
		Product:     dp.Product.Number,
		Description: dp.Product.Description,
		Quantity:    dp.Quantity,
		Unit:        dp.Product.Unit,
		UnitPrice:   dp.Product.UnitPrice,
		VAT:         invoice.VAT{Category: invoice.Category(dp.Product.VAT), Rate: dp.Product.VATRate},
	}
	if l.VAT.Category == "" {
		l.VAT, _ = invoice.DefaultVAT(o)
	}
	return l
}

// Approve makes the planned invoices (B12).
func Approve(d Desk) (Change, error) {
	if d.Batch.State != Saved {
		return Change{}, problem.New("batch.approve.state", "name", d.Batch.Plan.Name, "state", string(d.Batch.State))
	}
	planned, err := Expand(d.Batch, d.Register)
	return Change{State: Approved, Invoices: planned}, err
}

// CardOf is what of a party decides how a dispatch to it can travel. home is the organisation's country.
func CardOf(p party.Party, home string) delivery.Card {
	ehf := p.OrganisationNumber != "" || p.PeppolID != ""
	if ehf {
		_, err := einvoice.Reach(p, home)
		ehf = err == nil
	}
	return delivery.Card{
		Preferred: delivery.Method(p.PreferredMethod),
		Reach: map[delivery.Method]bool{
			delivery.Email: p.Email != "",
			delivery.EHF:   ehf && p.RefusesEHF().IsZero(),
			delivery.Paper: !p.Address.Empty(),
		},
		NoEHF: p.RefusesEHF(),
	}
}

// Send says which invoices Finish sends.
type Send struct {
	All bool
	IDs []int64 // when not All; empty: none
}

// Finish puts the ticked invoices on the dispatch list, each with the chain as it stands now (B14). What is not ticked
// never goes by itself.
func Finish(send Send) Step {
	return func(d Desk) (Change, error) {
		if d.Batch.State != Approved {
			return Change{}, problem.New("batch.finish.state", "name", d.Batch.Plan.Name, "state", string(d.Batch.State))
		}
		c := Change{State: Finished, Send: map[int64]bool{}}
		var bad problem.List
		ticked := map[int64]bool{}
		for _, id := range send.IDs {
			ticked[id] = true
		}
		for _, v := range d.Invoices {
			goes := send.All || ticked[v.ID]
			delete(ticked, v.ID)
			c.Send[v.ID] = goes
			if goes {
				c.Dispatch = append(c.Dispatch, d.dispatch(v))
			}
		}
		for _, id := range send.IDs {
			if ticked[id] {
				bad.Add(problem.New("batch.invoice.unknown", "value", strconv.FormatInt(id, 10)).At("send"))
			}
		}
		return c, bad.Err()
	}
}

// dispatch is the outbox entry of a planned invoice: due at the start of its dispatch date, local time.
func (d Desk) dispatch(v Planned) Dispatch {
	due := d.due(v.InvoiceDate)
	if d.Batch.Plan.When == "now" && v.Sequence == 0 {
		due = d.Now
	}
	return Dispatch{PartyID: v.PartyID, Invoices: []int64{v.ID}, Chain: d.Batch.Plan.Chain, Short: d.Batch.Plan.Short(), Due: due}
}
