package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// Tone says how something stands: it picks a colour, and never stands alone for the meaning.
type Tone int

// The tones.
const (
	Ink    Tone = iota // as it should be, and worth reading
	Faint              // secondary
	Accent             // a link, the chosen one
	Good               // done
	Warn               // wants a look
	Bad                // wrong or overdue
)

// text is the colour of a text in this tone.
func (t Tone) text() fyne.ThemeColorName {
	switch t {
	case Faint:
		return theme.ColorNamePlaceHolder
	case Accent:
		return tint.Accent
	case Good:
		return tint.GoodText
	case Warn:
		return tint.WarnText
	case Bad:
		return tint.BadText
	default:
		return theme.ColorNameForeground
	}
}

// pill is the text and fill of a chip in this tone.
func (t Tone) pill() (fg, bg fyne.ThemeColorName) {
	switch t {
	case Accent:
		return tint.Accent, tint.Selected
	case Good:
		return tint.GoodText, tint.GoodFill
	case Warn:
		return tint.WarnText, tint.WarnFill
	case Bad:
		return tint.BadText, tint.BadFill
	default:
		return tint.PlainText, tint.PlainFill
	}
}
