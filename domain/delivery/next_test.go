package delivery_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontingent/domain/delivery"
)

const (
	preferred = delivery.Preferred
	email     = delivery.Email
	ehf       = delivery.EHF
	paper     = delivery.Paper
	draft     = delivery.Draft
)

var now = time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC)

func on(m ...delivery.Method) map[delivery.Method]bool {
	out := map[delivery.Method]bool{}
	for _, v := range m {
		out[v] = true
	}
	return out
}

func tried(m delivery.Method, o delivery.Outcome, ago time.Duration) delivery.Attempt {
	return delivery.Attempt{Method: m, Outcome: o, At: now.Add(-ago)}
}

// again is a dispatch in its second round: everything that can fail had failed in the first.
func again(prefers delivery.Method, chain []delivery.Method, reach map[delivery.Method]bool, log ...delivery.Attempt) delivery.Item {
	it := delivery.Item{
		State: delivery.Retrying, Issued: true, Round: 2, Chain: chain, Card: delivery.Card{Preferred: prefers, Reach: reach},
	}
	for _, a := range []delivery.Attempt{
		{Method: preferred, Outcome: delivery.OutcomeSkipped, Reason: delivery.ReasonNoPreferred},
		{Method: ehf, Outcome: delivery.OutcomeSkipped, Reason: delivery.ReasonNotSetUp},
		tried(email, delivery.OutcomeLater, 72*time.Hour), tried(email, delivery.OutcomeRefused, time.Hour),
		tried(paper, delivery.OutcomeInDoubt, time.Hour), tried(paper, delivery.OutcomePassed, time.Hour),
	} {
		a.Round = 1
		it.Attempts = append(it.Attempts, a)
	}
	it.Attempts = append(it.Attempts, delivery.Attempt{Round: 2, At: now, Outcome: delivery.OutcomeAgain, Reason: delivery.ReasonAnew})
	for _, a := range log {
		a.Round = 2
		it.Attempts = append(it.Attempts, a)
	}
	return it
}

func told(s delivery.Step) string {
	var b strings.Builder
	for _, k := range s.Skipped {
		fmt.Fprintf(&b, "%s %s; ", k.Method, strings.TrimPrefix(k.Reason, "delivery."))
	}
	fmt.Fprint(&b, s.Do)
	if s.Method != "" {
		fmt.Fprint(&b, " ", s.Method)
	}
	return b.String()
}

