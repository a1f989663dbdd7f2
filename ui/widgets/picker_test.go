package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
)

// people are found by any part of their names.
func people(text string) []Option {
	var out []Option
	for _, n := range []string{"Kari", "Liv", "Nils", "Ole", "Per", "Siv", "Tor", "Åse"} {
		if strings.Contains(strings.ToLower(n), strings.ToLower(text)) {
			out = append(out, Option{n, n + " Nordmann"})
		}
	}
	return out
}

func openPicker(t *testing.T) (*Picker, fyne.Window, *[]string) {
	t.Helper()
	var picked []string
	p := NewPicker("Søk", "Ingen passer.", people, func(id string) { picked = append(picked, id) })
	w := open(t, look.Light, 400, 500, NewColumn("", NewForm(NewField("Kunde", "", p))))
	return p, w, &picked
}

func TestPickerWithKeys(t *testing.T) {
	p, w, picked := openPicker(t)
	if len(p.options) != 0 {
		t.Fatal("it is open before anybody looks for something")
	}
	p.Focus()
	if len(p.options) != 8 || p.list.Selected() != -1 {
		t.Fatalf("%d offered, %d chosen", len(p.options), p.list.Selected())
	}
	pressKeys(w, fyne.KeyReturn)
	if len(*picked) != 0 {
		t.Errorf("enter picked %v, though nothing was chosen", *picked)
	}
	test.Type(p.field, "r")
	if p.list.Selected() != 0 {
		t.Error("the first that is found is not the one enter picks")
	}
	pressKeys(w, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*picked, []string{"Liv"}) && !slices.Equal(*picked, []string{"Per"}) {
		t.Errorf("picked %v", *picked)
	}
	if p.field.Text != "" || len(p.options) != 0 {
		t.Error("it is still open after picking")
	}
}

func TestPickerWithMouse(t *testing.T) {
	p, w, picked := openPicker(t)
	p.Focus()
	test.Type(p.field, "s")
	w.Resize(fyne.NewSize(400, 501))
	rows := find[*listRow](p.list)
	row := rows[slices.IndexFunc(rows, func(r *listRow) bool { return !r.foot && r.index == 0 })]
	row.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if len(*picked) != 1 {
		t.Errorf("pressing the row that is chosen already picked %v", *picked)
	}
}

func TestPickerFindsNothing(t *testing.T) {
	p, w, picked := openPicker(t)
	given := 0
	p.OnGivenUp = func() { given++ }
	p.Focus()
	test.Type(p.field, "x")
	w.Resize(fyne.NewSize(400, 501))
	if !slices.Contains(texts(p), "Ingen passer.") {
		t.Errorf("drawn: %q", texts(p))
	}
	pressKeys(w, fyne.KeyReturn, fyne.KeyEscape)
	if len(*picked) != 0 || p.field.Text != "" || given != 0 {
		t.Errorf("picked %v, text %q, given up %d", *picked, p.field.Text, given)
	}
	pressKeys(w, fyne.KeyEscape)
	if given != 1 {
		t.Error("escape in the empty field does not give up")
	}
	p.SetProblem("Velg en kunde.")
	w.Resize(fyne.NewSize(400, 500))
	if !slices.Contains(texts(w.Content()), "Velg en kunde.") {
		t.Errorf("drawn: %q", texts(w.Content()))
	}
}

func TestPickerKeepsInBounds(t *testing.T) {
	p, w, _ := openPicker(t)
	p.Focus()
	pressKeys(w, fyne.KeyUp)
	if p.list.Selected() != 0 {
		t.Errorf("up chooses %d", p.list.Selected())
	}
	pressKeys(w, fyne.KeyPageDown, fyne.KeyPageDown)
	if p.list.Selected() != 7 {
		t.Errorf("page down chooses %d", p.list.Selected())
	}
	if w.Canvas().Focused() != p.field {
		t.Error("the keyboard has left the field")
	}
}
