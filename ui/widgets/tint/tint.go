// Package tint names the colours and sizes that our widgets use besides Fyne's own.
//
// It decides only the names and what each is for. It refuses to know any value: those are in ui/look, which answers to
// these names in its theme. Widgets and screens ask their theme by them.
package tint

import "fyne.io/fyne/v2"

// Colours. Text colours are readable (4.5:1) on the surfaces that their comment names.
const (
	Surface  fyne.ThemeColorName = "kontingent.surface"  // panels and cards, on the page
	Side     fyne.ThemeColorName = "kontingent.side"     // the side bar, and the band of a table's header
	Selected fyne.ThemeColorName = "kontingent.selected" // the chosen row or entry; ink and secondary text stand on it
	Accent   fyne.ThemeColorName = "kontingent.accent"   // text and signs in the accent: on surface, page, side, selected
	Ring     fyne.ThemeColorName = "kontingent.ring"     // the focus ring: 3:1 on every surface
	Strong   fyne.ThemeColorName = "kontingent.strong"   // the fill of a deliberate "not this": StrongText stands on it

	StrongText fyne.ThemeColorName = "kontingent.strong.text"

	// Each pair is a text on its own fill; the texts also stand on surface.
	GoodText  fyne.ThemeColorName = "kontingent.good.text" // done
	GoodFill  fyne.ThemeColorName = "kontingent.good.fill"
	WarnText  fyne.ThemeColorName = "kontingent.warn.text" // wants a look
	WarnFill  fyne.ThemeColorName = "kontingent.warn.fill"
	BadText   fyne.ThemeColorName = "kontingent.bad.text" // wrong, overdue
	BadFill   fyne.ThemeColorName = "kontingent.bad.fill"
	PlainText fyne.ThemeColorName = "kontingent.plain.text" // neither
	PlainFill fyne.ThemeColorName = "kontingent.plain.fill"

	ToastFill   fyne.ThemeColorName = "kontingent.toast.fill" // a message over the page
	ToastText   fyne.ThemeColorName = "kontingent.toast.text"
	ToastAction fyne.ThemeColorName = "kontingent.toast.action"
)

// Sizes, in Fyne's units. All of them follow the text size the person chose.
const (
	TitleText fyne.ThemeSizeName = "kontingent.title"   // the heading of a panel
	Row       fyne.ThemeSizeName = "kontingent.row"     // height of a list row
	Gap       fyne.ThemeSizeName = "kontingent.gap"     // between panels and between fields
	Margin    fyne.ThemeSizeName = "kontingent.margin"  // around a page
	SideWidth fyne.ThemeSizeName = "kontingent.side"    // width of the side bar
	RailWidth fyne.ThemeSizeName = "kontingent.rail"    // width of a rail beside a page
	Reading   fyne.ThemeSizeName = "kontingent.reading" // widest a form or a paragraph gets
	Pill      fyne.ThemeSizeName = "kontingent.pill"    // height of a chip
	Shade     fyne.ThemeSizeName = "kontingent.shade"   // blur of the shadow under what floats; 0 where drawing is slow
)
