package viewmodel

import (
	"context"
	"strconv"
	"strings"

	"kontingent/domain/cal"
)

// copiesShown is how many copies are listed at first.
const copiesShown = 5

// Copies lists what can be put back, and asks before one is. It works with an open club and without.
type Copies struct {
	Changed func()
	Restore func(file string) // puts it back: the program does, for the club is closed meanwhile

	env     *Env
	desk    CopyDesk
	list    []Copy
	ready   bool
	all     bool
	asking  bool // a copy is compared
	now     *Comparison
	agreed  map[string]bool // differences that a person has seen
	trouble []string
	reading latest
}

// NewCopies makes the model of an open club and reads the list.
func NewCopies(s *Shell) *Copies { return newCopies(s.Env, s.Env.Club) }

// NewCopiesOf makes it for a folder that can't be opened.
func NewCopiesOf(desk CopyDesk, run Runner, w Words, language string, clock cal.Clock) *Copies {
	return newCopies(&Env{Run: run, Words: w, Language: language, Clock: clock, Feed: NewFeed(run)}, desk)
}

func newCopies(e *Env, desk CopyDesk) *Copies {
	m := &Copies{env: e, desk: desk}
	m.Reload()
	return m
}

// Reload reads the list anew.
func (m *Copies) Reload() {
	ask(m.env, &m.reading, func() func(context.Context) ([]Copy, error) { return m.desk.Copies },
		func(list []Copy, err error) {
			m.ready, m.list = true, list
			if err != nil {
				m.trouble = m.env.texts(err)
			}
			m.changed()
		})
}

// CopyRow is a copy as the list shows it.
type CopyRow struct {
	When   string
	What   string // invoices, last number
	State  string // proved or not, and where it lies
	Size   string
	Usable bool
}

// Rows are the copies that are listed, the newest first.
func (m *Copies) Rows() []CopyRow {
	list := m.list
	if !m.all && len(list) > copiesShown {
		list = list[:copiesShown]
	}
	out := make([]CopyRow, len(list))
	for i, c := range list {
		out[i] = CopyRow{When: m.env.moment(c.At), What: m.holds(c.Invoices, c.Last), Size: m.env.size(c.Size), Usable: !c.Damaged}
		var state []string
		switch {
		case c.Damaged:
			out[i].What = ""
			state = append(state, m.env.say("restore.state.damaged"))
		case c.Proved:
			state = append(state, m.env.say("restore.state.proved"))
		case !c.Aside:
			state = append(state, m.env.say("restore.state.unproved"))
		}
		if c.Aside {
			state = append(state, m.env.say("restore.state.aside"))
		}
		if c.Away {
			state = append(state, m.env.say("restore.state.away"))
		}
		out[i].State = strings.Join(state, " · ")
	}
	return out
}

// holds says what a copy has.
func (m *Copies) holds(invoices, last int64) string {
	if invoices == 0 {
		return m.env.say("restore.holds.none")
	}
	return m.env.say("restore.holds", "count", int(invoices), "number", strconv.FormatInt(last, 10))
}

// More is how many copies are not listed yet.
func (m *Copies) More() int {
	if m.all {
		return 0
	}
	return max(len(m.list)-copiesShown, 0)
}

// Count is how many copies there are.
func (m *Copies) Count() int { return len(m.list) }

// ShowAll lists the rest.
func (m *Copies) ShowAll() {
	m.all = true
	m.changed()
}

// Choose looks at a row's copy.
func (m *Copies) Choose(row int) {
	if row < len(m.list) {
		m.Look(m.list[row].File)
	}
}

// Look checks a copy and tells what putting it back would change.
func (m *Copies) Look(file string) {
	if m.asking {
		return
	}
	m.asking, m.now, m.agreed, m.trouble = true, nil, map[string]bool{}, nil
	m.changed()
	do(m.env, func(ctx context.Context) (Comparison, error) { return m.desk.Compare(ctx, file) },
		func(c Comparison, err error) {
			m.asking, m.trouble = false, m.env.texts(err)
			if err == nil {
				m.now = &c
			}
			m.changed()
		})
}

// Back leaves the copy that is looked at.
func (m *Copies) Back() {
	m.now = nil
	m.changed()
}

func (m *Copies) changed() {
	if m.Changed != nil {
		m.Changed()
	}
}

// Ready reports whether the list has been read.
func (m *Copies) Ready() bool { return m.ready }

// Looking reports whether a copy is being checked.
func (m *Copies) Looking() bool { return m.asking }

// Chosen reports whether a copy is looked at.
func (m *Copies) Chosen() bool { return m.now != nil }

// Trouble says why something could not be done.
func (m *Copies) Trouble() []string { return m.trouble }

// Close drops what is being read.
func (m *Copies) Close() { m.reading.close() }
