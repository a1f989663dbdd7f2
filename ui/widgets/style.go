package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// themed is every widget that embeds Fyne's BaseWidget.
type themed interface{ Theme() fyne.Theme }

// style reads colours and sizes of the theme in use. It is taken afresh whenever a widget draws itself.
type style struct {
	th      fyne.Theme
	variant fyne.ThemeVariant
}

func styleOf(w themed) style {
	return style{w.Theme(), fyne.CurrentApp().Settings().ThemeVariant()}
}

func (s style) color(n fyne.ThemeColorName) color.Color { return s.th.Color(n, s.variant) }
func (s style) size(n fyne.ThemeSizeName) float32       { return s.th.Size(n) }

// scale is how much larger than normal the person wants it, for measures that are no sizes of the theme.
func (s style) scale() float32 { return s.size(theme.SizeNameText) / 15 }

// text is how one line of text is drawn.
type text struct {
	colour fyne.ThemeColorName // ink where empty
	size   fyne.ThemeSizeName  // normal where empty
	bold   bool
	align  fyne.TextAlign
}

// write sets what t says and how, and draws it again only if something changed.
func (s style) write(t *canvas.Text, said string, how text) {
	if how.colour == "" {
		how.colour = theme.ColorNameForeground
	}
	if how.size == "" {
		how.size = theme.SizeNameText
	}
	c, size := s.color(how.colour), s.size(how.size)
	if t.Text == said && t.Color == c && t.TextSize == size && t.TextStyle.Bold == how.bold && t.Alignment == how.align {
		return
	}
	t.Text, t.Color, t.TextSize, t.TextStyle.Bold, t.Alignment = said, c, size, how.bold, how.align
	t.Refresh()
}

// box is how a rectangle is drawn. An empty colour is none.
type box struct {
	fill, stroke fyne.ThemeColorName
	width        float32 // of the stroke
	radius       float32
}

// fill sets how r is drawn, and draws it again only if something changed.
func (s style) fill(r *canvas.Rectangle, how box) {
	fill, stroke := s.maybe(how.fill), s.maybe(how.stroke)
	if r.FillColor == fill && r.StrokeColor == stroke && r.StrokeWidth == how.width && r.CornerRadius == how.radius {
		return
	}
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, stroke, how.width, how.radius
	r.Refresh()
}

func (s style) maybe(n fyne.ThemeColorName) color.Color {
	if n == "" {
		return color.Transparent
	}
	return s.color(n)
}

// shade lets r float above the page; not where drawing is slow.
func (s style) shade(r *canvas.Rectangle) {
	blur := s.size(tint.Shade)
	r.Shadow = canvas.Shadow{BlurRadius: blur, Offset: fyne.NewPos(0, blur/4)}
	if blur > 0 {
		r.Shadow.Color = s.color(theme.ColorNameShadow)
	}
	r.Refresh()
}

// show puts a sign into img, in a colour.
func (s style) show(img *canvas.Image, r fyne.Resource, colour fyne.ThemeColorName) {
	if r == nil {
		img.Hide()
		return
	}
	coloured := icon.In(r, colour)
	if img.Resource == nil || img.Resource.Name() != coloured.Name() {
		img.Resource = coloured
		img.Refresh()
	}
	img.Show()
}

// newText, newBox and newSign make what a style dresses later.
func newText() *canvas.Text     { return canvas.NewText("", color.Transparent) }
func newBox() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
func newSign() *canvas.Image {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	img.Hide()
	return img
}

// lineHeight is how high one line of a text of that size stands.
func (s style) lineHeight(n fyne.ThemeSizeName) float32 {
	return fyne.MeasureText("Ag", s.size(n), fyne.TextStyle{}).Height
}

// place moves and resizes in one go. Where there is no room, nothing gets less than none.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// textLift raises a text so that its letters, not its line, stand in the middle of a row.
const textLift = 1
