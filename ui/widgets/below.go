package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewBelow puts what takes the rest of the place, such as a list, below others, each as high as it must be. Those that
// are hidden, or that are nothing at present, take no place.
func NewBelow(gap fyne.ThemeSizeName, rest fyne.CanvasObject, above ...fyne.CanvasObject) *fyne.Container {
	return container.New(below{gap}, append(above, rest)...)
}

type below struct{ gap fyne.ThemeSizeName }

func (b below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, last := float32(0), len(objects)-1
	for _, o := range objects[:last] {
		if !o.Visible() {
			continue
		}
		h := HeightAt(o, size.Width)
		place(o, 0, y, size.Width, h)
		y += h + theme.Size(b.gap)
	}
	place(objects[last], 0, y, size.Width, size.Height-y)
}

func (b below) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+theme.Size(b.gap))
		}
	}
	return size.SubtractWidthHeight(0, theme.Size(b.gap))
}
