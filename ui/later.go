package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/widgets"
)

// later is a chapter that only says what it will hold.
type later struct{ said *widgets.Paragraph }

func newLater(said string) *later { return &later{widgets.NewParagraph(said, widgets.Faint)} }

func (l *later) object() fyne.CanvasObject { return l.said }

func (l *later) refresh() {}

// focus has nothing to give the keyboard to; that the chapter is open is enough.
func (l *later) focus(string) bool { return true }
