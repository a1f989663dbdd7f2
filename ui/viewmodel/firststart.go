package viewmodel

import (
	"context"

	"kontingent/domain/cal"
	"kontingent/domain/party"
)

// FirstStart is what is shown where there is no club yet: the sample club to look around in, or one's own.
type FirstStart struct {
	Changed func()
	Ready   func() // a club has been made: open it

	env     *Env
	starter Starter
	form    *form[party.Organisation]
	busy    bool
	trouble []string
}

// NewFirstStart makes the page.
func NewFirstStart(s Starter, run Runner, w Words, language string, clock cal.Clock) *FirstStart {
	e := &Env{Run: run, Words: w, Language: language, Clock: clock, Feed: NewFeed(run)}
	f := &FirstStart{env: e, starter: s}
	f.form = newOrganisationForm(e, f.changed)
	f.form.load(party.Organisation{Country: countryOf(language)})
	return f
}

// countryOf is the country most clubs are in whose treasurer reads a language.
func countryOf(language string) string {
	if language == "da" {
		return "DK"
	}
	return "NO"
}

// Form is the club being written.
func (f *FirstStart) Form() Form { return f.form }

// Sample makes the sample club: 240 invented members, ready to be invoiced.
func (f *FirstStart) Sample() { f.begin(f.starter.CreateSample) }

// Create makes the club that is written, or tells what is wrong with it at its fields.
func (f *FirstStart) Create() {
	f.form.all = true
	o, err := f.form.value.Clean()
	if err != nil || f.form.problems() != nil {
		f.changed()
		return
	}
	f.begin(func(ctx context.Context) error { return f.starter.Create(ctx, o) })
}

func (f *FirstStart) begin(work func(context.Context) error) {
	if f.busy {
		return
	}
	f.busy, f.trouble = true, nil
	f.changed()
	do(f.env, func(ctx context.Context) (bool, error) { return true, work(ctx) }, func(_ bool, err error) {
		f.busy, f.trouble = false, f.env.texts(err)
		f.changed()
		if err == nil && f.Ready != nil {
			f.Ready()
		}
	})
}

// Busy reports whether a club is being made.
func (f *FirstStart) Busy() bool { return f.busy }

// Trouble says why it could not be made.
func (f *FirstStart) Trouble() []string { return f.trouble }

func (f *FirstStart) changed() {
	if f.Changed != nil {
		f.Changed()
	}
}
