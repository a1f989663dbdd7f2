package ui

import (
	"cmp"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// folds remembers which chapters are open while one goes from card to card.
type folds map[string]bool

// newCardFolds opens what is looked at most.
func newCardFolds() folds {
	return folds{"contact": true, "groups": true, "address": true, "trail": true}
}

// chapter makes a panel that folds, as it was folded on the card before.
func (f folds) chapter(id, title string, content fyne.CanvasObject) *widgets.Panel {
	p := widgets.NewChapter("", title, f[id], content)
	p.OnFolded = func(open bool) { f[id] = open }
	return p
}

// cardChapter is some fields of a card under a heading, which tells what stands in the first of them that has anything.
type cardChapter struct {
	panel  *widgets.Panel
	form   *form
	fields []string // none of the chapter that does not fold
	also   string   // stands in its heading where its fields are empty
	said   string   // what its heading says, of one that folds while it is folded
	wrong  int      // in how many fields something is wrong
}

func newCardChapter(w *Window, m *viewmodel.CardEditor, open folds, id, title string, below fyne.CanvasObject, fields []string) *cardChapter {
	var rows [][]string
	for _, f := range fields {
		if f == "city" {
			rows[len(rows)-1] = append(rows[len(rows)-1], f) // beside the postal code
			continue
		}
		rows = append(rows, []string{f})
	}
	v := &cardChapter{form: newFormOf(w, m, rows...), fields: fields}
	content := v.form.object()
	if below != nil {
		content = widgets.NewColumn(tint.Gap, content, below)
	}
	v.panel = open.chapter(id, title, content)
	v.panel.OnFolded = func(now bool) {
		open[id] = now
		v.tell()
	}
	return v
}

func (v *cardChapter) refresh(values map[string]viewmodel.Field) {
	v.form.refresh()
	if v.fields == nil {
		return
	}
	said := ""
	for _, id := range v.fields {
		said = cmp.Or(said, told(values[id]))
	}
	said = cmp.Or(said, v.also)
	if said != v.said {
		v.said = said
		v.tell()
	}
	if n := len(v.form.grid.Problems()); n != v.wrong {
		v.wrong = n
		v.panel.SetProblems(counted(n), widgets.Bad)
	}
}

// tell says in the heading of a folded chapter what stands in it.
func (v *cardChapter) tell() {
	said := v.said
	if v.panel.IsOpen() {
		said = ""
	}
	v.panel.SetState(said)
}

// visible shows a field where it belongs, and wherever something stands in it.
func (v *cardChapter) visible(f viewmodel.Field, belongs bool) {
	yes := belongs || f.Value != "" || f.Problem != ""
	if in := v.form.inputs[f.ID]; in != nil && in.field.Visible() != yes {
		show(in.field, yes)
		v.form.grid.Refresh()
	}
}

// told is what stands in a field, in one line: nothing where nothing was said.
func told(f viewmodel.Field) string {
	if f.Value == "" || f.Kind != viewmodel.ChoiceField {
		return widgets.OneLine(f.Value)
	}
	for _, c := range f.Choices {
		if c.ID == f.Value {
			return c.Label
		}
	}
	return ""
}

// named are choices that are called what they are.
func named(list []string) []viewmodel.Choice {
	out := make([]viewmodel.Choice, len(list))
	for i, s := range list {
		out[i] = viewmodel.Choice{ID: s, Label: s}
	}
	return out
}

// counted is a number to stand in a heading; nothing where there are none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}
