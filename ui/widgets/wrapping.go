package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewWrapping puts objects beside each other, as wide as they are by themselves, and goes on in a further line where
// there is no room, with a gap of the theme between them.
func NewWrapping(gap fyne.ThemeSizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapping{gap: gap}, objects...)
}

type wrapping struct {
	gap   fyne.ThemeSizeName
	width float32 // at the last layout
}

// arrange places the objects in a width, or only measures them, and gives the height of all.
func (w *wrapping) arrange(objects []fyne.CanvasObject, wide float32, move bool) float32 {
	gap := theme.Size(w.gap)
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		size.Width = min(size.Width, wide)
		if x > 0 && x+size.Width > wide {
			x, y, line = 0, y+line+gap, 0
		}
		if move {
			place(o, x, y, size.Width, size.Height)
		}
		x += size.Width + gap
		line = max(line, size.Height)
	}
	return y + line
}

func (w *wrapping) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.arrange(objects, size.Width, true)
}

func (w *wrapping) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			size.Width = max(size.Width, o.MinSize().Width)
		}
	}
	size.Height = w.arrange(objects, max(size.Width, w.width), false)
	return size
}

func (w *wrapping) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return w.arrange(objects, width, false)
}

// NewTiles puts objects beside each other in columns of the same width, as many as there is room for.
func NewTiles(gap fyne.ThemeSizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tiles{gap: gap}, objects...)
}

type tiles struct {
	gap   fyne.ThemeSizeName
	width float32 // at the last layout
}

// arrange places the objects in a width, or only measures them, and gives the height of all.
func (t *tiles) arrange(objects []fyne.CanvasObject, wide float32, move bool) float32 {
	least, gap := t.least(objects), theme.Size(t.gap)
	columns := max(1, min(len(objects), int((wide+gap)/(least.Width+gap))))
	w := (wide - gap*float32(columns-1)) / float32(columns)
	for i, o := range objects {
		if move {
			place(o, float32(i%columns)*(w+gap), float32(i/columns)*(least.Height+gap), w, least.Height)
		}
	}
	rows := (len(objects) + columns - 1) / columns
	return float32(rows)*least.Height + float32(max(rows-1, 0))*gap
}

// least is what the largest of the objects needs.
func (t *tiles) least(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

func (t *tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.width = size.Width
	t.arrange(objects, size.Width, true)
}

func (t *tiles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := t.least(objects).Width
	return fyne.NewSize(w, t.arrange(objects, max(w, t.width), false))
}

func (t *tiles) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return t.arrange(objects, width, false)
}
