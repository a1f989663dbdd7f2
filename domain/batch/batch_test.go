package batch_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// register is a club on a November day: three seniors, one of them honorary, and a company.
func register() batch.Register {
	return batch.Register{
		Organisation: party.Organisation{
			Name: "Fjellheim skolekorps", Country: "NO", Currency: "NOK", Language: "nb", Account: "86011117947",
			Reference: payment.Options{Scheme: payment.KID10}, FirstNumber: 1,
		},
		Parties: []party.Party{
			{ID: 1, Number: "1001", Name: "Kari", Email: "kari@example.org", Groups: []string{"Seniorer"}, Address: party.Address{City: "Oslo"}, TheirReference: "K"},
			{ID: 2, Number: "1002", Name: "Ola", PreferredMethod: "paper", Groups: []string{"Seniorer"}, Address: party.Address{City: "Oslo"}},
			{ID: 3, Number: "1003", Name: "Liv", Groups: []string{"Seniorer", "Æresmedlemmer"}},
			{ID: 4, Number: "1004", Name: "Fjell AS", PreferredMethod: "ehf", OrganisationNumber: "991825827", Email: "post@example.org", Groups: []string{"Sponsorer"}, Address: party.Address{City: "Oslo"}},
			{ID: 5, Number: "1005", Name: "Nils", Groups: []string{"Seniorer"}},
		},
		Groups:     []party.Group{{Name: "Seniorer"}, {Name: "Sponsorer"}, {Name: "Æresmedlemmer"}},
		Settings:   batch.Settings{DaysBefore: 3, SetUp: map[delivery.Method]bool{delivery.Email: true, delivery.Paper: true}},
		NextNumber: 7,
		Now:        time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC),
	}
}

