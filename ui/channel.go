package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// channelChoice is one channel for all, with those it can't reach (spec B8).
type channelChoice struct {
	w       *Window
	model   *viewmodel.Distribution
	choice  *widgets.Choice
	lacking *widgets.ProblemPanel
	listed  int // how many of them are listed
	body    fyne.CanvasObject
	said    string // as they were listed last
}

// moreLacking is how many more are listed with each press.
const moreLacking = 20

func newChannelChoice(w *Window, d *viewmodel.Distribution) *channelChoice {
	c := &channelChoice{w: w, model: d, listed: listed, lacking: widgets.NewProblemPanel()}
	c.choice = widgets.NewChoice("", options(d.Channels()), func(id string) { d.SetChannel(delivery.Method(id)) })
	field := widgets.NewField(w.say("editor.channel"), w.say("editor.channel.hint"), c.choice)
	c.body = widgets.NewColumn(theme.SizeNameInnerPadding, widgets.NewForm(field), c.lacking)
	return c
}

func (c *channelChoice) object() fyne.CanvasObject { return c.body }

func (c *channelChoice) refresh() {
	if id := string(c.model.Channel()); c.choice.Chosen() != id {
		c.choice.Choose(id)
	}
	enable(c.choice, !locked(c.model))
	c.list()
}

// list names those whom the channel can't reach, a few at a time.
func (c *channelChoice) list() {
	all := c.model.Lacking()
	n := min(len(all), c.listed)
	said := fmt.Sprint(c.model.LackingText(), all[:n])
	if said == c.said {
		return // drawing anew would take the keyboard from its links
	}
	c.said = said
	rows := make([]widgets.Problem, n)
	for i, r := range all[:n] {
		rows[i] = widgets.Problem{
			Sentence: r.Number + " " + r.Name, Tone: widgets.Warn, Link: c.w.say("window.problems.card"),
			OnTapped: func() { openCard(c.w, r.Number) },
		}
	}
	var rest *widgets.Link
	if n < len(all) {
		rest = widgets.NewLink(c.w.say("window.problems.rest", "count", len(all)-n), func() {
			c.listed += moreLacking
			c.list()
		})
	}
	c.lacking.SetProblems(c.model.LackingText(), rows, rest)
}
