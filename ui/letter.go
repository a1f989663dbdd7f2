package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// letterCard shows the e-mail as one of the recipients would get it.
type letterCard struct {
	w       *Window
	model   *viewmodel.LetterPreview
	open    bool
	toggle  *widgets.Button
	trouble *widgets.ProblemPanel
	failed  []string // as it was told last
	whose   *widgets.Paragraph
	steps   fyne.CanvasObject
	from    *widgets.Paragraph
	subject *widgets.Paragraph
	text    *widgets.Paragraph
	letter  fyne.CanvasObject
	body    fyne.CanvasObject
}

func newLetterCard(w *Window, model *viewmodel.LetterPreview) *letterCard {
	l := &letterCard{w: w, model: model, trouble: widgets.NewProblemPanel()}
	l.toggle = widgets.NewButton("", icon.Eye, widgets.Plain, l.turn)
	l.whose = widgets.NewParagraph("", widgets.Ink)
	l.from, l.subject, l.text = widgets.NewCaption(""), widgets.NewHeading(""), widgets.NewParagraph("", widgets.Ink)
	l.steps = container.NewHBox(
		widgets.NewSignButton(icon.Left, w.say("editor.letter.previous"), func() { model.Next(-1) }),
		widgets.NewSignButton(icon.Right, w.say("editor.letter.next"), func() { model.Next(1) }))
	sheet := widgets.NewPanel("", widgets.NewColumn(theme.SizeNameInnerPadding, l.from, l.subject, l.text))
	l.letter = widgets.NewColumn(theme.SizeNameInnerPadding,
		container.NewBorder(nil, nil, nil, l.steps, container.NewVBox(layout.NewSpacer(), l.whose, layout.NewSpacer())), sheet)
	l.body = widgets.NewColumn(tint.Gap, container.NewHBox(l.toggle, layout.NewSpacer()), l.trouble, l.letter)
	return l
}

func (l *letterCard) object() fyne.CanvasObject { return l.body }

// turn opens or closes the preview.
func (l *letterCard) turn() {
	if l.open = !l.open; l.open {
		l.model.Show(0)
	} else {
		l.model.Hide()
	}
	l.refresh()
}

func (l *letterCard) refresh() {
	said := l.w.say("editor.letter.show")
	if l.open {
		said = l.w.say("editor.letter.hide")
	}
	if l.toggle.Label() != said {
		l.toggle.SetLabel(said)
	}
	var failed []string
	if l.open {
		failed = l.model.Trouble()
	}
	if !slices.Equal(failed, l.failed) {
		l.failed = failed
		troubles(l.trouble, failed)
	}
	show(l.letter, l.open && len(failed) == 0 && l.model.Recipient() != "")
	l.whose.SetText(l.model.Recipient())
	l.from.SetText(l.w.say("editor.letter.from", "sender", l.model.From()))
	l.subject.SetText(l.model.Subject())
	l.text.SetText(l.model.Text())
}
