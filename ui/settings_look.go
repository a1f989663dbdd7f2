package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/widgets"
)

// lookSettings are how this person wants the window on this machine. They act at once.
type lookSettings struct {
	w     *Window
	panel *widgets.Panel
}

// textSizes are what can be chosen, in percent of normal.
var textSizes = []int{90, 100, 110, 125, 150}

func newLookSettings(w *Window) settingsPart {
	language := w.languageChoice()
	look := widgets.NewChoice("", []widgets.Option{
		{ID: "", Label: w.say("setup.look.system")},
		{ID: "light", Label: w.say("setup.look.light")},
		{ID: "dark", Label: w.say("setup.look.dark")},
	}, w.Tastes.SetLook)
	look.Choose(w.Tastes.Look())
	var sizes []widgets.Option
	for _, p := range textSizes {
		sizes = append(sizes, widgets.Option{ID: itoa(p), Label: w.say("setup.look.percent", "percent", p)})
	}
	size := widgets.NewChoice("", sizes, func(id string) {
		for _, p := range textSizes {
			if itoa(p) == id {
				w.Tastes.SetTextSize(float32(p) / 100)
			}
		}
	})
	size.Choose(itoa(int(w.Tastes.TextSize()*100 + 0.5)))
	fields := widgets.NewForm(widgets.NewField(w.say("setup.look.language"), w.say("setup.look.language_hint"), language))
	fields.Row(widgets.NewField(w.say("setup.look.title"), "", look), widgets.NewField(w.say("setup.look.size"), "", size))
	return &lookSettings{w, widgets.NewPanel(w.say("setup.part.look"), fields)}
}

// languageChoice chooses the window's language. Each is called by its own name.
func (w *Window) languageChoice() *widgets.Choice {
	var languages []widgets.Option
	for _, id := range []string{"nb", "da", "en"} {
		languages = append(languages, widgets.Option{ID: id, Label: w.say("setup.language." + id)})
	}
	c := widgets.NewChoice("", languages, w.Tastes.SetLanguage)
	c.Choose(w.Tastes.Language())
	return c
}

func (s *lookSettings) object() fyne.CanvasObject { return s.panel }

func (s *lookSettings) refresh() {}

func (s *lookSettings) wrong() bool { return false }
