package viewmodel

import (
	"path/filepath"
	"strconv"
)

// Title names the copy that is looked at.
func (m *Copies) Title() string {
	switch {
	case m.now == nil:
		return ""
	case m.now.At.IsZero():
		return m.env.say("restore.title.file", "file", filepath.Base(m.now.File))
	}
	return m.env.say("restore.title", "when", m.env.moment(m.now.At))
}

// Facts are what putting the copy back would change, in sentences: first what it holds, then what it does not know.
func (m *Copies) Facts() (out []string) {
	c := m.now
	if c == nil {
		return nil
	}
	out = append(out, m.env.say("restore.fact.holds", "club", c.Club, "what", m.holds(c.Invoices, c.Last)))
	if c.CardsNow >= 0 && c.CardsNow != c.Cards {
		out = append(out, m.env.say("restore.fact.cards", "then", m.env.number(int(c.Cards)), "now", m.env.number(int(c.CardsNow))))
	}
	out = append(out, m.env.say("restore.fact.changes"))
	return out
}

// Since are what happened after the copy was made.
func (m *Copies) Since() (out []string) {
	c := m.now
	switch {
	case c == nil:
		return nil
	case c.Blind:
		return []string{m.env.say("restore.since.blind")}
	case c.Numbers == 0 && c.Messages == 0:
		return []string{m.env.say("restore.since.nothing")}
	}
	if c.Numbers > 0 {
		out = append(out, m.env.say("restore.since.numbers", "count", c.Numbers,
			"first", strconv.FormatInt(c.First, 10), "last", strconv.FormatInt(c.Next, 10)))
	}
	if c.Messages > 0 {
		out = append(out, m.env.say("restore.since.messages", "count", c.Messages))
	}
	return out
}

// Loses reports whether the copy doesn't know all that happened.
func (m *Copies) Loses() bool {
	return m.now != nil && (m.now.Blind || m.now.Numbers > 0 || m.now.Messages > 0)
}

// DifferenceRow is a setting that would be another one.
type DifferenceRow struct {
	Key, Name string
	Now, Then string
	Agreed    bool
}

// Differences are the settings that move money or name the sender, and would be others. A person confirms each.
func (m *Copies) Differences() (out []DifferenceRow) {
	if m.now == nil {
		return nil
	}
	shown := func(v string) string {
		if v == "" {
			return m.env.say("restore.empty")
		}
		return v
	}
	for _, d := range m.now.Differences {
		out = append(out, DifferenceRow{
			Key: d.Key, Name: upperFirst(m.env.say("fieldname." + d.Key)), Now: shown(d.Now), Then: shown(d.Then), Agreed: m.agreed[d.Key],
		})
	}
	return out
}

// Agree says that a person has seen a difference and wants it.
func (m *Copies) Agree(key string, on bool) {
	m.agreed[key] = on
	m.changed()
}

// CanRestore reports whether the copy may be put back: every difference is confirmed.
func (m *Copies) CanRestore() bool {
	for _, d := range m.Differences() {
		if !d.Agreed {
			return false
		}
	}
	return m.now != nil
}

// Start puts the copy back.
func (m *Copies) Start() {
	if m.CanRestore() && m.Restore != nil {
		m.Restore(m.now.File)
	}
}
