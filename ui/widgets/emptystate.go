package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// EmptyState is what stands where there is nothing yet: a sign, one sentence, one button.
type EmptyState struct {
	widget.BaseWidget
	sign   fyne.Resource
	said   *Paragraph
	button *Button
}

// NewEmptyState makes one. Without a button's label there is no button, for what only time fills.
func NewEmptyState(sign fyne.Resource, sentence, button string, tapped func()) *EmptyState {
	e := &EmptyState{sign: sign, said: newParagraph(sentence, Faint, theme.SizeNameText, fyne.TextAlignCenter)}
	if button != "" {
		e.button = NewButton(button, nil, Plain, tapped)
	}
	e.ExtendBaseWidget(e)
	return e
}

// SetSentence says something else, for example that a search found nothing.
func (e *EmptyState) SetSentence(sentence string) { e.said.SetText(sentence) }

// measure finds how the parts go into a width: the text's, the sign's side, the text's height, and the height of all.
func (e *EmptyState) measure(wide float32) (room, side, said, all float32) {
	s := styleOf(e)
	gap := s.size(tint.Gap)
	room = min(wide-2*gap, 380*s.scale())
	side = 64 * s.scale()
	said = e.said.HeightAt(room)
	all = side + said + gap
	if e.button != nil {
		all += e.button.MinSize().Height + gap
	}
	return room, side, said, all
}

// HeightAt is the height it needs when it is so wide.
func (e *EmptyState) HeightAt(width float32) float32 {
	_, _, _, all := e.measure(width)
	return all + 2*styleOf(e).size(tint.Gap)
}

// CreateRenderer is Fyne's.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	disc, sign := newBox(), newSign()
	d := &drawing{objects: []fyne.CanvasObject{disc, sign, e.said}}
	if e.button != nil {
		d.objects = append(d.objects, e.button)
	}
	d.min = func() fyne.Size {
		s := styleOf(e)
		w := 240 * s.scale()
		return fyne.NewSize(w, e.HeightAt(max(w, d.size.Width)))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(e)
		room, side, said, all := e.measure(size.Width)
		gap := s.size(tint.Gap)
		y := max((size.Height-all)/2, 0)
		middle := size.Width / 2
		place(disc, middle-side/2, y, side, side)
		place(sign, middle-side*0.22, y+side*0.28, side*0.44, side*0.44)
		y += side + gap
		place(e.said, middle-room/2, y, room, said)
		if e.button != nil {
			m := e.button.MinSize()
			place(e.button, middle-m.Width/2, y+said+gap, m.Width, m.Height)
		}
	}
	d.refresh = func() {
		s := styleOf(e)
		s.fill(disc, box{fill: tint.Selected, radius: 32 * s.scale()})
		s.show(sign, e.sign, tint.Accent)
		e.said.Refresh()
		if e.button != nil {
			e.button.Refresh()
		}
		canvas.Refresh(e)
	}
	d.refresh()
	return d
}
