package delivery

import "time"

// Limit is how much a provider takes from one sender. A figure that is 0 sets no bounds.
type Limit struct {
	Host       string // whose limit it is: what left for this host counts
	Minute     int    // messages a minute, spread evenly: this pace is waited out
	Hour       int    // messages in any 60 minutes
	Day        int    // messages in any 24 hours
	Recipients int    // recipients in any 24 hours, copies included
	Connection int    // messages over one connection
}

// Unlimited reports whether nothing stands in the way of any number of messages.
func (l Limit) Unlimited() bool {
	return l.Minute == 0 && l.Hour == 0 && l.Day == 0 && l.Recipients == 0
}

const day = 24 * time.Hour

// pace is the longest wait that belongs to the sending itself; whatever has to wait longer is left for a later run.
const pace = time.Minute

// window is a stretch of time in which no more than so many messages may leave.
type window struct {
	long time.Duration
	most int
}

// windows are the bounds on messages. The pace is one message in its share of a minute; the minute itself counts, too,
// for what left before the limit was lowered.
func (l Limit) windows() []window {
	var out []window
	if l.Minute > 0 {
		out = append(out, window{time.Minute / time.Duration(l.Minute), 1}, window{time.Minute, l.Minute})
	}
	if l.Hour > 0 {
		out = append(out, window{time.Hour, l.Hour})
	}
	if l.Day > 0 {
		out = append(out, window{day, l.Day})
	}
	return out
}

// Departure is one message whose last byte may have left, as the store keeps it. It is written before that byte, so that
// neither a crash nor a restart makes a limit forget it.
type Departure struct {
	At         time.Time
	Host       string
	Recipients int // the recipient and the copies
}

// Post is a way out with its limit: what it takes, what has left, and how many wait for it already.
type Post struct {
	Limit   Limit
	Left    []Departure
	Waiting int
}

// Outlook says when what waits for a way out will have gone.
type Outlook struct {
	Method  Method
	Limit   Limit
	Waiting int       // how many
	From    time.Time // when this was worked out
	Next    time.Time // when the next of them can go
	Last    time.Time // when the last one will be out, if the program runs when their turn comes
}

// Outlook works out when messages will be out that may go from now on, each to as many recipients, after those that wait
// already.
func (p Post) Outlook(m Method, messages, recipients int, now time.Time) Outlook {
	return outlook(newMeter(p.Limit, p.Left), m, p.Waiting, messages, recipients, now)
}

func outlook(book *meter, m Method, ahead, messages, recipients int, now time.Time) Outlook {
	out := Outlook{Method: m, Limit: book.limit, Waiting: messages, From: now, Next: now, Last: now}
	if messages == 0 || book.limit.Unlimited() {
		return out
	}
	for i := range ahead + messages {
		at := book.free(now, recipients)
		book.add(at, recipients)
		if out.Last = at; i == ahead {
			out.Next = at
		}
		now = at
	}
	return out
}

// Figure is one bound of a limit, by the word for its stretch of time.
type Figure struct {
	Per  string // day, hour, minute, recipients
	Most int
}

// Figures are the bounds of a limit, the longest stretch first.
func (l Limit) Figures() []Figure {
	var out []Figure
	for _, f := range []Figure{{"day", l.Day}, {"recipients", l.Recipients}, {"hour", l.Hour}, {"minute", l.Minute}} {
		if f.Most > 0 {
			out = append(out, f)
		}
	}
	return out
}
