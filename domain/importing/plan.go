package importing

import (
	"reflect"
	"slices"

	"kontingent/domain/party"
)

// plan is one import on its way to a report.
type plan struct {
	t        *Table
	l        *layout
	country  string // the organisation's
	register *register
	seen     seen
	spelling map[string]string // of groups, by their folded names: one group is not written in two ways
	report   Report
	nameless []int // added cards that need a number
}

// Plan says what importing a table would do to the existing cards: it changes nothing itself, and the same input
// gives the same report. Errors are problems of the file as a whole (no headings that are known) or of Map; then
// there is no report.
func Plan(t *Table, existing []party.Party, org party.Organisation, opt Options) (*Report, error) {
	l, err := newLayout(t, opt.Map)
	if err != nil {
		return nil, err
	}
	p := &plan{
		t: t, l: l, country: org.Country, register: newRegister(existing),
		seen:     seen{numbers: map[string]int{}, keys: map[key][]twin{}},
		spelling: map[string]string{},
	}
	for _, c := range existing {
		for _, g := range c.Groups {
			p.spell(g)
		}
	}
	if !l.mostlyKinds() {
		l.drop(fKind)
	}
	p.report.Columns, p.report.Ignored = l.report()
	p.report.Rows = len(l.data)
	if n := len(l.data); n > 0 {
		p.report.Blank = l.data[n-1].Number - l.head - n
	}
	p.remember()
	for _, r := range l.data {
		p.take(p.open(r))
	}
	next := p.nextNumber()
	for _, i := range p.nameless {
		p.report.Added[i].Number = next()
	}
	p.report.Stopped = len(p.report.Rejected) > 0 && !opt.SkipRejected
	return &p.report, nil
}

// remember notes which row has which number first, and, where some rows have none, who the others are about.
func (p *plan) remember() {
	for _, r := range p.l.data {
		if n := p.entry(r).figures(fNumber).text; n != "" {
			if _, ok := p.seen.numbers[n]; !ok {
				p.seen.numbers[n] = r.Number
			}
		} else {
			p.seen.unnumbered = true
		}
	}
	if !p.seen.unnumbered {
		return
	}
	for _, r := range p.l.data {
		if e := p.open(r); e.number != "" {
			if k := e.key(); k != (key{}) {
				p.seen.keys[k] = append(p.seen.keys[k], twin{r.Number, e.born()})
			}
		}
	}
}

func (p *plan) entry(r Row) *entry { return &entry{t: p.t, l: p.l, row: r, country: p.country} }

// open reads who a row is about.
func (p *plan) open(r Row) *entry {
	e := p.entry(r)
	e.name, e.byCompany = e.readName()
	e.number = e.figures(fNumber).text
	return e
}

// take turns a row into a card that is added, updated or left as it is, or rejects it.
func (p *plan) take(e *entry) {
	at := -1
	if e.readable() {
		at = p.match(e)
	}
	var old, card party.Party
	if len(e.bad) == 0 {
		if at >= 0 {
			old, _ = p.register.cards[at].Clean(p.country)
			card = old
		}
		card = p.fill(e, card, at < 0)
		var err error
		card, err = card.Clean(p.country)
		e.refuseAll(err)
	}
	if len(e.bad) > 0 {
		p.report.Rejected = append(p.report.Rejected, e.bad...)
		return
	}
	switch {
	case at < 0:
		if card.Number == "" {
			p.nameless = append(p.nameless, len(p.report.Added))
		}
		p.report.Added = append(p.report.Added, card)
	case same(old, card):
		p.report.Unchanged++
		return
	default:
		p.report.Updated = append(p.report.Updated, card)
	}
	p.report.Warnings = append(p.report.Warnings, e.unsure...)
}

// same reports whether two clean cards say the same.
func same(a, b party.Party) bool {
	if !slices.Equal(a.Groups, b.Groups) {
		return false
	}
	a.Groups, b.Groups = nil, nil
	return reflect.DeepEqual(a, b)
}

// spell gives the name of a group as it was first written.
func (p *plan) spell(group string) string {
	f := party.Fold(group)
	if known, ok := p.spelling[f]; ok {
		return known
	}
	p.spelling[f] = group
	return group
}

// mostlyKinds reports whether a column called "type" says person or company, and not what sort of member one is.
func (l *layout) mostlyKinds() bool {
	known, all := 0, 0
	for _, i := range l.columns[fKind] {
		for _, r := range l.data {
			if i < len(r.Cells) && fold(r.Cells[i]) != "" {
				all++
				if kinds[fold(r.Cells[i])] != "" {
					known++
				}
			}
		}
	}
	return known*2 >= all
}
