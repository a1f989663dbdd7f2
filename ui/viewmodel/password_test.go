package viewmodel

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
)

// lockedDesk is a club whose mail server demands a password that nobody knows, on a machine without a keychain. asked
// counts how often a person was asked for it.
func lockedDesk(t *testing.T) (d *desk, server *smtptest.Stage, asked *int) {
	t.Helper()
	d, asked = newClub(t), new(int)
	server = smtptest.Perform(t, smtptest.Script{
		Hello: "250-test\r\n250 AUTH PLAIN",
		Hear: func(s smtptest.Said) string {
			if s.Verb == "AUTH" && s.Line != "AUTH PLAIN AGthc3NlcmVyAGhlbW1lbGln" { // kasserer, hemmelig
				return "535 5.7.8 no"
			}
			return ""
		},
	})
	d.house.safe.noKeychain = true
	for _, kv := range [][2]string{{"smtp.port", strconv.Itoa(server.Port)}, {"smtp.host", "127.0.0.1"}, {"smtp.user", "kasserer"}} {
		ok(t, d.house.SetSetting(ctx, kv[0], kv[1]))
	}
	d.shell.Password.Ask = func() { *asked++ }
	return d, server, asked
}

// execute presses Execute on a batch for the seniors, of whom two have an address for e-mail.
func (d *desk) execute() *BatchEditor {
	d.t.Helper()
	b := d.editorFor("Seniorer")
	d.wait()
	b.Execute()
	d.wait()
	s := NewSummaryView(d.shell, b.ID())
	d.wait()
	s.ExecuteNow()
	d.pass(2 * time.Second)
	return b
}

