package ui

import (
	"slices"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// listed is how many problems are listed at a time.
const listed = 4

// problems draws a list of what is wrong. mend goes to the field a note is about, and reports whether it is on this page.
type problems struct {
	w     *Window
	panel *widgets.ProblemPanel
	mend  func(field string) bool
	all   bool
	now   viewmodel.Problems
	said  []string // as it was drawn last
}

func newProblems(w *Window, mend func(field string) bool) *problems {
	return &problems{w: w, panel: widgets.NewProblemPanel(), mend: mend}
}

func (p *problems) show(now viewmodel.Problems) {
	p.now = now
	n := now.Len()
	if !p.all {
		n = min(n, listed)
	}
	said := []string{now.Text()}
	list := make([]widgets.Problem, n)
	for i := range list {
		note := now.At(i)
		list[i] = p.draw(note)
		said = append(said, note.Text)
	}
	if slices.Equal(said, p.said) {
		return // drawing anew would take the keyboard from its links
	}
	p.said = said
	var rest *widgets.Link
	if n < now.Len() {
		rest = widgets.NewLink(p.w.say("window.problems.rest", "count", now.Len()-n), func() {
			p.all = true
			p.show(p.now)
		})
	}
	p.panel.SetProblems(now.Text(), list, rest)
}

// draw puts a note into the panel's words.
func (p *problems) draw(note viewmodel.Note) widgets.Problem {
	out := widgets.Problem{Sentence: note.Text, Tone: widgets.Warn}
	if note.Stops {
		out.Tone = widgets.Bad
	}
	switch {
	case note.Party != "":
		out.Link = p.w.say("window.problems.card")
		out.OnTapped = func() { p.w.shell.Go(viewmodel.Route{Page: viewmodel.MembersPage, Number: note.Party}) }
	case note.Field != "" && p.mend != nil:
		out.Link = p.w.say("window.problems.mend")
		out.OnTapped = func() { p.mend(note.Field) }
	}
	return out
}

// troubles draws sentences that say why something could not be read or put away.
func troubles(panel *widgets.ProblemPanel, said []string) {
	list := make([]widgets.Problem, len(said))
	for i, s := range said {
		list[i] = widgets.Problem{Sentence: s, Tone: widgets.Bad}
	}
	panel.SetProblems("", list, nil)
}
