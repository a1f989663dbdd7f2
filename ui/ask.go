package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// box shows something over the page until a button is pressed. The last button is the one that is pressed with enter;
// every one of them closes the box first.
type box struct {
	popup  *widget.PopUp
	canvas fyne.Canvas
}

// answer is a button of a box.
type answer struct {
	label string
	kind  widgets.ButtonKind
	do    func()
}

// boxWidth is how wide a box is, as far as there is room.
const boxWidth = 520

func (w *Window) openBox(title string, content fyne.CanvasObject, first fyne.Focusable, answers ...answer) *box {
	b := &box{canvas: w.Window.Canvas()}
	row := container.NewHBox(layout.NewSpacer())
	for _, a := range answers {
		button := widgets.NewButton(a.label, nil, a.kind, func() {
			b.popup.Hide()
			if a.do != nil {
				a.do()
			}
		})
		row.Add(button)
		if first == nil {
			first = button
		}
	}
	body := widgets.NewPanel(title, widgets.NewColumn(tint.Gap, content, row))
	b.popup = widget.NewModalPopUp(container.New(boxLayout{b.canvas}, body), b.canvas)
	b.popup.Show()
	b.canvas.Focus(first)
	return b
}

// boxLayout gives a box its width, and the height it needs there.
type boxLayout struct{ canvas fyne.Canvas }

func (l boxLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	wide := min(boxWidth, l.canvas.Size().Width-40)
	return fyne.NewSize(wide, widgets.HeightAt(o[0], wide))
}

func (l boxLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[0].Move(fyne.NewPos(0, 0))
}

// ask asks before something that can't be undone. The way out has the keyboard.
func (w *Window) ask(question, yes string, do func()) {
	w.openBox("", widgets.NewParagraph(question, widgets.Ink), nil,
		answer{label: w.say("window.cancel"), kind: widgets.Plain}, answer{label: yes, kind: widgets.Grave, do: do})
}

// askUnsaved asks whether to close although something can't be put away as it stands.
func (w *Window) askUnsaved(what []string, stay, end func()) {
	w.openBox(w.say("window.unsaved.title"), widgets.NewParagraph(w.say("window.unsaved.text", "what", strings.Join(what, ", ")), widgets.Ink), nil,
		answer{label: w.say("window.unsaved.stay"), kind: widgets.Primary, do: stay},
		answer{label: w.say("window.unsaved.close"), kind: widgets.Grave, do: end})
}

// editText lets a long text be written in a box of several lines (spec B9).
func (w *Window) editText(title, text string, done func(string)) {
	entry := widget.NewMultiLineEntry()
	entry.Wrapping = fyne.TextWrapWord
	entry.SetMinRowsVisible(9)
	entry.SetText(text)
	w.openBox(title, entry, entry,
		answer{label: w.say("window.cancel"), kind: widgets.Plain},
		answer{label: w.say("window.done"), kind: widgets.Primary, do: func() { done(entry.Text) }})
}

// menu opens a menu of things to do at a place on the canvas.
func (w *Window) menu(at fyne.Position, items ...*fyne.MenuItem) {
	if len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.Window.Canvas(), at)
	}
}
