package ui

import (
	"context"
	"strconv"
	"sync"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/delivery/paper"
	"kontingent/domain/document"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/resources/words"
	"kontingent/ui/viewmodel"
)

// memoryClub is an open club in memory, put together as the program does it: what the window talks to in these tests.
// Its batches, invoices and dispatches are made by the domain, so what the screens show is true.
type memoryClub struct {
	*memoryStore
	delivery.Hand
	clock   *clock
	post    *post // the e-mail server
	batches *batch.Service
	issuer  *issue.Issuer
	see     func(delivery.Event)
	network registry // that says who can receive EHF
	printed string   // the folder where printing goes

	one   sync.Mutex // one dispatcher runs at a time
	mu    sync.Mutex
	set   map[string]string // the settings that somebody has set; beside the ledger, since steps ask for them
	shown []shown
	safe  safe

	backups    []viewmodel.Backup
	copies     []viewmodel.Copy
	comparison viewmodel.Comparison
	second     viewmodel.SecondPlace
	twin       viewmodel.Twin
	found      problem.List // by the check of the data
	daily      viewmodel.Daily
}

// shown is a document that the machine was asked to show.
type shown struct {
	name  string
	bytes []byte
}

var _ viewmodel.Club = (*memoryClub)(nil)

// clock shows the time a test says.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = t
}

// newMemoryClub makes the sample club: its members, nothing invoiced yet, and e-mail set up.
func newMemoryClub(t testing.TB, catalogue *words.Catalogue, clock *clock) *memoryClub {
	t.Helper()
	o := sampleOrganisation(t)
	store := &memoryStore{ledger: ledger{organisation: o, next: o.FirstNumber}, now: clock.Now}
	l := &store.ledger
	l.defaults = map[int64][]party.DefaultProduct{}
	l.pauses = map[delivery.Method]delivery.Pause{}
	c := &memoryClub{
		memoryStore: store, clock: clock, post: newPost(), printed: t.TempDir(), see: func(delivery.Event) {},
		set: map[string]string{"smtp.host": "smtp.example.org", "smtp.user": "kasserer@example.org"},
	}
	c.issuer = &issue.Issuer{
		Store: store, Renderer: press{}, Clock: clock,
		Words: func(lang string) document.Words {
			return func(key string, kv ...string) string {
				values := make([]any, len(kv))
				for i, v := range kv {
					values[i] = v
				}
				return catalogue.In(lang).Say(key, values...)
			}
		},
	}
	c.Hand = delivery.Hand{Store: store, Clock: clock, SetUp: func() map[delivery.Method]bool { return c.settings().SetUp }}
	c.batches = &batch.Service{Store: store, Singles: store, Clock: clock, Settings: c.settings}
	c.add(sampleMembers(t)...)
	return c
}

func (c *memoryClub) settings() batch.Settings {
	days, _ := strconv.Atoi(c.value("dispatch.days_before"))
	s := batch.Settings{DaysBefore: days, SetUp: map[delivery.Method]bool{}, Price: c.prices()}
	for m := range c.carriers() {
		s.SetUp[m] = true
	}
	return s
}

func (c *memoryClub) carriers() map[delivery.Method]delivery.Carrier {
	folder := c.setting("paper.folder")
	if folder == "" {
		folder = c.printed
	}
	list := map[delivery.Method]delivery.Carrier{delivery.Paper: paper.New(folder)}
	if c.setting("smtp.host") != "" {
		list[delivery.Email] = c.post
	}
	if set := c.ehf(); set.Transport == ehf.ToAccessPoint && set.Check() == nil {
		list[delivery.EHF] = ehf.NewAccessPoint(set, c.token, nil)
	}
	return list
}

func (c *memoryClub) Register(ctx context.Context, at int64) (batch.Register, error) {
	return c.batches.Register(ctx, at)
}

func (c *memoryClub) Desk(ctx context.Context, id int64) (batch.Desk, error) {
	return c.batches.Desk(ctx, id)
}

func (c *memoryClub) Keep(ctx context.Context, id int64, p batch.Plan) (int64, error) {
	return c.batches.Keep(ctx, id, p)
}

func (c *memoryClub) Save(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return c.batches.Save(ctx, id, p)
}

func (c *memoryClub) Revise(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return c.batches.Revise(ctx, id, p)
}

func (c *memoryClub) Execute(ctx context.Context, id int64) error { return c.batches.Execute(ctx, id) }

func (c *memoryClub) Write(ctx context.Context, one batch.Single) (int64, error) {
	return c.batches.Write(ctx, one)
}

func (c *memoryClub) SendInvoices(ctx context.Context, ids []int64, now bool) error {
	return c.batches.SendInvoices(ctx, ids, now)
}

func (c *memoryClub) Letter(r batch.Register, p batch.Plan, number string) (delivery.Letter, error) {
	card, v, err := p.For(r, number)
	if err != nil {
		return delivery.Letter{}, err
	}
	_, l, err := c.issuer.Preview(r.Organisation, issue.Work{Party: card, Batch: p.Name, Email: p.Email}, v, r.NextNumber)
	return l, err
}

func (c *memoryClub) Deliver(ctx context.Context, batch int64, clockIsRight bool) (delivery.Report, error) {
	c.one.Lock()
	defer c.one.Unlock()
	c.issuer.TrustClock = clockIsRight
	d := &delivery.Dispatcher{
		Store: c.memoryStore, Issuer: c.issuer, Carriers: c.carriers(), Policy: delivery.DefaultPolicy(), Clock: c.clock,
		Observe: func(e delivery.Event) { c.see(e) }, Price: c.prices(),
	}
	return d.Run(ctx, batch)
}

func (c *memoryClub) TestEmail(ctx context.Context, to string) (delivery.Receipt, error) {
	if c.setting("smtp.host") == "" {
		return delivery.Receipt{}, problem.New("email.host.missing").At("smtp.host")
	}
	s, r := c.post.Open(ctx)
	if !r.OK() {
		return r, nil
	}
	return s.Deliver(ctx, delivery.Parcel{ID: "test", To: delivery.Recipient{Email: to}}, func() error { return nil }), nil
}

func (c *memoryClub) Show(_ context.Context, name string, b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shown = append(c.shown, shown{name, b})
	return nil
}
