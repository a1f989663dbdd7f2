package viewmodel

import (
	"context"
	"strconv"
	"sync"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
	"kontingent/domain/document"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
	"kontingent/persistence"
)

// house is a club over the real store, put together as the program does it: what the models talk to in these tests.
type house struct {
	*persistence.Store
	delivery.Hand
	batches    *batch.Service
	dispatcher *delivery.Dispatcher
	issuer     *issue.Issuer
	from       string

	daily  Daily
	second SecondPlace

	mu     sync.Mutex
	safe   safe
	shown  []string        // documents the machine was asked to show
	ending context.Context // of the run of the dispatcher that is under way, or was last
}

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

// press draws documents as a line of text.
type press struct{}

func (press) Render(jobs []issue.Job) []document.File {
	out := make([]document.File, len(jobs))
	for i, j := range jobs {
		out[i].Bytes = []byte("%PDF " + j.Document.Number)
	}
	return out
}

var ctx = context.Background()

func (h *house) Register(ctx context.Context, at int64) (batch.Register, error) {
	return h.batches.Register(ctx, at)
}

func (h *house) Desk(ctx context.Context, id int64) (batch.Desk, error) {
	return h.batches.Desk(ctx, id)
}

func (h *house) Keep(ctx context.Context, id int64, p batch.Plan) (int64, error) {
	return h.batches.Keep(ctx, id, p)
}

func (h *house) Save(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return h.batches.Save(ctx, id, p)
}

func (h *house) Revise(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return h.batches.Revise(ctx, id, p)
}

func (h *house) Execute(ctx context.Context, id int64) error { return h.batches.Execute(ctx, id) }

func (h *house) Write(ctx context.Context, one batch.Single) (int64, error) {
	return h.batches.Write(ctx, one)
}

func (h *house) AddFile(ctx context.Context, name string, content []byte) (batch.Attachment, error) {
	return h.batches.Add(ctx, name, content)
}

func (h *house) SetFiles(ctx context.Context, invoice int64, own []batch.Attachment) error {
	return h.batches.SetFiles(ctx, invoice, own)
}

func (h *house) SendInvoices(ctx context.Context, ids []int64, now bool) error {
	return h.batches.SendInvoices(ctx, ids, now)
}

func (h *house) WithoutCredit(ctx context.Context, id int64, s delivery.Short) error {
	return h.batches.WithoutCredit(ctx, id, s)
}

func (h *house) Letter(r batch.Register, p batch.Plan, number string) (delivery.Letter, error) {
	card, v, err := p.For(r, number)
	if err != nil {
		return delivery.Letter{}, err
	}
	_, l, err := h.issuer.Preview(r.Organisation, issue.Work{Party: card, Batch: p.Name, Email: p.Email}, v, r.NextNumber)
	return l, err
}

func (h *house) Deliver(ctx context.Context, batch int64, clockIsRight bool) (delivery.Report, error) {
	h.issuer.TrustClock = clockIsRight
	h.mu.Lock()
	h.ending = ctx
	h.mu.Unlock()
	return h.dispatcher.Run(ctx, batch)
}

// stopping reports whether the run that is under way was asked to stop.
func (h *house) stopping() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ending.Err() != nil
}

func (h *house) Settings(ctx context.Context) ([]Setting, error) {
	kept, err := h.Store.Settings(ctx)
	var out []Setting
	for _, k := range []struct{ key, value string }{
		{"smtp.host", ""},
		{"smtp.port", "587"},
		{"smtp.security", "starttls"},
		{"smtp.user", ""},
		{"smtp.limit", email.LimitOf(kept["smtp.host"]).Text()},
		{"paper.folder", ""},
		{"dispatch.days_before", "3"},
		{"dispatch.retry_hours", "48"},
		{"credit.price.email", "0"},
		{"credit.price.ehf", "0"},
		{"credit.price.paper", "0"},
	} {
		s := Setting{k.key, k.value, true}
		if v, ok := kept[k.key]; ok {
			s = Setting{k.key, v, false}
		}
		out = append(out, s)
	}
	return out, err
}

func (h *house) SetSetting(ctx context.Context, key, value string) error {
	if key == "smtp.port" {
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 65535 {
			return problem.New("setting.range", "value", value, "low", "1", "high", "65535").At(key)
		}
	}
	if err := h.Store.SetSetting(ctx, key, value); err != nil {
		return err
	}
	return h.configure(ctx)
}

// configure builds the carriers the settings allow for.
func (h *house) configure(ctx context.Context) error {
	kept, err := h.Store.Settings(ctx)
	if err != nil {
		return err
	}
	h.dispatcher.Price = map[delivery.Method]int64{}
	for _, m := range delivery.Methods() {
		h.dispatcher.Price[m], _ = strconv.ParseInt(kept["credit.price."+string(m)], 10, 64)
	}
	delete(h.dispatcher.Carriers, delivery.Email)
	if kept["smtp.host"] != "" {
		port, _ := strconv.Atoi(kept["smtp.port"])
		h.dispatcher.Carriers[delivery.Email] = email.New(email.Settings{
			Host: kept["smtp.host"], Port: port, Security: email.SecurityNone, User: kept["smtp.user"], From: h.from, FromName: "Korpset",
		}, h.password, nil)
	}
	return nil
}

func (h *house) TestEmail(ctx context.Context, to string) (delivery.Receipt, error) {
	carrier, ok := h.dispatcher.Carriers[delivery.Email]
	if !ok {
		return delivery.Receipt{}, problem.New("email.host.missing").At("smtp.host")
	}
	p := delivery.Parcel{
		ID: "test", MessageID: "<test@example.org>", To: delivery.Recipient{Email: to}, Date: h.batches.Clock.Now(),
		Letter: delivery.Letter{From: h.from, Subject: "Test", Text: "Test", Language: "nb"},
	}
	var err error
	if p.Frozen, err = carrier.Freeze(p); err != nil {
		return delivery.Receipt{}, err
	}
	s, r := carrier.Open(ctx)
	if !r.OK() {
		return r, nil
	}
	defer func() { _ = s.Close() }()
	return s.Deliver(ctx, p, func() error { return nil }), nil
}

func (h *house) Show(_ context.Context, name string, b []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shown = append(h.shown, name+" "+string(b))
	return nil
}