func TestNext(t *testing.T) {
	all, chain := on(email, ehf, paper), []delivery.Method{preferred, email, ehf, paper, draft}
	refused, later := delivery.OutcomeRefused, delivery.OutcomeLater
	for _, c := range []struct {
		name string // begins with the row
		it   delivery.Item
		ch   delivery.Channels
		want string
	}{
		{
			"A2 the first entry is tried first",
			delivery.Item{Chain: []delivery.Method{paper, email, draft}, Card: delivery.Card{Reach: all}},
			delivery.Channels{SetUp: all},
			"deliver paper",
		},
		{
			"A3 preferred is the card's",
			delivery.Item{Chain: chain, Card: delivery.Card{Preferred: paper, Reach: all}},
			delivery.Channels{SetUp: all},
			"deliver paper",
		},
		{
			"A3 a card without a preference skips to the next entry",
			delivery.Item{Chain: chain, Card: delivery.Card{Reach: all}},
			delivery.Channels{SetUp: all},
			"preferred no_preferred; deliver email",
		},
		{
			"A3 a method tried as the preferred one is not tried again lower down",
			delivery.Item{Chain: chain, Card: delivery.Card{Preferred: email, Reach: all}, Attempts: []delivery.Attempt{tried(email, refused, 0)}},
			delivery.Channels{SetUp: all},
			"deliver ehf",
		},
		{
			"A2 never set up, then no address",
			delivery.Item{Chain: []delivery.Method{ehf, email, paper}, Card: delivery.Card{Reach: on(ehf, paper)}},
			delivery.Channels{SetUp: on(email, paper)},
			"ehf not_set_up; email no_address; deliver paper",
		},
		{
			"A2 a paused channel makes everybody wait, nobody falls through",
			delivery.Item{Chain: chain, Card: delivery.Card{Preferred: email, Reach: all}},
			delivery.Channels{SetUp: all, Paused: on(email)},
			"paused email",
		},
		{
			"A2 without an address a pause does not matter",
			delivery.Item{Chain: []delivery.Method{email, paper}, Card: delivery.Card{Reach: on(paper)}},
			delivery.Channels{SetUp: all, Paused: on(email)},
			"email no_address; deliver paper",
		},
		{
			"A2 refused for good: next",
			delivery.Item{Chain: []delivery.Method{email, paper}, Issued: true, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, refused, 0)}},
			delivery.Channels{SetUp: all},
			"deliver paper",
		},
		{
			"A2 later: the same method, at its time",
			delivery.Item{Chain: []delivery.Method{email, paper}, Method: email, Next: now.Add(time.Minute), Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, later, time.Hour)}},
			delivery.Channels{SetUp: all},
			"wait email",
		},
		{
			"A2 later: the time has come",
			delivery.Item{Chain: []delivery.Method{email, paper}, Method: email, Next: now, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, later, time.Hour)}},
			delivery.Channels{SetUp: all},
			"deliver email",
		},
		{
			"A2 a machine that was off for a weekend, or a limit that took days, uses no retries up",
			delivery.Item{Chain: []delivery.Method{email, paper}, Method: email, Next: now, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, later, 72*time.Hour), tried(email, later, 70*time.Hour)}},
			delivery.Channels{SetUp: all},
			"deliver email",
		},
		{
			"A2 retries used up: next",
			delivery.Item{Chain: []delivery.Method{email, paper}, Method: email, Next: now, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, later, 49*time.Hour), tried(email, later, time.Hour)}},
			delivery.Channels{SetUp: all},
			"email gave_up; deliver paper",
		},
		{
			"A4 nothing after Draft is ever tried",
			delivery.Item{Chain: []delivery.Method{email, draft, paper}, Card: delivery.Card{Reach: on(paper)}},
			delivery.Channels{SetUp: all},
			"email no_address; draft",
		},
		{
			"A4 Draft alone",
			delivery.Item{Chain: []delivery.Method{draft}, Card: delivery.Card{Reach: all}},
			delivery.Channels{SetUp: all},
			"draft",
		},
		{
			"A4 the end of a chain without Draft is a draft too",
			delivery.Item{Chain: []delivery.Method{email}},
			delivery.Channels{SetUp: all},
			"email no_address; draft",
		},
		{
			"A4 reached after a refusal: the invoice keeps its number, undelivered",
			delivery.Item{Chain: []delivery.Method{email, draft}, Issued: true, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{tried(email, refused, 0)}},
			delivery.Channels{SetUp: all},
			"undelivered",
		},
		{
			"B14 not before it is due",
			delivery.Item{Chain: chain, Due: now.Add(time.Second), Card: delivery.Card{Reach: all}},
			delivery.Channels{SetUp: all},
			"wait",
		},
		{
			"C1 in doubt never moves on by itself",
			delivery.Item{State: delivery.InDoubt, Issued: true, Chain: chain, Card: delivery.Card{Reach: all}},
			delivery.Channels{SetUp: all},
			"nothing",
		},
		{
			"C1 a person said: the next method",
			delivery.Item{State: delivery.Retrying, Issued: true, Chain: chain, Card: delivery.Card{Preferred: email, Reach: all}, Attempts: []delivery.Attempt{tried(email, delivery.OutcomeInDoubt, 2), tried(email, delivery.OutcomePassed, 1)}},
			delivery.Channels{SetUp: all},
			"deliver ehf",
		},
		{
			"C1 a person said: send again",
			delivery.Item{State: delivery.Retrying, Issued: true, Chain: chain, Card: delivery.Card{Preferred: email, Reach: all}, Attempts: []delivery.Attempt{tried(email, delivery.OutcomeInDoubt, 2), tried(email, delivery.OutcomeAgain, 1)}},
			delivery.Channels{SetUp: all},
			"deliver email",
		},
		{
			"A4 sent again after it was undelivered: the chain from its start, by the card as it is now",
			again(paper, []delivery.Method{preferred, email, paper}, all),
			delivery.Channels{SetUp: all},
			"deliver paper",
		},
		{
			"A4 sent again: what was refused in the round before is tried again",
			again("", []delivery.Method{email, paper}, all),
			delivery.Channels{SetUp: all},
			"deliver email",
		},
		{
			"A4 sent again: what was passed over is told again",
			again("", []delivery.Method{preferred, ehf, email}, all),
			delivery.Channels{SetUp: on(email)},
			"preferred no_preferred; ehf not_set_up; deliver email",
		},
		{
			"A3 sent again: refused in this round, it is not tried again lower down",
			again(email, []delivery.Method{preferred, email, paper}, all, tried(email, refused, 0)),
			delivery.Channels{SetUp: all},
			"deliver paper",
		},
		{
			"A4 sent again: the time for tries begins anew",
			again("", []delivery.Method{email}, all, tried(email, later, time.Minute)),
			delivery.Channels{SetUp: all},
			"deliver email",
		},
		{
			"A4 sent again: everybody refused it once more",
			again("", []delivery.Method{email, draft, paper}, all, tried(email, refused, 0)),
			delivery.Channels{SetUp: all},
			"undelivered",
		},
		{
			"what was passed over once is not told again",
			delivery.Item{Chain: []delivery.Method{ehf, email}, Card: delivery.Card{Reach: all}, Attempts: []delivery.Attempt{{Method: ehf, Outcome: delivery.OutcomeSkipped, Reason: delivery.ReasonNotSetUp}}},
			delivery.Channels{SetUp: on(email)},
			"deliver email",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.it.State == "" {
				c.it.State = delivery.Scheduled
			}
			if got := told(delivery.Next(c.it, c.ch, delivery.DefaultPolicy(), now)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// spec: A2, A3, A4: whatever the chain and the outcomes, no method is tried twice after a refusal, nothing below Draft
// is tried, and the dispatch comes to an end.
func TestNextComesToAnEnd(t *testing.T) {
	methods := []delivery.Method{preferred, email, ehf, paper, draft}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfDistinct(rapid.SampledFrom([]delivery.Method{email, ehf, paper}), rapid.ID[delivery.Method])
		it := delivery.Item{
			State: delivery.Scheduled,
			Chain: rapid.SliceOfDistinct(rapid.SampledFrom(methods), rapid.ID[delivery.Method]).Draw(t, "chain"),
			Card: delivery.Card{
				Preferred: rapid.SampledFrom([]delivery.Method{"", email, ehf, paper}).Draw(t, "preferred"),
				Reach:     on(some.Draw(t, "reach")...),
			},
		}
		ch := delivery.Channels{SetUp: on(some.Draw(t, "set up")...)}
		at, counts := now, map[delivery.Method]int{}
		for steps := 0; ; steps++ {
			if steps > 100 {
				t.Fatalf("no end: %v", it.Attempts)
			}
			s := delivery.Next(it, ch, delivery.DefaultPolicy(), at)
			for _, k := range s.Skipped {
				it.Attempts = append(it.Attempts, delivery.Attempt{Method: k.Method, Outcome: delivery.OutcomeSkipped, Reason: k.Reason})
			}
			if s.Do == delivery.DoDraft || s.Do == delivery.DoUndelivered {
				if (s.Do == delivery.DoUndelivered) != it.Issued {
					t.Fatalf("issued %v ends as %s", it.Issued, s.Do)
				}
				return
			}
			if s.Do == delivery.DoWait {
				at = s.Until
				continue
			}
			if s.Do != delivery.DoDeliver || !ch.SetUp[s.Method] || !it.Card.Reach[s.Method] {
				t.Fatalf("got %s", told(s))
			}
			it.Issued, it.Method, it.State = true, s.Method, delivery.Retrying
			o := rapid.SampledFrom([]delivery.Outcome{delivery.OutcomeRefused, delivery.OutcomeLater}).Draw(t, "outcome")
			if o == delivery.OutcomeRefused {
				counts[s.Method]++
			}
			if counts[s.Method] > 1 {
				t.Fatalf("%s was refused twice", s.Method)
			}
			it.Attempts = append(it.Attempts, delivery.Attempt{At: at, Method: s.Method, Outcome: o})
			it.Next = delivery.DefaultPolicy().After(1, at, 0)
		}
	})
}

