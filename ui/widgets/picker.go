package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/icon"
)

// Picker finds one of many: what is typed into its field is searched for, and one of what is found is picked from the
// list below, with the mouse, or with up, down and enter.
type Picker struct {
	widget.BaseWidget
	// OnPicked is called with what was picked.
	OnPicked func(id string)
	// OnGivenUp is called when escape is pressed in the empty field; nil: nothing happens.
	OnGivenUp func()

	find    func(text string) []Option
	field   *TextField
	list    *DataList
	missed  *Paragraph
	options []Option
	open    bool
}

// pickerRows is how many rows are in view at most.
const pickerRows = 6

// NewPicker makes a closed one. placeholder stands in its empty field, missed below it when nothing is found; find
// searches.
func NewPicker(placeholder, missed string, find func(text string) []Option, picked func(id string)) *Picker {
	p := &Picker{OnPicked: picked, find: find, missed: NewCaption(missed)}
	p.field = NewTextField()
	p.field.SetPlaceHolder(placeholder)
	p.field.SetIcon(icon.Search)
	p.field.OnKey = p.key
	p.field.OnChanged = func(string) {
		p.open = true
		p.search()
	}
	p.list = NewDataList([]Column{{ID: "option"}})
	p.list.Headless = true
	p.list.Length = func() int { return len(p.options) }
	p.list.Cell = func(row, _ int) Cell { return Cell{Text: p.options[row].Label} }
	p.list.OnPressed, p.list.OnActivated = p.pick, p.pick
	p.ExtendBaseWidget(p)
	return p
}

// Focus gives its field the keyboard, and shows what there is to pick from.
func (p *Picker) Focus() {
	p.open = true
	p.search()
	focus(p.field)
	revealAll(p, p.HeightAt(p.Size().Width))
}

// Reload searches anew, after what there is to find has changed.
func (p *Picker) Reload() { p.search() }

// Reset empties and closes it.
func (p *Picker) Reset() {
	p.field.Write("")
	p.open = false
	p.search()
}

// Problem is what is wrong, or "".
func (p *Picker) Problem() string { return p.field.Problem() }

// SetProblem says what is wrong; "" says that nothing is.
func (p *Picker) SetProblem(sentence string) { p.field.SetProblem(sentence) }

// WatchProblem tells the Field that holds this one.
func (p *Picker) WatchProblem(tell func(string)) { p.field.WatchProblem(tell) }

// search finds anew. The first of what was searched for is the one enter picks.
func (p *Picker) search() {
	p.options = nil
	if p.open {
		p.options = p.find(p.field.Text)
	}
	p.list.MinRows = min(len(p.options), pickerRows)
	p.list.Select(-1)
	if p.field.Text != "" && len(p.options) > 0 {
		p.list.Select(0)
	}
	p.list.Refresh()
	p.Refresh()
}

// pick hands over a row.
func (p *Picker) pick(row int) {
	if row < 0 || row >= len(p.options) {
		return
	}
	id := p.options[row].ID
	p.Reset()
	if p.OnPicked != nil {
		p.OnPicked(id)
	}
}

// step moves the choice in the list; the keyboard stays in the field.
func (p *Picker) step(by int) {
	if !p.open {
		p.open = true
		p.search()
		return
	}
	if n := len(p.options); n > 0 {
		p.list.Select(min(max(p.list.Selected()+by, 0), n-1))
	}
}

// giveUp empties the field; where it is empty, closes the list.
func (p *Picker) giveUp() {
	given := p.field.Text == ""
	p.Reset()
	if given && p.OnGivenUp != nil {
		p.OnGivenUp()
	}
}

// HeightAt is its height when it is so wide.
func (p *Picker) HeightAt(width float32) float32 { return p.arrange(width, false) }

func (p *Picker) arrange(wide float32, move bool) float32 {
	pad := styleOf(p).size(theme.SizeNamePadding)
	y := p.field.MinSize().Height
	if move {
		place(p.field, 0, 0, wide, y)
	}
	below := fyne.CanvasObject(p.list)
	if len(p.options) == 0 {
		below = p.missed
	}
	for _, o := range []fyne.CanvasObject{p.list, p.missed} {
		shown := p.open && o == below
		if move && !shown {
			o.Hide()
		}
		if !shown {
			continue
		}
		h := HeightAt(o, wide)
		if move {
			o.Show()
			place(o, 0, y+pad, wide, h)
		}
		y += pad + h
	}
	return y
}

// CreateRenderer is Fyne's.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{objects: []fyne.CanvasObject{p.field, p.list, p.missed}}
	d.min = func() fyne.Size {
		w := 160 * styleOf(p).scale()
		return fyne.NewSize(w, p.arrange(max(w, d.size.Width), false))
	}
	d.layout = func(size fyne.Size) { p.arrange(size.Width, true) }
	d.refresh = func() {
		p.field.Refresh()
		p.list.Refresh()
		canvas.Refresh(p)
	}
	return d
}

// key moves in the list, picks from it, or gives up; the others are for the field.
func (p *Picker) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyPageDown:
		p.step(pickerRows)
	case fyne.KeyPageUp:
		p.step(-pickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.pick(p.list.Selected())
	case fyne.KeyEscape:
		p.giveUp()
	default:
		return false
	}
	return true
}
