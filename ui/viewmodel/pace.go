package viewmodel

import "time"

// A remaining time is told once this much has been done, in this time: before that it would jump about.
const (
	paceAfter = 5
	paceTime  = 2 * time.Second
)

// pace works out how long a run will still take from how long it took so far.
type pace struct {
	done, of int
	began    time.Time // when the first of them was done
	first    int       // how many were done then
	last     time.Time
}

func (p *pace) see(done, of int, now time.Time) {
	if done < p.done {
		return // an event that was overtaken
	}
	if p.began.IsZero() && done > 0 {
		p.began, p.first = now, done
	}
	p.done, p.of, p.last = done, of, now
}

// left is the time still to go; false: it is too early to say.
func (p *pace) left() (time.Duration, bool) {
	n, took := p.done-p.first, p.last.Sub(p.began)
	if p.began.IsZero() || n < paceAfter || took < paceTime {
		return 0, false
	}
	return took / time.Duration(n) * time.Duration(p.of-p.done), true
}

func (p *pace) share() int {
	if p.of == 0 {
		return 0
	}
	return min(1000, p.done*1000/p.of)
}

// duration says how long something will still take, no more exactly than it can be known.
func (e *Env) duration(d time.Duration) string {
	minutes := int((d + 30*time.Second) / time.Minute)
	switch {
	case d < 50*time.Second:
		return e.say("view.left.soon")
	case minutes < 60:
		return e.say("view.left.minutes", "count", max(1, minutes))
	}
	return e.say("view.left.hours", "count", (minutes+30)/60)
}
