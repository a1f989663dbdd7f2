package torture

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// tally is what a torture has come to.
type tally struct {
	invoices, kills, doubts, arrived, letters int
}

// spec: C1, C2, C11: killed again and again at any moment, whatever it was doing, while the mail server misbehaves, and
// started again until everything is done: nobody is left out, nobody gets it twice, no number is missing or doubled, and
// whatever is in doubt is shown: at most one for each kill and each connection that broke on a message.
func TestKilledAgainAndAgain(t *testing.T) {
	people, kills, invoices := 60, 10, 60
	if *long {
		people, kills, invoices = 250, 1000, 2000
	}
	began := time.Now()
	var all tally
	rounds := 0
	for ; all.kills < kills || all.invoices < invoices; rounds++ {
		if rounds > 40 {
			t.Fatalf("only %d kills in %d rounds", all.kills, rounds)
		}
		r := newRound(t, people, dice(t, uint64(rounds)))
		r.run()
		all.invoices += people
		all.kills += r.kills
		all.doubts += r.doubts
		all.arrived += r.arrived
		all.letters += r.letters
		if t.Failed() {
			break
		}
	}
	summary(t, began, "%d invoices (%d letters), %d kills in %d rounds, %d in doubt (%d had arrived): 0 lost, 0 twice, 0 gaps, 0 double numbers",
		all.invoices, all.letters, all.kills, rounds, all.doubts, all.arrived)
}

// round is one club from the first dispatch to the last.
type round struct {
	tally
	*club
	t      *testing.T
	server *server
	dice   *rand.Rand
	breath time.Duration // what a call takes that has nothing to do
	people int
	before map[int]dispatch // as it was after the last life
}

func newRound(t *testing.T, people int, d *rand.Rand) *round {
	addresses := make([]string, people)
	for i := range addresses {
		switch kind := d.IntN(20); {
		case kind < 2: // a letter
		case kind == 2:
			addresses[i] = fmt.Sprintf("gone%d@example.org", i+1)
		case kind == 3:
			addresses[i] = fmt.Sprintf("grey%d@example.org", i+1)
		default:
			addresses[i] = fmt.Sprintf("m%d@example.org", i+1)
		}
	}
	r := &round{
		club: newClub(t, folder(t), addresses), t: t, dice: d, people: people, before: map[int]dispatch{},
		server: newServer(t, rand.New(rand.NewPCG(d.Uint64(), 0)), true),
	}
	r.mailTo(r.server.Port)
	began := time.Now()
	r.do(done, "verify")
	r.breath = time.Since(began)
	return r
}

// run lives until everything is done.
func (r *round) run() {
	r.t.Helper()
	for lives := 0; !r.t.Failed(); lives++ {
		if lives > 5000 {
			r.t.Fatal("it never comes to an end")
		}
		command := []string{"dispatch"}
		if len(r.before) == 0 {
			command = []string{"batch", "finish", "1"}
		}
		breaks := r.server.breaks()
		killed := r.live(command...)
		list := r.outbox()
		r.look(list, killed, r.server.breaks()-breaks)
		r.now = r.now.Add(time.Minute)
		if killed {
			if r.dice.IntN(4) == 0 {
				r.settle(list)
			}
			continue
		}
		n := stands(list)
		if len(list) > 0 && n["delivered"]+n["handed_over"] == len(list) {
			break
		}
		r.settle(list)
		r.now = r.now.Add(5 * time.Hour) // whatever waits for its time gets it
	}
	r.atTheEnd()
}

// live starts the program and kills it at a random moment: by the clock, or by what the mail server has heard. It reports
// whether the program was killed before it was through.
func (r *round) live(args ...string) (killed bool) {
	r.t.Helper()
	cmd := r.command(args...)
	kill := make(chan struct{}, 1)
	var clock <-chan time.Time
	if after := 1 + r.dice.IntN(14); r.dice.IntN(2) == 0 && args[0] == "dispatch" {
		r.server.listen(func(heard int) {
			if heard == after {
				kill <- struct{}{}
			}
		})
	} else {
		clock = time.After(time.Duration(r.dice.Int64N(int64(4 * r.breath))))
	}
	defer r.server.listen(nil)
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	over := make(chan struct{})
	go func() { _ = cmd.Wait(); close(over) }()
	select {
	case <-over:
	case <-clock:
	case <-kill:
		time.Sleep(time.Duration(r.dice.IntN(3000)) * time.Microsecond)
	}
	_ = cmd.Process.Kill() // it may have ended just now
	<-over
	if code := cmd.ProcessState.ExitCode(); code >= 0 {
		if code != done && code != part {
			r.t.Errorf("%v: exit %d", args, code)
		}
		return false
	}
	r.kills++
	return true
}

// settle is a person who asks the members, and answers for what is in doubt. The answer may be killed too: then the
// person answers again.
func (r *round) settle(list []dispatch) {
	r.t.Helper()
	for _, d := range list {
		if d.State != "in_doubt" {
			continue
		}
		answer := "again"
		if r.server.has(d.MessageID) > 0 {
			answer = "arrived"
		}
		for r.live("outbox", "settle", fmt.Sprint(d.ID), answer) {
			now := r.outbox()
			r.look(now, false, 0)
			if r.before[d.ID].State != "in_doubt" {
				break // the answer was kept before the kill
			}
		}
		r.look(r.outbox(), false, 0)
		if r.before[d.ID].State == "in_doubt" {
			r.t.Errorf("dispatch %d was settled and is still in doubt", d.ID)
		}
	}
}
