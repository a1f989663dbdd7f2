package main

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kontingent/ui/viewmodel"
)

// shortcuts are the keys that work on every page. While something lies over the page they rest.
func (p *program) shortcuts() {
	p.key(fyne.KeyQ, fyne.KeyModifierShortcutDefault, p.leave)
	p.key(fyne.KeyF, fyne.KeyModifierShortcutDefault, p.onPage(func() { p.screen.Search() }))
	back, with := fyne.KeyLeft, fyne.KeyModifierAlt
	if runtime.GOOS == "darwin" { // where that goes back a word
		back, with = fyne.KeyLeftBracket, fyne.KeyModifierSuper
	}
	p.key(back, with, p.onPage(func() { p.shell.Back() }))
	digits := []fyne.KeyName{
		fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9,
	}
	for i, page := range viewmodel.Navigation() {
		if i < len(digits) {
			p.key(digits[i], fyne.KeyModifierShortcutDefault, p.onPage(func() { p.shell.Go(viewmodel.Route{Page: page}) }))
		}
	}
}

func (p *program) key(name fyne.KeyName, with fyne.KeyModifier, do func()) {
	p.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: with}, func(fyne.Shortcut) { do() })
}

func (p *program) onPage(do func()) func() {
	return func() {
		if p.screen != nil && p.window.Canvas().Overlays().Top() == nil {
			do()
		}
	}
}
