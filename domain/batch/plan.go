package batch

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// defaultTerm is the payment term of a batch where the organisation has set none (spec B6).
const defaultTerm = 10

// MaxCount is how many invoices one recipient gets from one batch at most.
const MaxCount = 60

// DueDate is when what is invoiced on a day is to be paid (spec B6).
func DueDate(o party.Organisation, day cal.Date) cal.Date {
	term := o.PaymentTermDays
	if term == 0 {
		term = defaultTerm
	}
	return day.AddDays(term)
}

// WithDefaults fills in what a treasurer left out: dates from today (B6), the usual chain, a series of one.
func (p Plan) WithDefaults(o party.Organisation, today cal.Date) Plan {
	if p.Document.InvoiceDate.IsZero() {
		p.Document.InvoiceDate = today
	}
	if p.Document.DueDate.IsZero() {
		p.Document.DueDate = DueDate(o, today)
	}
	if len(p.Chain) == 0 {
		p.Chain = []delivery.Method{delivery.Preferred, delivery.Email, delivery.EHF, delivery.Paper, delivery.Draft}
	}
	if p.Series.Kind == "" {
		p.Series.Kind = Many
	}
	if p.Series.Count == 0 {
		p.Series.Count = 1
	}
	for _, f := range []struct {
		field *string
		value string
	}{
		{&p.PaymentMethod, "standard"},
		{&p.ShippingMethod, "standard"},
		{&p.Template, "classic"},
		{&p.WithoutCredit, "hold"},
		{&p.When, "days-before"},
	} {
		if *f.field == "" {
			*f.field = f.value
		}
	}
	lines := slices.Clone(p.Document.Lines)
	for i := range lines {
		if lines[i].VAT.Category == "" {
			lines[i].VAT, _ = invoice.DefaultVAT(o)
		}
	}
	p.Document.Lines = lines
	return p
}

// Clean tidies a plan and gives everything that is wrong with it, each at its field. It is complete before it is saved.
func (p Plan) Clean(o party.Organisation) (Plan, error) {
	var bad problem.List
	p.Name = party.Tidy(p.Name)
	switch {
	case p.Name == "":
		bad.Add(problem.New("batch.name.missing").At("name"))
	case len([]rune(p.Name)) > 200:
		bad.Add(problem.New("field.too_long", "field", "name", "limit", "200").At("name"))
	}
	d := &p.Document
	d.TheirReference, d.OurReference = party.Tidy(d.TheirReference), party.Tidy(d.OurReference)
	d.AdditionalInformation, d.SellersNotes = party.TidyText(d.AdditionalInformation), party.TidyText(d.SellersNotes)
	for i := range d.Lines {
		d.Lines[i].Description = party.Tidy(d.Lines[i].Description)
		d.Lines[i].Unit = party.Tidy(d.Lines[i].Unit)
	}
	bad.Add(invoice.CheckDates(d.InvoiceDate, d.DueDate))
	bad.Add(invoice.CheckLines(d.Lines, o, "document.lines"))
	if len(d.Lines) == 0 && !d.IncludeDefaultProducts {
		bad.Add(problem.New("batch.lines.missing").At("document.lines"))
	}
	if t, err := invoice.Sum(d.Lines); err == nil && t.Total.Sign() < 0 {
		bad.Add(problem.New("batch.total.negative", "total", t.Total.String()).At("document.lines"))
	}
	bad.Add(checkChain(p.Chain))
	bad.Add(p.Email.Check())
	bad.Add(p.Series.check())
	bad.Add(checkAttachments(p.Attachments))
	bad.Add(oneOf(p.WithoutCredit, "distribution.without_credit", "hold", "draft", "next"))
	bad.Add(oneOf(p.When, "dispatch.when", "days-before", "now"))
	bad.Add(oneOf(p.Template, "template", Templates()...))
	bad.Add(oneOf(p.PaymentMethod, "payment_method", PaymentMethods()...))
	p.ShippingMethod = party.Tidy(p.ShippingMethod)
	return p, bad.Err()
}

// Templates are the looks an invoice can have.
func Templates() []string { return []string{"classic"} }

// PaymentMethods are the ways an invoice can ask to be paid.
func PaymentMethods() []string { return []string{"standard", "bank", "cash", "card"} }

func oneOf(v, field string, known ...string) error {
	if slices.Contains(known, v) {
		return nil
	}
	return problem.New("field.choice", "field", field, "value", v, "known", strings.Join(known, ", ")).At(field)
}

func checkChain(chain []delivery.Method) error {
	var bad problem.List
	for i, m := range chain {
		if !m.Valid() {
			bad.Add(problem.New("chain.unknown", "value", string(m)).At("distribution.chain"))
		}
		if slices.Contains(chain[:i], m) {
			bad.Add(problem.New("chain.twice", "value", string(m)).At("distribution.chain"))
		}
	}
	return bad.Err()
}

func (s Series) check() error {
	var bad problem.List
	bad.Add(oneOf(string(s.Kind), "series.kind", string(Many)))
	if s.Count < 1 || s.Count > MaxCount {
		bad.Add(problem.New("series.count.range", "value", strconv.Itoa(s.Count), "limit", strconv.Itoa(MaxCount)).
			At("series.count"))
	}
	if s.Count > 1 && s.Every == (cal.Interval{}) {
		bad.Add(problem.New("series.every.missing").At("series.every"))
	}
	return bad.Err()
}
