package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
)

// watched is an input that tells what is wrong with it.
type watched interface {
	Problem() string
	WatchProblem(tell func(string))
}

// Field is an input with its label, and below it a hint, or what is wrong.
type Field struct {
	widget.BaseWidget
	// Short keeps the input as wide as it is by itself, for dates and amounts.
	Short bool

	label   string
	hint    string
	input   fyne.CanvasObject
	note    *Paragraph
	problem string
	aside   float32 // width of a label that stands at the left; 0 for above
	changed func()  // tells the form that the height may have changed
}

// NewField makes a field. hint may be empty.
func NewField(label, hint string, input fyne.CanvasObject) *Field {
	f := &Field{label: label, hint: hint, input: input, note: NewCaption(hint)}
	f.ExtendBaseWidget(f)
	if w, ok := input.(watched); ok {
		w.WatchProblem(f.SetProblem)
		f.SetProblem(w.Problem())
	}
	return f
}

// NewShortField makes a field whose input is as wide as it is by itself.
func NewShortField(label, hint string, input fyne.CanvasObject) *Field {
	f := NewField(label, hint, input)
	f.Short = true
	return f
}

// SetProblem says what is wrong, in place of the hint; "" says that nothing is.
func (f *Field) SetProblem(sentence string) {
	if f.problem == sentence {
		return
	}
	f.problem = sentence
	f.tell()
}

// Problem is what is wrong, or "".
func (f *Field) Problem() string { return f.problem }

// SetHint writes another hint.
func (f *Field) SetHint(hint string) {
	f.hint = hint
	f.tell()
}

func (f *Field) tell() {
	if f.problem != "" {
		f.note.Set(f.problem, Bad)
	} else {
		f.note.Set(f.hint, Faint)
	}
	f.Refresh()
	if f.changed != nil {
		f.changed()
	}
}

// arrange places the parts in a width, or only measures them, and gives the height of all.
func (f *Field) arrange(wide float32, move func(labelAt, inputAt, noteAt fyne.Position, input, note fyne.Size)) float32 {
	s := styleOf(f)
	pad := s.size(theme.SizeNamePadding)
	x, y := float32(0), float32(0)
	switch {
	case f.label == "":
	case f.aside > 0:
		x = f.aside + 2*pad
	default:
		y = s.lineHeight(theme.SizeNameCaptionText) + pad
	}
	room := wide - x
	if f.Short {
		room = min(room, f.input.MinSize().Width)
	}
	h := HeightAt(f.input, room)
	labelAt := fyne.NewPos(0, 0)
	if f.aside > 0 {
		labelAt.Y = (min(h, s.lineHeight(theme.SizeNameText)+2*s.size(theme.SizeNameInnerPadding)) - s.lineHeight(theme.SizeNameText)) / 2
	}
	inputAt := fyne.NewPos(x, y)
	y += h
	noteX, noteRoom := x, wide-x
	if f.problem != "" {
		side := s.size(theme.SizeNameCaptionText) + 6
		noteX, noteRoom = x+side, noteRoom-side
	}
	tall := f.note.HeightAt(noteRoom)
	noteAt := fyne.NewPos(noteX, y+pad*0.8)
	if tall > 0 {
		y += pad*0.8 + tall
	}
	if move != nil {
		move(labelAt, inputAt, noteAt, fyne.NewSize(room, h), fyne.NewSize(noteRoom, tall))
	}
	return y
}

// HeightAt is its height when it is so wide.
func (f *Field) HeightAt(width float32) float32 { return f.arrange(width, nil) }

// CreateRenderer is Fyne's.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	label, sign := newText(), newSign()
	d := &drawing{objects: []fyne.CanvasObject{label, f.input, f.note, sign}}
	d.min = func() fyne.Size {
		w := f.input.MinSize().Width + f.aside
		if f.aside == 0 {
			w = max(w, width(f.label, styleOf(f).size(theme.SizeNameCaptionText), false))
		}
		return fyne.NewSize(w, f.arrange(max(w, d.size.Width), nil))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(f)
		f.arrange(size.Width, func(labelAt, inputAt, noteAt fyne.Position, input, note fyne.Size) {
			how := text{size: theme.SizeNameCaptionText, colour: theme.ColorNamePlaceHolder}
			if f.aside > 0 {
				how = text{}
			}
			s.write(label, f.label, how)
			place(label, labelAt.X, labelAt.Y, size.Width, s.lineHeight(theme.SizeNameCaptionText))
			place(f.input, inputAt.X, inputAt.Y, input.Width, input.Height)
			place(f.note, noteAt.X, noteAt.Y, note.Width, note.Height)
			side := s.size(theme.SizeNameCaptionText) + 2
			place(sign, inputAt.X, noteAt.Y+(s.lineHeight(theme.SizeNameCaptionText)-side)/2, side, side)
		})
		if f.problem != "" {
			s.show(sign, icon.Error, Bad.text())
		} else {
			sign.Hide()
		}
	}
	d.refresh = func() {
		f.note.Refresh()
		f.input.Refresh()
		canvas.Refresh(f)
	}
	return d
}
