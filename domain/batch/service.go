package batch

import (
	"context"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// Store keeps batches. Each call is one transaction: load, decide by the steps given, save. What it hands to a step has
// everything of the Desk but Settings and Now.
type Store interface {
	// ChangeBatch carries out steps one after the other, or none. Id 0 begins a new, open batch. It gives the id.
	ChangeBatch(ctx context.Context, id int64, steps ...Step) (int64, error)
	Desk(ctx context.Context, id int64) (Desk, error)
	Batches(ctx context.Context) ([]Batch, error)
	DeleteBatch(ctx context.Context, id int64) error
	// Register gives the registers by themselves; at is the batch whose own name does not count, 0: a new one.
	Register(ctx context.Context, at int64) (Register, error)
}

// Service carries out what a treasurer does with batches. Both faces of the program hold one.
type Service struct {
	Store    Store
	Singles  SingleStore
	Clock    cal.Clock
	Settings func() Settings
	// Post says how ways out with a limit stand; nil: there are none.
	Post func(context.Context) (map[delivery.Method]delivery.Post, error)
}

// Keep puts a plan that is being written safely away, whatever it lacks. Nothing is locked. Id 0 begins a new batch.
func (s *Service) Keep(ctx context.Context, id int64, p Plan) (int64, error) {
	return s.Store.ChangeBatch(ctx, id, s.step(Keep(p)))
}

// Save saves a batch (B11): a new one when id is 0, else one that is open.
func (s *Service) Save(ctx context.Context, id int64, p Plan) (Batch, error) {
	return s.change(ctx, id, Save(p))
}

// Revise changes of a saved batch what is not locked.
func (s *Service) Revise(ctx context.Context, id int64, p Plan) (Batch, error) {
	return s.change(ctx, id, Revise(p))
}

func (s *Service) change(ctx context.Context, id int64, step Step) (Batch, error) {
	id, err := s.Store.ChangeBatch(ctx, id, s.step(step))
	if err != nil {
		return Batch{}, err
	}
	d, err := s.Store.Desk(ctx, id)
	return d.Batch, err
}

// Copy saves a new batch like another one, with dates that fill themselves in anew.
func (s *Service) Copy(ctx context.Context, id int64, name string) (Batch, error) {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return Batch{}, err
	}
	p := d.Batch.Copy(name)
	p.Document.InvoiceDate, p.Document.DueDate = cal.Date{}, cal.Date{}
	return s.Save(ctx, 0, p)
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
	if _, err := s.Store.ChangeBatch(ctx, id, s.step(Approve)); err != nil {
		return Desk{}, err
	}
	return s.Desk(ctx, id)
}

// Finish puts ticked invoices on the dispatch list.
func (s *Service) Finish(ctx context.Context, id int64, send Send) (Desk, error) {
	if _, err := s.Store.ChangeBatch(ctx, id, s.step(Finish(send))); err != nil {
		return Desk{}, err
	}
	return s.Desk(ctx, id)
}

// Execute brings a batch from wherever it stands to finished, in one transaction: saves its plan where it is open,
// approves, finishes all. Once finished it does nothing more: executing twice is executing once.
func (s *Service) Execute(ctx context.Context, id int64) error {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return err
	}
	var steps []Step
	switch d.Batch.State {
	case Open:
		steps = append(steps, s.step(Save(d.Batch.Plan)), s.step(Approve))
	case Saved:
		steps = append(steps, s.step(Approve))
	case Finished:
		return nil
	}
	_, err = s.Store.ChangeBatch(ctx, id, append(steps, s.step(Finish(Send{All: true})))...)
	return err
}

// Desk gives a batch with all its next step is decided with.
func (s *Service) Desk(ctx context.Context, id int64) (Desk, error) {
	d, err := s.Store.Desk(ctx, id)
	if err != nil {
		return Desk{}, err
	}
	d.Register, err = s.posted(ctx, s.complete(d.Register))
	return d, err
}

// Register gives the club's registers and settings as a batch is decided with now, for a live preview.
func (s *Service) Register(ctx context.Context, at int64) (Register, error) {
	r, err := s.Store.Register(ctx, at)
	if err != nil {
		return r, err
	}
	return s.posted(ctx, s.complete(r))
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