// spec: A11
func TestPlan(t *testing.T) {
	methods, skipped := delivery.Plan(
		[]delivery.Method{preferred, email, ehf, paper, draft},
		delivery.Card{Preferred: ehf, Reach: on(ehf, email, paper)}, on(email, paper),
	)
	if got := fmt.Sprint(methods, skipped); got != "[email paper draft] [{ehf delivery.not_set_up}]" {
		t.Errorf("got %s", got)
	}
}

func TestBackoffGrowsAndHeedsTheOtherSide(t *testing.T) {
	p := delivery.DefaultPolicy()
	for _, c := range []struct {
		n    int
		wish time.Duration
		want time.Duration
	}{
		{1, 0, 6 * time.Minute}, {2, 0, 15 * time.Minute}, {1, time.Hour, time.Hour}, {6, 0, 4 * time.Hour}, {60, 0, 4 * time.Hour},
	} {
		if got := p.After(c.n, now, c.wish).Sub(now); got != c.want {
			t.Errorf("after %d tries, asked for %s: got %s, want %s", c.n, c.wish, got, c.want)
		}
	}
}

// spec: A6
func TestMerge(t *testing.T) {
	got := delivery.Merge("Hei {name}, {amount} innen {due}. {name}", map[string]string{
		"name": "{amount}", "amount": "450,00 kr", "due": "29.1.2027",
	})
	if want := "Hei {amount}, 450,00 kr innen 29.1.2027. {amount}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := delivery.CheckFields("Hei {navn} og {name}, { ikke et felt }", "email.text"); err == nil || strings.Contains(err.Error(), "value={name}") {
		t.Errorf("got %v", err)
	}
}

func TestMessageIDIsStable(t *testing.T) {
	a := delivery.MessageID("uid-1", email, "example.org")
	if b := delivery.MessageID("uid-1", email, "example.org"); a != b {
		t.Errorf("%s and %s", a, b)
	}
	if b := delivery.MessageID("uid-2", email, "example.org"); a == b {
		t.Error("two dispatches share an id")
	}
	if b := delivery.MessageID(delivery.InRound("uid-1", 1), email, "example.org"); a != b {
		t.Errorf("%s in the first round, and %s", a, b)
	}
	second := delivery.MessageID(delivery.InRound("uid-1", 2), email, "example.org")
	if third := delivery.MessageID(delivery.InRound("uid-1", 3), email, "example.org"); second == a || third == second {
		t.Errorf("two rounds share an id: %s, %s, %s", a, second, third)
	}
	if len(a) > 60 || !strings.HasPrefix(a, "<k.") || !strings.HasSuffix(a, "@example.org>") {
		t.Errorf("got %s", a)
	}
}