func price(t *testing.T, s string) money.Price {
	t.Helper()
	p, err := money.ParsePrice(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func plan(t *testing.T) batch.Plan {
	return batch.Plan{
		Name:       "Kontingent 2027",
		Recipients: party.Choice{Include: []string{"Seniorer", "Sponsorer"}, Exclude: []string{"Æresmedlemmer"}},
		Email:      delivery.EmailOptions{AttachPDF: true},
		Document: batch.Document{Lines: []invoice.Line{
			{Description: "Kontingent", Quantity: money.One(), UnitPrice: price(t, "450")},
		}},
	}
}

// save carries out the step on a new batch.
func save(p batch.Plan, r batch.Register) (batch.Batch, error) {
	c, err := batch.Save(p)(batch.Desk{Register: r, Batch: batch.Batch{State: batch.Open}})
	if err != nil {
		return batch.Batch{}, err
	}
	c.Batch.State = c.State
	return *c.Batch, nil
}

func saved(t *testing.T, p batch.Plan, r batch.Register) batch.Batch {
	t.Helper()
	b, err := save(p, r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// spec: B6
func TestDatesFillThemselvesIn(t *testing.T) {
	for _, c := range []struct {
		term              int
		date, due         string
		wantDate, wantDue string
	}{
		{0, "", "", "2026-11-22", "2026-12-02"},
		{14, "", "", "2026-11-22", "2026-12-06"},
		{0, "2027-01-15", "2027-01-29", "2027-01-15", "2027-01-29"},
		{0, "", "2027-01-29", "2026-11-22", "2027-01-29"},
		{14, "2026-11-30", "", "2026-11-30", "2026-12-06"}, // changing one date never changes the other
	} {
		r, p := register(), plan(t)
		r.Organisation.PaymentTermDays = c.term
		for field, v := range map[*cal.Date]string{&p.Document.InvoiceDate: c.date, &p.Document.DueDate: c.due} {
			if err := field.UnmarshalText([]byte(v)); err != nil {
				t.Fatal(err)
			}
		}
		d := saved(t, p, r).Plan.Document
		if d.InvoiceDate.String() != c.wantDate || d.DueDate.String() != c.wantDue {
			t.Errorf("term %d, %q and %q: got %s and %s", c.term, c.date, c.due, d.InvoiceDate, d.DueDate)
		}
	}
}

// spec: B11, A1: the list itself is locked, not the rule.
func TestSaveLocksTheRecipients(t *testing.T) {
	r := register()
	b := saved(t, plan(t), r)
	if got := strings.Join(b.Recipients, " "); got != "1001 1002 1004 1005" {
		t.Errorf("recipients: %s", got)
	}
	if len(b.Excluded) != 1 || b.Excluded[0].Party != "1003" || b.Excluded[0].Group != "Æresmedlemmer" {
		t.Errorf("excluded: %v", b.Excluded)
	}
	r.Parties = append(r.Parties, party.Party{ID: 6, Number: "1006", Groups: []string{"Seniorer"}})
	invoices, err := batch.Expand(b, r)
	if err != nil || len(invoices) != 4 {
		t.Errorf("a new member came along: %d invoices, %v", len(invoices), err)
	}
}

// Bad input is told all at once, each at its key, and nothing is saved.
func TestSaveTellsWhatIsWrong(t *testing.T) {
	for field, spoil := range map[string]func(*batch.Plan){
		"name":                  func(p *batch.Plan) { p.Name = " " },
		"recipients":            func(p *batch.Plan) { p.Recipients = party.Choice{} },
		"recipients.include":    func(p *batch.Plan) { p.Recipients.Include = []string{"Senior"} },
		"document.due_date":     func(p *batch.Plan) { p.Document.DueDate = cal.MustParse("2026-11-01") },
		"document.lines":        func(p *batch.Plan) { p.Document.Lines = nil },
		"document.lines[1].vat": func(p *batch.Plan) { p.Document.Lines[0].VAT.Category = "S" },
		"distribution.chain":    func(p *batch.Plan) { p.Chain = []delivery.Method{"pigeon"} },
		"email.attach_pdf":      func(p *batch.Plan) { p.Email.AttachPDF = false },
		"email.subject":         func(p *batch.Plan) { p.Email.Subject = "{navn}" },
		"email.reply_to":        func(p *batch.Plan) { p.Email.ReplyTo = "nobody" },
		"series.count":          func(p *batch.Plan) { p.Series = batch.Series{Count: 61, Every: cal.Interval{N: 1, Unit: cal.Days}} },
		"series.every":          func(p *batch.Plan) { p.Series.Count = 2 },
		"template":              func(p *batch.Plan) { p.Template = "baroque" },
		"payment_method":        func(p *batch.Plan) { p.PaymentMethod = "gold" },
		"dispatch.when":         func(p *batch.Plan) { p.When = "yesterday" },
	} {
		p := plan(t)
		spoil(&p)
		b, err := save(p, register())
		if all := problem.All(err); len(all) != 1 || all[0].Field != field || b.State != "" {
			t.Errorf("%s: got %v", field, err)
		}
	}
}

// spec: B10
func TestDefaultProducts(t *testing.T) {
	r, p := register(), plan(t)
	q, _ := money.ParseQuantity("2")
	rent := party.DefaultProduct{Product: party.Product{Number: "L", Description: "Leie", UnitPrice: price(t, "100")}, Quantity: q}
	r.Defaults = map[string][]party.DefaultProduct{"1001": {rent}}
	p.Document.IncludeDefaultProducts = true
	invoices, err := batch.Expand(saved(t, p, r), r)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(invoices[0].Total, invoices[1].Total, len(invoices[0].Lines)); got != "650.00 450.00 2" {
		t.Errorf("got %s", got)
	}
	p.Document.Lines = nil
	_, err = save(p, r)
	var missing []string
	for _, w := range problem.All(err) {
		missing = append(missing, w.Party)
	}
	if got := strings.Join(missing, " "); got != "1002 1004 1005" {
		t.Errorf("without default products are told: %s", got)
	}
}

// spec: B7, B12
func TestExpandMakesAnInvoicePerDate(t *testing.T) {
	r, p := register(), plan(t)
	p.Recipients = party.Choice{IncludeParties: []string{"1001"}}
	p.Document.InvoiceDate, p.Document.DueDate = cal.MustParse("2027-01-31"), cal.MustParse("2027-02-14")
	p.Series = batch.Series{Count: 3, Every: cal.Interval{N: 1, Unit: cal.Months}}
	invoices, err := batch.Expand(saved(t, p, r), r)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range invoices {
		got = append(got, v.InvoiceDate.String()+"/"+v.DueDate.String())
	}
	if want := "2027-01-31/2027-02-14 2027-02-28/2027-03-14 2027-03-31/2027-04-14"; strings.Join(got, " ") != want {
		t.Errorf("got %v", got)
	}
}

// spec: B12
func TestEndedRecipientStopsApproval(t *testing.T) {
	r := register()
	b := saved(t, plan(t), r)
	r.Parties[0].Ended = cal.MustParse("2026-11-01")
	_, err := batch.Approve(batch.Desk{Register: r, Batch: b})
	if all := problem.All(err); len(all) != 1 || all[0].Party != "1001" {
		t.Errorf("got %v", err)
	}
}

// desk is an approved batch whose invoices have ids.
func desk(t *testing.T, p batch.Plan, r batch.Register) batch.Desk {
	t.Helper()
	d := batch.Desk{Register: r, Batch: saved(t, p, r)}
	c, err := batch.Approve(d)
	if err != nil {
		t.Fatal(err)
	}
	d.Batch.State, d.Invoices = c.State, c.Invoices
	for i := range d.Invoices {
		d.Invoices[i].ID = int64(i + 1)
	}
	return d
}

// spec: B14
func TestFinishSchedulesThreeDaysBefore(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ date, when, want string }{
		{"2027-05-27", "", "2027-05-24T00:00:00+02:00"},
		{"2027-03-31", "", "2027-03-28T00:00:00+01:00"}, // the night the clocks change
		{"2026-11-23", "", "2026-11-20T00:00:00+01:00"}, // past: at once
		{"2027-05-27", "now", "2026-11-22T14:00:00+01:00"},
	} {
		r, p := register(), plan(t)
		r.Now = time.Date(2026, 11, 22, 14, 0, 0, 0, oslo)
		p.Document.InvoiceDate, p.Document.DueDate = cal.MustParse(c.date), cal.MustParse("2027-06-30")
		p.When = c.when
		ch, err := batch.Finish(batch.Send{All: true})(desk(t, p, r))
		if err != nil {
			t.Fatal(err)
		}
		if got := ch.Dispatch[0].Due.Format(time.RFC3339); got != c.want || len(ch.Dispatch) != 4 {
			t.Errorf("%s %s: %d dispatches, the first due %s, want %s", c.date, c.when, len(ch.Dispatch), got, c.want)
		}
	}
}

// spec: B15
func TestFinishSendsOnlyWhatIsTicked(t *testing.T) {
	d := desk(t, plan(t), register())
	ch, err := batch.Finish(batch.Send{IDs: []int64{2, 3}})(d)
	if err != nil {
		t.Fatal(err)
	}
	if len(ch.Dispatch) != 2 || !ch.Send[2] || ch.Send[1] || ch.State != batch.Finished {
		t.Errorf("got %+v", ch)
	}
	if _, err := batch.Finish(batch.Send{IDs: []int64{99}})(d); !problem.Is(err, "batch.invoice.unknown") {
		t.Errorf("an unknown invoice: %v", err)
	}
}

func TestStepsComeInTheirOrder(t *testing.T) {
	d := desk(t, plan(t), register())
	if _, err := batch.Approve(d); !problem.Is(err, "batch.approve.state") {
		t.Errorf("approved twice: %v", err)
	}
	d.Batch.State = batch.Finished
	if _, err := batch.Finish(batch.Send{All: true})(d); !problem.Is(err, "batch.finish.state") {
		t.Errorf("finished twice: %v", err)
	}
}

// spec: A11
func TestSummary(t *testing.T) {
	r := register()
	r.Parties = append(r.Parties, party.Party{ID: 9, Number: "1009", Name: "kari", Email: "kari@example.org", Groups: []string{"Seniorer"}})
	s := batch.Summarise(batch.Desk{Register: r, Batch: saved(t, plan(t), r)})
	got := fmt.Sprintf("%d %d %s %s %s %s %d %d", s.Recipients, s.Invoices, s.Total, s.Currency, s.FirstDate, s.FirstDispatch,
		s.Now, s.FirstNumber)
	if want := "5 5 2250.00 NOK 2026-11-22 2026-11-22 5 7"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var methods []string
	for _, m := range s.Methods {
		for _, f := range m.Then {
			methods = append(methods, fmt.Sprint(m.Method, f.Methods, f.Recipients))
		}
		if len(m.Then) == 0 {
			methods = append(methods, fmt.Sprintf("%s %d", m.Method, m.Recipients))
		}
	}
	slices.Sort(methods)
	// Kari by e-mail and then paper, the company by e-mail because EHF is not set up, the other Kari has no address.
	if want := "draft 1|email[draft] 1|email[paper draft] 2|paper[draft] 1"; strings.Join(methods, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(methods, "|"), want)
	}
	var told []string
	for _, p := range s.Problems {
		told = append(told, p.Code+" "+p.Party)
	}
	slices.Sort(told)
	want := "batch.doubles 1001|delivery.not_set_up.count |delivery.nowhere 1005"
	if strings.Join(told, "|") != want {
		t.Errorf("got %v, want %s", told, want)
	}
}

// spec: A7
func TestTheirReferenceIsLeftToTheCard(t *testing.T) {
	r := register()
	invoices, err := batch.Expand(saved(t, plan(t), r), r)
	if err != nil || invoices[0].TheirReference != "" {
		t.Errorf("got %q, %v: the card's is read at issue", invoices[0].TheirReference, err)
	}
}

func TestCopyAsksForNewNameOnly(t *testing.T) {
	b := saved(t, plan(t), register())
	p := b.Copy(" Kontingent 2028 ")
	if p.Name != "Kontingent 2028" || len(p.Document.Lines) != 1 || len(p.Recipients.Include) != 2 {
		t.Errorf("got %+v", p)
	}
}

// spec: B11: what is locked stays; the rest may still change; nothing is half changed.
func TestRevise(t *testing.T) {
	r := register()
	b := saved(t, plan(t), r)
	for want, change := range map[string]func(*batch.Plan){
		"":                      func(p *batch.Plan) { p.Document.AdditionalInformation = "Hei"; p.Chain = p.Chain[1:] },
		"name":                  func(p *batch.Plan) { p.Name = "Other" },
		"recipients":            func(p *batch.Plan) { p.Recipients.Include = p.Recipients.Include[:1] },
		"document.invoice_date": func(p *batch.Plan) { p.Document.InvoiceDate = cal.MustParse("2026-11-21") },
		"series":                func(p *batch.Plan) { p.Series = batch.Series{Count: 2, Every: cal.Interval{N: 1, Unit: cal.Years}} },
		"document.lines":        func(p *batch.Plan) { p.Document.Lines = nil }, // not locked, but needed
	} {
		p := b.Plan
		change(&p)
		c, err := batch.Revise(p)(batch.Desk{Register: r, Batch: b})
		all := problem.All(err)
		switch {
		case want == "" && (err != nil || c.Batch.Plan.Document.AdditionalInformation != "Hei" || len(c.Batch.Recipients) != 4):
			t.Errorf("a change that is free: %v", err)
		case want != "" && (len(all) != 1 || all[0].Field != want):
			t.Errorf("%s: got %v", want, err)
		}
	}
}

// Autosave keeps what is written, however unfinished, and never touches what is locked.
func TestKeep(t *testing.T) {
	r := register()
	c, err := batch.Keep(batch.Plan{Name: "half"})(batch.Desk{Register: r, Batch: batch.Batch{State: batch.Open}})
	if err != nil || c.State != batch.Open || c.Batch.Plan.Name != "half" || !c.Batch.Created.Equal(r.Now) {
		t.Errorf("got %+v, %v", c, err)
	}
	if _, err := batch.Keep(plan(t))(batch.Desk{Register: r, Batch: saved(t, plan(t), r)}); !problem.Is(err, "batch.locked") {
		t.Errorf("a saved batch: %v", err)
	}
}

// spec: A11: the rail shows what would come of a plan, or what stops it.
func TestPreview(t *testing.T) {
	r := register()
	if s := batch.Preview(plan(t), r); s.Recipients != 4 || s.Total.String() != "1800.00" || s.Problems.Err() != nil {
		t.Errorf("got %+v", s)
	}
	if s := batch.Preview(batch.Plan{}, r); s.Recipients != 0 || s.Problems.Err() == nil {
		t.Errorf("an empty plan: %+v", s)
	}
}
