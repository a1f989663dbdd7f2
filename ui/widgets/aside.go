package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// NewAside puts a card, such as what was chosen in a list, at the right of the main part; while the card is hidden, the
// main part has the whole place. A card that scrolls by itself reaches the lower edge of the page.
func NewAside(main, card fyne.CanvasObject) *fyne.Container {
	return container.New(aside{}, main, card)
}

type aside struct{}

// How wide a card is, in rails and as a part of the place.
const (
	asideRails = 400.0 / 280
	asideLeast = 300.0 / 280
	asidePart  = 0.45
)

func (aside) width(wide float32) float32 {
	rail := theme.Size(tint.RailWidth)
	return max(min(asideRails*rail, asidePart*wide), asideLeast*rail)
}

func (a aside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width
	if objects[1].Visible() {
		w := a.width(size.Width)
		rest = max(size.Width-w-theme.Size(tint.Gap), 0)
		foot := float32(0)
		if _, scrolls := objects[1].(*Scroll); scrolls {
			foot = pageFoot * theme.Size(tint.Margin)
		}
		lay(objects[1], size.Width-w, 0, w, size.Height+foot, theme.Size(tint.Margin))
	}
	place(objects[0], 0, 0, rest, size.Height)
}

func (a aside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if objects[1].Visible() {
		size.Width += theme.Size(tint.Gap) + asideLeast*theme.Size(tint.RailWidth)
	}
	return size
}
