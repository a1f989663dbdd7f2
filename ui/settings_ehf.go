package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// ehfSettings are the way that EHF documents take, and a test of it that sends none.
type ehfSettings struct {
	*formSettings
	w      *Window
	test   *viewmodel.EHFTest
	folder *fyne.Container // chooses one
	panel  *widgets.Panel  // of the test
	what   *widgets.Paragraph
	try    *widgets.Button
	did    *widgets.Paragraph
	words  *widgets.Paragraph // the other side's
}

func newEHFSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	s := &ehfSettings{
		w: w, test: v.TestEHF, did: widgets.NewParagraph("", widgets.Ink), words: widgets.NewCaption(""), what: widgets.NewCaption(""),
	}
	model := v.EHF()
	form := newForm(w, model, []string{"ehf.transport"}, []string{"ehf.folder"}, []string{"ehf.provider", "ehf.url"}, []string{"ehf.sender", "ehf.legal_entity"}, []string{"ehf.token"})
	s.folder = container.NewHBox(widgets.NewButton(w.say("view.ehf.folder.choose"), nil, widgets.Plain, func() {
		w.Files.Folder(w.say("view.ehf.folder.choose"), func(path string) {
			model.Set("ehf.folder", path)
			s.refresh()
		})
	}))
	s.try = widgets.NewButton(w.say("view.ehf.try"), nil, widgets.Primary, s.test.Try)
	s.panel = widgets.NewPanel(w.say("view.ehf.try.title"), widgets.NewColumn(tint.Gap, s.what,
		container.NewHBox(s.try), widgets.NewColumn(theme.SizeNamePadding, s.did, s.words)))
	body := widgets.NewColumn(tint.Gap,
		widgets.NewPanel(w.say("setup.part.ehf"), widgets.NewColumn(tint.Gap,
			widgets.NewParagraph(w.say("view.ehf.about"), widgets.Ink), widgets.NewCaption(w.say("view.ehf.about.ways")),
			form.object(), s.folder)),
		s.panel)
	s.formSettings = &formSettings{form, model, body}
	s.refresh()
	return s
}

func (s *ehfSettings) refresh() {
	s.formSettings.refresh()
	way := s.form.inputs["ehf.transport"].was.Value
	show(s.folder, way == "folder")
	show(s.panel, way == "folder" || way == "access-point")
	if s.panel.Visible() {
		s.what.SetText(s.w.say("view.ehf.try.text." + way))
	}
	tone := widgets.Bad
	if s.test.Worked() {
		tone = widgets.Good
	}
	label := "view.ehf.try"
	if s.test.Busy() {
		label = "view.ehf.try.busy"
	}
	enable(s.try, !s.test.Busy())
	if said := s.w.say(label); said != s.try.Label() {
		s.try.SetLabel(said)
	}
	s.did.Set(s.test.Did(), tone)
	show(s.did, s.test.Did() != "")
	if s.test.Words() != "" {
		s.words.SetText(s.w.say("view.ehf.try.words", "words", s.test.Words()))
	}
	show(s.words, s.test.Words() != "")
	s.body.Refresh()
}
