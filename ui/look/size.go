package look

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// growing are the sizes that follow the text size.
var growing = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           15,
	theme.SizeNameCaptionText:    13,
	theme.SizeNameSubHeadingText: 18,
	theme.SizeNameHeadingText:    24,
	theme.SizeNameInlineIcon:     20,
	theme.SizeNamePadding:        5,
	theme.SizeNameInnerPadding:   8,
	theme.SizeNameLineSpacing:    4,
	tint.TitleText:               16,
	tint.Row:                     36,
	tint.Pill:                    24,
	tint.Gap:                     16,
	tint.Margin:                  24,
	tint.SideWidth:               230,
	tint.RailWidth:               280,
	tint.Reading:                 760,
}

// steady are the sizes that do not: lines stay thin and corners stay as they are.
var steady = map[fyne.ThemeSizeName]float32{
	theme.SizeNameInputRadius:     6,
	theme.SizeNameButtonRadius:    6,
	theme.SizeNameSelectionRadius: 6,
	theme.SizeNameMenuRadius:      6,
	theme.SizeNamePopupRadius:     8,
	theme.SizeNameCardRadius:      10,
	theme.SizeNameDialogRadius:    10,
	theme.SizeNameScrollBar:       10,
	tint.Shade:                    12,
}

// Size gives a size by Fyne's names and those of tint.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if t.software && (name == theme.SizeNameModalBlurRadius || name == tint.Shade) {
		return 0
	}
	if s, ok := growing[name]; ok {
		// Whole: Fyne draws text of a broken size with wide gaps between its letters, 12.5 wider than 13.
		return float32(math.Round(float64(s * t.factor)))
	}
	if s, ok := steady[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}
