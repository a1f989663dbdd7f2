package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

// blocks are objects of a size that shows where they were placed.
func blocks(n int, w, h float32) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, n)
	for i := range out {
		r := canvas.NewRectangle(nil)
		r.SetMinSize(fyne.NewSize(w, h))
		out[i] = r
	}
	return out
}

// What stands beside each other goes on below where there is no room, and says how high that is.
func TestWrapping(t *testing.T) {
	o := blocks(3, 100, 20)
	c := NewWrapping(tint.Gap, o...)
	open(t, look.Light, 300, 200, NewColumn("", c))
	if got := o[2].Position(); got.X != 0 || got.Y != 36 || HeightAt(c, 300) != 56 || HeightAt(c, 400) != 20 {
		t.Errorf("the third stands at %v; %v high in 300, %v in 400", got, HeightAt(c, 300), HeightAt(c, 400))
	}
	o[0].Hide()
	if HeightAt(c, 300) != 20 {
		t.Error("what is hidden takes room")
	}
	p := blocks(3, 100, 20)
	g := NewTiles(tint.Gap, p...)
	open(t, look.Light, 300, 200, NewColumn("", g))
	if p[1].Size().Width != 142 || p[2].Position().Y != 36 || HeightAt(g, 100) != 92 {
		t.Errorf("tiles: %v wide, the third at %v, %v high in 100", p[1].Size().Width, p[2].Position(), HeightAt(g, 100))
	}
}

// A side stands beside the main part while there is room, and below it where there is not.
func TestSided(t *testing.T) {
	o := blocks(2, 100, 50)
	c := NewSided(o[0], o[1])
	w := open(t, look.Light, 1000, 400, NewScroll(c))
	if o[1].Position().Y != 0 || o[1].Size().Width != 280 || o[0].Size().Width <= 600 {
		t.Errorf("wide: the side at %v, %v", o[1].Position(), o[1].Size())
	}
	w.Resize(fyne.NewSize(600, 400))
	if o[1].Position().Y != 66 || o[1].Size().Width != o[0].Size().Width {
		t.Errorf("narrow: the side at %v, %v", o[1].Position(), o[1].Size())
	}
}

// What is told of a row stands beside the list or below it; while nothing is, the list has all.
func TestDetailed(t *testing.T) {
	list, detail := blocks(1, 100, 50)[0], NewScroll(blocks(1, 100, 900)[0])
	c := NewDetailed(list, detail)
	w := open(t, look.Light, 1000, 400, c)
	if list.Size().Width != 1000-280-16 || detail.Position().X < 700 {
		t.Errorf("wide: the list is %v wide, the detail at %v", list.Size().Width, detail.Position())
	}
	w.Resize(fyne.NewSize(600, 400))
	if h := list.Size().Height; h < 239 || h > 241 || detail.Position().Y < 240 {
		t.Errorf("narrow: the list is %v, the detail at %v", list.Size(), detail.Position())
	}
	detail.Hide()
	c.Refresh()
	if list.Size() != fyne.NewSize(600, 400) {
		t.Errorf("alone the list is %v", list.Size())
	}
}

// What takes the rest stands below what is shown of the others.
func TestBelow(t *testing.T) {
	o := blocks(3, 100, 50)
	c := NewBelow(tint.Gap, o[2], o[0], o[1])
	open(t, look.Light, 300, 400, c)
	if o[2].Position().Y != 132 || o[2].Size().Height != 268 {
		t.Errorf("the rest is at %v, %v", o[2].Position(), o[2].Size())
	}
	o[0].Hide()
	c.Refresh()
	if o[2].Position().Y != 66 {
		t.Errorf("below a hidden one the rest is at %v", o[2].Position())
	}
}
