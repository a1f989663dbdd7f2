package delivery_test

import (
	"testing"
	"time"

	"kontingent/domain/delivery"
)

func TestParseLimit(t *testing.T) {
	for text, want := range map[string]string{
		"unlimited": "unlimited", "400": "400/day", "400 20": "400/day 20/minute", "400/20": "400/day 20/minute",
		"400/day 20/minute": "400/day 20/minute", "20/min, 400/d": "400/day 20/minute", " 300 an hour ": "300/hour",
		"400 om dagen": "400/day", "400 per døgn 20 i minuttet": "400/day 20/minute", "Unlimited": "unlimited", "ubegrenset": "unlimited", "Ubegrænset": "unlimited",
		"": "wrong", "0": "wrong", "many": "wrong", "400/week": "wrong", "-5": "wrong", "400 20 10": "wrong", "5/day 6/day": "wrong",
		"400/day and more": "wrong", "99999999999999999999": "wrong",
	} {
		l, ok := delivery.ParseLimit(text)
		got := "wrong"
		if ok {
			got = l.Text()
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// "2 000 invoices by Gmail take five days: done on Thursday."
func TestOutlook(t *testing.T) {
	sunday := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	before := func(n int, ago time.Duration, recipients int) (list []delivery.Departure) {
		for range n {
			list = append(list, delivery.Departure{At: sunday.Add(-ago), Recipients: recipients})
		}
		return list
	}
	gmail := delivery.Limit{Day: 400}
	for _, c := range []struct {
		name       string
		post       delivery.Post
		messages   int
		recipients int
		next, last string
	}{
		{"no limit", delivery.Post{}, 5000, 1, "Sun 14:00", "Sun 14:00"},
		{"nothing to send", delivery.Post{Limit: gmail}, 0, 1, "Sun 14:00", "Sun 14:00"},
		{"within a day", delivery.Post{Limit: gmail}, 400, 1, "Sun 14:00", "Sun 14:00"},
		{"one more", delivery.Post{Limit: gmail}, 401, 1, "Sun 14:00", "Mon 14:00"},
		{"400 a day, 2 000: done on Thursday", delivery.Post{Limit: gmail}, 2000, 1, "Sun 14:00", "Thu 14:00"},
		{"after those of the morning", delivery.Post{Limit: gmail, Left: before(400, 6*time.Hour, 1)}, 401, 1, "Mon 08:00", "Tue 08:00"},
		{"those of yesterday are forgotten", delivery.Post{Limit: gmail, Left: before(400, 24*time.Hour, 1)}, 400, 1, "Sun 14:00", "Sun 14:00"},
		{"behind those that wait", delivery.Post{Limit: gmail, Waiting: 400}, 1, 1, "Mon 14:00", "Mon 14:00"},
		{"clock put back", delivery.Post{Limit: gmail, Left: before(400, -time.Hour, 1)}, 1, 1, "Mon 15:00", "Mon 15:00"},
		{"clock once years ahead", delivery.Post{Limit: gmail, Left: before(400, -time.Hour*24*900, 1)}, 1, 1, "Sun 14:00", "Sun 14:00"},
		{"pace", delivery.Post{Limit: delivery.Limit{Minute: 20}}, 241, 1, "Sun 14:00", "Sun 14:12"},
		{"hour", delivery.Post{Limit: delivery.Limit{Hour: 300}}, 601, 1, "Sun 14:00", "Sun 16:00"},
		{"copies count", delivery.Post{Limit: delivery.Limit{Recipients: 800}}, 401, 2, "Sun 14:00", "Mon 14:00"},
		{"more than a day's at once", delivery.Post{Limit: delivery.Limit{Recipients: 2}}, 2, 5, "Sun 14:00", "Mon 14:00"},
	} {
		o := c.post.Outlook(email, c.messages, c.recipients, sunday)
		if got := o.Next.Format("Mon 15:04"); got != c.next {
			t.Errorf("%s: the next goes %s, want %s", c.name, got, c.next)
		}
		if got := o.Last.Format("Mon 15:04"); got != c.last {
			t.Errorf("%s: the last goes %s, want %s", c.name, got, c.last)
		}
	}
}

// Two thousand invoices, each greylisted for some minutes, a network that drops one connection in twenty, 400 a day, and
// a restart now and then: all are out on the fifth day, and no 24 hours saw more than 400. The short form is a quarter.
func TestSoak(t *testing.T) {
	const restarts = 50
	invoices := 500
	if *long {
		invoices = 2000
	}
	w := newSimulation(7)
	w.limit = delivery.Limit{Host: "smtp.gmail.com", Day: invoices / 5}
	for i := range invoices {
		w.items = append(w.items, &delivery.Item{
			ID: int64(i + 1), State: delivery.Scheduled, Chain: []delivery.Method{email, draft}, Due: now,
			Card: delivery.Card{Reach: on(email)},
		})
	}
	server := &greylisting{mail: mail{w}, seen: map[string]time.Time{}}
	sched := w.start()
	runs := 0
	for w.now.Before(now.Add(6*day)) && !w.finished() {
		if run, wait := sched.Look(t.Context()); run {
			if runs++; runs%3 == 0 && runs/3 <= restarts {
				sched = w.start()
			}
			d := delivery.Dispatcher{
				Store: w, Issuer: w, Book: w, Clock: w, Wait: w.wait, Policy: delivery.DefaultPolicy(),
				Carriers: map[delivery.Method]delivery.Carrier{email: server},
				Limits:   map[delivery.Method]delivery.Limit{email: w.limit},
			}
			r, err := d.Run(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			sched.Ended(r, err)
		} else {
			w.now = w.now.Add(wait)
		}
	}
	if len(w.wrong) > 0 {
		t.Fatal(w.wrong[0])
	}
	if took := w.now.Sub(now); !w.finished() || took > 5*day || took < 4*day {
		t.Errorf("done: %v, after %v, want all on the fifth day", w.finished(), took)
	}
	if runs < 3*restarts {
		t.Errorf("%d runs are too few for %d restarts", runs, restarts)
	}
	for _, it := range w.items {
		if w.arrived[it.ID] != 1 || it.State != delivery.Delivered {
			t.Fatalf("dispatch %d arrived %d times and is %s", it.ID, w.arrived[it.ID], it.State)
		}
	}
}
