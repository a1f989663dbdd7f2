package batch_test

import (
	"fmt"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// spec: A5, A11: the summary says where those go that the credit does not reach for, and its figures follow the choice.
func TestForecastFollowsTheChoice(t *testing.T) {
	for _, c := range []struct {
		short, want string
		left        int64
	}{
		{"hold", "7 2 2 [{paper 1} {draft 1}] [email 2 paper 1 draft 1]", 2},
		{"next", "7 2 2 [{paper 1} {draft 1}] [paper 2 draft 2]", 2},
		{"draft", "7 2 2 [{paper 1} {draft 1}] [paper 1 draft 3]", 2},
		{"next", "7 0 3 [{draft 3}] [draft 4]", 0},
		{"next", "7 7 0 [] [email 2 paper 1 draft 1]", 7},
	} {
		r, p := register(), plan(t)
		r.Credit = c.left
		r.Settings.Price = map[delivery.Method]int64{delivery.Email: 3, delivery.Paper: 1}
		p.WithoutCredit = c.short
		s := batch.Summarise(desk(t, p, r))
		var how []any
		for _, m := range []delivery.Method{delivery.Email, delivery.Paper, delivery.Draft} {
			for _, share := range s.Methods {
				if share.Method == m {
					how = append(how, m, share.Recipients)
				}
			}
		}
		said := fmt.Sprint(s.Credit.Needed, s.Credit.Available, s.Credit.Short, s.Credit.Instead, how)
		if said != c.want {
			t.Errorf("%s with %d: got %q, want %q", c.short, c.left, said, c.want)
		}
	}
}

// spec: A5: the choice may be made until the batch is finished, and changes nothing else.
func TestWithoutCreditIsChosenLate(t *testing.T) {
	for _, state := range []batch.State{batch.Open, batch.Saved, batch.Approved} {
		d := desk(t, plan(t), register())
		d.Batch.State = state
		c, err := batch.WithoutCredit(delivery.ShortNext)(d)
		if err != nil || c.State != state || c.Batch.Plan.Short() != delivery.ShortNext || len(c.Batch.Recipients) != len(d.Batch.Recipients) {
			t.Errorf("%s: %+v, %v", state, c, err)
		}
	}
	d := desk(t, plan(t), register())
	d.Batch.State = batch.Finished
	if _, err := batch.WithoutCredit(delivery.ShortNext)(d); !problem.Is(err, "batch.without_credit.finished") {
		t.Errorf("finished: %v", err)
	}
	if _, err := batch.WithoutCredit("never")(desk(t, plan(t), register())); err == nil {
		t.Error("any word is taken")
	}
}
