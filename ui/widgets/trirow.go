package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// TriRow is a group in a list: its name, how many are in it, and the switch that takes it in or out.
type TriRow struct {
	widget.BaseWidget
	Switch *TriState
	name   string
	count  string
	fitter *fitter
}

// NewTriRow makes a row. count is written as it should stand.
func NewTriRow(name, count string, named [3]string, changed func(Tri)) *TriRow {
	r := &TriRow{Switch: NewTriState(named, changed), name: name, count: count, fitter: newFitter()}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows another name and count.
func (r *TriRow) Set(name, count string) {
	r.name, r.count = name, count
	r.Refresh()
}

// CreateRenderer is Fyne's.
func (r *TriRow) CreateRenderer() fyne.WidgetRenderer {
	name, count, line := newText(), newText(), newBox()
	d := &drawing{objects: []fyne.CanvasObject{line, name, count, r.Switch}}
	d.min = func() fyne.Size {
		s := styleOf(r)
		return fyne.NewSize(r.Switch.MinSize().Width+160*s.scale(), s.size(tint.Row)+2)
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(r)
		sw, pad := r.Switch.MinSize(), s.size(theme.SizeNameInnerPadding)
		place(r.Switch, size.Width-sw.Width, (size.Height-sw.Height)/2, sw.Width, sw.Height)
		end := size.Width - sw.Width - 2*pad
		wide := width(r.count, s.size(theme.SizeNameText), false)
		s.write(count, r.count, text{colour: theme.ColorNamePlaceHolder, align: fyne.TextAlignTrailing})
		place(count, max(end-wide-1, 0), -textLift, wide+1, size.Height)
		room := end - wide - pad
		s.write(name, r.fitter.fit(r.name, room, s.size(theme.SizeNameText), false), text{})
		place(name, 0, -textLift, max(room, 0), size.Height)
		place(line, 0, size.Height-1, size.Width, 1)
		s.fill(line, box{fill: theme.ColorNameSeparator})
	}
	d.refresh = func() { r.Switch.Refresh() }
	return d
}
