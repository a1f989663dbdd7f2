package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/delivery"
)

// EmailTest sends a message for real, and says what it did and what came back.
type EmailTest struct {
	To string // the address it goes to

	env      *Env
	settings *settingsForm
	busy     bool
	did      string
	words    string
	worked   bool
}

// Send puts the settings away and sends a message to the address.
func (t *EmailTest) Send() {
	if t.busy {
		return
	}
	t.busy, t.did, t.words = true, "", ""
	t.settings.takeSecrets()
	t.settings.changed()
	to := t.To
	t.settings.keep.flush(func() {
		do(t.env, func(ctx context.Context) (delivery.Receipt, error) { return t.env.Club.TestEmail(ctx, to) },
			func(r delivery.Receipt, err error) { t.end(to, r, err) })
	})
}

func (t *EmailTest) end(to string, r delivery.Receipt, err error) {
	t.busy, t.words = false, r.Words
	t.worked = err == nil && r.Outcome == delivery.OutcomeDelivered
	switch why := t.env.reason(r.Reason, delivery.Email, nil); {
	case err != nil:
		t.did = strings.Join(t.env.texts(err), " ")
	case t.worked:
		t.did = t.env.say("view.test.sent", "to", to)
	case r.Reason == delivery.ReasonNoPassword:
		t.did = t.env.say("view.test.failed", "why", t.env.say("secret.unknown"))
		t.env.secretOf(delivery.Email).wanted(t.Send)
	default:
		t.did = t.env.say("view.test.failed", "why", why)
	}
	t.settings.changed()
}

// Busy reports whether the message is on its way.
func (t *EmailTest) Busy() bool { return t.busy }

// Did says what was done and what it came to; empty: nothing yet.
func (t *EmailTest) Did() string { return t.did }

// Words are the server's own words.
func (t *EmailTest) Words() string { return t.words }

// Worked reports whether the server accepted the message.
func (t *EmailTest) Worked() bool { return t.worked }
