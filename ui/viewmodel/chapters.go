package viewmodel

import (
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// The chapters of a mass invoicing, in their order.
const (
	ChapterRecipients   = "recipients"
	ChapterDistribution = "distribution"
	ChapterDocument     = "document"
	ChapterWeb          = "web"
	ChapterTemplate     = "template"
	ChapterFiles        = "files"
)

var chapterOrder = []string{
	ChapterRecipients, ChapterDistribution, ChapterDocument, ChapterWeb, ChapterTemplate, ChapterFiles,
}

// Chapter is one of the chapters: its heading always tells its state in a few words, and its problems.
type Chapter struct {
	ID       string
	Title    string
	State    string // "238 valgt"
	Problems Problems
	Lock     string // what is locked of it and why; empty: nothing
	Later    string // what the chapter will hold; empty: it works whole
}

// chapterFields are the fields of a plan that each chapter fills in, as problems name them.
var chapterFields = map[string][]string{
	ChapterRecipients:   {"recipients"},
	ChapterDistribution: {"distribution", "email", "ehf", "dispatch"},
	ChapterDocument:     {"document", "series", "payment_method", "shipping_method"},
	ChapterTemplate:     {"template"},
	ChapterFiles:        {"attachments"},
}

// ChapterOf is the chapter that a field is filled in in, as problems name it; empty: none.
func ChapterOf(field string) string {
	for _, id := range chapterOrder {
		if liesUnder(field, chapterFields[id]) {
			return id
		}
	}
	return ""
}

// lockedFields are what Save locks in the document (spec B11).
var lockedFields = map[string]bool{
	"document.invoice_date": true, "document.due_date": true, "document.include_default_products": true,
	"series.count": true, "series.every": true, "series.unit": true,
}

// Chapters are the chapters with their headings.
func (b *BatchEditor) Chapters() []Chapter {
	var out []Chapter
	for _, id := range chapterOrder {
		c := Chapter{ID: id, Title: b.env.say("view.chapter." + id), State: b.chapterState(id)}
		c.Problems = b.chapterProblems(id)
		switch id {
		case ChapterWeb, ChapterTemplate:
			c.Later = b.env.say("view.later." + id)
		case ChapterRecipients, ChapterDocument:
			if b.Locked() {
				c.Lock = b.env.say("view.lock." + id)
			}
		}
		out = append(out, c)
	}
	return out
}

func (b *BatchEditor) chapterState(id string) string {
	switch {
	case b.register == nil:
		return ""
	case id == ChapterRecipients && b.outcome != nil:
		return b.env.say("view.chapter.recipients.state", "in", b.env.number(b.outcome.in))
	case id == ChapterDistribution:
		return b.chainState()
	case id == ChapterDocument:
		return b.Document.state()
	case id == ChapterFiles:
		return b.Files.state()
	case id == ChapterTemplate:
		return b.env.say("view.template." + b.plan.Template)
	}
	return ""
}

// chainState is the part of the chain that is tried: "foretrukket › e-post › papir › kladd".
func (b *BatchEditor) chainState() string {
	var names []string
	for _, m := range b.plan.Chain {
		names = append(names, b.env.methodName(string(m)))
		if m == delivery.Draft {
			break
		}
	}
	return strings.Join(names, " › ")
}

// state is what the document comes to: "450,00 kr · forfall 29.1.2027".
func (d *DocumentEditor) state() string {
	v := d.value
	parts := []string{d.Total()}
	if len(v.Lines) == 0 {
		parts[0] = d.env.say("view.lines.none")
		if v.IncludeDefaultProducts {
			parts[0] = d.env.say("view.lines.defaults")
		}
	}
	if !v.DueDate.IsZero() {
		parts = append(parts, d.env.say("view.due", "date", d.env.date(v.DueDate)))
	}
	if v.Series.Count > 1 {
		parts = append(parts, d.env.say("view.series.times", "count", v.Series.Count))
	}
	return strings.Join(parts, " · ")
}

// chapterProblems are what is wrong in a chapter. What is merely not filled in yet is told once somebody has written in
// it, or tried to save.
func (b *BatchEditor) chapterProblems(id string) Problems {
	p := Problems{env: b.env}
	if b.outcome == nil {
		return p
	}
	f := b.outcome.found[id]
	if p.list = f.warnings; b.tried || b.seen[id] {
		p.list = f.all
	}
	if id == ChapterDocument {
		p.list = append(b.Document.unreadable(), p.list...)
	}
	return p
}

// findings are the problems of a chapter, sorted.
type findings struct{ all, warnings problem.List }

// findingsOf sorts problems to their chapters.
func findingsOf(list problem.List) map[string]findings {
	out := map[string]findings{}
	rest := list
	for id, fields := range chapterFields {
		out[id] = findingsIn(under(list, fields...))
		rest = notUnder(rest, fields...)
	}
	out[""] = findingsIn(rest)
	return out
}

func findingsIn(list problem.List) findings {
	var f findings
	f.all = inOrder(list)
	for _, p := range f.all {
		if p.Warning {
			f.warnings = append(f.warnings, p)
		}
	}
	return f
}
