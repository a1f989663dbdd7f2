package batch

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Summary is what a batch will come to, before anything happens (spec A11).
type Summary struct {
	Batch         string
	Recipients    int
	Invoices      int
	Total         money.Amount
	Currency      string
	FirstDate     cal.Date // invoice dates
	LastDate      cal.Date
	FirstDispatch cal.Date // the day the first of those not issued yet go out
	Now           int      // of those, how many go at once
	FirstNumber   int64    // the number the first of them will get; 0: all are issued
	Methods       []MethodShare
	Credit        Forecast
	Limited       []delivery.Outlook // ways out whose provider makes these take longer
	Problems      problem.List       // Party says which card; empty: about the batch
	Excluded      []Exclusion
}

// MethodShare is how many dispatches start with a method, and the ways they fall back on, each with its count.
type MethodShare struct {
	Method     delivery.Method
	Recipients int
	Then       []Fallback
}

// Fallback is a list of methods that follow when the first fails.
type Fallback struct {
	Methods    []delivery.Method
	Recipients int
}

// Summarise works out what executing a batch would do. It changes nothing.
func Summarise(d Desk) Summary {
	s := Summary{
		Batch: d.Batch.Plan.Name, Currency: d.Organisation.Currency, Excluded: d.Batch.Excluded,
	}
	planned := d.Invoices
	if d.Batch.State == Open || d.Batch.State == Saved {
		var err error
		if planned, err = Expand(d.Batch, d.Register); err != nil {
			s.Problems.Add(err)
		}
	}
	cards := d.byNumber()
	seen := map[string]bool{}
	var recipients []*party.Party
	for _, v := range planned {
		s.add(d, v)
		if card := cards[v.Party]; card != nil && !seen[v.Party] {
			seen[v.Party] = true
			recipients = append(recipients, card)
		}
	}
	s.Recipients = len(recipients)
	ways, found := d.ways(planned, cards)
	other := s.forecast(d, planned, ways)
	notSetUp := map[delivery.Method]int{}
	for _, card := range recipients {
		s.share(d, card, ways[card.Number], other[card.Number], notSetUp)
	}
	s.Problems = append(s.Problems, found...)
	s.Problems = append(s.Problems, d.lacking(recipients, ways)...)
	s.outlook(d)
	for _, m := range delivery.Methods() {
		if n := notSetUp[m]; n > 0 {
			s.Problems.Add(problem.New("delivery.not_set_up.count", "method", string(m), "count", strconv.Itoa(n)).
				At("distribution.chain").AsWarning())
		}
	}
	s.Problems = append(s.Problems, odd(d.Batch.Plan.Attachments)...)
	for _, set := range party.Doubles(recipients) {
		s.Problems.Add(problem.New("batch.doubles", "name", set[0].Name, "email", set[0].Email, "numbers", numbersOf(set)).
			Of(set[0].Number).AsWarning())
	}
	if slices.Contains(d.Names, d.Batch.Plan.Name) {
		s.Problems.Add(problem.New("batch.name.used", "name", d.Batch.Plan.Name).At("name").AsWarning())
	}
	return s
}

// add counts one planned invoice.
func (s *Summary) add(d Desk, v Planned) {
	s.Invoices++
	s.Total = s.Total.Add(v.Total)
	if s.FirstDate.IsZero() || v.InvoiceDate.Before(s.FirstDate) {
		s.FirstDate = v.InvoiceDate
	}
	if s.LastDate.Before(v.InvoiceDate) {
		s.LastDate = v.InvoiceDate
	}
	if v.Total.IsZero() {
		s.Problems.Add(problem.New("batch.total.zero").Of(v.Party).AsWarning())
	}
	if v.Issued() {
		return
	}
	s.FirstNumber = d.NextNumber
	due := d.dispatch(v).Due
	if !due.After(d.Now) {
		s.Now++
		due = d.Now
	}
	if day := cal.Of(due); s.FirstDispatch.IsZero() || day.Before(s.FirstDispatch) {
		s.FirstDispatch = day
	}
}

// share counts a recipient under the method that is tried first, and tells what is odd about the card. other is the
// method that is tried first because the credit does not reach for those before; empty: it does.
func (s *Summary) share(
	d Desk, card *party.Party, way delivery.Card, other delivery.Method, notSetUp map[delivery.Method]int,
) {
	methods, skipped := delivery.Plan(d.Batch.Plan.Chain, way, d.Settings.SetUp)
	for _, k := range skipped {
		switch {
		case k.Reason == delivery.ReasonNotSetUp && way.Reach[k.Method]:
			notSetUp[k.Method]++
		case k.Reason == delivery.ReasonNoAddress && string(k.Method) == card.PreferredMethod:
			s.Problems.Add(problem.New("delivery.preferred.no_address", "name", card.Name, "method", string(k.Method)).
				Of(card.Number).AsWarning())
		case k.Reason == delivery.ReasonNoEHF && string(k.Method) == card.PreferredMethod:
			s.Problems.Add(problem.New("delivery.preferred.no_ehf", append(way.LookedUp(), "name", card.Name)...).
				Of(card.Number).AsWarning())
		}
	}
	if methods[0] == delivery.Draft {
		s.Problems.Add(problem.New("delivery.nowhere", "name", card.Name).Of(card.Number).AsWarning())
	}
	if i := slices.Index(methods, other); i > 0 {
		methods = methods[i:]
	}
	i := slices.IndexFunc(s.Methods, func(m MethodShare) bool { return m.Method == methods[0] })
	if i < 0 {
		i = len(s.Methods)
		s.Methods = append(s.Methods, MethodShare{Method: methods[0]})
	}
	m := &s.Methods[i]
	m.Recipients++
	if rest := methods[1:]; len(rest) > 0 {
		j := slices.IndexFunc(m.Then, func(f Fallback) bool { return slices.Equal(f.Methods, rest) })
		if j < 0 {
			j = len(m.Then)
			m.Then = append(m.Then, Fallback{Methods: rest})
		}
		m.Then[j].Recipients++
	}
}

func numbersOf(set []*party.Party) string {
	out := make([]string, len(set))
	for i, p := range set {
		out[i] = p.Number
	}
	return strings.Join(out, ", ")
}
