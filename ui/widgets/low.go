package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// NewLow makes content no higher than so many rows of a list; what is more scrolls. Part of a row says that there is more.
func NewLow(rows float32, content fyne.CanvasObject) *fyne.Container {
	return container.New(&low{rows}, NewScroll(content))
}

type low struct{ rows float32 }

func (l *low) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	h := objects[0].MinSize().Height
	if s, ok := objects[0].(*Scroll); ok {
		h = HeightAt(s.body.Objects[0], width)
	}
	return min(h, l.rows*theme.Size(tint.Row))
}

func (l *low) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[0].MinSize().Width
	return fyne.NewSize(w, l.heightAt(objects, max(w, objects[0].Size().Width)))
}

func (l *low) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if s, ok := objects[0].(*Scroll); ok { // its bar stands outside
		s.right, s.foot = scrollBar, 0
		place(s, -scrollInset, -scrollInset, size.Width+scrollInset+scrollBar, size.Height+2*scrollInset)
	}
}
