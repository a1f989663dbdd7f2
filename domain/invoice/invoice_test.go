package invoice_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

func line(t interface{ Fatal(...any) }, quantity, price, category, rate string) invoice.Line {
	q, err := money.ParseQuantity(quantity)
	if err != nil {
		t.Fatal(err)
	}
	p, err := money.ParsePrice(price)
	if err != nil {
		t.Fatal(err)
	}
	r, err := money.ParseRate(rate)
	if err != nil {
		t.Fatal(err)
	}
	return invoice.Line{
		Description: "Dues", Quantity: q, UnitPrice: p, VAT: invoice.VAT{Category: invoice.Category(category), Rate: r},
	}
}

// spec: C3: each line rounded, VAT once per category and rate.
func TestSum(t *testing.T) {
	got, err := invoice.Sum([]invoice.Line{
		line(t, "3", "0.335", "S", "25"), // 1.005 → 1.01
		line(t, "1", "0.10", "S", "25"),
		line(t, "1", "450", "E", "0"),
		line(t, "2", "100", "S", "15"),
		line(t, "-1", "50", "E", "0"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, s := range got.Subtotals {
		told = append(told, string(s.VAT.Category)+s.VAT.Rate.String()+": "+s.Base.String()+" + "+s.Tax.String())
	}
	// On the lines one by one the 25 % would be 0.25 + 0.03; on their sum 1.11 it is 0.28.
	want := "S25: 1.11 + 0.28 | S15: 200.00 + 30.00 | E0: 400.00 + 0.00"
	if s := strings.Join(told, " | "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if got.Net.String() != "601.11" || got.VAT.String() != "30.28" || got.Total.String() != "631.39" {
		t.Errorf("got %s + %s = %s", got.Net, got.VAT, got.Total)
	}
}

// spec: C3: the parts always add up to the whole.
func TestSumAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []invoice.Line
		for range rapid.IntRange(0, 20).Draw(t, "lines") {
			c := rapid.SampledFrom([][2]string{{"S", "25"}, {"S", "15"}, {"S", "11.11"}, {"E", "0"}, {"Z", "0"}}).Draw(t, "vat")
			q := rapid.StringMatching(`-?[0-9]{1,3}(\.[0-9]{1,4})?`).Draw(t, "quantity")
			p := rapid.StringMatching(`[0-9]{1,5}(\.[0-9]{1,4})?`).Draw(t, "price")
			lines = append(lines, line(t, q, p, c[0], c[1]))
		}
		s, err := invoice.Sum(lines)
		if err != nil {
			t.Fatal(err)
		}
		var net, base, tax money.Amount
		for _, n := range s.Lines {
			net = net.Add(n)
		}
		for _, v := range s.Subtotals {
			base, tax = base.Add(v.Base), tax.Add(v.Tax)
		}
		if net != s.Net || base != s.Net || tax != s.VAT || s.Net.Add(s.VAT) != s.Total {
			t.Fatalf("net %s, bases %s, taxes %s of %+v", net, base, tax, s)
		}
	})
}

// spec: C3: category O if and only if the club is not registered.
func TestVATCategories(t *testing.T) {
	for _, c := range []struct {
		registered     bool
		category, rate string
		problem        string
	}{
		{false, "O", "0", ""},
		{false, "E", "0", "vat.not_registered"},
		{false, "S", "25", "vat.not_registered"},
		{false, "O", "25", "vat.rate.unwanted"},
		{false, "X", "0", "vat.unknown"},
		{true, "O", "0", "vat.registered_outside"},
		{true, "E", "0", ""},
		{true, "S", "25", ""},
		{true, "Z", "0", ""},
		{true, "S", "0", "vat.rate.missing"},
		{true, "E", "25", "vat.rate.unwanted"},
		{true, "", "0", "vat.ask"},
	} {
		o := party.Organisation{VATRegistered: c.registered}
		err := invoice.CheckLines([]invoice.Line{line(t, "1", "1", c.category, c.rate)}, o, "document.lines")
		if c.problem == "" && err != nil || c.problem != "" && !problem.Is(err, c.problem) {
			t.Errorf("registered %v, %s %s: got %v, want %q", c.registered, c.category, c.rate, err, c.problem)
		}
		if all := problem.All(err); len(all) > 0 && all[0].Field != "document.lines[1].vat" {
			t.Errorf("the problem is at %q", all[0].Field)
		}
	}
}

// spec: C3
func TestDefaultVAT(t *testing.T) {
	for _, c := range []struct {
		o    party.Organisation
		want string
	}{
		{party.Organisation{Country: "NO"}, "O true"},
		{party.Organisation{Country: "DK"}, "O true"},
		{party.Organisation{Country: "NO", VATRegistered: true}, "E true"},
		{party.Organisation{Country: "DK", VATRegistered: true}, "asked"},
	} {
		v, ok := invoice.DefaultVAT(c.o)
		got := string(v.Category) + " true"
		if !ok {
			got = "asked"
		}
		if got != c.want {
			t.Errorf("%s, registered %v: got %s, want %s", c.o.Country, c.o.VATRegistered, got, c.want)
		}
	}
}

func TestLinesThatMakeNoSense(t *testing.T) {
	o := party.Organisation{Country: "NO"}
	good := line(t, "1", "450", "O", "0")
	blank, none := good, line(t, "0", "450", "O", "0")
	blank.Description = "  "
	long := good
	long.Description = strings.Repeat("x", 1001)
	huge := line(t, "99999999", "99999999", "O", "0")
	for want, l := range map[string]invoice.Line{
		"line.description.missing": blank, "line.quantity.zero": none, "field.too_long": long, "line.amount.range": huge,
	} {
		err := invoice.CheckLines([]invoice.Line{good, l}, o, "document.lines")
		all := problem.All(err)
		if len(all) != 1 || all[0].Code != want || !strings.HasPrefix(all[0].Field, "document.lines[2].") {
			t.Errorf("%s: got %v", want, err)
		}
	}
	if err := invoice.CheckLines([]invoice.Line{good}, o, "document.lines"); err != nil {
		t.Errorf("a good line: %v", err)
	}
}

func TestDates(t *testing.T) {
	a, b := cal.MustParse("2027-01-15"), cal.MustParse("2027-01-14")
	if err := invoice.CheckDates(a, a); err != nil {
		t.Errorf("due on the day: %v", err)
	}
	if err := invoice.CheckDates(a, b); !problem.Is(err, "invoice.due.before_date") {
		t.Errorf("due before: %v", err)
	}
	if err := invoice.CheckDates(cal.Date{}, cal.Date{}); len(problem.All(err)) != 2 {
		t.Errorf("no dates: %v", err)
	}
}

func TestStateIsDerived(t *testing.T) {
	for _, c := range []struct {
		issued   bool
		dispatch string
		want     invoice.State
	}{
		{false, "", invoice.StateUnfinished},
		{false, "scheduled", invoice.StateUnfinished},
		{false, "draft", invoice.StateDraft},
		{false, "held", invoice.StateHeld},
		{true, "held", invoice.StateSending},
		{true, "scheduled", invoice.StateSending},
		{true, "claimed", invoice.StateSending},
		{true, "retrying", invoice.StateSending},
		{true, "in_doubt", invoice.StateInDoubt},
		{true, "needs_attention", invoice.StateNeedsAttention},
		{true, "handed_over", invoice.StateHandedOver},
		{true, "delivered", invoice.StateSent},
		{true, "undelivered", invoice.StateUndelivered},
	} {
		if got := invoice.StateOf(c.issued, c.dispatch); got != c.want || !got.Valid() {
			t.Errorf("issued %v, dispatch %q: got %s, want %s", c.issued, c.dispatch, got, c.want)
		}
	}
}
