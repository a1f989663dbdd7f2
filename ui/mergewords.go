package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// mergeWords explains the words in braces that stand for something of each recipient. Pressing one writes it into the
// text.
type mergeWords struct {
	w     *Window
	email *form
	open  *widgets.Link
	table fyne.CanvasObject
	links []*widgets.Link
	body  fyne.CanvasObject
}

// letterText is the field that a word is written into.
const letterText = "email.text"

func newMergeWords(w *Window, d *viewmodel.Distribution, email *form) *mergeWords {
	m := &mergeWords{w: w, email: email}
	words := d.MergeFields()
	half := (len(words) + 1) / 2
	m.table = widgets.NewColumn(theme.SizeNameInnerPadding, widgets.NewCaption(w.say("editor.merge.how")),
		widgets.NewEven(theme.SizeNameInnerPadding, m.rows(words[:half]), m.rows(words[half:])))
	m.table.Hide()
	m.open = widgets.NewLink("", func() {
		show(m.table, !m.table.Visible())
		m.refresh()
	})
	m.body = widgets.NewColumn(theme.SizeNameInnerPadding, container.NewHBox(m.open), m.table)
	return m
}

// rows are words, each with what stands for it.
func (m *mergeWords) rows(words []viewmodel.Choice) fyne.CanvasObject {
	rows := container.New(&wordLayout{})
	for _, word := range words {
		link := widgets.NewLink(word.ID, func() { m.write(word.ID) })
		m.links = append(m.links, link)
		rows.Add(link)
		rows.Add(widgets.NewParagraph(word.Label, widgets.Faint))
	}
	return rows
}

// write puts a word at the end of the text.
func (m *mergeWords) write(word string) {
	for _, f := range m.email.model.Fields() {
		if f.ID == letterText && !f.Locked {
			if f.Value != "" && f.Value[len(f.Value)-1] > ' ' {
				word = " " + word
			}
			m.email.model.Set(letterText, f.Value+word)
		}
	}
}

func (m *mergeWords) object() fyne.CanvasObject { return m.body }

func (m *mergeWords) refresh() {
	label(m.open, m.w.say("editor.merge.open"), m.w.say("editor.merge.close"), m.table.Visible())
}
