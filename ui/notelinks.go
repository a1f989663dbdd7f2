package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// noteLinks leads from an invoice to its credit notes, and the other way round.
type noteLinks struct {
	w     *Window
	panel *widgets.Panel
	links *fyne.Container
	left  *factList
	drawn string // what is drawn
}

func newNoteLinks(w *Window) *noteLinks {
	l := &noteLinks{w: w, links: widgets.NewColumn(theme.SizeNameInnerPadding), left: newFacts()}
	l.panel = widgets.NewPanel(" ", widgets.NewColumn(theme.SizeNameInnerPadding, l.links, l.left.object()))
	l.panel.Hide()
	return l
}

func (l *noteLinks) object() fyne.CanvasObject { return l.panel }

func (l *noteLinks) show(n viewmodel.NoteLinks) {
	show(l.panel, len(n.Links) > 0)
	drawn := fmt.Sprint(n.Title, n.Left, len(n.Links))
	if drawn == l.drawn {
		return // drawing anew would take the keyboard from the links
	}
	l.drawn = drawn
	l.panel.SetTitle(n.Title)
	l.links.Objects = nil
	for _, link := range n.Links {
		l.links.Add(widgets.NewWrapping("", widgets.NewLink(link.Label, func() { l.w.shell.Go(link.To) })))
	}
	l.left.show(n.Left)
	show(l.left.object(), len(n.Left) > 0)
	l.panel.Refresh()
}
