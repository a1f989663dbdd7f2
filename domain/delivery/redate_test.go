package delivery_test

import (
	"slices"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// held is a dispatch that was to go three days ago and waits for credit since.
func held() delivery.Item {
	return delivery.Item{
		ID: 7, State: delivery.Held, Method: email, Chain: []delivery.Method{email, paper, draft},
		Card: delivery.Card{Reach: on(email, paper)}, Due: now.AddDate(0, 0, -3), DueDate: cal.Of(now).AddDays(-1),
	}
}

// spec: A5: what fell due while it was held does not go before it has new dates; what is issued goes as it is.
func TestNextAfterTheDueDate(t *testing.T) {
	today := cal.Of(now)
	for _, c := range []struct {
		name   string
		change func(*delivery.Item)
		credit int64
		want   string
	}{
		{"past", func(*delivery.Item) {}, 2, "dates email"},
		{"past, and no credit still", func(*delivery.Item) {}, 1, "hold email"},
		{"on the day", func(it *delivery.Item) { it.DueDate = today }, 2, "dates email"},
		{"on the day, which was the day it was to go", func(it *delivery.Item) { it.DueDate, it.Due = today, now.Add(-1) }, 2, "deliver email"},
		{"the day before", func(it *delivery.Item) { it.DueDate = today.AddDays(1) }, 2, "deliver email"},
		{"issued", func(it *delivery.Item) { it.Issued = true }, 2, "deliver email"},
		{"never held", func(it *delivery.Item) { it.State = delivery.Scheduled }, 2, "deliver email"},
		{"another method", func(it *delivery.Item) { it.Card.Reach = on(paper) }, 0, "email no_address; dates paper"},
	} {
		it := held()
		c.change(&it)
		ch := delivery.Channels{SetUp: on(email, paper), Price: map[delivery.Method]int64{email: 2}, Credit: c.credit}
		if got := told(delivery.Next(it, ch, delivery.DefaultPolicy(), now)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// spec: A5: new dates leave the chain as it was, and what was issued as it is.
func TestRedate(t *testing.T) {
	today := cal.Of(now)
	mv, err := delivery.Redate(held(), today.AddDays(14), now)
	if err != nil || mv.To != delivery.Held || mv.Chain != nil || mv.Dates == nil || *mv.Dates != (delivery.Dates{Invoice: today, Due: today.AddDays(14), Until: today}) {
		t.Errorf("got %+v, %v", mv, err)
	}
	for code, change := range map[string]func(*delivery.Item) cal.Date{
		"delivery.redate.past":   func(*delivery.Item) cal.Date { return today },
		"invoice.due.missing":    func(*delivery.Item) cal.Date { return cal.Date{} },
		"delivery.redate.issued": func(it *delivery.Item) cal.Date { it.Issued = true; return today.AddDays(9) },
		"delivery.redate.state":  func(it *delivery.Item) cal.Date { it.State = delivery.InDoubt; return today.AddDays(9) },
	} {
		it := held()
		due := change(&it)
		if _, err := delivery.Redate(it, due, now); !problem.Is(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
}

// spec: A5: what is held goes on down its chain when a person says so, and is told beforehand by which method.
func TestHeldGoesOn(t *testing.T) {
	it := held()
	if got := delivery.After(it, on(email, paper)); got != paper {
		t.Errorf("it would go by %s", got)
	}
	if got := delivery.After(it, on(email)); got != draft {
		t.Errorf("without paper it would go by %s", got)
	}
	mv, err := delivery.Settle(it, delivery.Onward, now)
	if err != nil || mv.To != delivery.Held {
		t.Errorf("past its due date: %+v, %v", mv, err)
	}
	it.DueDate = cal.Of(now).AddDays(9)
	mv, err = delivery.Settle(it, delivery.Onward, now)
	if err != nil || mv.To != delivery.Scheduled {
		t.Errorf("got %+v, %v", mv, err)
	}
	it.State, it.Attempts = mv.To, slices.Clone(mv.Attempts)
	ch := delivery.Channels{SetUp: on(email, paper), Credit: 9}
	if got := told(delivery.Next(it, ch, delivery.DefaultPolicy(), now)); got != "deliver paper" {
		t.Errorf("got %s", got)
	}
}
