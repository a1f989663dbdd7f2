package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
)

// Home shows what waits for a person, what goes in the next seven days, and how the year stands.
type Home struct {
	Changed func()

	Waiting []Waiting   // what waits for you
	Week    []Day       // what is sent by itself, today and the six days after
	Year    YearFigures // this year
	Steps   []Step      // the first run's; none once they are all done
	Pauses  Pauses
	Ready   bool     // it has been read once
	Trouble []string // why it could not be read

	shell   *Shell
	env     *Env
	reading latest
	stop    func()
}

// NewHome makes the page and reads it.
func NewHome(s *Shell) *Home {
	h := &Home{shell: s, env: s.Env}
	h.reading.live = true
	h.stop = h.env.follow(Cards|Batches|Invoices|Dispatches|ClubSettings, &h.reading, h.Reload)
	h.Reload()
	return h
}

// homeData is all that the page is made of.
type homeData struct {
	batches  []batch.Batch
	items    []delivery.Item
	paused   map[delivery.Method]delivery.Pause
	invoices []invoice.Row
	cards    int
	setUp    map[delivery.Method]bool
	settings []Setting
	secrets  []*Password // that something waits for
}

// Reload reads everything anew.
func (h *Home) Reload() {
	ask(h.env, &h.reading, func() func(context.Context) (homeParts, error) {
		today, secrets := h.env.today(), h.env.wanted()
		return func(ctx context.Context) (homeParts, error) {
			d, err := h.read(ctx)
			d.secrets = secrets
			return h.parts(d, today), err
		}
	}, func(p homeParts, err error) {
		h.Ready, h.Trouble = true, h.env.texts(err)
		if err == nil {
			h.Waiting, h.Week, h.Year, h.Steps, h.Pauses = p.waiting, p.week, p.year, p.steps, p.pauses
		}
		if h.Changed != nil {
			h.Changed()
		}
	})
}

func (h *Home) read(ctx context.Context) (d homeData, err error) {
	club := h.env.Club
	if d.batches, err = club.Batches(ctx); err != nil {
		return d, err
	}
	if d.items, err = club.Outbox(ctx, false); err != nil {
		return d, err
	}
	if d.paused, err = club.Paused(ctx); err != nil {
		return d, err
	}
	if d.invoices, err = club.Invoices(ctx, invoice.Filter{}); err != nil {
		return d, err
	}
	r, err := club.Register(ctx, 0)
	if err != nil {
		return d, err
	}
	d.cards, d.setUp = len(r.Parties), r.Settings.SetUp
	d.settings, err = club.Settings(ctx)
	return d, err
}

// homeParts is what the page shows.
type homeParts struct {
	waiting []Waiting
	week    []Day
	year    YearFigures
	steps   []Step
	pauses  Pauses
}

// parts works out what is shown. It runs away from the window, so it touches nothing of the page.
func (h *Home) parts(d homeData, today cal.Date) homeParts {
	return homeParts{
		h.env.waitingFor(d), h.env.week(d.items, d.setUp, today), h.env.yearOf(d, today.Year()), h.env.firstSteps(d), pausesOf(d.paused),
	}
}

// SendNow sends what is due.
func (h *Home) SendNow() { h.shell.Sending.SendNow() }

// PauseAll stops every method until a person lets it go on.
func (h *Home) PauseAll() { h.env.pauseAll(func() { h.env.Feed.Touch(Dispatches) }) }

// ResumeAll lets every method go on.
func (h *Home) ResumeAll() { h.env.resume(delivery.Methods(), func() { h.env.Feed.Touch(Dispatches) }) }

// Close ends listening.
func (h *Home) Close() {
	h.stop()
	h.reading.close()
}
