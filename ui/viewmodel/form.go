package viewmodel

import (
	"cmp"

	"kontingent/domain/problem"
)

// FieldKind is how a field is filled in.
type FieldKind string

// The kinds of field.
const (
	TextField   FieldKind = "text"
	LongField   FieldKind = "long" // of any length, with line breaks
	DateField   FieldKind = "date"
	ChoiceField FieldKind = "choice" // one of Choices
	TickField   FieldKind = "tick"   // "yes" or empty
	SecretField FieldKind = "secret" // never shown again
)

// Ticked is the value of a ticked field.
const Ticked = "yes"

// Field is one thing to fill in, as a screen shows it.
type Field struct {
	ID      string // as the command line names it: "email", "document.due_date"
	Label   string
	Kind    FieldKind
	Value   string // what stands in it; of a choice: its ID
	Choices []Choice
	Hint    string // what it is for, while there is no problem; empty: it needs no words
	Problem string // what is wrong, to stand under it; empty: nothing to say
	Locked  bool   // shown, can't be changed
	Hidden  bool   // it does not apply as things stand: not shown
}

// Form is fields to fill in. A screen draws any of them in the same way.
type Form interface {
	// Fields are in the order they are filled in.
	Fields() []Field
	// Set writes what a person typed. What can't be read stays in its field, with the reason.
	Set(id, value string)
	// Leave says that a person has left a field: it shows its value as the language writes it.
	Leave(id string)
}

// field says how one field of T is read and written.
type field[T any] struct {
	id      string
	kind    FieldKind
	get     func(*T) string
	set     func(*T, string) *problem.Problem // nil: it fits
	choices func(*T) []Choice
	label   string        // key of its name; empty: fieldname.<id>
	hint    string        // key; empty: none
	applies func(*T) bool // nil: always
}

// called gives the keys of a field's name and hint; empty ones stay as they are.
func (f field[T]) called(label, hint string) field[T] {
	f.label, f.hint = cmp.Or(label, f.label), cmp.Or(hint, f.hint)
	return f
}

// then does something more when the field was written.
func (f field[T]) then(more func(*T)) field[T] {
	set := f.set
	f.set = func(v *T, s string) *problem.Problem {
		p := set(v, s)
		if p == nil {
			more(v)
		}
		return p
	}
	return f
}

// where shows a field only while it applies.
func (f field[T]) where(applies func(*T) bool) field[T] {
	f.applies = applies
	return f
}

func (f field[T]) hidden(v *T) bool { return f.applies != nil && !f.applies(v) }

// form holds a value while it is filled in.
type form[T any] struct {
	env    *Env
	fields []field[T]
	value  T
	check  func(T) error // everything that is wrong with the value, by field; nil: nothing can be
	locked func(id string) bool
	after  func() // something was changed

	typed map[string]string           // what a person wrote, as it was written
	bad   map[string]*problem.Problem // what could not be read
	all   bool                        // problems are shown at fields nobody has touched, too
}

// load begins anew with a value.
func (f *form[T]) load(v T) {
	f.value, f.typed, f.bad, f.all = v, map[string]string{}, map[string]*problem.Problem{}, false
}

// Fields are in the order they are filled in. Problems stand at fields that were touched, and at all of them once it
// was tried to save.
func (f *form[T]) Fields() []Field {
	wrong := f.wrong()
	out := make([]Field, len(f.fields))
	for i, d := range f.fields {
		v := Field{
			ID: d.id, Kind: d.kind, Value: d.get(&f.value),
			Locked: f.locked != nil && f.locked(d.id), Hidden: d.hidden(&f.value),
		}
		if v.Label = d.label; v.Label == "" {
			v.Label = f.env.label(d.id)
		} else {
			v.Label = upperFirst(f.env.say(v.Label))
		}
		if d.hint != "" {
			v.Hint = f.env.say(d.hint)
		}
		typed, touched := f.typed[d.id]
		if touched {
			v.Value = typed
		}
		if d.choices != nil {
			v.Choices = d.choices(&f.value)
		}
		if touched || f.all {
			v.Problem = wrong[d.id]
		}
		out[i] = v
	}
	return out
}

// Set writes what a person typed.
func (f *form[T]) Set(id, value string) {
	for _, d := range f.fields {
		if d.id != id {
			continue
		}
		if f.locked != nil && f.locked(id) {
			return
		}
		f.typed[id] = value
		delete(f.bad, id)
		if p := d.set(&f.value, value); p != nil {
			f.bad[id] = p
		}
		if f.after != nil {
			f.after()
		}
	}
}

// settle forgets how things were written: each field shows its value as the language writes it. For leaving a field.
func (f *form[T]) settle(id string) {
	if f.bad[id] == nil {
		for _, d := range f.fields {
			if d.id == id && d.kind != SecretField {
				f.typed[id] = d.get(&f.value)
			}
		}
	}
}

// Leave says that a person has left a field: it shows its value as the language writes it.
func (f *form[T]) Leave(id string) {
	if _, touched := f.typed[id]; touched {
		f.settle(id)
	}
}

// problems is everything that is wrong: what could not be read, and what the value's own check says.
func (f *form[T]) problems() error {
	var bad problem.List
	for _, d := range f.fields {
		if p := f.bad[d.id]; p != nil && !d.hidden(&f.value) {
			bad.Add(p.At(d.id))
		}
	}
	if f.check != nil {
		bad.Add(f.check(f.value))
	}
	return bad.Err()
}

// wrong is what is wrong, by field.
func (f *form[T]) wrong() map[string]string {
	out := map[string]string{}
	if f.check != nil {
		out = f.env.byField(f.check(f.value))
	}
	for id, p := range f.bad {
		out[id] = f.env.atField(p)
	}
	return out
}
