package batch

import (
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// ways are the recipients' cards as far as they decide about delivery, by customer number, with what the pre-flight has
// against going by EHF; and all it found, each once, as warnings: whoever can't get EHF gets the next method.
func (d Desk) ways(planned []Planned, cards map[string]*party.Party) (map[string]delivery.Card, problem.List) {
	ways := make(map[string]delivery.Card, len(planned))
	var found problem.List
	told := map[string]bool{}
	for _, v := range planned {
		card := cards[v.Party]
		if card == nil {
			continue
		}
		way, known := ways[v.Party]
		if !known {
			way = CardOf(*card, d.Organisation.Country)
		}
		if d.byEHF(way, v) {
			for _, p := range d.preflight(*card, v.Invoice) {
				if !p.Warning && way.Bar[delivery.EHF].Reason == "" {
					way = way.Barred(delivery.EHF, delivery.BarOf(p))
				}
				if p = p.AsWarning(); !told[p.Error()] {
					told[p.Error()] = true
					found = append(found, p)
				}
			}
		}
		ways[v.Party] = way
	}
	return ways, found
}

// byEHF reports whether an invoice may still go by EHF.
func (d Desk) byEHF(way delivery.Card, v Planned) bool {
	if v.Issued() || !d.Settings.SetUp[delivery.EHF] || !way.Reach[delivery.EHF] {
		return false
	}
	for _, m := range d.Batch.Plan.Chain {
		switch {
		case m == delivery.Draft:
			return false
		case m == delivery.EHF, m == delivery.Preferred && way.Preferred == delivery.EHF:
			return true
		}
	}
	return false
}

// preflight is what a receiver of EHF would have against an invoice, and what is worth knowing. The files that go along
// were looked at when they were added.
func (d Desk) preflight(card party.Party, v invoice.Invoice) problem.List {
	w := issue.Work{Party: card, Batch: d.Batch.Plan.Name, EHF: einvoice.Options(d.Batch.Plan.EHF)}
	_, found := issue.Electronic(d.Organisation, w, v, nil, func(key string, _ ...string) string { return key })
	return found
}

// lacking tells once what keeps a method from being used that is set up otherwise.
func (d Desk) lacking(recipients []*party.Party, ways map[string]delivery.Card) (found problem.List) {
	for m, lacks := range d.Settings.Lacks {
		for _, card := range recipients {
			if ways[card.Number].Reach[m] {
				for _, p := range lacks {
					found = append(found, p.AsWarning())
				}
				break
			}
		}
	}
	return found
}
