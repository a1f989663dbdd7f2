package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// What is credited, as the choice has it.
const (
	creditWhole = "whole"
	creditSome  = "some"
)

// creditPage credits an invoice: whole, or some lines of it. What will happen stands beside it before it does.
type creditPage struct {
	w       *Window
	model   *viewmodel.NoteEditor
	how     *widgets.Choice
	whole   string // as it stands in the choice
	lines   *creditLines
	panel   *widgets.Panel // of the lines
	text    *widgets.TextField
	send    *widgets.Check
	says    *widgets.Paragraph
	do      *widgets.Button
	trouble *widgets.ProblemPanel
	wrong   *widgets.ProblemPanel
	main    *fyne.Container
	rail    fyne.CanvasObject
	body    *widgets.Page
}

func newCreditPage(w *Window, r viewmodel.Route) page {
	m := viewmodel.NewNoteEditor(w.shell, r.ID)
	p := &creditPage{w: w, model: m, trouble: widgets.NewProblemPanel(), wrong: widgets.NewProblemPanel()}
	p.how = widgets.NewChoice("", nil, func(id string) { m.SetSome(id == creditSome) })
	p.lines = newCreditLines(w, m)
	p.panel = widgets.NewPanel(w.say("note.lines"), p.lines.object())
	p.text = widgets.NewTextField()
	p.text.OnChanged = m.SetText
	p.send = widgets.NewCheck(w.say("note.send"), m.SetSend)
	p.says = widgets.NewParagraph("", widgets.Ink)
	p.do = widgets.NewButton(w.say("note.do"), nil, widgets.Primary, func() {
		w.leave()
		m.Credit()
	})
	form := widgets.NewForm(widgets.NewField(w.say("note.how"), "", p.how))
	last := widgets.NewForm(widgets.NewField(w.say("note.text"), "", p.text), widgets.NewField("", "", p.send))
	p.main = widgets.NewColumn(tint.Gap, widgets.NewPanel("", form), p.panel, widgets.NewPanel("", last))
	p.rail = widgets.NewPanel(w.say("note.happens"), widgets.NewColumn(tint.Gap, p.says, p.wrong, p.do))
	p.body = widgets.NewPage(m.Title(), "",
		widgets.NewBeside(tint.Gap, widgets.NewScroll(widgets.NewColumn(tint.Gap, p.trouble, p.main)), widgets.NewRail(p.rail)))
	p.body.SetBack(w.say("sale.back"), m.Back)
	m.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *creditPage) object() fyne.CanvasObject { return p.body }

func (p *creditPage) close() { p.model.Close() }

func (p *creditPage) refresh() {
	m := p.model
	troubles(p.trouble, m.Trouble())
	show(p.trouble, len(m.Trouble()) > 0)
	show(p.main, m.Ready())
	show(p.rail, m.Ready())
	p.body.SetTitle(m.Title())
	p.body.SetPurpose(m.Purpose())
	if !m.Ready() {
		return
	}
	if whole := p.w.say("note.whole", "left", m.WholeAmount()); whole != p.whole {
		p.whole = whole
		p.how.SetOptions([]widgets.Option{{ID: creditWhole, Label: whole}, {ID: creditSome, Label: p.w.say("note.some")}})
	}
	how := creditWhole
	if m.Some() {
		how = creditSome
	}
	if p.how.Chosen() != how {
		p.how.Choose(how)
	}
	show(p.panel, m.Some())
	p.lines.refresh()
	p.text.Write(m.Text())
	if p.send.On() != m.Send() {
		p.send.SetOn(m.Send())
	}
	p.says.SetText(strings.Join(m.Says(), "\n"))
	troubles(p.wrong, m.Wrong())
	show(p.wrong, len(m.Wrong()) > 0)
	able(p.do, m.Can())
	p.body.Refresh()
}
