package viewmodel

import (
	"net/url"
	"strings"

	"kontingent/domain/delivery"
)

// EHFTest tries the way that EHF takes, and says what it did and what came back. It sends no document.
type EHFTest struct {
	env      *Env
	settings *settingsForm
	busy     bool
	did      string
	words    string
	worked   bool
}

// Try puts the settings away and tries them.
func (t *EHFTest) Try() {
	if t.busy {
		return
	}
	t.busy, t.did, t.words = true, "", ""
	t.settings.takeSecrets()
	t.settings.changed()
	t.settings.keep.flush(func() { do(t.env, t.env.Club.TestEHF, t.end) })
}

func (t *EHFTest) end(v EHFTried, err error) {
	r := v.Receipt
	t.busy, t.words = false, r.Words
	t.worked = err == nil && r.Outcome == delivery.OutcomeDelivered
	switch {
	case err != nil:
		t.did = strings.Join(t.env.texts(err), " ")
	case t.worked && v.Folder:
		t.did = t.env.say("view.ehf.tried.folder", "folder", v.Where)
	case t.worked:
		t.did = t.env.say("view.ehf.tried.point", "host", hostOf(v.Where))
		if r.Reason != "" {
			t.did = t.env.say(r.Reason, "host", hostOf(v.Where))
		}
	case r.Reason == delivery.ReasonNoToken:
		t.did = t.env.say("view.ehf.tried.failed", "why", t.env.say("token.unknown"))
		t.env.secretOf(delivery.EHF).wanted(t.Try)
	default:
		t.did = t.env.say("view.ehf.tried.failed", "why", t.env.reason(r.Reason, delivery.EHF, nil))
	}
	t.settings.changed()
}

// hostOf is the part of an address that a person knows it by.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// Busy reports whether an answer is waited for.
func (t *EHFTest) Busy() bool { return t.busy }

// Did says what was done and what it came to; empty: nothing yet.
func (t *EHFTest) Did() string { return t.did }

// Words are the other side's own words, of a folder the system's.
func (t *EHFTest) Words() string { return t.words }

// Worked reports whether EHF can go this way.
func (t *EHFTest) Worked() bool { return t.worked }
