package batch

import (
	"slices"
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Forecast is what the deliveries of a batch will take of the credit, if each goes by its first method (spec A5, A11).
type Forecast struct {
	Needed    int64
	Available int64
	Short     int       // dispatches that the credit does not reach for
	Instead   []Instead // where those go when each takes its next method, in the order of the methods; Draft: nowhere
}

// Instead is how many dispatches go by a method because the one before costs more credit than is left.
type Instead struct {
	Method delivery.Method
	Count  int
}

// Short is what becomes of a dispatch whose method costs more credit than is left. A plan that does not say yet waits.
func (p Plan) Short() delivery.Short {
	if s := delivery.Short(p.WithoutCredit); s == delivery.ShortDraft || s == delivery.ShortNext {
		return s
	}
	return delivery.ShortHold
}

// forecast says what is missing, what could be done about it, and gives the methods by which recipients get their first
// invoice because of it.
func (s *Summary) forecast(
	d Desk, planned []Planned, cards map[string]delivery.Card,
) (other map[string]delivery.Method) {
	s.Credit, other = d.spend(planned, cards, d.Batch.Plan.Short())
	if s.Credit.Short == 0 {
		return nil
	}
	next, _ := d.spend(planned, cards, delivery.ShortNext)
	s.Credit.Instead = next.Instead
	switch d.Batch.Plan.Short() {
	case delivery.ShortDraft:
		s.Problems.Add(shortage("batch.credit.draft", s.Credit))
	case delivery.ShortNext:
		s.Problems.Add(shortage("batch.credit.next", s.Credit))
	default:
		s.Problems.Add(shortage("batch.credit.hold", s.Credit))
	}
	return other
}

// spend goes through what is still to be sent as the dispatcher will, in its order.
func (d Desk) spend(
	planned []Planned, cards map[string]delivery.Card, short delivery.Short,
) (f Forecast, other map[string]delivery.Method) {
	f.Available, other = d.Credit, map[string]delivery.Method{}
	left, ways := d.Credit, map[string][]delivery.Method{}
	count := map[delivery.Method]int{}
	for _, v := range planned {
		card, there := cards[v.Party]
		if !there || !d.goes(v) {
			continue
		}
		methods, known := ways[v.Party]
		if !known {
			methods, _ = delivery.Plan(d.Batch.Plan.Chain, card, d.Settings.SetUp)
			ways[v.Party] = methods
		}
		price := d.Settings.Price[methods[0]]
		if f.Needed += price; price <= left {
			left -= price
			continue
		}
		f.Short++
		to := methods[0]
		switch short {
		case delivery.ShortDraft:
			to = delivery.Draft
		case delivery.ShortNext:
			i := slices.IndexFunc(methods, func(m delivery.Method) bool { return d.Settings.Price[m] <= left })
			to = methods[i] // Draft ends them all, and costs nothing
			left -= d.Settings.Price[to]
		}
		count[to]++
		if !known {
			other[v.Party] = to
		}
	}
	for _, m := range append(delivery.Methods(), delivery.Draft) {
		if count[m] > 0 {
			f.Instead = append(f.Instead, Instead{m, count[m]})
		}
	}
	return f, other
}

func shortage(code string, f Forecast) *problem.Problem {
	return problem.New(code, "needed", strconv.FormatInt(f.Needed, 10), "available", strconv.FormatInt(f.Available, 10),
		"count", strconv.Itoa(f.Short)).At("distribution.without_credit").AsWarning()
}

// goes reports whether an invoice is still to take up credit: it is not issued, and on its way or to be sent.
func (d Desk) goes(v Planned) bool {
	switch v.Dispatch {
	case "":
		return d.Batch.State != Finished && !v.Issued()
	case delivery.Scheduled, delivery.Retrying, delivery.Held:
		return !v.Issued()
	}
	return false
}
