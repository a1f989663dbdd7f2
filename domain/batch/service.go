package batch

import (
	"context"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// Store keeps batches. Each call is one transaction: load, decide by the function given, save. What it hands to the
// function has everything of the Desk but Settings and Now.
type Store interface {
	CreateBatch(ctx context.Context, decide func(Register) (Batch, error)) (Batch, error)
	ChangeBatch(ctx context.Context, id int64, steps ...Step) error
	Desk(ctx context.Context, id int64) (Desk, error)
	Batches(ctx context.Context) ([]Batch, error)
	DeleteBatch(ctx context.Context, id int64) error
}

// Service carries out what a treasurer does with batches. Both faces of the program hold one.
type Service struct {
	Store    Store
	Clock    cal.Clock
	Settings func() Settings
}

// Save saves a new batch (B11).
func (s *Service) Save(ctx context.Context, p Plan) (Batch, error) {
	return s.Store.CreateBatch(ctx, func(r Register) (Batch, error) { return Save(p, s.complete(r)) })
}

// Copy saves a new batch like another one, with dates that fill themselves in anew.
func (s *Service) Copy(ctx context.Context, id int64, name string) (Batch, error) {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return Batch{}, err
	}
	p := d.Batch.Copy(name)
	p.Document.InvoiceDate, p.Document.DueDate = cal.Date{}, cal.Date{}
	return s.Save(ctx, p)
}

// Summary says what executing a batch would do.
func (s *Service) Summary(ctx context.Context, id int64) (Summary, error) {
	d, err := s.Desk(ctx, id)
	if err != nil {
		return Summary{}, err
	}
	return Summarise(d), nil
}

// Approve makes the planned invoices.
func (s *Service) Approve(ctx context.Context, id int64) (Desk, error) {
	if err := s.Store.ChangeBatch(ctx, id, s.step(Approve)); err != nil {
		return Desk{}, err
	}
	return s.Desk(ctx, id)
}

// Finish puts ticked invoices on the dispatch list.
func (s *Service) Finish(ctx context.Context, id int64, send Send) (Desk, error) {
	if err := s.Store.ChangeBatch(ctx, id, s.step(Finish(send))); err != nil {
		return Desk{}, err
	}
	return s.Desk(ctx, id)
}

// Execute approves and finishes a saved batch in one transaction, or finishes an approved one. Once finished it does
// nothing more: executing twice is executing once.
func (s *Service) Execute(ctx context.Context, id int64) error {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return err
	}
	finish := s.step(Finish(Send{All: true}))
	switch d.Batch.State {
	case Saved:
		return s.Store.ChangeBatch(ctx, id, s.step(Approve), finish)
	case Approved:
		return s.Store.ChangeBatch(ctx, id, finish)
	case Finished:
		return nil
	}
	return problem.New("batch.execute.state", "name", d.Batch.Plan.Name)
}

// Desk gives a batch with all its next step is decided with.
func (s *Service) Desk(ctx context.Context, id int64) (Desk, error) {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return Desk{}, err
	}
	d.Register = s.complete(d.Register)
	return d, nil
}

func (s *Service) step(step Step) Step {
	return func(d Desk) (Change, error) {
		d.Register = s.complete(d.Register)
		return step(d)
	}
}

func (s *Service) complete(r Register) Register {
	r.Settings, r.Now = s.Settings(), s.Clock.Now()
	return r
}

// NoSuch is the refusal of a batch id that does not exist.
func NoSuch(id string) *problem.Problem { return problem.New("batch.unknown", "value", id) }

// Gone is the refusal to delete a batch of which something has been issued.
func Gone(name string) *problem.Problem { return problem.New("batch.delete.issued", "name", name) }
