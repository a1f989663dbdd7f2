// Package look is the theme of the window: paper and ink, one deep green accent, in light and dark.
//
// It decides every colour and size, and that all text and background pairs can be read. It refuses to know what is
// drawn with them: widgets ask by the names of Fyne's theme and of ui/widgets/tint. The command that opens the window
// makes one with New and gives it to Fyne; the settings page makes another when the person chooses differently.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which of the two looks is used.
type Mode int

// The modes.
const (
	System Mode = iota // as the operating system has it
	Light
	Dark
)

// The text size the person may choose, as a factor of the normal one.
const (
	SmallestText = 0.9
	LargestText  = 1.5
)

// Theme is our fyne.Theme. It does not change: a new choice is a new Theme.
type Theme struct {
	mode     Mode
	factor   float32
	software bool
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme. textSize is a factor between SmallestText and LargestText: what lies outside is moved to the
// nearer end, and 0 is 1. software says that the window is drawn without a graphics card: then nothing is blurred and
// nothing throws a shadow.
func New(mode Mode, textSize float32, software bool) *Theme {
	if textSize == 0 {
		textSize = 1
	}
	return &Theme{mode: mode, factor: min(max(textSize, SmallestText), LargestText), software: software}
}

// Color gives a colour by Fyne's names and those of tint. Names nobody here knows are answered by Fyne.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	palette := light
	if t.mode == Dark || t.mode == System && variant == theme.VariantDark {
		palette = dark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font gives Fyne's bundled Noto Sans: all its digits are equally wide, so that amounts line up.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon gives Fyne's icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }
