package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// NewEnded puts an object, such as a button, at the right end of a text that may wrap, or below it where the place is
// narrow.
func NewEnded(text, end fyne.CanvasObject) *fyne.Container {
	return container.New(&ended{}, text, end)
}

type ended struct{ width float32 } // at the last layout

// room is what is left for the text; 0: too little.
func (*ended) room(o []fyne.CanvasObject, width float32) float32 {
	end := o[1].MinSize().Width
	if rest := width - end - theme.Size(tint.Gap); rest > 1.2*end {
		return rest
	}
	return 0
}

func (l *ended) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	end := o[1].MinSize()
	if rest := l.room(o, size.Width); rest > 0 {
		h := HeightAt(o[0], rest)
		place(o[0], 0, max(size.Height-h, 0)/2, rest, h)
		place(o[1], size.Width-end.Width, max(size.Height-end.Height, 0)/2, end.Width, end.Height)
		return
	}
	h := HeightAt(o[0], size.Width)
	place(o[0], 0, 0, size.Width, h)
	place(o[1], 0, h+theme.Padding(), end.Width, end.Height)
}

func (l *ended) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := max(o[0].MinSize().Width, o[1].MinSize().Width)
	return fyne.NewSize(w, l.heightAt(o, max(w, l.width)))
}

func (l *ended) heightAt(o []fyne.CanvasObject, width float32) float32 {
	end := o[1].MinSize().Height
	if rest := l.room(o, width); rest > 0 {
		return max(HeightAt(o[0], rest), end)
	}
	return HeightAt(o[0], width) + theme.Padding() + end
}
