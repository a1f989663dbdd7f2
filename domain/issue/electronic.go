package issue

import (
	"context"
	"crypto/sha256"
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// Electronic is the electronic document of an invoice or a credit note, and all that the pre-flight finds: what a
// receiver would refuse, and what is worth knowing. pdf is only needed where it comes along.
func Electronic(
	o party.Organisation, w Work, v invoice.Invoice, pdf []byte, say document.Words,
) (einvoice.Document, problem.List) {
	s := einvoice.Source{
		Organisation: o, Party: w.Party, Invoice: v, Title: w.Batch, Options: w.EHF, Files: w.Files[v.ID], PDF: pdf, Say: say,
	}
	if c := v.Credit; c != nil {
		s.Credits = []einvoice.Preceding{{Number: strconv.FormatInt(c.Number, 10), Date: c.Date}}
	}
	if len(w.Invoices) > 1 {
		for _, each := range w.Invoices {
			s.Together = append(s.Together, each.NumberText())
		}
	}
	d, err := einvoice.New(s)
	if err != nil {
		var bad problem.List
		bad.Add(err)
		return d, bad
	}
	return d, einvoice.Check(d)
}

// electronic writes the electronic document; nil: the recipient can't be reached, or the pre-flight stands against it.
// Then it goes another way, and nobody has been told otherwise.
func (i *Issuer) electronic(o party.Organisation, w Work, v invoice.Invoice, pdf []byte) ([]byte, error) {
	if address, _ := einvoice.Reach(w.Party, o.Country); address == "" || i.Encode == nil {
		return nil, nil
	}
	d, found := Electronic(o, w, v, pdf, i.Words(LanguageOf(o, w.Party)))
	if refused(found) {
		return nil, nil
	}
	return i.Encode(d)
}

func refused(found problem.List) bool { return against(found) != nil }

// against is the first thing that a receiver would refuse a document for; nil: there is none.
func against(found problem.List) *problem.Problem {
	for _, p := range found {
		if !p.Warning {
			return p
		}
	}
	return nil
}

// Refused says of dispatches without a number which have a document that would be refused by a method, and why: they
// can still go another way, and use no number for it. Only EHF has such rules.
func (i *Issuer) Refused(ctx context.Context, m delivery.Method, ids []int64) (map[int64]*problem.Problem, error) {
	if m != delivery.EHF || len(ids) == 0 {
		return nil, nil
	}
	material, err := i.Store.Load(ctx, ids)
	if err != nil {
		return nil, err
	}
	refused := map[int64]*problem.Problem{}
	next, now := material.Next, i.Clock.Now()
	for _, w := range material.Work {
		say := i.Words(LanguageOf(material.Organisation, w.Party))
		for _, v := range w.Invoices {
			// Numbers and references are looked at, too: these are as long as those it will get.
			v.Number, v.IssuedAt = next, now
			next++
			if v.Reference, err = payment.Make(material.Organisation.Reference, v.Number); err != nil {
				continue // issuing says so
			}
			_, found := Electronic(material.Organisation, w, v, nil, say)
			if p := against(found); p != nil && refused[w.Dispatch] == nil {
				refused[w.Dispatch] = p
			}
		}
	}
	return refused, nil
}

// Sums are the SHA-256 of an invoice's documents, by their kind.
type Sums map[string][32]byte

// The kinds of documents.
const (
	PDF = "pdf" // every issued invoice has one
	UBL = "ubl" // those that EHF can bring to their recipient
)

// One is a sum over all: what the seal holds. A PDF alone keeps its own.
func (s Sums) One() [32]byte {
	pdf, ubl := s[PDF], s[UBL]
	if _, ok := s[UBL]; !ok {
		return pdf
	}
	return sha256.Sum256(append(pdf[:], ubl[:]...))
}

// sum is over the documents of an invoice.
func (f FinalInvoice) sum() [32]byte {
	s := Sums{PDF: sha256.Sum256(f.PDF)}
	if f.UBL != nil {
		s[UBL] = sha256.Sum256(f.UBL)
	}
	return s.One()
}
