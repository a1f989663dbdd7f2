package viewmodel

import (
	"context"
	"slices"

	"kontingent/domain/delivery"
)

// PasswordDesk keeps the mail account's password.
type PasswordDesk interface {
	// MailAccount says whose password it is. It asks no keychain.
	MailAccount(ctx context.Context) (MailAccount, error)
	// SetPassword keeps the password in the machine's keychain or, where that can't be used, until the program ends.
	// Empty: it is forgotten.
	SetPassword(ctx context.Context, password string) (Kept, error)
}

// MailAccount is the account a password is for.
type MailAccount struct {
	User, Host string
	Kept       Kept // where a password would be kept, as far as is known
}

// Kept is where a password is kept.
type Kept string

// Where a password can be kept.
const (
	KeptNowhere  Kept = ""
	KeptKeychain Kept = "keychain"
	KeptSession  Kept = "session" // in memory, until the program ends
)

// Password asks for the mail account's password when something waits for it. By itself it asks only someone who has just
// pressed what needs it; anybody else finds it in the line of state and among what waits (spec C7).
type Password struct {
	Ask func() // shows the question; nil: nobody does

	env     *Env
	send    func(batch int64)
	account MailAccount
	waiting bool    // something waits for it
	paused  bool    // the server has refused the one that is known
	open    bool    // the question is being asked
	runs    []int64 // batches that wait for it
	then    []func()
}

// heard takes what a run came to. person: somebody has pressed for it, and is asked at once.
func (p *Password) heard(batch int64, r delivery.Report, person bool) {
	wants := r.WantsPassword()
	if !wants && batch != 0 {
		return // what else is due may wait all the same
	}
	if wants && batch != 0 && !slices.Contains(p.runs, batch) {
		p.runs = append(p.runs, batch)
	}
	if p.waiting != wants {
		p.waiting = wants
		p.env.Feed.Touch(Dispatches)
	}
	if wants && person {
		p.Type()
	}
}

// Type asks for the password, because a person wants to type it.
func (p *Password) Type() {
	if p.open || p.Ask == nil {
		return
	}
	p.open = true
	do(p.env, p.env.Club.MailAccount, func(a MailAccount, err error) {
		if err != nil {
			p.Later()
			p.env.complain(err)
			return
		}
		p.account = a
		p.Ask()
	})
}

// retype asks for another password than the one the server has refused. E-mail goes on once it is typed.
func (p *Password) retype() {
	p.paused = true
	p.Type()
}

// wanted asks for the password, and does what needs it once it is typed.
func (p *Password) wanted(then func()) {
	p.then = append(p.then, then)
	p.Type()
}

// Question asks for it, naming the account.
func (p *Password) Question() string {
	return p.env.say("secret.question", "user", p.account.User, "host", p.account.Host)
}

// Note says how long what is typed will be kept.
func (p *Password) Note() string { return p.env.say("secret.keeps." + string(p.account.Kept)) }

// Waiting reports whether something waits for the password.
func (p *Password) Waiting() bool { return p.waiting }

// Later leaves the question. What waits goes on waiting.
func (p *Password) Later() { p.open, p.paused, p.then = false, false, nil }

// Give takes the password. What waited for it goes on by itself.
func (p *Password) Give(password string) {
	if password == "" {
		p.Later()
		return
	}
	resume := p.paused
	do(p.env, func(ctx context.Context) (Kept, error) {
		kept, err := p.env.Club.SetPassword(ctx, password)
		if err == nil && resume {
			err = p.env.Club.Resume(ctx, delivery.Email)
		}
		return kept, err
	}, func(kept Kept, err error) {
		then := p.then
		expected := p.account.Kept
		p.Later()
		if err != nil {
			p.env.complain(err)
			return
		}
		if kept == KeptSession && expected != KeptSession {
			p.env.tell(p.env.say("secret.kept.session"))
		}
		p.env.Feed.Touch(ClubSettings)
		for _, do := range then {
			do()
		}
		p.given(resume)
	})
}

// given says that a password is known now: what waited for one is sent.
func (p *Password) given(resumed bool) {
	if !p.waiting && !resumed {
		return
	}
	runs := p.runs
	p.waiting, p.runs = false, nil
	p.env.Feed.Touch(Dispatches)
	for _, batch := range runs {
		p.send(batch)
	}
	p.send(0)
}

// waitingPassword is the password that something waits for, among what waits for a person.
func (e *Env) waitingPassword() []Waiting {
	return []Waiting{{
		Title:   e.say("secret.waits"),
		Detail:  e.say(delivery.ReasonNoPassword),
		Actions: []Action{{ActionPassword, e.say("secret.type")}},
		To:      Route{Page: SettingsPage, Part: string(delivery.Email)},
	}}
}

// ActionPassword asks for the mail account's password.
const ActionPassword = "password"

// resuming is what can be done about a paused method. The password that the server refuses can be typed anew.
func (e *Env) resuming(m delivery.Method, p delivery.Pause) []Action {
	resume := Action{"resume", e.say("view.home.resume")}
	if m == delivery.Email && p.Reason == delivery.ReasonLogin {
		return []Action{{ActionPassword, e.say("secret.retype")}, resume}
	}
	return []Action{resume}
}
