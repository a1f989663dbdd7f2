package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TextField is Fyne's entry with a focus ring, and with a word to say when what was typed is wrong: on leaving it,
// never while it is being typed. The sentence stands below the field, in the Field that holds it.
type TextField struct {
	widget.Entry
	// Tidy is asked on leaving, and on enter: how the text should stand, or a sentence that says what is wrong with it.
	// It is also where the caller learns the value.
	Tidy func(typed string) (shown, problem string)
	// OnLeft is called with the tidied text when the field is left, wrong or not.
	OnLeft func(text string)
	// OnKey is asked about each key first: true says that it was meant for something else than the text.
	OnKey func(key fyne.KeyName) bool

	outer     fyne.Widget // what this is part of: itself, or a field of another kind
	problem   string
	onProblem func(string)
	focused   bool
	cursor    int     // where it stood when the field was left
	right     bool    // the text stands at the right
	least     float32 // width at normal text size
	shift     float32 // how far the text was moved to the right
}

// NewTextField makes an empty field.
func NewTextField() *TextField {
	f := &TextField{}
	f.prepare(f)
	return f
}

// NewPasswordField makes a field that hides what is typed, with an eye to show it.
func NewPasswordField() *TextField {
	f := NewTextField()
	f.Password = true
	return f
}

func (f *TextField) prepare(self fyne.Widget) {
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) // as Fyne's NewEntry has it: one line that scrolls
	f.outer = self
	f.ExtendBaseWidget(self)
}

// Problem is what is wrong, or "".
func (f *TextField) Problem() string { return f.problem }

// SetProblem says what is wrong; "" says that nothing is.
func (f *TextField) SetProblem(sentence string) {
	if f.problem == sentence {
		return
	}
	f.problem = sentence
	f.Refresh()
	if f.onProblem != nil {
		f.onProblem(sentence)
	}
}

// WatchProblem tells the Field that holds this one.
func (f *TextField) WatchProblem(tell func(string)) { f.onProblem = tell }

// Write changes the text without calling OnChanged.
func (f *TextField) Write(text string) {
	if f.Text == text {
		return
	}
	changed := f.OnChanged
	f.OnChanged = nil
	f.SetText(text)
	f.OnChanged = changed
}

// settle tidies the text, or says what is wrong with it.
func (f *TextField) settle() {
	if f.Tidy == nil {
		return
	}
	shown, problem := f.Tidy(f.Text)
	if problem == "" {
		f.Write(shown)
	}
	f.SetProblem(problem)
}

// Writing reports whether it has the keyboard. It has it no more while OnLeft is called.
func (f *TextField) Writing() bool { return f.focused }

// FocusGained draws the ring. The cursor stands where it stood before.
func (f *TextField) FocusGained() {
	f.focused = true
	if f.CursorColumn == 0 && !f.MultiLine {
		f.CursorColumn = min(f.cursor, len([]rune(f.Text)))
	}
	f.Entry.FocusGained()
	reveal(f.outer)
}

// FocusLost tidies. Of a long text the beginning is shown then.
func (f *TextField) FocusLost() {
	f.focused = false
	f.cursor = f.CursorColumn
	if !f.MultiLine {
		f.CursorColumn = 0
	}
	f.Entry.FocusLost()
	f.settle()
	if f.OnLeft != nil {
		f.OnLeft(f.Text)
	}
}

// TypedRune types a letter.
func (f *TextField) TypedRune(r rune) {
	f.Entry.TypedRune(r)
	f.mended()
}

// TypedShortcut lets the window hear of it too.
func (f *TextField) TypedShortcut(s fyne.Shortcut) {
	f.Entry.TypedShortcut(s)
	passOn(f.outer, s)
}

// TypedKey edits. Enter tidies first.
func (f *TextField) TypedKey(e *fyne.KeyEvent) {
	if f.OnKey != nil && f.OnKey(e.Name) {
		return
	}
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		f.settle()
	}
	f.Entry.TypedKey(e)
	f.mended()
}

// mended takes a sentence away as soon as what it said is no longer true.
func (f *TextField) mended() {
	if f.problem == "" || f.Tidy == nil {
		return
	}
	if _, problem := f.Tidy(f.Text); problem == "" {
		f.SetProblem("")
	}
}

