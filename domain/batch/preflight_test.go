package batch_test

import (
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// spec: A2, A11: the summary tells of every card that the pre-flight of EHF has something against, counts it under the
// way it will go instead, and says once what the club itself lacks.
func TestPreflightInSummary(t *testing.T) {
	r, p := register(), plan(t)
	r.Organisation.OrganisationNumber, r.Organisation.Account = "991825827", "86011117947"
	r.Organisation.Name = "Korpset"
	for i := range r.Parties {
		r.Parties[i].Kind, r.Parties[i].OrganisationNumber = party.Company, "310918857"
		r.Parties[i].TheirReference = "Kari"
	}
	r.Parties[0].Address.Country, r.Parties[0].OrganisationNumber = "DK", ""
	r.Parties[0].PeppolID, r.Parties[0].TheirReference = "0088:5798000000001", ""
	p.Chain = []delivery.Method{delivery.EHF, delivery.Paper, delivery.Draft}
	p.EHF.OrderReference = ""

	r.Settings.Lacks = map[delivery.Method]problem.List{delivery.EHF: {problem.New("einvoice.seller.number")}}
	s := batch.Summarise(desk(t, p, r))
	if !has(s.Problems, "einvoice.seller.number", "") {
		t.Errorf("what the club lacks is not told: %v", s.Problems)
	}

	r.Settings.Lacks = nil
	r.Settings.SetUp[delivery.EHF] = true
	s = batch.Summarise(desk(t, p, r))
	if !has(s.Problems, "einvoice.reference.missing", r.Parties[0].Number) {
		t.Errorf("the card is not named: %v", s.Problems)
	}
	for _, w := range s.Problems {
		if !w.Warning {
			t.Errorf("%v stops what can go another way", w)
		}
	}
	for _, m := range s.Methods {
		if m.Method == delivery.EHF && m.Recipients != s.Recipients-1 {
			t.Errorf("%d by EHF, of %d", m.Recipients, s.Recipients)
		}
	}
	p.EHF.OrderReference = "PO 1"
	if s = batch.Summarise(desk(t, p, r)); has(s.Problems, "einvoice.reference.missing", r.Parties[0].Number) {
		t.Error("with an order number there is nothing against it")
	}
}

func has(list problem.List, code, party string) bool {
	for _, p := range list {
		if p.Code == code && p.Party == party {
			return true
		}
	}
	return false
}
