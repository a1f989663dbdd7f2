package issue

import (
	"bytes"
	"slices"
	"time"

	"kontingent/domain/payment"
)

// Witnessed is an invoice that was issued and that the store has forgotten: an older copy of it was restored. A second
// witness knows what it was given.
type Witnessed struct {
	Invoice   int64 // its id
	Number    int64
	Reference string
	IssuedAt  int64  // UTC milliseconds
	Before    []byte // the seal of the number before
	Seal      []byte
}

// Again makes invoices anew as they were issued, and gives those that come out the same to the last byte: the seal over
// all that was issued, document included, proves it. Where a card or the club was changed since, nothing is given back.
func (i *Issuer) Again(m Material, known []Witnessed) []Final {
	byInvoice := make(map[int64]Witnessed, len(known))
	for _, k := range known {
		byInvoice[k.Invoice] = k
	}
	var finals []Final
	for _, w := range m.Work {
		if f, same := i.again(m, w, byInvoice); same {
			finals = append(finals, f)
		}
	}
	return finals
}

func (i *Issuer) again(m Material, w Work, known map[int64]Witnessed) (Final, bool) {
	f := Final{Dispatch: w.Dispatch}
	w.Invoices = slices.Clone(w.Invoices)
	for n, v := range w.Invoices {
		k, ok := known[v.ID]
		if !ok || v.Issued() {
			return f, false
		}
		w.Invoices[n].Number, w.Invoices[n].IssuedAt = k.Number, time.UnixMilli(k.IssuedAt)
	}
	for n, v := range w.Invoices { // each may name the numbers of all
		k := known[v.ID]
		ref, err := payment.Make(m.Organisation.Reference, v.Number)
		if err != nil || ref != k.Reference {
			return f, false
		}
		if v.Reference = ref; v.TheirReference == "" {
			v.TheirReference = w.Party.TheirReference
		}
		d, err := Compose(m.Organisation, w, v, i.Words(LanguageOf(m.Organisation, w.Party)))
		if err != nil {
			return f, false
		}
		drawn := i.Renderer.Render([]Job{{w.Template, d}})[0]
		if drawn.Err != nil {
			return f, false
		}
		made := FinalInvoice{
			ID: v.ID, Number: v.Number, Reference: ref, TheirReference: v.TheirReference, IssuedAt: k.IssuedAt,
			PDF: drawn.Bytes, Seal: k.Seal,
		}
		made.UBL, err = i.electronic(m.Organisation, w, v, made.PDF)
		if err != nil || !bytes.Equal(Seal(k.Before, v, w.Party.Number, made.sum()), k.Seal) {
			return f, false
		}
		if n == 0 {
			f.Letter = i.letter(m.Organisation, w, d)
		}
		f.Invoices = append(f.Invoices, made)
	}
	return f, len(f.Invoices) > 0
}