// MouseDown puts the cursor where the text is, which may not be where Fyne believes it.
func (f *TextField) MouseDown(e *desktop.MouseEvent) {
	moved := *e
	moved.Position.X -= f.shift
	f.Entry.MouseDown(&moved)
}

// Dragged selects.
func (f *TextField) Dragged(e *fyne.DragEvent) {
	moved := *e
	moved.Position.X -= f.shift
	f.Entry.Dragged(&moved)
}

// MinSize is Fyne's.
func (f *TextField) MinSize() fyne.Size {
	size := f.Entry.MinSize()
	if least := f.least * styleOf(f).scale(); size.Width < least {
		size.Width = least
	}
	return size
}

// CreateRenderer is Fyne's.
func (f *TextField) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{WidgetRenderer: f.Entry.CreateRenderer(), field: f, mark: newRing(), edge: newBox(), wheel: newWheel(nil)}
	r.parts()
	r.dress()
	return r
}

// fieldRenderer draws the ring around Fyne's entry, a red edge where something is wrong, and moves the text to the
// right where it stands there.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field *TextField
	mark  ring
	edge  *canvas.Rectangle
	wheel *wheel
	size  fyne.Size

	box, border *canvas.Rectangle // of Fyne's entry
	text        fyne.CanvasObject
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{r.mark.Rectangle}, r.WidgetRenderer.Objects()...)
	return append(objects, r.edge, r.wheel)
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.size = size
	r.WidgetRenderer.Layout(size.Max(fyne.NewSquareSize(leastField)))
	r.parts()
	r.mark.snug(size.Width, size.Height)
	place(r.edge, 0.5, 0.5, size.Width-1, size.Height-1)
	place(r.wheel, 0, 0, size.Width, size.Height)
	r.align()
}

func (r *fieldRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.dress()
	r.align()
}

func (r *fieldRenderer) dress() {
	f := r.field
	s := styleOf(f)
	radius := s.size(theme.SizeNameInputRadius)
	r.mark.show(s, f.focused && !f.Disabled(), radius+1)
	how := box{radius: radius}
	if f.problem != "" {
		how.stroke, how.width = theme.ColorNameError, 1.5
	}
	s.fill(r.edge, how)
	if f.Disabled() && r.box != nil && r.border != nil { // what is locked does not look like a place to write
		s.fill(r.box, box{fill: theme.ColorNameDisabledButton, radius: radius})
		s.fill(r.border, box{stroke: theme.ColorNameSeparator, width: 1, radius: radius})
	}
}

// parts finds what Fyne's entry draws first: its box, its border, and what scrolls the text.
func (r *fieldRenderer) parts() {
	inner := r.WidgetRenderer.Objects()
	if len(inner) < 3 {
		return
	}
	r.box, _ = inner[0].(*canvas.Rectangle)
	r.border, _ = inner[1].(*canvas.Rectangle)
	r.text = inner[2]
}

// align moves the text to where its letters stand in the middle, and to the right where it belongs there: Fyne's entry
// knows only the left.
func (r *fieldRenderer) align() {
	f := r.field
	if r.text == nil || r.size.Width == 0 {
		return
	}
	s := styleOf(f)
	r.text.Move(fyne.NewPos(r.text.Position().X, s.size(theme.SizeNameInputBorder)-textLift))
	if !f.right {
		return
	}
	said := f.Text
	if said == "" {
		said = f.PlaceHolder
	}
	trailing := float32(0)
	if f.ActionItem != nil {
		trailing = f.ActionItem.MinSize().Width
	}
	w := width(said, s.size(theme.SizeNameText), f.TextStyle.Bold) + 2*s.size(theme.SizeNameInnerPadding) + 1
	room := r.size.Width - trailing
	f.shift = max(room-w, 0)
	r.text.Move(fyne.NewPos(f.shift, r.text.Position().Y))
	r.text.Resize(fyne.NewSize(max(min(w, room), 0), r.text.Size().Height))
}

// leastField is the least room that Fyne's fields can be laid out in.
const leastField = 12
