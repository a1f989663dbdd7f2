package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// StepBar shows where one is in a job of several steps: what is done has a tick, what is being done is filled.
type StepBar struct {
	widget.BaseWidget
	steps   []string
	current int
	fitter  *fitter
}

// NewStepBar makes a bar with its first step current.
func NewStepBar(steps ...string) *StepBar {
	b := &StepBar{steps: steps, fitter: newFitter()}
	b.ExtendBaseWidget(b)
	return b
}

// SetCurrent shows another step as current, counted from 0; one past the last says that all is done.
func (b *StepBar) SetCurrent(step int) {
	b.current = step
	b.Refresh()
}

// CreateRenderer is Fyne's.
func (b *StepBar) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	n := len(b.steps)
	discs, lines := make([]*canvas.Rectangle, n), make([]*canvas.Rectangle, n)
	numbers, labels := make([]*canvas.Text, n), make([]*canvas.Text, n)
	ticks := make([]*canvas.Image, n)
	for i := range b.steps {
		discs[i], lines[i], numbers[i], labels[i], ticks[i] = newBox(), newBox(), newText(), newText(), newSign()
		d.objects = append(d.objects, discs[i], lines[i], numbers[i], labels[i], ticks[i])
	}
	side := func(s style) float32 { return 24 * s.scale() }
	widths := func(s style) []float32 {
		w := make([]float32, n)
		for i, l := range b.steps {
			w[i] = width(l, s.size(theme.SizeNameText), i == b.current)
		}
		return w
	}
	d.min = func() fyne.Size {
		s := styleOf(b)
		return fyne.NewSize(float32(n)*(side(s)+3*s.size(theme.SizeNameInnerPadding)), side(s)+4)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(b)
		disc, pad := side(s), s.size(theme.SizeNameInnerPadding)
		need, w := float32(0), widths(s)
		for _, l := range w {
			need += disc + pad + l
		}
		gap := min(max((size.Width-need)/float32(max(n-1, 1)), 3*pad), 64*s.scale())
		x, y := float32(0), (size.Height-disc)/2
		for i := range b.steps {
			place(discs[i], x, y, disc, disc)
			place(numbers[i], x, y-textLift, disc, disc)
			place(ticks[i], x+disc*0.2, y+disc*0.2, disc*0.6, disc*0.6)
			x += disc + pad
			room := w[i]
			if need+3*pad*float32(n-1) > size.Width { // no room for all words: only for those of the current step
				room = 0
				if i == b.current {
					room = size.Width - float32(n)*disc - float32(n)*pad - 3*pad*float32(n-1)
				}
			}
			bold := i == b.current
			colour := theme.ColorNameForeground
			if i > b.current {
				colour = theme.ColorNamePlaceHolder
			}
			s.write(labels[i], b.fitter.fit(b.steps[i], room+1, s.size(theme.SizeNameText), bold), text{colour: colour, bold: bold})
			place(labels[i], x, -textLift, max(room, 0)+1, size.Height)
			x += max(min(room, w[i]), 0)
			lines[i].Hidden = i == n-1
			place(lines[i], x+pad, size.Height/2-0.5, gap-2*pad, 1)
			x += gap
		}
	}
	d.refresh = func() {
		s := styleOf(b)
		for i := range b.steps {
			how, ink := box{fill: theme.ColorNamePrimary, radius: side(s) / 2}, theme.ColorNameForegroundOnPrimary
			switch {
			case i < b.current:
				how.fill, ink = tint.Selected, tint.Accent
			case i > b.current:
				how.fill, how.stroke, how.width, ink = "", theme.ColorNameInputBorder, 1, theme.ColorNamePlaceHolder
			}
			s.fill(discs[i], how)
			s.fill(lines[i], box{fill: theme.ColorNameInputBorder})
			s.write(numbers[i], strconv.Itoa(i+1), text{colour: ink, size: theme.SizeNameCaptionText, bold: true, align: fyne.TextAlignCenter})
			numbers[i].Hidden = i < b.current
			if i < b.current {
				s.show(ticks[i], icon.Check, ink)
			} else {
				ticks[i].Hide()
			}
		}
		canvas.Refresh(b)
	}
	d.refresh()
	return d
}
