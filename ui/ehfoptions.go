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

// ehfOptions are what goes with EHF alone, and how one of the recipients would get it (spec A6).
type ehfOptions struct {
	w        *Window
	model    *viewmodel.ElectronicPreview
	form     *form
	open     bool
	toggle   *widgets.Button
	trouble  *widgets.ProblemPanel
	failed   []string // as it was told last
	whose    *widgets.Paragraph
	problems *problems
	head     *factList
	note     *widgets.Paragraph
	lines    *widgets.Pairs
	sums     *widgets.Pairs
	seen     fyne.CanvasObject
	body     fyne.CanvasObject
}

func newEHFOptions(w *Window, d *viewmodel.Distribution) *ehfOptions {
	p := &ehfOptions{w: w, model: d.EHFSeen, trouble: widgets.NewProblemPanel(), problems: newProblems(w, nil)}
	p.form = newForm(w, d.EHF(), []string{"ehf.buyer_reference", "ehf.order_reference", "ehf.contract_reference"})
	p.toggle = widgets.NewButton("", icon.Eye, widgets.Plain, p.turn)
	p.whose, p.note = widgets.NewParagraph("", widgets.Ink), widgets.NewCaption("")
	p.head, p.lines, p.sums = newFacts(), widgets.NewPairs(), widgets.NewPairs()
	steps := container.NewHBox(
		widgets.NewSignButton(icon.Left, w.say("view.ehf.preview.previous"), func() { p.model.Next(-1) }),
		widgets.NewSignButton(icon.Right, w.say("view.ehf.preview.next"), func() { p.model.Next(1) }))
	sheet := widgets.NewPanel("", widgets.NewColumn(tint.Gap, p.head.object(), p.note,
		widgets.NewColumn(theme.SizeNameInnerPadding, p.lines, p.sums)))
	p.seen = widgets.NewColumn(theme.SizeNameInnerPadding,
		container.NewBorder(nil, nil, nil, steps, container.NewVBox(layout.NewSpacer(), p.whose, layout.NewSpacer())),
		p.problems.panel, sheet)
	p.body = widgets.NewColumn(tint.Gap, widgets.NewParagraph(w.say("view.ehf.what"), widgets.Faint), p.form.object(),
		container.NewHBox(p.toggle, layout.NewSpacer()), p.trouble, p.seen)
	return p
}

func (p *ehfOptions) object() fyne.CanvasObject { return p.body }

// turn opens or closes the preview.
func (p *ehfOptions) turn() {
	if p.open = !p.open; p.open {
		p.model.Show(0)
	} else {
		p.model.Hide()
	}
	p.refresh()
}

func (p *ehfOptions) refresh() {
	p.form.refresh()
	said := p.w.say("view.ehf.preview.show")
	if p.open {
		said = p.w.say("view.ehf.preview.hide")
	}
	if p.toggle.Label() != said {
		p.toggle.SetLabel(said)
	}
	var failed []string
	if p.open {
		failed = p.model.Trouble()
	}
	if !slices.Equal(failed, p.failed) {
		p.failed = failed
		troubles(p.trouble, failed)
	}
	ready := p.open && p.model.Ready()
	show(p.seen, ready)
	if !ready {
		return
	}
	p.whose.SetText(p.model.Recipient())
	p.problems.show(p.model.Problems())
	show(p.problems.panel, p.model.Problems().Len() > 0)
	p.head.show(p.model.Head())
	p.note.SetText(p.model.Note())
	show(p.note, p.model.Note() != "")
	p.lines.Set(pairsOf(p.model.Lines())...)
	sums := pairsOf(p.model.Sums())
	sums[len(sums)-1].Bold = true
	p.sums.Set(sums...)
}

// pairsOf draws lines as names with values.
func pairsOf(lines []viewmodel.Line) []widgets.Pair {
	out := make([]widgets.Pair, len(lines))
	for i, l := range lines {
		out[i] = widgets.Pair{Name: l.Label, Value: l.Value}
	}
	return out
}
