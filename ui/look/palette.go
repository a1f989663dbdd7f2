package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

type palette map[fyne.ThemeColorName]color.Color

// rgb is an opaque colour.
func rgb(v uint32) color.Color { return rgba(v, 0xFF) }

// rgba is a colour that lets some of what is below through.
func rgba(v uint32, alpha uint8) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// light is ink on warm paper.
var light = palette{
	theme.ColorNameBackground:          rgb(0xF6F5F1),
	theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:    rgb(0xEFEDE7),
	theme.ColorNameInputBackground:     rgb(0xFFFFFF),
	theme.ColorNameInputBorder:         rgb(0x827E75),
	theme.ColorNameForeground:          rgb(0x1F2A2E),
	theme.ColorNamePlaceHolder:         rgb(0x586065),
	theme.ColorNameDisabled:            rgb(0x62696D),
	theme.ColorNameButton:              rgb(0xEBE8E0),
	theme.ColorNameDisabledButton:      rgb(0xF3F1ED),
	theme.ColorNamePrimary:             rgb(0x1F6F5C),
	theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	theme.ColorNameHyperlink:           rgb(0x1B6553),
	theme.ColorNameFocus:               rgba(0x1F6F5C, 0x40),
	theme.ColorNameSelection:           rgba(0x1F6F5C, 0x38),
	theme.ColorNameHover:               rgba(0x1F2A2E, 0x0B),
	theme.ColorNamePressed:             rgba(0x1F2A2E, 0x20),
	theme.ColorNameSeparator:           rgb(0xE3DFD6),
	theme.ColorNameError:               rgb(0xB3261E),
	theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	theme.ColorNameWarning:             rgb(0x7A4A00),
	theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	theme.ColorNameSuccess:             rgb(0x1B5E20),
	theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	theme.ColorNameShadow:              rgba(0x1F2A2E, 0x38),
	theme.ColorNameScrollBar:           rgba(0x1F2A2E, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0x1F2A2E, 0x0C),

	tint.Surface:     rgb(0xFFFFFF),
	tint.Side:        rgb(0xEFEDE7),
	tint.Selected:    rgb(0xE4F0EC),
	tint.Accent:      rgb(0x1B6553),
	tint.Ring:        rgb(0x1F6F5C),
	tint.Strong:      rgb(0x4A5358),
	tint.StrongText:  rgb(0xFFFFFF),
	tint.GoodText:    rgb(0x1B5E20),
	tint.GoodFill:    rgb(0xDDEFDD),
	tint.WarnText:    rgb(0x7A4A00),
	tint.WarnFill:    rgb(0xFBEBCF),
	tint.BadText:     rgb(0x9C1F18),
	tint.BadFill:     rgb(0xF9DEDC),
	tint.PlainText:   rgb(0x454E52),
	tint.PlainFill:   rgb(0xE5E1D8),
	tint.ToastFill:   rgb(0x26333A),
	tint.ToastText:   rgb(0xF6F5F1),
	tint.ToastAction: rgb(0x8FD6BF),
}

// dark is the same room in the evening: warm greys, the accent lighter, never pure black or white.
var dark = palette{
	theme.ColorNameBackground:          rgb(0x171A1B),
	theme.ColorNameOverlayBackground:   rgb(0x262B2D),
	theme.ColorNameMenuBackground:      rgb(0x262B2D),
	theme.ColorNameHeaderBackground:    rgb(0x262B2C),
	theme.ColorNameInputBackground:     rgb(0x191D1E),
	theme.ColorNameInputBorder:         rgb(0x878F8E),
	theme.ColorNameForeground:          rgb(0xE9E6DF),
	theme.ColorNamePlaceHolder:         rgb(0xA8AEAC),
	theme.ColorNameDisabled:            rgb(0x9EA4A2),
	theme.ColorNameButton:              rgb(0x333A3C),
	theme.ColorNameDisabledButton:      rgb(0x272C2E),
	theme.ColorNamePrimary:             rgb(0x6BC4A9),
	theme.ColorNameForegroundOnPrimary: rgb(0x0B241C),
	theme.ColorNameHyperlink:           rgb(0x7FD1B7),
	theme.ColorNameFocus:               rgba(0x6BC4A9, 0x48),
	theme.ColorNameSelection:           rgba(0x6BC4A9, 0x44),
	theme.ColorNameHover:               rgba(0xFFFFFF, 0x0D),
	theme.ColorNamePressed:             rgba(0xFFFFFF, 0x24),
	theme.ColorNameSeparator:           rgb(0x343A3B),
	theme.ColorNameError:               rgb(0xF2897F),
	theme.ColorNameForegroundOnError:   rgb(0x2C0906),
	theme.ColorNameWarning:             rgb(0xF0C674),
	theme.ColorNameForegroundOnWarning: rgb(0x2A1B00),
	theme.ColorNameSuccess:             rgb(0x93D396),
	theme.ColorNameForegroundOnSuccess: rgb(0x0B2410),
	theme.ColorNameShadow:              rgba(0x000000, 0x80),
	theme.ColorNameScrollBar:           rgba(0xFFFFFF, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0xFFFFFF, 0x0C),

	tint.Surface:     rgb(0x1F2425),
	tint.Side:        rgb(0x1B1F20),
	tint.Selected:    rgb(0x223B34),
	tint.Accent:      rgb(0x7FD1B7),
	tint.Ring:        rgb(0x6BC4A9),
	tint.Strong:      rgb(0xB4BBB9),
	tint.StrongText:  rgb(0x171A1B),
	tint.GoodText:    rgb(0x9BD79E),
	tint.GoodFill:    rgb(0x1D3A22),
	tint.WarnText:    rgb(0xF0C674),
	tint.WarnFill:    rgb(0x3E3011),
	tint.BadText:     rgb(0xF6A69E),
	tint.BadFill:     rgb(0x4A211D),
	tint.PlainText:   rgb(0xC9CDCB),
	tint.PlainFill:   rgb(0x333A3C),
	tint.ToastFill:   rgb(0xE9E6DF),
	tint.ToastText:   rgb(0x1F2A2E),
	tint.ToastAction: rgb(0x1B6553),
}
