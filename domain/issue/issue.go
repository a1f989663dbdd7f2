// Package issue holds the one transaction that makes an invoice final: number, payment reference, frozen documents.
//
// It decides which number and reference an invoice gets and what its document and letter say. It renders the documents
// with the numbers they will take, outside any transaction, and commits only if nothing moved meanwhile; a document
// that can't be rendered leaves the rest and costs no number. It refuses to know how a document gets anywhere. The
// dispatcher calls it, as its Issuer.
package issue

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// Renderer draws documents. The answers are in the order of the documents; one that fails spoils no other.
type Renderer interface {
	Render(jobs []Job) []document.File
}

// Job is a document with the template it is drawn by.
type Job struct {
	Template string
	Document document.Document
}

// Issuer issues invoices.
type Issuer struct {
	Store    Store
	Renderer Renderer
	Words    func(language string) document.Words
	Clock    cal.Clock
	Encode   func(einvoice.Document) ([]byte, error) // writes electronic documents; nil: none are made

	TrustClock bool // a person has said that a clock standing before the last issue is right
}

// attempts is how often issuing starts again because a card was edited meanwhile.
const attempts = 5

// Issue makes the invoices of dispatches final, in the order given. What could not be issued is returned with the
// reason; it used no number. An error means that nothing was issued at all.
func (i *Issuer) Issue(ctx context.Context, dispatches []int64) (failed map[int64]error, err error) {
	for range attempts {
		failed, err = i.once(ctx, dispatches)
		if !errors.Is(err, ErrChanged) {
			return failed, err
		}
	}
	return nil, err
}

func (i *Issuer) once(ctx context.Context, dispatches []int64) (map[int64]error, error) {
	m, err := i.Store.Load(ctx, dispatches)
	if err != nil {
		return nil, err
	}
	now := i.Clock.Now()
	if err := i.checkClock(m.LastIssued, now); err != nil {
		return nil, err
	}
	failed := map[int64]error{}
	work := m.Work
	for {
		finals, broken := i.prepare(m, work, now)
		if len(broken) == 0 {
			if len(finals) == 0 {
				return failed, nil
			}
			return failed, i.Store.Commit(ctx, m, finals)
		}
		// Numbers after a document that failed move up: the rest is drawn again.
		var rest []Work
		for _, w := range work {
			if cause := broken[w.Dispatch]; cause != nil {
				failed[w.Dispatch] = cause
				continue
			}
			rest = append(rest, w)
		}
		work = rest
	}
}

// checkClock asks about a clock that stands before the day of the last issue, for it would put the series out of order.
func (i *Issuer) checkClock(issued int64, now time.Time) error {
	last := time.UnixMilli(issued).In(now.Location())
	if issued > 0 && cal.Of(now).Before(cal.Of(last)) && !i.TrustClock {
		return problem.New("issue.clock_behind", "now", cal.Of(now).String(), "last", cal.Of(last).String())
	}
	return nil
}

// prepare gives numbers, references and documents to work, or says what of it can't be issued.
func (i *Issuer) prepare(m Material, work []Work, now time.Time) (finals []Final, broken map[int64]error) {
	broken = map[int64]error{}
	var jobs []Job
	next := m.Next
	numbered := make([]Work, len(work))
	for k, w := range work {
		w.Invoices = append([]invoice.Invoice{}, w.Invoices...)
		for n := range w.Invoices {
			v := &w.Invoices[n]
			v.Number, v.IssuedAt = next, now
			next++
			ref, err := payment.Make(m.Organisation.Reference, v.Number)
			if err != nil {
				broken[w.Dispatch] = err
				continue
			}
			v.Reference = ref
			if v.TheirReference == "" {
				v.TheirReference = w.Party.TheirReference
			}
			d, err := Compose(m.Organisation, w, *v, i.Words(LanguageOf(m.Organisation, w.Party)))
			if err != nil {
				broken[w.Dispatch] = err
				continue
			}
			jobs = append(jobs, Job{w.Template, d})
		}
		numbered[k] = w
	}
	if len(broken) > 0 {
		return nil, broken
	}
	rendered := i.Renderer.Render(jobs)
	seal := m.LastSeal
	finals = make([]Final, len(numbered))
	at := 0
	for k, w := range numbered {
		finals[k] = Final{Dispatch: w.Dispatch, Letter: i.letter(m.Organisation, w, jobs[at].Document)}
		for _, v := range w.Invoices {
			if err := rendered[at].Err; err != nil {
				broken[w.Dispatch] = fmt.Errorf("render invoice of customer %s: %w", w.Party.Number, err)
			}
			f := FinalInvoice{
				ID: v.ID, Number: v.Number, Reference: v.Reference, TheirReference: v.TheirReference,
				IssuedAt: now.UnixMilli(), PDF: rendered[at].Bytes,
			}
			var err error
			if f.UBL, err = i.electronic(m.Organisation, w, v, f.PDF); err != nil {
				broken[w.Dispatch] = fmt.Errorf("write electronic invoice of customer %s: %w", w.Party.Number, err)
			}
			seal = Seal(seal, v, w.Party.Number, f.sum())
			f.Seal = seal
			finals[k].Invoices = append(finals[k].Invoices, f)
			at++
		}
	}
	return finals, broken
}

// Preview is the document and the letter of an invoice as they would be with a number, for a look beforehand. Nothing is
// issued.
func (i *Issuer) Preview(
	o party.Organisation, w Work, v invoice.Invoice, number int64,
) (document.Document, delivery.Letter, error) {
	v.Number, v.IssuedAt = number, i.Clock.Now()
	ref, err := payment.Make(o.Reference, number)
	if err != nil {
		return document.Document{}, delivery.Letter{}, err
	}
	if v.Reference = ref; v.TheirReference == "" {
		v.TheirReference = w.Party.TheirReference
	}
	d, err := Compose(o, w, v, i.Words(LanguageOf(o, w.Party)))
	if err != nil {
		return document.Document{}, delivery.Letter{}, err
	}
	return d, i.letter(o, w, d), nil
}

// LanguageOf is the language of documents to a party.
func LanguageOf(o party.Organisation, p party.Party) string {
	if p.Language != "" {
		return p.Language
	}
	return o.Language
}
