package ui

import "fyne.io/fyne/v2"

// enable lets something be pressed, or not.
func enable(o fyne.Disableable, yes bool) {
	switch {
	case yes && o.Disabled():
		o.Enable()
	case !yes && !o.Disabled():
		o.Disable()
	}
}
