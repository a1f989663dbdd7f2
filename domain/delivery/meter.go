package delivery

import (
	"slices"
	"sort"
	"time"
)

// meter tells when the next message may go, from what has left.
//
// It holds in both directions of time: when the clock was set back, what left "later" counts as long as it is less than
// a window away. So no window ever holds more than its limit, whatever the clock does; and a clock that once stood years
// ahead stops nothing.
type meter struct {
	limit Limit
	at    []time.Time // of what left, in their order
	sum   []int       // recipients of all up to here
}

func newMeter(l Limit, left []Departure) *meter {
	m := &meter{limit: l}
	left = slices.Clone(left)
	slices.SortStableFunc(left, func(a, b Departure) int { return a.At.Compare(b.At) })
	for _, d := range left {
		m.add(d.At, d.Recipients)
	}
	return m
}

func (m *meter) clone() *meter {
	return &meter{limit: m.limit, at: slices.Clone(m.at), sum: slices.Clone(m.sum)}
}

// add counts a message.
func (m *meter) add(at time.Time, recipients int) {
	i := m.before(at)
	m.at = slices.Insert(m.at, i, at)
	before := 0
	if i > 0 {
		before = m.sum[i-1]
	}
	m.sum = slices.Insert(m.sum, i, before)
	for ; i < len(m.sum); i++ {
		m.sum[i] += recipients
	}
}

// before is how many left before a moment, or at it.
func (m *meter) before(t time.Time) int {
	return sort.Search(len(m.at), func(i int) bool { return m.at[i].After(t) })
}

// free is the first moment from now on at which a message to so many recipients may leave.
func (m *meter) free(now time.Time, recipients int) time.Time {
	for at := now; ; {
		next := at
		for _, w := range m.limit.windows() {
			if n := m.near(at, w.long); n >= w.most {
				next = later(next, m.at[n-w.most].Add(w.long))
			}
		}
		if m.limit.Recipients > 0 {
			next = later(next, m.room(at, recipients))
		}
		if !next.After(at) {
			return at
		}
		at = next
	}
}

// near is how many left before a moment, or less than a window after it.
func (m *meter) near(t time.Time, long time.Duration) int {
	end := t.Add(long)
	return sort.Search(len(m.at), func(i int) bool { return !m.at[i].Before(end) })
}

// room is when there is room for so many recipients. One message with more than a day's goes alone.
func (m *meter) room(t time.Time, recipients int) time.Time {
	n := m.near(t, day)
	if n == 0 || recipients == 0 {
		return t
	}
	most := max(0, m.limit.Recipients-recipients)
	// The latest departure that has to be a day past before the ones after it leave room.
	i := sort.Search(n, func(i int) bool { return m.sum[n-1]-m.sum[i] <= most })
	if i == 0 && m.sum[n-1] <= most {
		return t
	}
	return m.at[i].Add(day)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
