package delivery

import (
	"context"
	"maps"
	"slices"
	"time"

	"kontingent/domain/problem"
)

// ReasonNoDocument stands where an invoice was issued without a document that a method could bring. It is the code of a
// sentence.
const ReasonNoDocument = "delivery.no_ehf_document"

// Bar is why a method can't be used for a dispatch although the card has an address for it.
type Bar struct {
	Reason string            // code of the sentence
	Args   map[string]string // its values
}

// BarOf is a problem with a document as the reason to pass a method over; it names the card and the field to mend.
func BarOf(p *problem.Problem) Bar {
	b := Bar{p.Code, maps.Clone(p.Args)}
	for name, value := range map[string]string{"party": p.Party, "field": p.Field} {
		if _, own := b.Args[name]; own || value == "" {
			continue
		}
		if b.Args == nil {
			b.Args = map[string]string{}
		}
		b.Args[name] = value
	}
	return b
}

// Barred gives the same card, with a method that can't be used.
func (c Card) Barred(m Method, b Bar) Card {
	c.Bar = maps.Clone(c.Bar)
	if c.Bar == nil {
		c.Bar = map[Method]Bar{}
	}
	c.Bar[m] = b
	return c
}

// Refusing says which of dispatches without a number have a document that would be refused by a method.
type Refusing func(ctx context.Context, m Method, ids []int64) (map[int64]*problem.Problem, error)

// way is one method for one dispatch.
type way struct {
	dispatch int64
	method   Method
}

// known is the card of a dispatch with what this run has learnt. It is not kept beyond: what was in the way may have been
// mended by the next run.
func (r *run) known(it Item) Card {
	for _, m := range Methods() {
		if b, ok := r.unfit[way{it.ID, m}]; ok && !it.Issued {
			it.Card = it.Card.Barred(m, b)
		}
	}
	return it.Card
}

// preflight looks, once a run, at the documents of dispatches without a number that are about to go by a method, so that
// those which would be refused take their next way at once: they keep their place in the order of numbers, and use none
// for a document that can't go.
func (r *run) preflight(ctx context.Context, items []Item, ch Channels, now time.Time) error {
	if r.Refused == nil {
		return nil
	}
	fresh := map[Method][]int64{}
	for _, it := range items {
		it.Card = r.known(it)
		s := Next(it, ch, r.Policy, now)
		if s.Do == DoDeliver && !it.Issued && !r.looked[way{it.ID, s.Method}] {
			fresh[s.Method] = append(fresh[s.Method], it.ID)
		}
	}
	for _, m := range Methods() {
		for part := range slices.Chunk(fresh[m], chunk) {
			refused, err := r.Refused(ctx, m, part)
			if err != nil {
				return err
			}
			for _, id := range part {
				r.looked[way{id, m}] = true
			}
			for id, p := range refused {
				r.unfit[way{id, m}] = BarOf(p)
			}
		}
	}
	return nil
}
