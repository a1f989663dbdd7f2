package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"kontingent/ui/widgets"
)

// dateWidth is how wide a column of dates is, at normal text size: English ones have the month's name in them.
func (w *Window) dateWidth() float32 {
	const normal, edges = 15, 18
	var wide float32
	for month := time.January; month <= time.December; month++ {
		date := w.showDay(widgets.Day{Year: 2026, Month: month, Day: 28})
		wide = max(wide, fyne.MeasureText(date, normal, fyne.TextStyle{}).Width)
	}
	return wide + edges
}
