package viewmodel

import (
	"kontingent/domain/batch"
	"kontingent/domain/cal"
)

// Rail stands beside the chapters and says live what the batch will come to.
type Rail struct {
	Lines    []Line
	Problems Problems // all of them, warnings included
	Save     bool     // it can be saved: not yet locked
	Hint     string   // before Save: what it will lock, and that it does not pay to save too early; after: what is locked
	Copy     bool     // it can be copied to a new one: the way to change what is locked
	Unsaved  []string // why the last changes are not put away; none: they are, or will be in a second
}

// Rail is what stands beside the chapters.
func (b *BatchEditor) Rail() Rail {
	r := Rail{Save: !b.Locked(), Copy: b.Locked(), Unsaved: b.trouble}
	r.Hint = b.env.say("view.save.hint")
	if b.Locked() {
		r.Hint = b.env.say("view.save.locked")
	}
	if b.outcome == nil {
		r.Problems = Problems{env: b.env}
		return r
	}
	r.Lines, r.Problems = b.railLines(), b.allProblems()
	return r
}

// allProblems are what is wrong or worth knowing, chapter by chapter.
func (b *BatchEditor) allProblems() Problems {
	out := Problems{env: b.env}
	for _, id := range append([]string{""}, chapterOrder...) {
		out.list = append(out.list, b.chapterProblems(id).list...)
	}
	return out
}

func (b *BatchEditor) railLines() []Line {
	e, s := b.env, b.outcome.summary
	out := []Line{{e.say("view.rail.recipients"), e.number(b.outcome.in)}}
	if s.Invoices == 0 {
		return append(out, Line{e.say("view.rail.each"), b.Document.Total()})
	}
	out = append(out,
		Line{e.say("view.rail.invoices"), e.number(s.Invoices)},
		Line{e.say("view.rail.total"), e.money(s.Total, s.Currency)},
	)
	if !s.FirstDispatch.IsZero() {
		out = append(out, Line{e.say("view.rail.first_dispatch"), e.firstDispatch(s)})
	}
	if l, some := e.creditLine(s.Credit); some {
		out = append(out, l)
	}
	return out
}

// firstDispatch is the day the first invoices go, or that it is today.
func (e *Env) firstDispatch(s batch.Summary) string {
	if s.FirstDispatch == cal.Of(e.Clock.Now()) {
		return e.say("view.date.today")
	}
	return e.date(s.FirstDispatch)
}
