package viewmodel

import (
	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
)

// Title is "Krediter faktura 1042".
func (v *NoteEditor) Title() string {
	if v.found == nil {
		return v.env.say("view.page.credit")
	}
	return v.env.say("note.title", "number", v.found.row.NumberText())
}

// Purpose says whose invoice it is, what it comes to and what is left of it.
func (v *NoteEditor) Purpose() string {
	if v.found == nil {
		return ""
	}
	r := v.found.row
	return v.env.say("note.purpose", "name", r.Party+" "+r.Name, "total", v.env.money(r.Total, r.Currency), "left", v.WholeAmount())
}

// WholeAmount is all that is left of the invoice.
func (v *NoteEditor) WholeAmount() string {
	if v.found == nil {
		return ""
	}
	return v.env.money(v.found.whole.Note.Total, v.found.row.Currency)
}

// Says is what will happen, a sentence each.
func (v *NoteEditor) Says() []string {
	switch {
	case v.found == nil:
		return nil
	case v.some && !v.chosen():
		return []string{v.env.say("note.choose")}
	case v.preview == nil:
		return nil
	}
	return v.env.noteSays(v.found.row, *v.preview, v.found.setUp)
}

// Wrong is why it can't be done as it is filled in.
func (v *NoteEditor) Wrong() []string { return v.env.texts(v.wrong.Err()) }

// noteSays is what issuing a credit note does.
func (e *Env) noteSays(r invoice.Row, p issue.Preview, setUp map[delivery.Method]bool) []string {
	out := []string{e.say("note.will", "total", e.money(p.Note.Total, r.Currency), "name", p.Party.Name), e.noteTravels(p, setUp)}
	if p.Stops {
		out = append(out, e.say("note.will.stop"))
	}
	if p.Note.Credit.Closes {
		out = append(out, e.say("note.will.close", "number", r.NumberText()))
	} else {
		left := r.Total.Sub(r.Credited).Sub(p.Note.Total)
		out = append(out, e.say("note.will.left", "number", r.NumberText(), "left", e.money(left, r.Currency)))
	}
	return append(out, e.say("note.will.final"))
}

// noteTravels says how a credit note is sent, or why it is not.
func (e *Env) noteTravels(p issue.Preview, setUp map[delivery.Method]bool) string {
	if n := p.Dispatch.Attempts; len(n) > 0 {
		if n[0].Reason == delivery.ReasonNeverLeft {
			return e.say("note.will.never_left")
		}
		return e.say("note.will.keep")
	}
	methods, _ := delivery.Plan(p.Dispatch.Chain, batch.CardOf(p.Party, p.Home), setUp)
	if len(methods) == 0 || !methods[0].Real() {
		return e.say("note.will.no_way")
	}
	return e.say("note.will.send", "method", e.methodName(string(methods[0])))
}
