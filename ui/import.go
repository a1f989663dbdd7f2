package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// importPage takes in a member file in three steps: the file is chosen, what it would do is looked at, and it is done.
type importPage struct {
	w       *Window
	model   *viewmodel.Import
	body    *widgets.Page
	steps   *widgets.StepBar
	trouble *widgets.ProblemPanel
	zone    *widgets.Panel // where a file is dropped or chosen
	look    *importLook
	done    *widgets.Panel // what was done
	result  *widgets.EmptyState
	all     *fyne.Container
	take    *widgets.Button // takes the file in; nil: there is nothing to take in
}

// The steps of an import.
const (
	importChoose = iota
	importLookAt
	importTake
	importDone
)

func newImportPage(w *Window, r viewmodel.Route) page {
	p := &importPage{w: w, model: viewmodel.NewImport(w.shell, r.Part), trouble: widgets.NewProblemPanel()}
	p.steps = widgets.NewStepBar(w.say("register.import.choose"), w.say("register.import.check"), w.say("register.import.take"))
	p.zone = widgets.NewPanel("", widgets.NewColumn("",
		widgets.NewEmptyState(icon.Upload, w.say("register.import.drop"), "", nil),
		container.NewCenter(widgets.NewButton(w.say("register.import.choose"), nil, widgets.Primary, p.choose)),
		widgets.NewInset(tint.Gap, "", widgets.NewCaption(""))))
	p.result = widgets.NewEmptyState(icon.Done, "", "", nil)
	p.done = widgets.NewPanel("", widgets.NewColumn(tint.Gap, p.result,
		container.NewCenter(widgets.NewButton(w.say("register.import.members"), nil, widgets.Primary, p.members)),
		container.NewCenter(widgets.NewLink(w.say("register.import.another"), p.choose))))
	p.look = newImportLook(w, p.model, p.choose)
	p.all = widgets.NewColumn(tint.Gap, p.steps, p.trouble, p.zone, p.look.body, p.done)
	p.body = widgets.NewPage(w.shell.Title(), w.shell.Purpose(viewmodel.ImportPage), widgets.NewScroll(p.all))
	p.body.SetBack(w.say("register.back"), w.shell.Back)
	p.model.Changed = w.gather(p.refresh)
	p.refresh()
	return p
}

func (p *importPage) object() fyne.CanvasObject { return p.body }

func (p *importPage) close() { p.model.Close() }

// drop reads a file that was dropped onto the window.
func (p *importPage) drop(paths []string) {
	if !p.model.Busy() {
		p.model.Open(paths[0])
	}
}

// choose asks for a file.
func (p *importPage) choose() {
	kinds := []Kind{{Name: p.w.say("register.import.kind"), Endings: []string{".csv", ".xlsx", ".txt", ".tsv"}}}
	p.w.Files.Open(p.w.say("register.import.choose"), kinds, p.model.Open)
}

func (p *importPage) members() { p.w.shell.Go(viewmodel.Route{Page: viewmodel.MembersPage}) }

// step is where the import is.
func (p *importPage) step() int {
	switch {
	case p.model.Done() != "":
		return importDone
	case p.model.Busy():
		return importTake
	case p.model.Ready():
		return importLookAt
	}
	return importChoose
}

func (p *importPage) refresh() {
	step := p.step()
	p.steps.SetCurrent(step)
	troubles(p.trouble, p.model.Problems())
	looking := step == importLookAt || step == importTake
	p.offer(looking)
	show(p.zone, step == importChoose)
	show(p.look.body, looking)
	show(p.done, step == importDone)
	purpose := ""
	if step == importChoose {
		purpose = p.w.shell.Purpose(viewmodel.ImportPage)
	}
	p.body.SetPurpose(purpose)
	if looking {
		p.look.refresh()
	}
	p.result.SetSentence(p.model.Done())
	p.all.Refresh()
}

// offer puts the button that takes the file in onto the page, while there is something to look at.
func (p *importPage) offer(looking bool) {
	switch {
	case looking && p.take == nil:
		p.take = p.body.SetPrimary(p.w.say("register.import.take"), p.model.Apply)
	case !looking && p.take != nil:
		p.take = p.body.SetPrimary("", nil)
	}
	if p.take != nil {
		able(p.take, p.model.CanApply())
	}
}
