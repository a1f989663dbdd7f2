package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets"
)

// wordLayout places words below each other, each followed by what stands for it; those line up.
type wordLayout struct{ width float32 } // at the last layout

// MinSize is Fyne's.
func (l *wordLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	least := l.indent(o) * 1.4
	return fyne.NewSize(least, l.arrange(o, max(least, l.width), false))
}

// Layout is Fyne's.
func (l *wordLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.arrange(o, size.Width, true)
}

// indent is where the explanations begin.
func (*wordLayout) indent(o []fyne.CanvasObject) (x float32) {
	for i := 0; i < len(o); i += 2 {
		x = max(x, o[i].MinSize().Width)
	}
	return x + 2*theme.InnerPadding()
}

// arrange places all in a width, or only measures them, and gives their height.
func (l *wordLayout) arrange(o []fyne.CanvasObject, wide float32, move bool) (y float32) {
	x := l.indent(o)
	for i := 0; i+1 < len(o); i += 2 {
		word := o[i].MinSize()
		h := max(word.Height, widgets.HeightAt(o[i+1], wide-x))
		if move {
			o[i].Move(fyne.NewPos(0, y))
			o[i].Resize(word)
			o[i+1].Move(fyne.NewPos(x, y))
			o[i+1].Resize(fyne.NewSize(wide-x, h))
		}
		y += h + theme.Padding()
	}
	return y
}