// states are those of all dispatches.
func (d *desk) states() string {
	d.t.Helper()
	items, err := d.house.Outbox(ctx, true)
	ok(d.t, err)
	var out []string
	for _, it := range items {
		s := string(it.State) + "/" + string(it.Method)
		if it.Issued {
			s += "/" + it.Numbers[0]
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func (d *desk) statusText() string {
	var out []string
	for _, p := range d.shell.Status() {
		out = append(out, p.Text)
	}
	return strings.Join(out, " · ")
}

// spec: C7, A2, C2: without a password e-mail waits: nobody is dialled, no number is used, nobody falls through to paper,
// nothing is paused. Who pressed Execute is asked at once; after that, what waited goes by itself.
func TestPasswordIsAskedFor(t *testing.T) {
	d, server, asked := lockedDesk(t)
	d.execute()
	same(t, "asked", *asked, 1)
	same(t, "question", d.shell.Password.Question(), "Skriv passordet for kasserer hos 127.0.0.1")
	same(t, "and how long it is kept", d.shell.Password.Note(), "Kontingent husker det til du lukker programmet.")
	same(t, "nobody was dialled", len(server.Lines()), 0)
	same(t, "they wait", d.states(), "scheduled/ scheduled/")
	paused, err := d.house.Paused(ctx)
	ok(t, err)
	same(t, "paused", len(paused), 0)
	same(t, "line of state", strings.Contains(d.statusText(), "E-posten venter på passordet"), true)
	same(t, "badge", d.shell.Nav()[0].Badge, "1")

	d.shell.Password.Later()
	d.shell.Sending.Watch()
	d.pass(time.Minute)
	d.shell.Env.Feed.Touch(ClubSettings) // which lets the scheduler try again
	d.pass(5 * time.Minute)
	same(t, "not asked again by itself", *asked, 1)
	h := NewHome(d.shell)
	d.wait()
	same(t, "waits", h.Waiting[0].Title+"|"+h.Waiting[0].Actions[0].Label, "E-posten venter på passordet|Skriv passordet")
	h.Settle(h.Waiting[0], h.Waiting[0].Actions[0].ID)
	d.wait()
	same(t, "asked when wished", *asked, 2)
	d.shell.Password.Give("hemmelig")
	d.pass(2 * time.Second)
	same(t, "sent", len(server.Taken()), 2)
	same(t, "numbers", d.states(), "delivered/email/100 delivered/email/101")
	same(t, "nothing waits", strings.Contains(d.statusText(), "passordet") || len(h.Waiting) > 0, false)
	d.shell.Sending.finish(func() {})
	d.wait()
}

// spec: C7: what becomes due by itself asks nobody; the line of state says it, and asks when it is pressed.
func TestPasswordWaitsInTheLineOfState(t *testing.T) {
	d, _, asked := lockedDesk(t)
	b := d.editorFor("Seniorer")
	d.wait()
	b.Execute()
	d.wait()
	ok(t, d.house.Execute(ctx, b.ID()))
	d.shell.Sending.Watch()
	d.pass(2 * time.Minute)
	same(t, "asked", *asked, 0)
	for _, p := range d.shell.Status() {
		if p.Do != nil {
			p.Do()
		}
	}
	d.wait()
	same(t, "asked when pressed", *asked, 1)
	// An account that wants no login waits for nothing.
	d.shell.Password.Later()
	ok(t, d.house.SetSetting(ctx, "smtp.user", ""))
	d.shell.Env.Feed.Touch(ClubSettings)
	d.pass(2 * time.Minute)
	same(t, "waits", d.shell.Password.Waiting(), false)
	d.shell.Sending.finish(func() {})
	d.wait()
}

// spec: C7: a password that the server refuses pauses the channel, as ever; typed anew, everything goes on.
func TestWrongPasswordIsTypedAgain(t *testing.T) {
	d, server, asked := lockedDesk(t)
	d.execute()
	d.shell.Password.Give("feil")
	d.pass(2 * time.Second)
	paused, err := d.house.Paused(ctx)
	ok(t, err)
	same(t, "paused", paused[delivery.Email].Reason, "email.channel.login")
	same(t, "tried once", server.Seen("AUTH"), 1)
	h := NewHome(d.shell)
	d.wait()
	w := h.Waiting[0]
	same(t, "offered", w.Actions[0].Label+"|"+w.Actions[1].Label, "Skriv passordet på nytt|Gjenoppta")
	h.Settle(w, w.Actions[0].ID)
	d.wait()
	same(t, "asked", *asked, 2)
	d.shell.Password.Later()
	h.Settle(w, w.Actions[0].ID)
	d.wait()
	d.shell.Password.Give("hemmelig")
	d.pass(2 * time.Second)
	same(t, "sent", len(server.Taken()), 2)
	same(t, "nothing waits", len(h.Waiting), 0)
}

// spec: C7: the test of the mail settings asks for the password, and goes on once it is typed. The settings say where it
// is kept, and that it is for one account only; typing it there lets go what waits, too.
func TestPasswordInTheSettings(t *testing.T) {
	d, server, asked := lockedDesk(t)
	v := NewSettingsView(d.shell)
	d.wait()
	hint := func() string { return fieldOf(t, v.Email(), "smtp.password").Hint }
	same(t, "told beforehand", strings.HasPrefix(hint(), "Maskinen har ingen nøkkelring"), true)
	v.Test.Send()
	d.pass(time.Second)
	same(t, "asked", *asked, 1)
	same(t, "and says why", strings.Contains(v.Test.Did(), "Passordet til e-postkontoen er ikke kjent"), true)
	d.shell.Password.Give("hemmelig")
	d.pass(time.Second)
	same(t, "sent", v.Test.Worked(), true)

	_, err := d.house.SetPassword(ctx, "")
	ok(t, err)
	d.execute()
	same(t, "asked", *asked, 2)
	d.shell.Password.Later()
	v.Email().Set("smtp.password", "hem")
	d.pass(3 * time.Second)
	same(t, "half a password is not tried", server.Seen("AUTH"), 1)
	same(t, "nor lost", fieldOf(t, v.Email(), "smtp.password").Value, "hem")
	v.Email().Set("smtp.password", "hemmelig")
	v.Email().Leave("smtp.password")
	d.pass(3 * time.Second)
	same(t, "what waited is sent", len(server.Taken()), 3)
	same(t, "kept", strings.HasPrefix(hint(), "Maskinen har ingen nøkkelring"), true)
	same(t, "not shown", fieldOf(t, v.Email(), "smtp.password").Value, "")
	v.Email().Set("smtp.user", "styret")
	d.pass(3 * time.Second)
	same(t, "for one account", hint(), "Et passord gjelder bare for tjeneren og brukeren det ble skrevet for. Skriv det når de er riktige.")
	d.house.safe.noKeychain = false
	v.Email().Set("smtp.password", "hemmelig")
	v.Email().Leave("smtp.password")
	d.pass(3 * time.Second)
	same(t, "in the keychain", hint(), "Passordet ligger i nøkkelringen på maskinen.")
}

// Nothing typed is as good as later; a second wish while the question stands asks no second time.
func TestPasswordQuestionStandsOnce(t *testing.T) {
	d, server, asked := lockedDesk(t)
	d.execute()
	d.shell.Sending.SendNow()
	d.pass(time.Second)
	same(t, "asked", *asked, 1)
	d.shell.Password.Give("")
	d.pass(time.Second)
	same(t, "nobody was dialled", len(server.Lines()), 0)
	d.shell.Sending.SendNow()
	d.pass(time.Second)
	same(t, "asked again", *asked, 2)
	// A keychain that turns out not to be there is told of.
	d.shell.Password.account.Kept = KeptKeychain
	d.shell.Password.Give("hemmelig")
	d.pass(time.Second)
	same(t, "said", strings.Contains(d.texts(), "Maskinen har ingen nøkkelring"), true)
	same(t, "sent", len(server.Taken()), 2)
}
