package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewEven puts objects beside each other, all equally wide, with a gap of the theme between them.
func NewEven(gap fyne.ThemeSizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&even{gap}, objects...)
}

type even struct{ gap fyne.ThemeSizeName }

func (e *even) width(objects []fyne.CanvasObject, all float32) float32 {
	return (all - theme.Size(e.gap)*float32(len(objects)-1)) / float32(max(len(objects), 1))
}

func (e *even) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := e.width(objects, size.Width)
	for i, o := range objects {
		place(o, float32(i)*(w+theme.Size(e.gap)), 0, w, size.Height)
	}
}

func (e *even) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	size.Width = size.Width*float32(len(objects)) + theme.Size(e.gap)*float32(max(len(objects)-1, 0))
	return size
}

func (e *even) heightAt(objects []fyne.CanvasObject, all float32) (h float32) {
	for _, o := range objects {
		h = max(h, HeightAt(o, e.width(objects, all)))
	}
	return h
}
