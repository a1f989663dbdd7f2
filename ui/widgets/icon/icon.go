// Package icon holds our signs: thin outlines on a grid of 24, all drawn with one pen.
//
// It decides their shapes. It refuses to know where they stand or what pressing them does. Widgets and screens use
// them wherever Fyne takes a resource; they take the colour of the theme in use, ink unless told otherwise.
package icon

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Icon is one sign in one colour of the theme.
type Icon struct {
	name   string
	paths  []string
	colour fyne.ThemeColorName
}

var _ fyne.ThemedResource = (*Icon)(nil)

func of(name string, paths ...string) *Icon {
	return &Icon{name: name, paths: paths, colour: theme.ColorNameForeground}
}

// In gives the same sign in another colour of the theme.
func (i *Icon) In(colour fyne.ThemeColorName) *Icon {
	return &Icon{name: i.name, paths: i.paths, colour: colour}
}

// In gives any resource in a colour of the theme: ours, Fyne's, or an SVG of one colour.
func In(r fyne.Resource, colour fyne.ThemeColorName) fyne.Resource {
	if i, ok := r.(*Icon); ok {
		return i.In(colour)
	}
	if r == nil {
		return nil
	}
	return theme.NewColoredResource(r, colour)
}

// ThemeColorName is the colour the sign is drawn in.
func (i *Icon) ThemeColorName() fyne.ThemeColorName { return i.colour }

// Name tells the sign and its colour apart from all others, for Fyne's cache of drawn signs.
func (i *Icon) Name() string { return i.name + "-" + i.hex() + ".svg" }

// Content is the sign as SVG.
func (i *Icon) Content() []byte {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`)
	for _, p := range i.paths {
		fmt.Fprintf(&b, `<path fill="none" stroke="#%s" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" d="%s"/>`, i.hex(), p)
	}
	b.WriteString(`</svg>`)
	return []byte(b.String())
}

func (i *Icon) hex() string {
	r, g, b, _ := theme.Color(i.colour).RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}
