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
	gap, left := s.size(tint.Gap), f.aside(s)
	y := float32(0)
	for _, r := range f.rows {
		if r.whole != nil {
			if !r.whole.Visible() {
				continue
			}
			h := HeightAt(r.whole, wide)
			if move {
				place(r.whole, 0, y, wide, h)
			}
			y += h + gap
		}
		aside := left
		if len(r.fields) > 1 {
			aside = 0
		}
		for _, line := range r.lines(wide, gap, s) {
			y += line.arrange(wide, gap, aside, y, move) + gap
		}
	}
	return max(y-gap, 0)
}

// leastBeside is how narrow a field that stretches may get beside others, at normal text size.
const leastBeside = 150

// lines breaks a row where its fields would get too narrow to be read.
func (r formRow) lines(wide, gap float32, s style) []formRow {
	least := leastBeside * s.scale()
	for _, fd := range r.fields {
		if fd.Visible() && !fd.Short {
			least = max(least, width(fd.label, s.size(theme.SizeNameCaptionText), false))
		}
	}
	var lines []formRow
	room := float32(0) // that is left in the last line
	for _, fd := range r.fields {
		if !fd.Visible() {
			continue
		}
		need := least
		if fd.Short {
			need = fd.MinSize().Width
		}
		if len(lines) == 0 || room < need {
			lines = append(lines, formRow{})
			room = wide
		}
		last := &lines[len(lines)-1]
		last.fields = append(last.fields, fd)
		room -= need + gap
	}
	return lines
}

// arrange places the fields beside each other, or only measures them, and gives the height of the highest.
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
