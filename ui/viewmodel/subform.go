package viewmodel

import "slices"

// subform is some of the fields of a form, to stand on a page of their own.
type subform struct {
	Form
	has func(id string) bool
}

// Fields are those that belong here.
func (s subform) Fields() []Field {
	return slices.DeleteFunc(s.Form.Fields(), func(f Field) bool { return !s.has(f.ID) })
}

// joined is two forms, one after the other.
type joined struct{ first, second Form }

// Fields are those of both.
func (j joined) Fields() []Field { return append(j.first.Fields(), j.second.Fields()...) }

// Set writes to the one that has the field.
func (j joined) Set(id, value string) {
	j.first.Set(id, value)
	j.second.Set(id, value)
}

// Leave says that a field was left.
func (j joined) Leave(id string) {
	j.first.Leave(id)
	j.second.Leave(id)
}
