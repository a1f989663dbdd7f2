package ui

import (
	"slices"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// How many kinds of problems are listed at a time, and how many of a kind when it is unfolded: a list for every member
// would take long to draw, and nobody reads it.
const (
	listed   = 5
	unfolded = 20
)

// problems draws a list of what is wrong, once for all that is alike. mend goes to the field a note is about, and
// reports whether it is on this page.
type problems struct {
	w     *Window
	panel *widgets.ProblemPanel
	mend  func(field string) bool
	open  map[int]bool // kinds that are unfolded, by the place of their first
	all   bool         // all kinds are listed
	now   viewmodel.Problems
	said  []string // as it was drawn last
}

func newProblems(w *Window, mend func(field string) bool) *problems {
	return &problems{w: w, panel: widgets.NewProblemPanel(), mend: mend, open: map[int]bool{}}
}

func (p *problems) show(now viewmodel.Problems) {
	p.now = now
	kinds := now.Kinds()
	n := len(kinds)
	if !p.all {
		n = min(n, listed)
	}
	var list []widgets.Problem
	left := 0
	for i, kind := range kinds {
		if i < n {
			list = append(list, p.alike(kind)...)
		} else {
			left += len(kind)
		}
	}
	said := []string{now.Text()}
	for _, v := range list {
		said = append(said, v.Sentence, v.Link)
	}
	if slices.Equal(said, p.said) {
		return // drawing anew would take the keyboard from its links
	}
	p.said = said
	var rest *widgets.Link
	if left > 0 {
		rest = widgets.NewLink(p.w.say("window.problems.rest", "count", left), func() {
			p.all = true
			p.show(p.now)
		})
	}
	p.panel.SetProblems(now.Text(), list, rest)
}

// alike draws a kind of problem: the first of them, and how many more there are, or they themselves.
func (p *problems) alike(kind viewmodel.Alike) []widgets.Problem {
	first := p.draw(p.now.At(kind[0]))
	list := []widgets.Problem{first}
	more := kind[1:]
	if p.open[kind[0]] {
		for _, i := range more[:min(len(more), unfolded)] {
			list = append(list, p.draw(p.now.At(i)))
		}
		more = more[min(len(more), unfolded):]
	}
	if len(more) == 0 {
		return list
	}
	rest := widgets.Problem{Sentence: p.w.say("window.problems.alike", "count", len(more)), Tone: first.Tone}
	if !p.open[kind[0]] {
		rest.Link = p.w.say("window.problems.unfold")
		rest.OnTapped = func() {
			p.open[kind[0]] = true
			p.show(p.now)
		}
	}
	return append(list, rest)
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
