package batch

import (
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/payment"
)

// Electronic is the EHF that a customer would get from a plan first, with the number and reference it would take now;
// nothing needs to be saved for it. The files that go along are not in it. say gives the phrases of einvoice.Source in a
// language of documents.
func (p Plan) Electronic(
	r Register, number string, say func(language string) document.Words,
) (einvoice.Document, error) {
	card, v, err := p.For(r, number)
	if err != nil {
		return einvoice.Document{}, err
	}
	v.Number = r.NextNumber
	if v.Reference, err = payment.Make(r.Organisation.Reference, r.NextNumber); err != nil {
		return einvoice.Document{}, err
	}
	language := card.Language
	if language == "" {
		language = r.Organisation.Language
	}
	return einvoice.New(einvoice.Source{
		Organisation: r.Organisation, Party: card, Invoice: v, Title: p.Name, Say: say(language),
		Options: einvoice.Options{
			BuyerReference: p.EHF.BuyerReference, OrderReference: p.EHF.OrderReference,
			ContractReference: p.EHF.ContractReference, Note: p.EHF.Note,
		},
	})
}
