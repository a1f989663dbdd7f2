package widgets

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestTriState(t *testing.T) {
	var told []Tri
	row := NewTriRow("Seniorer", "412", [3]string{"Ekskluder", "Uten valg", "Inkluder"}, func(s Tri) { told = append(told, s) })
	w := open(t, look.Light, 400, 60, NewColumn(tint.Gap, row))
	sw := row.Switch
	part := sw.Size().Width / 3
	for _, x := range []float32{part * 2.5, part * 0.5, part * 0.5, part * 1.5} {
		test.TapCanvas(w.Canvas(), at(sw, x, 10))
	}
	if want := []Tri{Include, Exclude, Neither}; !reflect.DeepEqual(told, want) {
		t.Errorf("by mouse %v, want %v", told, want)
	}
	told = nil
	pressKeys(w, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace, fyne.KeySpace)
	test.Type(sw, "+-0x")
	if want := []Tri{Exclude, Neither, Include, Exclude, Include, Exclude, Neither}; !reflect.DeepEqual(told, want) {
		t.Errorf("by keys %v, want %v", told, want)
	}
	if got := sw.AccessibilityLabel(); got != "Uten valg" {
		t.Errorf("it is called %q", got)
	}
	sw.Disable()
	told = nil
	test.TapCanvas(w.Canvas(), at(sw, 5, 10))
	sw.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if told != nil || sw.State() != Neither {
		t.Errorf("disabled, it moved: %v", told)
	}
}
