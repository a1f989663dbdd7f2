// Package wire puts the program together: it opens the store, builds carriers, renderer, issuer and dispatcher from the
// club's settings, and starts the log. Both commands begin here; nothing else knows all the parts.
//
// It decides which part is plugged in where, and refuses to decide anything about invoices.
package wire

import (
	"context"
	"path/filepath"
	"sync"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence"
	"kontingent/resources/words"
)

// Options are what the surroundings decide.
type Options struct {
	Dir    string // the data folder
	Clock  cal.Clock
	Words  *words.Catalogue
	Getenv func(string) string

	// AskPassword asks whoever sits there for the mail account's password, once none is found; nil: nobody does.
	AskPassword func(ctx context.Context, user, host string) (string, error)

	Machine string // how this machine is known; empty: as the system says

	Twins bool // a folder that was copied on this machine is paused, and somebody is asked

	Step func(persistence.Step) // hears how far a restore is; nil: nobody does
}

// App is a club, opened. Nobody else can open it until Close.
type App struct {
	Store    *persistence.Store
	Batches  *batch.Service
	Settings *Settings
	Hand     delivery.Hand // what a person does with single dispatches
	Notes    *issue.Creditor

	options    Options
	dispatcher delivery.Dispatcher
	issuer     *issue.Issuer
	log        *log
	running    sync.Mutex // one run of the dispatcher at a time
	mu         sync.Mutex // guards see and what configure changes
	see        []func(delivery.Event)
	keeping    safekeeping
	away       awayTrouble
	lacks      problem.List // what of the club's own data EHF can't do without
}

// Create makes the data folder of a new club.
func Create(ctx context.Context, opt Options, o party.Organisation) error {
	o, err := o.Clean()
	if err != nil {
		return err
	}
	if len(o.Logo) > 0 {
		if o.Logo, err = document.CleanLogo(o.Logo); err != nil {
			return err
		}
	}
	r, err := newRenderer(opt.Words)
	if err != nil {
		return err
	}
	if err := document.CheckLetters(r.faces.Regular, o.Name); err != nil {
		return at(err, "name")
	}
	return persistence.Create(ctx, opt.Dir, o)
}

// at places the problems of err at a field.
func at(err error, field string) error {
	var out problem.List
	for _, p := range problem.All(err) {
		out = append(out, p.At(field))
	}
	if len(out) == 0 {
		return err
	}
	return out
}

// Open opens the club in a data folder.
func Open(ctx context.Context, opt Options) (*App, error) {
	store, err := persistence.Open(ctx, persistence.Options{Dir: opt.Dir, Clock: opt.Clock, Machine: opt.machine(), Twins: opt.Twins})
	if err != nil {
		return nil, err
	}
	app := &App{Store: store, options: opt, keeping: safekeeping{ended: make(chan struct{})}}
	if err := app.start(ctx); err != nil {
		_ = store.Close() // the first error is the one to tell
		return nil, err
	}
	return app, nil
}

func (a *App) start(ctx context.Context) (err error) {
	if a.Settings, err = loadSettings(ctx, a.Store, a.options, a.configure); err != nil {
		return err
	}
	renderer, err := newRenderer(a.options.Words)
	if err != nil {
		return err
	}
	a.log = openLog(filepath.Join(a.options.Dir, "log"))
	a.Observe(a.log.event)
	a.issuer = &issue.Issuer{Store: a.Store, Renderer: renderer, Words: renderer.words, Clock: a.options.Clock, Encode: ubl.Encode}
	a.dispatcher = delivery.Dispatcher{
		Store:   a.Store,
		Issuer:  a.issuer,
		Refused: a.issuer.Refused,
		Book:    a.Store,
		Clock:   a.options.Clock,
		Observe: a.tell,
	}
	a.Hand = delivery.Hand{
		Store: a.Store, Clock: a.options.Clock,
		SetUp: func() map[delivery.Method]bool { return a.batchSettings().SetUp },
	}
	a.Batches = &batch.Service{Store: a.Store, Singles: a.Store, Clock: a.options.Clock, Settings: a.batchSettings, Post: a.post}
	a.Notes = &issue.Creditor{Issuer: a.issuer, Notes: a.Store, Term: batch.DueDate}
	if err := a.remember(ctx); err != nil {
		return err
	}
	return a.configure(ctx)
}

// configure builds the carriers that the settings allow for.
func (a *App) configure(ctx context.Context) error {
	o, err := a.Store.Organisation(ctx)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.dispatcher.Carriers = a.carriers(o)
	a.dispatcher.Policy, a.dispatcher.Limits = a.Settings.policy(), a.Settings.limits()
	a.dispatcher.Price = a.Settings.prices()
	a.lacks = nil
	if a.Settings.ehfCarrier(o) != nil {
		a.lacks = einvoice.CheckSeller(o)
	}
	return nil
}

func (a *App) batchSettings() batch.Settings {
	s := batch.Settings{
		DaysBefore: a.Settings.number("dispatch.days_before"), SetUp: map[delivery.Method]bool{}, Price: a.Settings.prices(),
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for m := range a.dispatcher.Carriers {
		s.SetUp[m] = true
	}
	s.Lacks = map[delivery.Method]problem.List{delivery.EHF: a.lacks}
	return s
}

// Deliver runs the dispatcher over what is due, of one batch when batch is not 0. A second run waits for the first.
// clockIsRight: a person has said that a clock standing before the last issue is right.
func (a *App) Deliver(ctx context.Context, batch int64, clockIsRight bool) (delivery.Report, error) {
	a.running.Lock()
	defer a.running.Unlock()
	a.issuer.TrustClock = clockIsRight
	a.mu.Lock()
	d := a.dispatcher // as the settings are now; a change of them counts from the next run on
	a.mu.Unlock()
	return d.Run(ctx, batch)
}

// Observe adds a listener to what the dispatcher does. It must not block.
func (a *App) Observe(see func(delivery.Event)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.see = append(a.see, see)
}

func (a *App) tell(e delivery.Event) {
	a.mu.Lock()
	see := a.see
	a.mu.Unlock()
	for _, f := range see {
		f(e)
	}
}

// Preview is the document and the letter of an invoice as they would be with a number.
func (a *App) Preview(
	o party.Organisation, w issue.Work, v invoice.Invoice, number int64,
) (document.Document, delivery.Letter, error) {
	return a.issuer.Preview(o, w, v, number)
}

// Verify checks everything the store holds.
func (a *App) Verify(ctx context.Context) (problem.List, error) {
	return a.Store.Check(ctx, issue.Seal)
}

// Close lets the folder go.
func (a *App) Close() error {
	a.keeping.end()
	a.log.close()
	return a.Store.Close()
}
