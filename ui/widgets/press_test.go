package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

func TestWhatCanBePressed(t *testing.T) {
	n := 0
	act := func() { n++ }
	kinds := map[string]fyne.CanvasObject{
		"primary": NewButton("Effektuer", nil, Primary, act),
		"plain":   NewButton("Lagre", icon.Check, Plain, act),
		"quiet":   NewButton("Avbryt", nil, Quiet, act),
		"grave":   NewButton("Slett", icon.Trash, Grave, act),
		"sign":    NewSignButton(icon.Cross, "Lukk", act),
		"link":    NewLink("Åpne kortet", act),
		"check":   NewCheck("Ta med", func(bool) { act() }),
	}
	for name, o := range kinds {
		n = 0
		w := open(t, look.Light, 300, 100, NewColumn(tint.Gap, o))
		quiet := w.Canvas().Capture()
		w.Canvas().FocusNext()
		if w.Canvas().Focused() != o.(fyne.Focusable) {
			t.Errorf("%s: Tab does not reach it", name)
			continue
		}
		if same(quiet, w.Canvas().Capture()) {
			t.Errorf("%s: reached by Tab it has no ring", name)
		}
		pressKeys(w, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyA)
		if n != 3 {
			t.Errorf("%s: space, return and enter pressed it %d times", name, n)
		}
		w.Canvas().Unfocus()
		test.TapCanvas(w.Canvas(), at(o, 5, 8))
		if n != 4 {
			t.Errorf("%s: a click pressed it %d times", name, n-3)
		}
		o.(fyne.Disableable).Disable()
		test.TapCanvas(w.Canvas(), at(o, 5, 8))
		o.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		if n != 4 {
			t.Errorf("%s: disabled, it was pressed", name)
		}
	}
}

// A click takes the keyboard, so that the field one was in is tidied first; but it draws no ring.
func TestAClickLeavesTheFieldButDrawsNoRing(t *testing.T) {
	var order []string
	field := NewTextField()
	field.Tidy = func(s string) (string, string) {
		order = append(order, "tidied "+s)
		return s, ""
	}
	b := NewButton("Lagre", nil, Plain, func() { order = append(order, "saved") })
	w := open(t, look.Light, 300, 120, NewColumn(tint.Gap, field, b))
	w.Canvas().Focus(field)
	test.Type(field, "x")
	order = nil
	b.Tapped(&fyne.PointEvent{})
	if len(order) != 2 || order[0] != "tidied x" || order[1] != "saved" {
		t.Errorf("in this order: %v", order)
	}
	if b.ringed() {
		t.Error("a click draws the ring")
	}
}

func TestButtonUnderTheMouse(t *testing.T) {
	b := NewButton("Lagre", nil, Plain, nil)
	w := open(t, look.Light, 300, 120, NewColumn(tint.Gap, b))
	test.MoveMouse(w.Canvas(), at(b, 5, 5))
	_, _, hovered := b.colours()
	b.MouseDown(&desktop.MouseEvent{})
	_, _, held := b.colours()
	b.MouseUp(&desktop.MouseEvent{})
	test.MoveMouse(w.Canvas(), at(b, 5, 100))
	_, _, gone := b.colours()
	if hovered == "" || held == hovered || gone != "" {
		t.Errorf("over it %q, held %q, gone %q", hovered, held, gone)
	}
	test.Tap(b) // does nothing, and does not fail
	b.SetLabel("Lagre nå")
	b.SetSign(icon.Check)
	if b.Label() != "Lagre nå" || b.AccessibilityLabel() != "Lagre nå" {
		t.Error("the label was not changed")
	}
	if got := NewSignButton(icon.Cross, "Lukk", nil).AccessibilityLabel(); got != "Lukk" {
		t.Errorf("a sign is called %q", got)
	}
}

func TestCheck(t *testing.T) {
	var told []bool
	c := NewCheck("Ikke behold salgsdokumentet når kreditt mangler: lagre som kladd", func(on bool) { told = append(told, on) })
	w := open(t, look.Light, 220, 300, NewColumn(tint.Gap, c))
	if got := len(texts(c)); got < 2 {
		t.Errorf("a long text stands in %d line", got)
	}
	test.TapCanvas(w.Canvas(), at(c, 100, 30))
	if !c.On() || len(told) != 1 || !told[0] {
		t.Errorf("pressing the text: %v, told %v", c.On(), told)
	}
	c.SetOn(false)
	if c.On() || len(told) != 1 {
		t.Error("set by the program, it tells")
	}
	c.SetLabel("Ny")
	if c.AccessibilityLabel() != "Ny" {
		t.Error("the text was not changed")
	}
}

func TestButtonInANarrowPlace(t *testing.T) {
	b := NewButton("Godkjenn og gå gjennom", icon.Check, Plain, nil)
	open(t, look.Light, 120, 50, NewColumn(tint.Gap, b))
	for _, txt := range find[*canvas.Text](b) {
		if w := width(txt.Text, txt.TextSize, false); txt.Position().X+w > 120 || !strings.HasSuffix(txt.Text, "…") {
			t.Errorf("%q reaches to %v in a button of 120", txt.Text, txt.Position().X+w)
		}
	}
}
