package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// editorPage is a mass invoicing being written: its name, its chapters, and beside them what it comes to. The model puts
// everything away by itself.
type editorPage struct {
	w        *Window
	model    *viewmodel.BatchEditor
	page     *widgets.Page
	name     *input
	chapters []*editorChapter
	column   *fyne.Container
	scroll   *widgets.Scroll
	rail     *editorRail
	trouble  *widgets.ProblemPanel // why it can't be read
	state    string                // as it was written last
	ready    bool
	goTo     string // the field to begin at, as problems name it
}

func newEditorPage(w *Window, r viewmodel.Route) page {
	p := &editorPage{w: w, model: viewmodel.NewBatchEditor(w.shell, r), goTo: r.Part}
	p.trouble = widgets.NewProblemPanel()
	p.page = widgets.NewPage(w.shell.Title(), "", widgets.NewColumn("", p.trouble))
	p.page.SetBack(w.say("view.page.batches"), func() { w.shell.Go(viewmodel.Route{Page: viewmodel.BatchesPage}) })
	p.name = p.newName()
	p.column = widgets.NewColumn(tint.Gap, widgets.NewPanel("", widgets.NewForm(p.name.field)))
	for i, c := range p.model.Chapters() {
		chapter := newEditorChapter(w, p.model, i+1, c, w.leftOpen.has(r.ID, c.ID, i == 0))
		p.chapters = append(p.chapters, chapter)
		p.column.Add(chapter.panel)
	}
	p.scroll = widgets.NewScroll(p.column)
	p.rail = newEditorRail(w, p.model, p.mend)

	changed := w.gather(p.refresh)
	p.model.Changed, p.model.Recipients.Changed, p.model.Document.Changed = changed, changed, changed
	p.model.Files.Changed = changed
	p.model.Distribution.Changed, p.model.Distribution.Letter.Changed = changed, changed
	p.model.Distribution.EHFSeen.Changed = changed
	p.refresh()
	return p
}

func (p *editorPage) newName() *input {
	v := p.nameField()
	return textInput(v, p.model.SetName, func(string) { p.w.showField(p.name, p.nameField()) })
}

// nameField is the invoicing group name as a field.
func (p *editorPage) nameField() viewmodel.Field {
	return viewmodel.Field{
		Label: p.w.say("editor.name"), Hint: p.w.say("editor.name.hint"), Kind: viewmodel.TextField,
		Value: p.model.Name(), Problem: p.model.NameProblem(), Locked: p.model.Locked(),
	}
}

// drop takes files along that were dropped onto the window.
func (p *editorPage) drop(paths []string) {
	if p.ready {
		p.mend("attachments")
		p.model.Files.Add(paths...)
	}
}

func (p *editorPage) object() fyne.CanvasObject { return p.page }

func (p *editorPage) close() {
	p.w.leftOpen = openChapters{batch: p.model.ID(), ids: map[string]bool{}}
	for _, c := range p.chapters {
		p.w.leftOpen.ids[c.id] = c.panel.IsOpen()
	}
	p.model.Close()
}

func (p *editorPage) refresh() {
	if !p.model.Ready() {
		troubles(p.trouble, p.model.Trouble())
		return
	}
	p.head()
	p.w.showField(p.name, p.nameField())
	for i, c := range p.model.Chapters() {
		p.chapters[i].refresh(c)
	}
	p.rail.refresh()
	if !p.ready {
		p.ready = true
		p.page.SetContent(widgets.NewBeside(tint.Gap, p.scroll, p.rail.scroll))
		if p.goTo != "" {
			p.mend(p.goTo)
		}
	}
}

// head writes the title: the name, as soon as there is one.
func (p *editorPage) head() {
	title := p.model.Name()
	if title == "" {
		title = p.w.say("editor.new")
	}
	p.page.SetTitle(title)
	if state := p.model.State(); state != p.state {
		p.state = state
		p.page.SetStatus(state, widgets.Ink)
	}
}

// mend goes to a field, as problems name it, and reports whether it is on this page.
func (p *editorPage) mend(field string) bool {
	if field == "name" {
		p.w.Window.Canvas().Focus(p.name.object.(fyne.Focusable))
		return true
	}
	id := viewmodel.ChapterOf(field)
	for _, c := range p.chapters {
		if c.id != id {
			continue
		}
		c.fill()
		c.panel.SetOpen(true)
		c.findable(p.w)
		p.column.Refresh() // so that there is something to go to
		p.scroll.Refresh()
		return c.part.focus(field)
	}
	return false
}
