package wire

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
)

// around stands around every step that leaves a trace: do carries it out.
type around func(what string, do func() error) error

// tamper puts a club's dispatcher at work behind a seam: each of its transactions that write, by the state it moves to
// (issued, claimed, submitting, delivered …), and each delivery of a carrier (delivering; staged: a letter is written
// beside its place).
func tamper(app *App, step around) {
	app.dispatcher.Store = seamStore{app.dispatcher.Store, step}
	app.issuer.Store = seamIssue{app.issuer.Store, step}
	carriers := map[delivery.Method]delivery.Carrier{}
	for m, c := range app.dispatcher.Carriers {
		carriers[m] = seamCarrier{c, step}
		if _, ok := c.(delivery.Repeatable); ok {
			carriers[m] = seamFiles{seamCarrier{c, step}}
		}
	}
	app.dispatcher.Carriers = carriers
}

type seamStore struct {
	delivery.Store
	step around
}

func (s seamStore) Move(ctx context.Context, moves ...delivery.Move) error {
	if len(moves) == 0 {
		return nil
	}
	return s.step(string(moves[0].To), func() error { return s.Store.Move(ctx, moves...) })
}

func (s seamStore) Pause(ctx context.Context, p delivery.Pause) error {
	return s.step("paused", func() error { return s.Store.Pause(ctx, p) })
}

type seamIssue struct {
	issue.Store
	step around
}

func (s seamIssue) Commit(ctx context.Context, m issue.Material, finals []issue.Final) error {
	return s.step("issued", func() error { return s.Store.Commit(ctx, m, finals) })
}

type seamCarrier struct {
	delivery.Carrier
	step around
}

// seamFiles is one that says it is repeatable.
type seamFiles struct{ seamCarrier }

func (seamFiles) Repeatable() {}

func (c seamCarrier) Open(ctx context.Context) (delivery.Session, delivery.Receipt) {
	s, rec := c.Carrier.Open(ctx)
	if !rec.OK() {
		return s, rec
	}
	_, files := c.Carrier.(delivery.Repeatable)
	return seamSession{s, c.step, files}, rec
}

type seamSession struct {
	delivery.Session
	step  around
	files bool
}

func (s seamSession) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) (rec delivery.Receipt) {
	asked := submitting
	if s.files {
		asked = func() error { return s.step("staged", submitting) }
	}
	_ = s.step("delivering", func() error {
		rec = s.Session.Deliver(ctx, p, asked)
		return nil
	})
	return rec
}
