package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/widgets"
)

// aside is a register with what was chosen in it at the right: a card that scrolls by itself.
type aside struct {
	body   *fyne.Container
	scroll *widgets.Scroll
	place  *fyne.Container
	shown  fyne.CanvasObject // nil: nothing
}

func newAside(main fyne.CanvasObject) *aside {
	a := &aside{place: widgets.NewColumn("")}
	a.scroll = widgets.NewScroll(a.place)
	a.scroll.Hide()
	a.body = widgets.NewAside(main, a.scroll)
	return a
}

// object is the register, and the card while there is one.
func (a *aside) object() fyne.CanvasObject { return a.body }

// show puts something else at the right, from its top.
func (a *aside) show(o fyne.CanvasObject) {
	if o == a.shown {
		return
	}
	a.shown = o
	a.place.Objects = []fyne.CanvasObject{o}
	a.scroll.Show()
	a.scroll.ScrollToTop()
	a.scroll.Refresh()
	a.body.Refresh()
}

// hide gives the register the whole place.
func (a *aside) hide() {
	if a.shown == nil {
		return
	}
	a.shown = nil
	a.place.Objects = nil
	a.scroll.Hide()
	a.body.Refresh()
}
