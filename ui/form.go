package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// form draws a form of the models. Its inputs are made once; refresh writes into them what has changed, and leaves the
// one alone in which somebody is writing.
type form struct {
	w      *Window
	model  viewmodel.Form
	grid   *widgets.Form
	inputs map[string]*input
}

// input is one field of a form.
type input struct {
	field  *widgets.Field    // label, hint, problem
	object fyne.CanvasObject // what is filled in
	show   func(viewmodel.Field)
	was    viewmodel.Field // as it was shown last
	shown  bool
}

// newForm draws all fields of a form. Those whose IDs are in one of rows stand beside each other; the others follow, each
// by itself.
func newForm(w *Window, model viewmodel.Form, rows ...[]string) *form {
	for _, f := range model.Fields() {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, f.ID) }) {
			rows = append(rows, []string{f.ID})
		}
	}
	return newFormOf(w, model, rows...)
}

// newFormOf draws those fields of a form that are named.
func newFormOf(w *Window, model viewmodel.Form, rows ...[]string) *form {
	f := &form{w: w, model: model, grid: widgets.NewForm(), inputs: map[string]*input{}}
	for _, row := range rows {
		var beside []*widgets.Field
		for _, id := range row {
			i := slices.IndexFunc(model.Fields(), func(v viewmodel.Field) bool { return v.ID == id })
			if i < 0 {
				continue
			}
			in := f.newInput(model.Fields()[i])
			f.inputs[id] = in
			beside = append(beside, in.field)
		}
		if len(beside) > 0 {
			f.grid.Row(beside...)
		}
	}
	f.refresh()
	return f
}

// object is what is drawn.
func (f *form) object() fyne.CanvasObject { return f.grid }

// refresh shows the fields anew.
func (f *form) refresh() {
	for _, v := range f.model.Fields() {
		if in := f.inputs[v.ID]; in != nil {
			f.w.showField(in, v)
		}
	}
}

// focus gives the keyboard to a field, as problems name it, and reports whether it is here.
func (f *form) focus(id string) bool {
	in := f.inputs[id]
	if in == nil {
		return false
	}
	if o, ok := in.object.(fyne.Focusable); ok {
		f.w.Window.Canvas().Focus(o)
	}
	return true
}

// showField writes a field's state into its input. While somebody writes there, what is written is left alone, and nobody
// is told off; on leaving, both are made up for.
func (w *Window) showField(in *input, v viewmodel.Field) {
	writing := written(in.object)
	if writing {
		v.Value = in.was.Value
		if in.was.Problem == "" {
			v.Problem = ""
		}
	}
	if in.shown && sameField(in.was, v) {
		return
	}
	in.was, in.shown = v, true
	show(in.field, !v.Hidden)
	if !writing {
		in.show(v)
	}
	in.field.SetHint(v.Hint)
	if p, ok := in.object.(interface{ SetProblem(string) }); ok {
		p.SetProblem(v.Problem)
	} else {
		in.field.SetProblem(v.Problem)
	}
	if d, ok := in.object.(fyne.Disableable); ok && d.Disabled() != v.Locked {
		if v.Locked {
			d.Disable()
		} else {
			d.Enable()
		}
	}
}

// written reports whether somebody writes in o. In what is chosen or ticked nobody does: it is done with one press.
func written(o fyne.CanvasObject) bool {
	t, ok := o.(interface{ Writing() bool })
	return ok && t.Writing()
}

// writesIn reports whether the keyboard is in o.
func (w *Window) writesIn(o fyne.CanvasObject) bool {
	if t, ok := o.(interface{ Writing() bool }); ok {
		return t.Writing()
	}
	c := w.Window.Canvas()
	f, ok := o.(fyne.Focusable)
	return ok && c != nil && c.Focused() == f
}

func sameField(a, b viewmodel.Field) bool {
	return a.Value == b.Value && a.Problem == b.Problem && a.Hint == b.Hint && a.Locked == b.Locked && a.Hidden == b.Hidden && slices.Equal(a.Choices, b.Choices)
}
