package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Tall is what can say how high it must be at a width, such as a text that wraps.
type Tall interface{ HeightAt(width float32) float32 }

// tallLayout is the same for the layout of a container.
type tallLayout interface {
	heightAt(objects []fyne.CanvasObject, width float32) float32
}

// HeightAt is how high o must be when it is so wide.
func HeightAt(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Tall:
		return o.HeightAt(width)
	case *fyne.Container:
		if l, ok := o.Layout.(tallLayout); ok {
			return l.heightAt(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// NewColumn stacks objects, each as wide as the column and as high as it must be there, with a gap of the theme
// between them. Unlike Fyne's VBox it knows at once how high wrapped text is.
func NewColumn(gap fyne.ThemeSizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct {
	gap   fyne.ThemeSizeName
	width float32 // at the last layout
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightAt(o, size.Width)
		place(o, 0, y, size.Width, h)
		y += h + theme.Size(c.gap)
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, c.heightAt(objects, max(w, c.width)))
}

func (c *column) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	var sum float32
	shown := 0
	for _, o := range objects {
		if o.Visible() {
			sum += HeightAt(o, width)
			shown++
		}
	}
	return sum + float32(max(shown-1, 0))*theme.Size(c.gap)
}

// NewAbove stacks a top, as high as it must be, and below it what takes the rest of the place, such as a list.
func NewAbove(gap fyne.ThemeSizeName, top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&above{gap}, top, rest)
}

type above struct{ gap fyne.ThemeSizeName }

func (a *above) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	if objects[0].Visible() {
		h := HeightAt(objects[0], size.Width)
		place(objects[0], 0, 0, size.Width, h)
		y = h + theme.Size(a.gap)
	}
	place(objects[1], 0, y, size.Width, size.Height-y)
}

func (a *above) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+theme.Size(a.gap)+rest.Height)
}

func (a *above) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return HeightAt(objects[0], width) + theme.Size(a.gap) + HeightAt(objects[1], width)
}

// NewBeside puts a main part, which takes what room there is, beside a rail of its own width, with a gap of the theme
// between them. Both are as high as the place they are given.
func NewBeside(gap fyne.ThemeSizeName, main, rail fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{gap: gap}, main, rail)
}

// NewIndexed puts a list of what there is, of its own width, before the main part, which takes what room there is.
func NewIndexed(gap fyne.ThemeSizeName, list, main fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{gap, true}, list, main)
}

type beside struct {
	gap   fyne.ThemeSizeName
	after bool // the main part stands behind what has its own width
}

func (b *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Size(b.gap)
	if b.after {
		w := objects[0].MinSize().Width
		place(objects[0], 0, 0, w, size.Height)
		lay(objects[1], w+gap, 0, max(size.Width-w-gap, 0), size.Height, theme.Size(tint.Margin))
		return
	}
	w := railIn(objects, size.Width-gap)
	rest := max(size.Width-w-gap, 0)
	lay(objects[0], 0, 0, rest, size.Height, gap*0.6)
	lay(objects[1], rest+gap, 0, w, size.Height, theme.Size(tint.Margin))
}

func (b *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m, r := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(m.Width+theme.Size(b.gap)+r.Width, max(m.Height, r.Height))
}

func (b *beside) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	if b.after {
		w := objects[0].MinSize().Width
		return max(HeightAt(objects[0], w), HeightAt(objects[1], width-w-theme.Size(b.gap)))
	}
	w := railIn(objects, width-theme.Size(b.gap))
	return max(HeightAt(objects[0], width-w-theme.Size(b.gap)), HeightAt(objects[1], w))
}

// leastRail is how narrow a rail may get, as a part of its width, so that the main part is not cut off.
const leastRail = 0.7

// railIn is how wide the rail beside a main part gets in a room.
func railIn(objects []fyne.CanvasObject, room float32) float32 {
	w := railWidth(objects[1])
	return max(w*leastRail, min(w, room-objects[0].MinSize().Width))
}

// railWidth is how wide a rail wants to be; of one that scrolls, its content.
func railWidth(o fyne.CanvasObject) float32 {
	if s, ok := o.(*Scroll); ok {
		o = s.body.Objects[0]
	}
	if c, ok := o.(*fyne.Container); ok {
		if _, ok := c.Layout.(*rail); ok {
			return theme.Size(tint.RailWidth)
		}
	}
	return o.MinSize().Width
}

// NewRail makes what stands beside a page as wide as rails are.
func NewRail(content fyne.CanvasObject) *fyne.Container { return container.New(&rail{}, content) }

type rail struct{ width float32 } // at the last layout

func (r *rail) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	place(objects[0], 0, 0, size.Width, r.heightAt(objects, size.Width))
}

func (r *rail) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := theme.Size(tint.RailWidth) * leastRail
	return fyne.NewSize(w, r.heightAt(objects, max(w, r.width)))
}

func (*rail) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return HeightAt(objects[0], width)
}

// Inset keeps its content away from the edges by sizes of the theme.
type Inset struct {
	widget.BaseWidget
	content    fyne.CanvasObject
	upright    fyne.ThemeSizeName // above and below; none where empty
	horizontal fyne.ThemeSizeName
}

// NewInset makes an Inset. An empty name is no distance.
func NewInset(upright, horizontal fyne.ThemeSizeName, content fyne.CanvasObject) *Inset {
	i := &Inset{content: content, upright: upright, horizontal: horizontal}
	i.ExtendBaseWidget(i)
	return i
}

func (i *Inset) edges() (x, y float32) {
	s := styleOf(i)
	if i.horizontal != "" {
		x = s.size(i.horizontal)
	}
	if i.upright != "" {
		y = s.size(i.upright)
	}
	return x, y
}

// HeightAt tells the height that the content needs there.
func (i *Inset) HeightAt(width float32) float32 {
	x, y := i.edges()
	return HeightAt(i.content, width-2*x) + 2*y
}

// CreateRenderer is Fyne's.
func (i *Inset) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: []fyne.CanvasObject{i.content},
		layout: func(size fyne.Size) {
			x, y := i.edges()
			place(i.content, x, y, size.Width-2*x, size.Height-2*y)
		},
		min: func() fyne.Size {
			x, y := i.edges()
			return i.content.MinSize().AddWidthHeight(2*x, 2*y)
		},
		refresh: func() { i.content.Refresh() },
	}
}
