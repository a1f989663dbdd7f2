package batch

import (
	"strconv"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Forecast is what the deliveries of a batch will take of the credit, if each goes by its first method (spec A5, A11).
type Forecast struct {
	Needed    int64
	Available int64
	Short     int // dispatches that the credit does not reach for
}

// Short is what becomes of a dispatch whose method costs more credit than is left. A plan that does not say yet waits.
func (p Plan) Short() delivery.Short {
	if s := delivery.Short(p.WithoutCredit); s == delivery.ShortDraft || s == delivery.ShortNext {
		return s
	}
	return delivery.ShortHold
}

// forecast goes through what is still to be sent as the dispatcher will, in its order, and says what is missing.
func (s *Summary) forecast(d Desk, planned []Planned) {
	s.Credit.Available = d.Credit
	cards := d.byNumber()
	left, first := d.Credit, map[string]delivery.Method{}
	for _, v := range planned {
		card := cards[v.Party]
		if card == nil || !d.goes(v) {
			continue
		}
		m, known := first[v.Party]
		if !known {
			methods, _ := delivery.Plan(d.Batch.Plan.Chain, CardOf(*card), d.Settings.SetUp)
			m = methods[0]
			first[v.Party] = m
		}
		price := d.Settings.Price[m]
		if s.Credit.Needed += price; price > left {
			s.Credit.Short++
			continue
		}
		left -= price
	}
	if s.Credit.Short == 0 {
		return
	}
	switch d.Batch.Plan.Short() {
	case delivery.ShortDraft:
		s.Problems.Add(shortage("batch.credit.draft", s.Credit))
	case delivery.ShortNext:
		s.Problems.Add(shortage("batch.credit.next", s.Credit))
	default:
		s.Problems.Add(shortage("batch.credit.hold", s.Credit))
	}
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
