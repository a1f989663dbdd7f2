package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// filesPart is the matrix of files and ways of delivery: what goes along with which (spec A10).
type filesPart struct {
	w       *Window
	model   *viewmodel.Files
	trouble *widgets.ProblemPanel
	failed  []string // as it was told last
	none    *widgets.Paragraph
	grid    *widgets.Grid
	rows    []*fileRow
	add     *widgets.Button
	body    fyne.CanvasObject
}

// fileRow is one file with its ticks.
type fileRow struct {
	row    *widgets.GridRow
	ticks  []*widgets.Check
	remove *widgets.Button
}

// The columns of the matrix before the ways of delivery.
const (
	fileName = iota
	fileSize
)

func newFiles(w *Window, model *viewmodel.Files) *filesPart {
	p := &filesPart{w: w, model: model, trouble: widgets.NewProblemPanel(), none: widgets.NewParagraph(w.say("files.none"), widgets.Faint)}
	columns := []widgets.GridColumn{
		{Title: w.say("files.name"), Width: 180, Grow: true}, {Title: w.say("files.size"), Width: 90},
	}
	for _, m := range model.Methods() {
		columns = append(columns, widgets.GridColumn{Title: m.Label, Width: 70})
	}
	p.grid = widgets.NewGrid(append(columns, widgets.GridColumn{Width: 34})...)
	p.add = widgets.NewButton(w.say("files.add"), icon.Attach, widgets.Plain, func() {
		w.Files.Open(w.say("files.choose"), nil, func(path string) { model.Add(path) })
	})
	p.body = widgets.NewColumn(tint.Gap, p.trouble, p.none, p.grid, container.NewHBox(p.add, layout.NewSpacer()))
	return p
}

func (p *filesPart) object() fyne.CanvasObject { return p.body }

// focus gives the keyboard to the first file, or to what adds one.
func (p *filesPart) focus(string) bool {
	if len(p.rows) > 0 {
		p.w.Window.Canvas().Focus(p.rows[0].ticks[0])
		return true
	}
	p.w.Window.Canvas().Focus(p.add)
	return true
}

func (p *filesPart) refresh() {
	if failed := p.model.Trouble(); !slices.Equal(failed, p.failed) {
		p.failed = failed
		troubles(p.trouble, failed)
	}
	show(p.trouble, len(p.failed) > 0)
	list := p.model.Rows()
	show(p.none, len(list) == 0)
	show(p.grid, len(list) > 0)
	for len(p.rows) < len(list) {
		p.rows = append(p.rows, p.newRow(len(p.rows)))
	}
	p.rows = p.rows[:len(list)]
	rows := make([]*widgets.GridRow, len(list))
	for i, v := range list {
		p.rows[i].show(v, p.model.Locked())
		rows[i] = p.rows[i].row
	}
	p.grid.SetRows(rows)
	label := p.w.say("files.add")
	if p.model.Adding() {
		label = p.w.say("files.reading")
	}
	if p.add.Label() != label {
		p.add.SetLabel(label)
	}
	able(p.add, !p.model.Locked() && !p.model.Adding())
}

func (p *filesPart) newRow(i int) *fileRow {
	r := &fileRow{}
	cells := []fyne.CanvasObject{nil, nil}
	for _, m := range p.model.Methods() {
		c := widgets.NewCheck("", func(on bool) { p.model.Tick(i, m.ID, on) })
		c.SetName(m.Label)
		r.ticks, cells = append(r.ticks, c), append(cells, c)
	}
	r.remove = widgets.NewSignButton(icon.Cross, p.w.say("files.remove"), func() { p.remove(i) })
	r.row = widgets.NewGridRow(append(cells, r.remove)...)
	return r
}

// remove takes a file out, and offers to put it back.
func (p *filesPart) remove(i int) {
	list := p.model.Rows()
	if i >= len(list) {
		return
	}
	undo := p.model.Remove(i)
	p.w.toaster.Show(p.w.say("files.removed", "file", list[i].Name), p.w.say("register.undo"), undo, goodNews)
}

func (r *fileRow) show(v viewmodel.FileRow, locked bool) {
	r.row.SetText(fileName, v.Name)
	r.row.SetText(fileSize, v.Size)
	for i, t := range v.Ticks {
		if r.ticks[i].On() != t.On {
			r.ticks[i].SetOn(t.On)
		}
		able(r.ticks[i], t.Can && !locked)
	}
	able(r.remove, !locked)
	r.row.SetHint(v.Why)
	r.row.SetProblem(v.Wrong)
}
