package viewmodel

import (
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/party"
)

// peopleIndex is the text search looks in, for every card of a register in the order of the numbers. It lasts as long
// as the register does: a click on a group changes who is in, not who there is.
type peopleIndex struct {
	register *batch.Register
	texts    []string
}

// of is the index for an outcome, this one where it still holds.
func (x *peopleIndex) of(o *outcome) *peopleIndex {
	if x != nil && x.register == o.register {
		return x
	}
	x = &peopleIndex{register: o.register, texts: make([]string, len(o.people))}
	for i, p := range o.people {
		x.texts[i] = strings.ToLower(p.card.Number + " " + p.card.Name + " " + p.card.Email + " " + strings.Join(p.card.Groups, " "))
	}
	return x
}

// find gives the places of the people that a filter and all words let through.
func (x *peopleIndex) find(o *outcome, filter string, words []string) []int32 {
	out := make([]int32, 0, len(o.people))
	for i, p := range o.people {
		switch {
		case filter == ShowChosen && !p.in:
		case filter == ShowExcluded && (p.in || p.why == party.WhyNotIncluded):
		case hasAll(x.texts[i], words):
			out = append(out, int32(i))
		}
	}
	return out
}
