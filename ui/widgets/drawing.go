package widgets

import "fyne.io/fyne/v2"

// drawing is Fyne's renderer made of functions, so that a widget reads from top to bottom in one place.
type drawing struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func() // reads the theme again; the layout is done after it
	destroy func()
	size    fyne.Size
}

func (d *drawing) Layout(size fyne.Size) {
	d.size = size
	d.layout(size)
}

func (d *drawing) MinSize() fyne.Size           { return d.min() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) Refresh() {
	d.refresh()
	d.layout(d.size)
}

func (d *drawing) Destroy() {
	if d.destroy != nil {
		d.destroy()
	}
}
