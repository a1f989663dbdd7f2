package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Option is one of the things to choose from.
type Option struct {
	ID    string // what the program calls it
	Label string // what the person reads
}

// Choice lets one of several be chosen from a menu. It is Fyne's Select with IDs, so that the program does not depend on
// what is read, and with our focus ring. No two options read the same.
type Choice struct {
	widget.Select
	// OnChosen is called when the person chooses another option.
	OnChosen func(id string)

	options []Option
	chosen  int // -1 is none
	focused bool
}

// NewChoice makes a menu of options, none of them chosen; none says what stands there then.
func NewChoice(none string, options []Option, chosen func(id string)) *Choice {
	c := &Choice{OnChosen: chosen, chosen: -1}
	c.PlaceHolder = none
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	c.OnChanged = func(string) {
		i := c.SelectedIndex()
		if i == c.chosen || i < 0 {
			return
		}
		c.chosen = i
		if c.OnChosen != nil {
			c.OnChosen(c.options[i].ID)
		}
	}
	return c
}

// SetOptions changes what there is to choose from. What was chosen stays chosen if it is among them.
func (c *Choice) SetOptions(options []Option) {
	was := c.Chosen()
	c.options = options
	c.Options = make([]string, len(options))
	for i, o := range options {
		c.Options[i] = o.Label
	}
	c.Choose(was)
}

// Chosen is the ID of the chosen option, or "".
func (c *Choice) Chosen() string {
	if c.chosen < 0 || c.chosen >= len(c.options) {
		return ""
	}
	return c.options[c.chosen].ID
}

// Choose shows an option as chosen; one that is not there chooses none. OnChosen is not called.
func (c *Choice) Choose(id string) {
	c.chosen = slices.IndexFunc(c.options, func(o Option) bool { return o.ID == id })
	c.Selected = ""
	if c.chosen >= 0 {
		c.Selected = c.options[c.chosen].Label
	}
	c.Refresh()
}

// FocusGained draws the ring.
func (c *Choice) FocusGained() {
	c.focused = true
	c.Select.FocusGained()
	reveal(c)
}

// FocusLost takes it away.
func (c *Choice) FocusLost() {
	c.focused = false
	c.Select.FocusLost()
}

// TypedKey opens the menu on space, enter, up and down; left and right choose the one before and the next.
func (c *Choice) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		e = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	c.Select.TypedKey(e)
}

// MinSize is as high as other fields are.
func (c *Choice) MinSize() fyne.Size {
	s, size := styleOf(c), c.Select.MinSize()
	size.Height = max(size.Height, s.lineHeight(theme.SizeNameText)+2*s.size(theme.SizeNameInnerPadding))
	return size
}

// CreateRenderer is Fyne's.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return &choiceRenderer{c.Select.CreateRenderer(), c, newRing(), newBox()}
}

type choiceRenderer struct {
	fyne.WidgetRenderer
	choice *Choice
	mark   ring
	edge   *canvas.Rectangle
}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.mark.Rectangle}, append(r.WidgetRenderer.Objects(), r.edge)...)
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size.Max(fyne.NewSquareSize(leastField)))
	r.mark.snug(size.Width, size.Height)
	place(r.edge, 0.5, 0.5, size.Width-1, size.Height-1)
	r.dress()
}

func (r *choiceRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.dress()
}

func (r *choiceRenderer) dress() {
	s := styleOf(r.choice)
	radius := s.size(theme.SizeNameInputRadius)
	r.mark.show(s, r.choice.focused && !r.choice.Disabled(), radius+1)
	how := box{stroke: theme.ColorNameInputBorder, width: 1, radius: radius}
	if r.choice.Disabled() {
		how.stroke = theme.ColorNameSeparator
	}
	s.fill(r.edge, how)
}
