package viewmodel

import (
	"context"
	"slices"

	"kontingent/domain/delivery"
)

// secretKind is what a secret is for, and the words about it.
type secretKind struct {
	method        delivery.Method
	none, refused string // reasons: none is known, the other side does not accept the one that is
	words         secretWords
	account       func(Club, context.Context) (MailAccount, error)
	keep          func(Club, context.Context, string) (Kept, error)
}

// secretWords are the keys of the sentences about a secret.
type secretWords struct {
	question, label, waits, press, again string
	moved, keychain, session             string // where it is, or that it is for neither
	toKeychain, toSession                string // where it will be
}

// The secrets: the mail account's password, and the access point's token.
var (
	mailPassword = secretKind{
		delivery.Email, delivery.ReasonNoPassword, delivery.ReasonLogin, secretWords{
			"secret.question", "secret.label", "secret.waits", "secret.type", "secret.retype",
			"secret.moved", "secret.kept.keychain", "secret.kept.session", "secret.keeps.keychain", "secret.keeps.session",
		}, Club.MailAccount, Club.SetPassword,
	}
	ehfToken = secretKind{
		delivery.EHF, delivery.ReasonNoToken, delivery.ReasonToken, secretWords{
			"token.question", "token.label", "token.waits", "token.type", "token.retype",
			"token.moved", "token.kept.keychain", "token.kept.session", "secret.keeps.keychain", "token.keeps.session",
		}, Club.TokenAccount, Club.SetToken,
	}
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

// Password asks for a secret, the mail account's password or the access point's token, when something waits for it. By itself it asks only someone who has just
// pressed what needs it; anybody else finds it in the line of state and among what waits (spec C7).
type Password struct {
	Ask func() // shows the question; nil: nobody does

	env     *Env
	kind    secretKind
	send    func(batch int64)
	account MailAccount
	waiting bool    // something waits for it
	paused  bool    // the server has refused the one that is known
	open    bool    // the question is being asked
	runs    []int64 // batches that wait for it
	then    []func()
	after   func() // asks for the other secret, once this question is settled
}

// heard takes what a run came to. person: somebody has pressed for it, and is asked at once.
func (p *Password) heard(batch int64, r delivery.Report, person bool) {
	wants := r.Wants(p.kind.none)
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

// Type asks for it, because a person wants to type it.
func (p *Password) Type() {
	if p.open || p.Ask == nil {
		return
	}
	p.open = true
	for _, other := range p.env.secrets {
		if other != p && other.open {
			other.after = p.begin // one question at a time
			return
		}
	}
	p.begin()
}

func (p *Password) begin() {
	do(p.env, func(ctx context.Context) (MailAccount, error) { return p.kind.account(p.env.Club, ctx) }, func(a MailAccount, err error) {
		if err != nil {
			p.Later()
			p.env.complain(err)
			return
		}
		p.account = a
		p.Ask()
	})
}

// retype asks for another one than the one that was refused. The method goes on once it is typed.
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
	return p.env.say(p.kind.words.question, "user", p.account.User, "host", p.account.Host)
}

// Label is what the field is called that it is typed in.
func (p *Password) Label() string { return p.env.say(p.kind.words.label) }

// Missing says that it is not known, and what waits for it.
func (p *Password) Missing() string { return p.env.say(p.kind.none) }

// TypeLabel is what the press is called that asks for it.
func (p *Password) TypeLabel() string { return p.env.say(p.kind.words.press) }

// Note says how long what is typed will be kept.
func (p *Password) Note() string {
	if p.account.Kept == KeptSession {
		return p.env.say(p.kind.words.toSession)
	}
	return p.env.say(p.kind.words.toKeychain)
}

// Waiting reports whether something waits for the password.
func (p *Password) Waiting() bool { return p.waiting }

// Later leaves the question. What waits goes on waiting.
func (p *Password) Later() {
	after := p.after
	p.open, p.paused, p.then, p.after = false, false, nil, nil
	if after != nil {
		after()
	}
}

// Give takes it. What waited for it goes on by itself.
func (p *Password) Give(password string) {
	if password == "" {
		p.Later()
		return
	}
	resume := p.paused
	do(p.env, func(ctx context.Context) (Kept, error) {
		kept, err := p.kind.keep(p.env.Club, ctx, password)
		if err == nil && resume {
			err = p.env.Club.Resume(ctx, p.kind.method)
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
			p.env.tell(p.env.say(p.kind.words.session))
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

// waitingSecret is what something waits for, among what waits for a person.
func (p *Password) waitingSecret() Waiting {
	return Waiting{
		Title:   p.env.say(p.kind.words.waits),
		Detail:  p.Missing(),
		Actions: []Action{{ActionPassword, p.TypeLabel()}},
		To:      Route{Page: SettingsPage, Part: string(p.kind.method)},
		secret:  p,
	}
}

// ActionPassword asks for a password or a token.
const ActionPassword = "password"

// resuming is what can be done about a paused method. What the other side refuses can be typed anew.
func (e *Env) resuming(m delivery.Method, p delivery.Pause) []Action {
	resume := Action{"resume", e.say("view.home.resume")}
	if s := e.secretOf(m); s != nil && p.Reason == s.kind.refused {
		return []Action{{ActionPassword, e.say(s.kind.words.again)}, resume}
	}
	return []Action{resume}
}

// secretOf is the secret that a method needs; nil: none.
func (e *Env) secretOf(m delivery.Method) *Password {
	for _, s := range e.secrets {
		if s.kind.method == m {
			return s
		}
	}
	return nil
}

// newSecrets makes the questions for all secrets.
func (s *Shell) newSecrets() {
	s.Password = &Password{env: s.Env, kind: mailPassword, send: s.Sending.Start}
	s.Token = &Password{env: s.Env, kind: ehfToken, send: s.Sending.Start}
	s.Env.secrets = []*Password{s.Password, s.Token}
}

// Wanted are the secrets that something waits for.
func (s *Shell) Wanted() []*Password { return s.Env.wanted() }

func (e *Env) wanted() []*Password {
	var out []*Password
	for _, p := range e.secrets {
		if p.waiting {
			out = append(out, p)
		}
	}
	return out
}
