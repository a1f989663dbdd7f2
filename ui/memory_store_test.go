package ui

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// memoryStore keeps a club in memory as package persistence keeps it on the disk: every method is one transaction.
// Windows are tested without SQLite, which needs a C compiler.
type memoryStore struct {
	mu     sync.Mutex
	ledger ledger
	now    func() time.Time
	fails  map[string]error // by the method that is to fail
}

// ledger is all that a club keeps. A transaction works on a copy of it.
type ledger struct {
	organisation party.Organisation
	parties      []party.Party // in the order of their numbers
	groups       []party.Group // without counts, in the order of their names
	products     []party.Product
	defaults     map[int64][]party.DefaultProduct // by the card's id
	batches      []batch.Batch                    // without tallies
	invoices     []kept
	dispatches   []sent
	pauses       map[delivery.Method]delivery.Pause
	id           int64 // the last one given
	next         int64 // the number the next issued invoice gets
	seal         []byte
	issued       int64 // when the last invoice was, UTC milliseconds
	changes      int
	credit       []delivery.Entry
}

// kept is an invoice with what is kept beside it.
type kept struct {
	invoice.Invoice
	send  bool
	chain []delivery.Method // of a single invoice
	pdf   []byte
	ubl   []byte             // the EHF document
	files []batch.Attachment // of this invoice alone
}

// sent is a dispatch with what is kept beside it.
type sent struct {
	delivery.Item
	party  int64
	letter delivery.Letter
	frozen map[delivery.Method]frozen
	memo   delivery.Memo
}

type frozen struct {
	message string
	bytes   []byte
}

func (l ledger) clone() ledger {
	l.parties, l.groups, l.products = slices.Clone(l.parties), slices.Clone(l.groups), slices.Clone(l.products)
	l.defaults, l.pauses = maps.Clone(l.defaults), maps.Clone(l.pauses)
	l.batches, l.invoices, l.dispatches = slices.Clone(l.batches), slices.Clone(l.invoices), slices.Clone(l.dispatches)
	return l
}

func (l *ledger) nextID() int64 {
	l.id++
	return l.id
}

// look reads.
func (s *memoryStore) look(method string, read func(l *ledger) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.fails[method]; err != nil {
		return err
	}
	return read(&s.ledger)
}

// change writes all that write has changed, or nothing when it fails.
func (s *memoryStore) change(method string, write func(l *ledger) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.fails[method]; err != nil {
		return err
	}
	l := s.ledger.clone()
	if err := write(&l); err != nil {
		return err
	}
	l.changes++
	s.ledger = l
	return nil
}

// fail makes a method fail from now on; nil: no longer.
func (s *memoryStore) fail(method string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fails == nil {
		s.fails = map[string]error{}
	}
	s.fails[method] = err
}

func (s *memoryStore) Organisation(context.Context) (o party.Organisation, err error) {
	err = s.look("Organisation", func(l *ledger) error {
		o = l.organisation
		return nil
	})
	return o, err
}

func (s *memoryStore) SetOrganisation(_ context.Context, o party.Organisation) error {
	return s.change("SetOrganisation", func(l *ledger) error {
		if o.FirstNumber != l.organisation.FirstNumber {
			if l.issued != 0 {
				return problem.New("store.first_number.kept").At("first_number")
			}
			l.next = o.FirstNumber
		}
		l.organisation = o
		return nil
	})
}
