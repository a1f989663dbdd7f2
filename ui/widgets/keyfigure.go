package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// KeyFigure is one number that matters, with what it is above and a few words below.
type KeyFigure struct {
	widget.BaseWidget
	what, figure, note string
	tone               Tone
	fitter             *fitter
}

// NewKeyFigure makes a figure, in ink. note may be empty.
func NewKeyFigure(what, figure, note string) *KeyFigure {
	k := &KeyFigure{what: what, figure: figure, note: note, fitter: newFitter()}
	k.ExtendBaseWidget(k)
	return k
}

// Set shows another figure and note. The tone is that of the note.
func (k *KeyFigure) Set(figure, note string, tone Tone) {
	k.figure, k.note, k.tone = figure, note, tone
	k.Refresh()
}

// CreateRenderer is Fyne's.
func (k *KeyFigure) CreateRenderer() fyne.WidgetRenderer {
	back, what, figure, note := newBox(), newText(), newText(), newText()
	d := &drawing{objects: []fyne.CanvasObject{back, what, figure, note}}
	heights := func(s style) (a, b, c float32) {
		return s.lineHeight(theme.SizeNameCaptionText), s.lineHeight(tint.FigureText), s.lineHeight(theme.SizeNameCaptionText)
	}
	d.min = func() fyne.Size {
		s := styleOf(k)
		a, b, c := heights(s)
		w := max(width(k.what, s.size(theme.SizeNameCaptionText), false), width(k.figure, s.size(tint.FigureText), true))
		if k.note == "" {
			c = 0
		}
		return fyne.NewSize(max(w, 100*s.scale())+2*s.size(tint.Gap), a+b+c+2*s.size(tint.Gap)-4)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(k)
		a, b, c := heights(s)
		x := s.size(tint.Gap)
		room := size.Width - 2*x
		y := x - 2
		s.fill(back, box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: s.size(theme.SizeNameCardRadius)})
		s.write(what, k.fitter.fit(k.what, room, s.size(theme.SizeNameCaptionText), false), text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText})
		s.write(figure, k.fitter.fit(k.figure, room, s.size(tint.FigureText), true), text{size: tint.FigureText, bold: true})
		tone := k.tone
		if tone == Ink {
			tone = Faint
		}
		s.write(note, k.fitter.fit(k.note, room, s.size(theme.SizeNameCaptionText), false), text{colour: tone.text(), size: theme.SizeNameCaptionText})
		place(back, 0, 0, size.Width, size.Height)
		place(what, x, y, room, a)
		place(figure, x, y+a, room, b)
		place(note, x, y+a+b, room, c)
	}
	d.refresh = func() {}
	return d
}

// NewEven puts objects beside each other, all equally wide, with a gap of the theme between them.
func NewEven(gap fyne.ThemeSizeName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&even{gap}, objects...)
}

type even struct{ gap fyne.ThemeSizeName }

func (e *even) width(objects []fyne.CanvasObject, all float32) float32 {
	return (all - theme.Size(e.gap)*float32(len(objects)-1)) / float32(max(len(objects), 1))
}

func (e *even) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := e.width(objects, size.Width)
	for i, o := range objects {
		place(o, float32(i)*(w+theme.Size(e.gap)), 0, w, size.Height)
	}
}

func (e *even) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	size.Width = size.Width*float32(len(objects)) + theme.Size(e.gap)*float32(max(len(objects)-1, 0))
	return size
}

func (e *even) heightAt(objects []fyne.CanvasObject, all float32) (h float32) {
	for _, o := range objects {
		h = max(h, HeightAt(o, e.width(objects, all)))
	}
	return h
}
