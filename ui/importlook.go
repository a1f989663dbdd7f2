package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// importLook shows what a file would do: in one sentence, column by column, and row by row.
type importLook struct {
	w        *Window
	model    *viewmodel.Import
	body     *fyne.Container
	head     *widgets.Panel
	text     *widgets.Paragraph
	nothing  *widgets.Paragraph // while the register says it all already
	skip     *widgets.Check
	columns  *importColumns
	rejected *importList
	warnings *importList
	preview  *importList
}

func newImportLook(w *Window, m *viewmodel.Import, choose func()) *importLook {
	l := &importLook{w: w, model: m, text: widgets.NewParagraph("", widgets.Ink)}
	l.nothing = widgets.NewCaption(w.say("register.import.nothing"))
	l.skip = widgets.NewCheck(w.say("register.import.skip"), m.Skip)
	l.head = widgets.NewPanel("", widgets.NewColumn(tint.Gap, l.text, l.nothing, l.skip))
	l.head.SetAside(widgets.NewLink(w.say("register.import.other"), choose))
	l.columns = newImportColumns(w, m)
	l.rejected = newRemarkList(w, w.say("register.import.rejected"), m.Rejected, m.RejectedAt)
	l.warnings = newRemarkList(w, w.say("register.import.warnings"), m.Warnings, m.WarningAt)
	l.preview = newPreviewList(w, m)
	l.body = widgets.NewColumn(tint.Gap, l.head, l.rejected.panel, l.columns.panel, l.preview.panel, l.warnings.panel)
	return l
}

func (l *importLook) refresh() {
	l.head.SetTitle(l.model.File())
	l.text.SetText(l.model.Text())
	show(l.nothing, l.model.Preview() == 0 && l.model.Rejected() == 0)
	show(l.skip, l.model.Rejected() > 0)
	if l.skip.On() != l.model.Skipping() {
		l.skip.SetOn(l.model.Skipping())
	}
	l.columns.refresh()
	l.rejected.refresh()
	l.rejected.panel.SetProblems(counted(l.model.Rejected()), widgets.Bad)
	l.warnings.refresh()
	l.warnings.panel.SetProblems(counted(l.model.Warnings()), widgets.Warn)
	l.preview.refresh()
	l.preview.panel.SetState(counted(l.model.Preview()))
	l.body.Refresh()
}
