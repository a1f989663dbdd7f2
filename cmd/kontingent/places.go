//go:build tour

package main

import (
	"encoding/json"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets"
)

// place is something on the window that a tour can press or write into, in pixels of the canvas.
type place struct {
	Kind       string // text, input, or switch (of a group)
	Text       string
	X, Y, W, H int
	Off        bool // it can't be pressed
	Focused    bool
}

func init() { whenOpen = append(whenOpen, tellPlaces) }

// tellPlaces writes where things are into the file KONTINGENT_PLACES, whenever there is one beside it that ends in .ask.
// A tour moves the mouse there as a person would, who sees them. The program people get is built without this.
func tellPlaces(w fyne.Window) {
	path := os.Getenv("KONTINGENT_PLACES")
	if path == "" {
		return
	}
	go func() {
		for ; ; time.Sleep(30 * time.Millisecond) {
			if _, err := os.Stat(path + ".ask"); err != nil {
				continue
			}
			var list []place
			fyne.DoAndWait(func() { list = places(w.Canvas()) })
			b, err := json.Marshal(list)
			if err == nil && os.WriteFile(path+".new", b, 0o600) == nil {
				_ = os.Remove(path + ".ask")
				_ = os.Rename(path+".new", path)
			}
		}
	}()
}

// box is what is to be seen of an object.
type box struct{ x, y, w, h float32 }

func (b box) within(o box) box {
	x, y := max(b.x, o.x), max(b.y, o.y)
	return box{x, y, min(b.x+b.w, o.x+o.w) - x, min(b.y+b.h, o.y+o.h) - y}
}

type walker struct {
	canvas fyne.Canvas
	list   []place
}

func places(c fyne.Canvas) []place {
	w := &walker{canvas: c}
	all := box{0, 0, c.Size().Width, c.Size().Height}
	if top := c.Overlays().Top(); top != nil {
		w.walk(top, fyne.Position{}, all, false)
	} else {
		w.walk(c.Content(), fyne.Position{}, all, false)
	}
	return w.list
}

// walk goes through what is drawn. off: a part of something that can't be pressed.
func (w *walker) walk(o fyne.CanvasObject, at fyne.Position, clip box, off bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	size := o.Size()
	seen := box{at.X, at.Y, size.Width, size.Height}.within(clip)
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		off = true
	}
	switch o := o.(type) {
	case *canvas.Text:
		seen = box{at.X, at.Y, o.MinSize().Width, max(size.Height, o.MinSize().Height)}.within(clip)
		w.add(place{Kind: "text", Text: o.Text, Off: off}, seen)
		return
	case *fyne.Container:
		for _, c := range o.Objects {
			w.walk(c, at, clip, off)
		}
		return
	}
	wid, ok := o.(fyne.Widget)
	if !ok {
		return
	}
	switch o := o.(type) {
	case *container.Scroll, *widgets.Scroll:
		clip = seen
	case *widgets.TriState:
		w.add(place{Kind: "switch", Off: off, Focused: w.canvas.Focused() == o}, seen)
	case fyne.Focusable:
		if text, ok := written(o); ok {
			w.add(place{Kind: "input", Text: text, Off: off, Focused: w.canvas.Focused() == o}, seen)
		}
	}
	for _, c := range test.WidgetRenderer(wid).Objects() {
		w.walk(c, at, clip, off)
	}
}

func (w *walker) add(p place, at box) {
	if at.w < 2 || at.h < 2 || p.Kind == "text" && strings.TrimSpace(p.Text) == "" {
		return
	}
	x, y := w.canvas.PixelCoordinateForPosition(fyne.NewPos(at.x, at.y))
	x2, y2 := w.canvas.PixelCoordinateForPosition(fyne.NewPos(at.x+at.w, at.y+at.h))
	p.X, p.Y, p.W, p.H = x, y, x2-x, y2-y
	w.list = append(w.list, p)
}

// written is what stands in an input.
func written(o fyne.Focusable) (string, bool) {
	switch o := o.(type) {
	case *widget.Entry:
		return o.Text, true
	case *widgets.TextField:
		return o.Text, true
	case *widgets.DateField:
		return o.Text, true
	case *widgets.AmountField:
		return o.Text, true
	case *widgets.LongField:
		return o.Text, true
	case *widgets.Choice:
		return o.Selected, true
	}
	return "", false
}
