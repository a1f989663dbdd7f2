package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// sendingNotes draws what keeps the sending from going on: the question about the clock, and what the last run met with.
type sendingNotes struct {
	w     *Window
	panel *widgets.ProblemPanel
	said  []string // as it was drawn last
	brief bool     // the password that is waited for stands elsewhere on the page
}

func newSendingNotes(w *Window) *sendingNotes {
	n := &sendingNotes{w: w, panel: widgets.NewProblemPanel()}
	n.panel.SetProblems("", nil, nil)
	return n
}

// object is what is drawn; nothing while all is well.
func (n *sendingNotes) object() fyne.CanvasObject { return n.panel }

// show draws what is asked, and what kept the run with this result from being made as it should.
func (n *sendingNotes) show(r *viewmodel.Result) {
	var list []widgets.Problem
	question := n.w.shell.Sending.ClockQuestion()
	if question != "" {
		list = append(list, widgets.Problem{
			Sentence: question, Tone: widgets.Warn, Link: n.w.say("job.clock.right"), OnTapped: n.w.shell.Sending.ClockIsRight,
		})
	}
	for _, secret := range n.w.shell.Wanted() {
		if !n.brief {
			list = append(list, widgets.Problem{
				Sentence: secret.Missing(), Tone: widgets.Warn, Link: secret.TypeLabel(), OnTapped: secret.Type,
			})
		}
	}
	if r != nil {
		if question == "" { // which is why it did not run
			for _, why := range r.Failed {
				list = append(list, widgets.Problem{Sentence: why, Tone: widgets.Bad})
			}
		}
		for _, wait := range r.Waits {
			list = append(list, widgets.Problem{Sentence: wait, Tone: widgets.Warn})
		}
		for _, fault := range r.Faults {
			list = append(list, widgets.Problem{Sentence: fault, Tone: widgets.Bad})
		}
	}
	var said []string
	for _, p := range list {
		said = append(said, p.Sentence)
	}
	if slices.Equal(said, n.said) {
		return // drawing anew would take the keyboard from its link
	}
	n.said = said
	n.panel.SetProblems("", list, nil)
}
