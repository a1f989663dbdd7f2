package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestFilterRow(t *testing.T) {
	var told []string
	r := NewFilterRow([]Filter{{"all", "Alle", "238"}, {"sent", "Levert", "196"}, {"wait", "Venter på kreditt", ""}}, func(id string) { told = append(told, id) })
	w := open(t, look.Light, 500, 200, NewColumn(tint.Gap, r))
	tap := func(i int) { test.TapCanvas(w.Canvas(), at(r, r.boxes[i].x+5, r.boxes[i].y+5)) }
	tap(1)
	tap(1) // once more: all
	tap(0) // already
	test.TapCanvas(w.Canvas(), at(r, 499, 5))
	if want := []string{"sent", "all"}; !slices.Equal(told, want) {
		t.Errorf("by mouse %v, want %v", told, want)
	}
	told = nil
	pressKeys(w, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd)
	if want := []string{"sent", "wait", "all", "wait"}; !slices.Equal(told, want) {
		t.Errorf("by keys %v, want %v", told, want)
	}
	told = nil
	r.SetFilters([]Filter{{"all", "Alle", "238"}, {"wait", "Venter på kreditt", "8"}})
	if r.Chosen() != "wait" || !slices.Contains(texts(r), "8") {
		t.Errorf("after another count %q is chosen, shown %v", r.Chosen(), texts(r))
	}
	r.SetFilters([]Filter{{"all", "Alle", "238"}})
	if r.Chosen() != "all" || told != nil {
		t.Errorf("%q is chosen, told %v", r.Chosen(), told)
	}
	r.SetFilters(nil)
	if r.Chosen() != "" {
		t.Error("one of no chips is chosen")
	}
}

func TestFilterRowGoesOnInASecondLine(t *testing.T) {
	r := NewFilterRow([]Filter{{"a", "Alle fakturaer", "1"}, {"b", "Levert", "2"}, {"c", "Venter på kreditt", "3"}}, nil)
	open(t, look.Light, 500, 200, NewColumn(tint.Gap, r))
	if one, two := r.HeightAt(500), r.HeightAt(180); two < 1.9*one {
		t.Errorf("in a narrow place it is %v high, in a wide one %v", two, one)
	}
	for _, b := range r.boxes {
		if b.x+b.w > 180 && b.x > 0 {
			t.Errorf("a chip ends at %v of 180", b.x+b.w)
		}
	}
}
