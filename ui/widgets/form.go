package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// Form is a grid of fields, never wider than one reads well. Labels stand above the fields, or all at the left.
type Form struct {
	widget.BaseWidget
	// Left puts the labels at the left of single fields.
	Left bool
	rows []formRow
}

// formRow is fields beside each other, or something that takes the whole width.
type formRow struct {
	fields []*Field
	whole  fyne.CanvasObject
}

// NewForm makes a form with one field in each row.
func NewForm(fields ...*Field) *Form {
	f := &Form{}
	for _, fd := range fields {
		f.Row(fd)
	}
	f.ExtendBaseWidget(f)
	return f
}

// Row adds fields beside each other.
func (f *Form) Row(fields ...*Field) *Form {
	for _, fd := range fields {
		fd.changed = f.Refresh
	}
	f.rows = append(f.rows, formRow{fields: fields})
	return f
}

// Whole adds something as wide as the form, such as a tick or a list.
func (f *Form) Whole(o fyne.CanvasObject) *Form {
	f.rows = append(f.rows, formRow{whole: o})
	return f
}

// Problems are the sentences of all fields in which something is wrong.
func (f *Form) Problems() []string {
	var said []string
	for _, r := range f.rows {
		for _, fd := range r.fields {
			if fd.problem != "" && fd.Visible() {
				said = append(said, fd.problem)
			}
		}
	}
	return said
}

// aside is how wide the labels at the left are.
func (f *Form) aside(s style) (w float32) {
	if !f.Left {
		return 0
	}
	for _, r := range f.rows {
		if len(r.fields) == 1 {
			w = max(w, width(r.fields[0].label, s.size(theme.SizeNameText), false))
		}
	}
	return w
}

// arrange places the rows in a width, or only measures them, and gives the height of all.
func (f *Form) arrange(wide float32, move bool) float32 {
	s := styleOf(f)
	wide = min(wide, s.size(tint.Reading))
	gap, aside := s.size(tint.Gap), f.aside(s)
	y := float32(0)
	for _, r := range f.rows {
		h := float32(0)
		if r.whole != nil {
			if !r.whole.Visible() {
				continue
			}
			h = HeightAt(r.whole, wide)
			if move {
				place(r.whole, 0, y, wide, h)
			}
		} else if h = r.arrange(wide, gap, aside, y, move); h == 0 {
			continue
		}
		y += h + gap
	}
	return max(y-gap, 0)
}

func (r formRow) arrange(wide, gap, aside, y float32, move bool) (h float32) {
	shown, short := 0, float32(0)
	for _, fd := range r.fields {
		if !fd.Visible() {
			continue
		}
		shown++
		fd.aside = 0
		if len(r.fields) == 1 {
			fd.aside = aside
		}
		if fd.Short && len(r.fields) > 1 {
			short += fd.MinSize().Width
		}
	}
	stretch := 0
	for _, fd := range r.fields {
		if fd.Visible() && (!fd.Short || len(r.fields) == 1) {
			stretch++
		}
	}
	rest := (wide - short - gap*float32(max(shown-1, 0))) / float32(max(stretch, 1))
	x := float32(0)
	for _, fd := range r.fields {
		if !fd.Visible() {
			continue
		}
		w := rest
		if fd.Short && len(r.fields) > 1 {
			w = fd.MinSize().Width
			if stretch == 0 { // only short ones: room for what is wrong
				w = max(w, (wide-gap*float32(shown-1))/float32(max(shown, 3)))
			}
		}
		tall := fd.HeightAt(w)
		if move {
			place(fd, x, y, w, tall)
		}
		h = max(h, tall)
		x += w + gap
	}
	return h
}

// HeightAt is its height when it is so wide.
func (f *Form) HeightAt(width float32) float32 { return f.arrange(width, false) }

// CreateRenderer is Fyne's.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{}
	collect := func() {
		d.objects = d.objects[:0]
		for _, r := range f.rows {
			if r.whole != nil {
				d.objects = append(d.objects, r.whole)
			}
			for _, fd := range r.fields {
				d.objects = append(d.objects, fd)
			}
		}
	}
	d.min = func() fyne.Size {
		w := 240 * styleOf(f).scale()
		return fyne.NewSize(w, f.arrange(max(w, d.size.Width), false))
	}
	d.layout = func(size fyne.Size) { f.arrange(size.Width, true) }
	d.refresh = func() {
		collect()
		for _, o := range d.objects {
			o.Refresh()
		}
		canvas.Refresh(f)
	}
	collect()
	return d
}
