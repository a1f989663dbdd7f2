package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// NewSided puts a side as wide as rails are at the right of the main part of a page that scrolls, or below it where the
// place is narrow.
func NewSided(main, side fyne.CanvasObject) *fyne.Container {
	return container.New(&sided{}, main, side)
}

// NewDetailed puts what is told of the chosen row of a list at its right, or below it where the place is narrow.
// While it is hidden the list has the whole place.
func NewDetailed(list fyne.CanvasObject, detail *Scroll) *fyne.Container {
	return container.New(detailed{}, list, detail)
}

// sideRoom says how wide the side is, and what is left beside it; 0: too little.
func sideRoom(wide float32) (side, rest float32) {
	side = theme.Size(tint.RailWidth)
	rest = wide - side - theme.Size(tint.Gap)
	if rest < 1.5*side {
		return side, 0
	}
	return side, rest
}

type sided struct{ width float32 } // at the last layout

func (l *sided) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	side, rest := sideRoom(size.Width)
	if rest > 0 {
		place(objects[0], 0, 0, rest, HeightAt(objects[0], rest))
		place(objects[1], size.Width-side, 0, side, HeightAt(objects[1], side))
		return
	}
	h := HeightAt(objects[0], size.Width)
	place(objects[0], 0, 0, size.Width, h)
	if h > 0 {
		h += theme.Size(tint.Gap)
	}
	place(objects[1], 0, h, size.Width, HeightAt(objects[1], size.Width))
}

func (l *sided) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := max(objects[0].MinSize().Width, objects[1].MinSize().Width)
	return fyne.NewSize(w, l.heightAt(objects, max(w, l.width)))
}

func (*sided) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	if side, rest := sideRoom(width); rest > 0 {
		return max(HeightAt(objects[0], rest), HeightAt(objects[1], side))
	}
	return HeightAt(objects[0], width) + theme.Size(tint.Gap) + HeightAt(objects[1], width)
}

type detailed struct{}

// Where the lower part begins, as a part of the place: a list that has much above it gets more.
const (
	lowerFrom = 0.6
	lowerTo   = 0.72
)

func (detailed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, rest := sideRoom(size.Width)
	gap, room := theme.Size(tint.Gap), theme.Size(tint.Margin)
	switch {
	case !objects[1].Visible():
		place(objects[0], 0, 0, size.Width, size.Height)
	case rest > 0:
		place(objects[0], 0, 0, rest, size.Height)
		lay(objects[1], size.Width-side, 0, side, size.Height+pageFoot*room, room)
	default:
		top := max(lowerFrom*size.Height, min(objects[0].MinSize().Height, lowerTo*size.Height))
		place(objects[0], 0, 0, size.Width, top)
		lay(objects[1], 0, top+gap, size.Width, size.Height-top-gap+pageFoot*room, room)
	}
}

func (detailed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, theme.Size(tint.Row))
}
