package ui

import (
	"context"
	"sync"

	"kontingent/domain/delivery"
)

// post is an e-mail server that takes everything, but for the addresses a test has an answer for.
type post struct {
	mu      sync.Mutex
	opening delivery.Receipt            // of the connection; the zero receipt lets everybody in
	answers map[string]delivery.Receipt // by address
	arrived []delivery.Parcel
	before  func(delivery.Parcel) // called before each answer; may block, to look at the window meanwhile
	held    int                   // messages whose answer waits
}

func newPost() *post { return &post{answers: map[string]delivery.Receipt{}} }

// answer says what the server does with what is for an address.
func (p *post) answer(address string, r delivery.Receipt) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answers[address] = r
}

// refuse lets nobody in, with the server's own words; empty: everybody again.
func (p *post) refuse(reason, words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opening = delivery.Receipt{}
	if reason != "" {
		p.opening = delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: reason, Words: words}
	}
}

// hold makes the server wait with each answer until one is let through; release lets all through.
func (p *post) hold() (next, release func()) {
	gate, open := make(chan bool, 1000), make(chan bool)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.before = func(delivery.Parcel) {
		p.count(1)
		defer p.count(-1)
		select {
		case <-gate:
		case <-open:
		}
	}
	return func() { gate <- true }, sync.OnceFunc(func() { close(open) })
}

func (p *post) count(more int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held += more
}

// holds reports whether a message waits for its answer.
func (p *post) holds() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.held > 0
}

func (p *post) Method() delivery.Method { return delivery.Email }

func (p *post) Freeze(parcel delivery.Parcel) ([]byte, error) {
	return []byte("To: " + parcel.To.Email + "\n\n" + parcel.Letter.Text), nil
}

func (p *post) Open(context.Context) (delivery.Session, delivery.Receipt) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p, p.opening
}

func (p *post) Deliver(ctx context.Context, parcel delivery.Parcel, submitting func() error) delivery.Receipt {
	p.mu.Lock()
	r, known := p.answers[parcel.To.Email]
	before := p.before
	p.mu.Unlock()
	if ctx.Err() != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.stopped"}
	}
	if err := submitting(); err != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Words: err.Error()}
	}
	if before != nil {
		before(parcel)
	}
	if !known {
		r = delivery.Receipt{Outcome: delivery.OutcomeDelivered, Words: "250 2.0.0 Ok: queued as 4F1A2B"}
	}
	if r.OK() {
		p.mu.Lock()
		p.arrived = append(p.arrived, parcel)
		p.mu.Unlock()
	}
	return r
}

func (p *post) Close() error { return nil }
