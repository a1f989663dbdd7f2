package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// ProgressPanel shows how far a long job has come: what is done, how many of how many, how long it will take, and a
// button that stops it.
type ProgressPanel struct {
	widget.BaseWidget
	title, count, remaining string
	part                    float32 // done, from 0 to 1
	stop                    *Button
	fitter                  *fitter
}

// NewProgressPanel makes a panel. stop is called when the button with that label is pressed; the button is then
// disabled, since stopping may wait for what is under way.
func NewProgressPanel(title, stopLabel string, stop func()) *ProgressPanel {
	p := &ProgressPanel{title: title, fitter: newFitter()}
	p.stop = NewButton(stopLabel, nil, Plain, func() {
		p.stop.Disable()
		if stop != nil {
			stop()
		}
	})
	p.ExtendBaseWidget(p)
	return p
}

// Set tells how far it is. The texts are written by the caller; part is from 0 to 1.
func (p *ProgressPanel) Set(count, remaining string, part float64) {
	p.count, p.remaining = count, remaining
	p.part = max(min(float32(part), 1), 0)
	p.Refresh()
}

// SetTitle says something else, for example that it is stopping.
func (p *ProgressPanel) SetTitle(title string) {
	p.title = title
	p.Refresh()
}

// Finish takes the stop button away.
func (p *ProgressPanel) Finish() {
	p.stop.Hide()
	p.Refresh()
}

// CreateRenderer is Fyne's.
func (p *ProgressPanel) CreateRenderer() fyne.WidgetRenderer {
	back, track, bar := newBox(), newBox(), newBox()
	title, count, remaining := newText(), newText(), newText()
	d := &drawing{objects: []fyne.CanvasObject{back, title, track, bar, count, remaining, p.stop}}
	thick := func(s style) float32 { return 8 * s.scale() }
	d.min = func() fyne.Size {
		s := styleOf(p)
		gap := s.size(tint.Gap)
		return fyne.NewSize(320*s.scale(), 3*gap+s.lineHeight(tint.TitleText)+thick(s)+s.lineHeight(theme.SizeNameText)+4)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(p)
		gap := s.size(tint.Gap)
		place(back, 0, 0, size.Width, size.Height)
		end := size.Width - gap
		if p.stop.Visible() {
			m := p.stop.MinSize()
			end -= m.Width
			place(p.stop, end, (size.Height-m.Height)/2, m.Width, m.Height)
			end -= 1.5 * gap
		}
		room := max(end-gap, 0)
		y, h := gap, s.lineHeight(tint.TitleText)
		s.write(title, p.fitter.fit(p.title, room, s.size(tint.TitleText), true), text{size: tint.TitleText, bold: true})
		place(title, gap, y-textLift, room, h)
		y += h + gap*0.5
		place(track, gap, y, room, thick(s))
		place(bar, gap, y, max(room*p.part, min(thick(s), room)), thick(s))
		bar.Hidden = p.part == 0
		y += thick(s) + gap*0.5
		s.write(count, p.count, text{})
		s.write(remaining, p.remaining, text{colour: theme.ColorNamePlaceHolder, align: fyne.TextAlignTrailing})
		place(count, gap, y, room, s.lineHeight(theme.SizeNameText))
		place(remaining, gap, y, room, s.lineHeight(theme.SizeNameText))
	}
	d.refresh = func() {
		s := styleOf(p)
		s.fill(back, box{fill: tint.Surface, stroke: theme.ColorNameSeparator, width: 1, radius: s.size(theme.SizeNameCardRadius)})
		s.fill(track, box{fill: tint.PlainFill, radius: thick(s) / 2})
		s.fill(bar, box{fill: theme.ColorNamePrimary, radius: thick(s) / 2})
		p.stop.Refresh()
		canvas.Refresh(p)
	}
	d.refresh()
	return d
}
