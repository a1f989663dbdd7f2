package ui

import (
	"bytes"
	"context"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/importing"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/resources/sample"
)

var ctx = context.Background()

// sampleOrganisation is the club of the sample's files.
func sampleOrganisation(t testing.TB) party.Organisation {
	t.Helper()
	logo, err := sample.Files.ReadFile(sample.Logo)
	ok(t, err)
	o, err := party.Organisation{
		Name: "Fjellheim skolekorps", Country: "NO", OrganisationNumber: "123456785", Account: "86011117947",
		Email: "kasserer@example.org", Web: "https://korps.example.org",
		Reference: payment.Options{Scheme: payment.KID10, Length: 7}, FirstNumber: 100001, PaymentTermDays: 14, Logo: logo,
		Address: party.Address{Street: "Skolelia 1", PostalCode: "1430", City: "Ås"},
	}.Clean()
	ok(t, err)
	return o
}

// sampleMembers are the 240 cards of the sample's member file.
func sampleMembers(t testing.TB) []party.Party {
	t.Helper()
	b, err := sample.Files.ReadFile(sample.Members)
	ok(t, err)
	table, err := importing.Read(sample.Members, bytes.NewReader(b), int64(len(b)))
	ok(t, err)
	r, err := importing.Plan(table, nil, party.Organisation{Country: "NO"}, importing.Options{})
	ok(t, err)
	return r.Added
}

// add keeps cards, new ones and changed ones.
func (c *memoryClub) add(cards ...party.Party) {
	must(c.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		out := make([]party.Party, len(cards))
		for i, p := range cards {
			clean, err := p.Clean("NO")
			if err != nil {
				return nil, err
			}
			out[i] = clean
		}
		return out, nil
	}))
}

// member is the card with a number.
func (c *memoryClub) member(number string) party.Party {
	var card party.Party
	must(c.look("", func(l *ledger) (err error) {
		card, err = l.cardOf(number)
		return err
	}))
	return card
}

// nobody takes all members and groups away.
func (c *memoryClub) nobody() {
	must(c.change("", func(l *ledger) error {
		l.parties, l.groups = nil, nil
		return nil
	}))
}

// products adds three products, one of which two members have as a default.
func (c *memoryClub) products() {
	for _, p := range []party.Product{
		{Number: "1", Description: "Årskontingent", Unit: "stk", UnitPrice: price("750")},
		{Number: "2", Description: "Leie av instrument", Unit: "mnd", UnitPrice: price("120.50")},
		{Number: "3", Description: "Uniform, tilpasset", Unit: "stk", UnitPrice: price("1890")},
	} {
		must(c.SetProduct(ctx, p))
	}
	list, err := c.Products(ctx)
	must(err)
	two, err := money.ParseQuantity("2")
	must(err)
	for _, number := range []string{"1001", "1003"} {
		must(c.SetDefaultProducts(ctx, number, []party.DefaultProduct{{Product: list[1], Quantity: two}}))
	}
}

// dues is the plan of the sample: the year's dues to everybody but the honorary members, invoiced today.
func (c *memoryClub) dues() batch.Plan {
	plan := batch.Plan{
		Name: "Årskontingent 2026",
		Recipients: party.Choice{
			Include: []string{
				"Aspiranter", "Juniorkorpset", "Hovedkorpset", "Voksenkorpset", "Drilltroppen", "Slagverk og småtrommer",
				"Foreldrerådet", "Styret", "Støttemedlemmer", "Sponsorer", party.NoGroup,
			},
			Exclude: []string{"Æresmedlemmer"},
		},
		Email: delivery.EmailOptions{SenderName: "Kassereren i Fjellheim skolekorps", AttachPDF: true},
		Document: batch.Document{
			OurReference: "Kassereren", SellersNotes: "Satsen er vedtatt på årsmøtet.",
			AdditionalInformation: "Takk for at du er med i Fjellheim skolekorps!\n" +
				"Er det trangt om pengene akkurat nå? Skriv til kassereren, så finner vi en ordning.",
			Lines: []invoice.Line{
				{Description: "Årskontingent", Quantity: money.One(), UnitPrice: price("750")},
				{Description: "Forsikring og medlemsbladet «Fanfaren»", Quantity: money.One(), UnitPrice: price("95")},
			},
		},
	}
	return plan.WithDefaults(c.ledger.organisation, cal.Of(c.clock.Now()))
}

// open puts a plan away as a batch that is being written, and gives its id.
func (c *memoryClub) open(p batch.Plan) int64 {
	id, err := c.Keep(ctx, 0, p)
	must(err)
	return id
}

// saved saves a plan, and gives the batch's id.
func (c *memoryClub) saved(p batch.Plan) int64 {
	b, err := c.Save(ctx, 0, p)
	must(err)
	return b.ID
}

// executed executes a plan, sends nothing yet, and gives the batch's id.
func (c *memoryClub) executed(p batch.Plan) int64 {
	id := c.saved(p)
	must(c.Execute(ctx, id))
	return id
}

// deliver sends what is due of a batch, or of all when id is 0.
func (c *memoryClub) deliver(id int64) delivery.Report {
	r, err := c.Deliver(ctx, id, false)
	must(err)
	return r
}

// fates executes and delivers the dues so that every state is among the dispatches: delivered, printed, refused and
// then printed, to be tried again, in doubt, needs attention, undelivered, drafts. It gives the batch's id.
func (c *memoryClub) fates() int64 {
	answers := []delivery.Receipt{
		{Outcome: delivery.OutcomeRefused, Reason: "email.refused.unknown", Words: "550 5.1.1 <liv@example.org>: Recipient address rejected: User unknown"},
		{Outcome: delivery.OutcomeLater, Reason: "email.later.wait", Words: "450 4.2.0 Greylisted, please try again in 300 seconds"},
		{Outcome: delivery.OutcomeInDoubt, Reason: "email.in_doubt.no_answer", Words: "read tcp: i/o timeout"},
		{Outcome: delivery.OutcomeAsk, Reason: "email.ask.policy", Words: "554 5.7.1 Message rejected due to content restrictions"},
	}
	id := c.saved(c.dues())
	desk, err := c.Desk(ctx, id)
	must(err)
	used := map[string]int{}
	for _, p := range desk.Parties {
		used[p.Email]++
	}
	var chosen []party.Party // who have an address of their own and prefer nothing
	for _, number := range desk.Batch.Recipients {
		if p := c.member(number); p.Email != "" && p.PreferredMethod == "" && !p.Address.Empty() && used[p.Email] == 1 {
			chosen = append(chosen, p)
		}
	}
	for i, r := range answers {
		c.post.answer(chosen[2*i].Email, r)
	}
	lost := chosen[9] // refused, and no address for a letter
	lost.Address = party.Address{}
	c.add(lost)
	c.post.answer(lost.Email, answers[0])
	must(c.Execute(ctx, id))
	c.deliver(id)
	return id
}

// dispatches gives the dispatches of a batch that are in a state.
func (c *memoryClub) dispatches(id int64, state delivery.State) (list []delivery.Item) {
	all, err := c.OutboxOf(ctx, id)
	must(err)
	for _, it := range all {
		if it.State == state {
			list = append(list, it)
		}
	}
	return list
}

func price(s string) money.Price {
	p, err := money.ParsePrice(s)
	must(err)
	return p
}

// must ends a test whose club can't be made as it says.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
