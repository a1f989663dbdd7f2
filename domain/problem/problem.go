// Package problem says what is wrong so that a treasurer can mend it.
//
// A Problem carries a code, the field it sits at and the values of its sentence; the sentence itself is looked up
// in the translations by whoever shows it. It refuses to know languages, screens and exit codes. Every package of
// the domain returns its refusals as Problems; anything else that is returned as an error is a fault of the program
// or of the machine.
package problem

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Problem is one thing that stands in the way, or that a person should know before going on.
type Problem struct {
	Code    string            // key of the sentence in the translations: "party.email.invalid"
	Field   string            // the field as the command line names it: "email", "smtp.port"; empty: the whole
	Party   string            // customer number of the card to mend; empty: none
	Args    map[string]string // values of the sentence's placeholders
	Warning bool              // true: worth knowing, stops nothing
	Cause   error             // what the machine said, for the log; nil: nothing
}

// New makes a problem. kv are the placeholders of its sentence: name, value, name, value …
func New(code string, kv ...string) *Problem {
	p := &Problem{Code: code}
	for i := 0; i+1 < len(kv); i += 2 {
		if p.Args == nil {
			p.Args = make(map[string]string, len(kv)/2)
		}
		p.Args[kv[i]] = kv[i+1]
	}
	return p
}

// At returns the problem placed at a field.
func (p *Problem) At(field string) *Problem { q := *p; q.Field = field; return &q }

// Of returns the problem placed on a customer card.
func (p *Problem) Of(party string) *Problem { q := *p; q.Party = party; return &q }

// Because returns the problem with the machine's own words as its cause.
func (p *Problem) Because(err error) *Problem { q := *p; q.Cause = err; return &q }

// AsWarning returns the problem as one that stops nothing.
func (p *Problem) AsWarning() *Problem { q := *p; q.Warning = true; return &q }

// Error is for logs and tests; people read the translated sentence.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.Code)
	if p.Field != "" {
		b.WriteString(" at " + p.Field)
	}
	if p.Party != "" {
		b.WriteString(" of " + p.Party)
	}
	for _, k := range slices.Sorted(maps.Keys(p.Args)) {
		b.WriteString(" " + k + "=" + p.Args[k])
	}
	if p.Cause != nil {
		b.WriteString(": " + p.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// Is reports whether err is a problem with the given code anywhere in its chain or list.
func Is(err error, code string) bool {
	for _, p := range All(err) {
		if p.Code == code {
			return true
		}
	}
	return false
}

// List is several problems at once: a form is told everything that is wrong with it, not the first thing.
type List []*Problem

// Add appends err: a Problem, a List, or nothing when err is nil. Any other error becomes the problem "fault".
func (l *List) Add(err error) {
	if err == nil {
		return
	}
	if all := All(err); len(all) > 0 {
		*l = append(*l, all...)
		return
	}
	*l = append(*l, New("fault").Because(err))
}

// Err is nil when nothing in the list stops the work.
func (l List) Err() error {
	for _, p := range l {
		if !p.Warning {
			return l
		}
	}
	return nil
}

// Error joins the problems for the log.
func (l List) Error() string {
	s := make([]string, len(l))
	for i, p := range l {
		s[i] = p.Error()
	}
	return strings.Join(s, "; ")
}

// All gives the problems inside err, none when err is a fault.
func All(err error) List {
	if l, ok := errors.AsType[List](err); ok {
		return l
	}
	if p, ok := errors.AsType[*Problem](err); ok {
		return List{p}
	}
	return nil
}
