package ui

import (
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// newInput makes the widget that a field is filled in with.
func (f *form) newInput(v viewmodel.Field) *input {
	set := func(text string) { f.model.Set(v.ID, text) }
	leave := func(string) {
		f.model.Leave(v.ID)
		f.refresh()
	}
	switch v.Kind {
	case viewmodel.TickField:
		return tickInput(v, set)
	case viewmodel.ChoiceField:
		return choiceInput(v, set)
	case viewmodel.DateField:
		return f.w.dateInput(v, set, leave)
	case viewmodel.LongField:
		return f.w.longInput(v, set, leave)
	}
	return textInput(v, set, leave)
}

func textInput(v viewmodel.Field, set, leave func(string)) *input {
	t := widgets.NewTextField()
	if v.Kind == viewmodel.SecretField {
		t = widgets.NewPasswordField()
	}
	t.OnChanged, t.OnLeft = set, leave
	return &input{
		field: widgets.NewField(v.Label, v.Hint, t), object: t,
		show: func(v viewmodel.Field) { t.Write(v.Value) },
	}
}

func tickInput(v viewmodel.Field, set func(string)) *input {
	c := widgets.NewCheck(v.Label, func(on bool) {
		value := ""
		if on {
			value = viewmodel.Ticked
		}
		set(value)
	})
	return &input{
		field: widgets.NewField("", v.Hint, c), object: c,
		show: func(v viewmodel.Field) {
			if on := v.Value == viewmodel.Ticked; c.On() != on {
				c.SetOn(on)
			}
		},
	}
}

func choiceInput(v viewmodel.Field, set func(string)) *input {
	c := widgets.NewChoice("", options(v.Choices), set)
	return &input{
		field: widgets.NewField(v.Label, v.Hint, c), object: c,
		show: func(v viewmodel.Field) {
			c.SetOptions(options(v.Choices))
			c.Choose(v.Value)
		},
	}
}

func options(choices []viewmodel.Choice) []widgets.Option {
	out := make([]widgets.Option, len(choices))
	for i, c := range choices {
		out[i] = widgets.Option(c)
	}
	return out
}

// longInput is a text of any length, with an editor for it.
func (w *Window) longInput(v viewmodel.Field, set, leave func(string)) *input {
	t := widgets.NewLongField(w.say("window.edit_text"), func(text string, done func(string)) {
		w.editText(v.Label, text, done)
	})
	t.OnText, t.OnLeft = set, leave
	return &input{
		field: widgets.NewField(v.Label, v.Hint, t), object: t,
		show: func(v viewmodel.Field) {
			if t.Value() != v.Value {
				t.SetValue(v.Value)
			}
		},
	}
}

// dateInput is a day, typed or chosen from a calendar.
func (w *Window) dateInput(v viewmodel.Field, set, leave func(string)) *input {
	d := widgets.NewDateField(w.dateWords(), w.days())
	d.OnDay = func(day widgets.Day) {
		if day.IsZero() {
			set("")
			return
		}
		set(w.showDay(day))
	}
	var in *input
	d.OnLeft = func(text string) {
		if text != in.was.Value {
			set(text) // what is wrong with it, the model says; and that a day as before is no longer wrong, the field does not
		}
		leave(text)
	}
	in = &input{
		field: widgets.NewShortField(v.Label, v.Hint, d), object: d,
		show: func(v viewmodel.Field) {
			if day, ok := w.readDay(v.Value); ok {
				d.SetDay(day)
				return
			}
			d.Write(v.Value)
		},
	}
	return in
}
