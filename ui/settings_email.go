package ui

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// emailSettings are the mail server, and a message that tries it.
type emailSettings struct {
	*formSettings
	w     *Window
	test  *viewmodel.EmailTest
	to    *widgets.TextField
	send  *widgets.Button
	did   *widgets.Paragraph
	words *widgets.Paragraph // the server's
}

func newEmailSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	s := &emailSettings{
		w: w, test: v.Test,
		formSettings: newFormSettings(w, w.say("setup.email.title"), v.Email(),
			[]string{"smtp.host", "smtp.port"}, []string{"smtp.security", "smtp.limit"}, []string{"smtp.user", "smtp.password"}),
		to:    widgets.NewTextField(),
		did:   widgets.NewParagraph("", widgets.Ink),
		words: widgets.NewCaption(""),
	}
	s.to.OnChanged = func(to string) { s.test.To = to }
	s.send = widgets.NewButton(w.say("setup.test.send"), nil, widgets.Primary, s.test.Send)
	s.body.Add(widgets.NewPanel(w.say("setup.test.title"), widgets.NewColumn(tint.Gap,
		widgets.NewForm(widgets.NewField(w.say("setup.test.to"), w.say("setup.test.text"), s.to)),
		container.NewHBox(s.send), widgets.NewColumn(theme.SizeNamePadding, s.did, s.words))))
	s.result()
	return s
}

func (s *emailSettings) refresh() {
	s.formSettings.refresh()
	if s.to.Text != s.test.To && !s.w.writesIn(s.to) {
		s.to.Write(s.test.To)
	}
	s.result()
}

// result says what the test does, or did.
func (s *emailSettings) result() {
	tone := widgets.Bad
	if s.test.Worked() {
		tone = widgets.Good
	}
	label := "setup.test.send"
	if s.test.Busy() {
		label = "setup.test.busy"
		s.send.Disable()
	} else {
		s.send.Enable()
	}
	if said := s.w.say(label); said != s.send.Label() {
		s.send.SetLabel(said)
	}
	s.did.Set(s.test.Did(), tone)
	show(s.did, s.test.Did() != "")
	if s.test.Words() != "" {
		s.words.SetText(s.w.say("setup.test.words", "words", s.test.Words()))
	}
	show(s.words, s.test.Words() != "")
}
