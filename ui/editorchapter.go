package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// part is the content of a chapter.
type part interface {
	object() fyne.CanvasObject
	refresh()
	// focus gives the keyboard to a field, as problems name it, and reports whether it is here.
	focus(field string) bool
}

// editorChapter is a chapter of a mass invoicing. Whether it is open is the person's.
type editorChapter struct {
	id     string
	panel  *widgets.Panel
	body   *fyne.Container // of the part
	make   func() part     // makes it when it is looked at first
	part   part            // nil: nobody has yet
	search fyne.Focusable  // nil: it has none
	again  *widgets.Link   // to what can be done when it is locked
	shown  bool
	was    viewmodel.Chapter // as its heading was drawn last
}

func newEditorChapter(w *Window, b *viewmodel.BatchEditor, number int, c viewmodel.Chapter, open bool) *editorChapter {
	e := &editorChapter{id: c.ID, again: widgets.NewLink(w.say("editor.copy"), b.CopyToNew)}
	e.make = func() part {
		switch c.ID {
		case viewmodel.ChapterRecipients:
			r := newRecipients(w, b)
			e.search = r.list.search
			return r
		case viewmodel.ChapterDistribution:
			return newDistribution(w, b.Distribution)
		case viewmodel.ChapterDocument:
			return newDocument(w, b.Document)
		case viewmodel.ChapterFiles:
			return newFiles(w, b.Files)
		}
		return newLater(c.Later)
	}
	e.body = widgets.NewColumn("")
	if open {
		e.fill()
	}
	e.panel = widgets.NewChapter(itoa(number), c.Title, open, e.body)
	e.panel.OnFolded = func(open bool) {
		if open {
			e.fill()
		}
		e.findable(w)
	}
	e.findable(w)
	return e
}

// fill makes the content, if it is not there yet. All chapters at once would keep the window waiting.
func (e *editorChapter) fill() {
	if e.part == nil {
		e.part = e.make()
		e.body.Objects = []fyne.CanvasObject{e.part.object()}
		e.part.refresh()
		e.body.Refresh()
	}
}

// findable lets the window find its search field while it is open.
func (e *editorChapter) findable(w *Window) {
	switch {
	case e.search == nil:
	case e.panel.IsOpen():
		w.search = e.search
	default:
		w.search = nil
	}
}

// refresh shows the chapter anew. Its heading is drawn only where it says something else.
func (e *editorChapter) refresh(c viewmodel.Chapter) {
	if e.part != nil {
		e.part.refresh()
	}
	if !e.shown || e.was.State != c.State {
		e.panel.SetState(c.State)
	}
	if said, tone := heading(c.Problems); !e.shown || e.was.Problems.Len() != c.Problems.Len() || e.was.Problems.Stops() != c.Problems.Stops() {
		e.panel.SetProblems(said, tone)
	}
	if !e.shown || e.was.Lock != c.Lock {
		e.panel.SetLock(c.Lock, e.again)
	}
	e.was, e.shown = c, true
}

// heading is what a heading tells of problems.
func heading(p viewmodel.Problems) (said string, tone widgets.Tone) {
	if p.Stops() {
		return p.Text(), widgets.Bad
	}
	return p.Text(), widgets.Warn
}

// openChapters are the chapters a person left open in a batch, for when it is opened again.
type openChapters struct {
	batch int64
	ids   map[string]bool
}

// has reports whether a chapter is to be open; usual is what it is in another batch.
func (o openChapters) has(batch int64, chapter string, usual bool) bool {
	if batch == 0 || batch != o.batch {
		return usual
	}
	return o.ids[chapter]
}
