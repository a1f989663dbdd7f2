package delivery_test

import (
	"fmt"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// TestKnownNotToReceive: EHF is passed over for those who are known not to receive it, for a reason of its own, and by
// hand too.
// spec: A2, A6
func TestKnownNotToReceive(t *testing.T) {
	it := delivery.Item{
		State: delivery.Scheduled, Chain: []delivery.Method{ehf, email, draft}, PartyName: "Ås kommune", Party: "7",
		Card: delivery.Card{Reach: on(email), NoEHF: cal.MustParse("2027-01-12")},
	}
	ch := delivery.Channels{SetUp: on(ehf, email)}
	s := delivery.Next(it, ch, delivery.DefaultPolicy(), time.Date(2027, 1, 20, 8, 0, 0, 0, time.UTC))
	if got := fmt.Sprintln(s.Do, s.Method, s.Skipped); got != "deliver email [{ehf delivery.no_ehf}]\n" {
		t.Errorf("got %s", got)
	}
	_, err := delivery.ChangeMethod(it, ehf, ch.SetUp, time.Time{})
	if !problem.Is(err, "delivery.method.no_ehf") || problem.All(err)[0].Args["year"] != "2027" {
		t.Errorf("by hand: %v", err)
	}
	it.Card.NoEHF = cal.Date{}
	if _, err := delivery.ChangeMethod(it, ehf, ch.SetUp, time.Time{}); !problem.Is(err, "delivery.method.no_address") {
		t.Errorf("nothing looked up: %v", err)
	}
	if got := it.Card.Lacks(email); got != delivery.ReasonNoAddress {
		t.Errorf("e-mail: %s", got)
	}
}
