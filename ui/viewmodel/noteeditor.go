package viewmodel

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

// NoteEditor is the page on which an invoice is credited: whole, or some lines of it. It says in words what will happen
// before it does.
type NoteEditor struct {
	Changed func()

	shell   *Shell
	env     *Env
	id      int64
	found   *noteFound // nil: not read yet
	some    bool
	lines   []noteLine
	text    string
	keep    bool // not to be sent
	preview *issue.Preview
	wrong   problem.List // why there is none
	busy    bool
	trouble []string
	reading latest
	looking latest
	stop    func()
}

type noteFound struct {
	row   invoice.Row
	notes []invoice.Invoice
	left  []invoice.Left
	whole issue.Preview // of all that is left
	setUp map[delivery.Method]bool
}

// NewNoteEditor makes the page of an invoice and reads it.
func NewNoteEditor(s *Shell, id int64) *NoteEditor {
	v := &NoteEditor{shell: s, env: s.Env, id: id}
	v.stop = s.Env.follow(Invoices|Dispatches, &v.reading, v.Reload)
	v.Reload()
	return v
}

// Reload reads the invoice anew. What has been filled in stays.
func (v *NoteEditor) Reload() {
	if v.busy {
		return
	}
	ask(v.env, &v.reading, func() func(context.Context) (*noteFound, error) {
		return func(ctx context.Context) (*noteFound, error) {
			var f noteFound
			var err error
			if f.row, err = v.env.Club.Invoice(ctx, invoice.Ref{ID: v.id}); err != nil {
				return nil, err
			}
			if f.notes, err = v.env.Club.NotesOf(ctx, v.id); err != nil {
				return nil, err
			}
			if f.left, err = f.row.Left(f.notes); err != nil {
				return nil, err
			}
			list, err := v.env.Club.PreviewNotes(ctx, issue.Order{Invoice: v.id})
			if err != nil {
				return nil, err
			}
			f.whole = list[0]
			r, err := v.env.Club.Register(ctx, 0)
			f.setUp = r.Settings.SetUp
			return &f, err
		}
	}, func(f *noteFound, err error) {
		if v.trouble = v.env.texts(err); err == nil {
			v.found = f
			if len(v.lines) != len(f.left) {
				v.lines = make([]noteLine, len(f.left))
			}
			v.look()
		}
		v.changed()
	})
}

// order is what is asked for as the page is filled in.
func (v *NoteEditor) order() issue.Order {
	seen := len(v.found.notes)
	o := issue.Order{Invoice: v.id, Text: v.text, Keep: v.keep, Seen: &seen}
	if v.some {
		o.Lines = v.taken()
	}
	return o
}

// look asks what would come of it.
func (v *NoteEditor) look() {
	v.preview = nil
	if v.found == nil || v.some && (!v.chosen() || v.unreadable()) {
		v.wrong = nil
		return
	}
	ask(v.env, &v.looking, func() func(context.Context) (*issue.Preview, error) {
		o := v.order()
		return func(ctx context.Context) (*issue.Preview, error) {
			list, err := v.env.Club.PreviewNotes(ctx, o)
			if err != nil {
				return nil, err
			}
			return &list[0], nil
		}
	}, func(p *issue.Preview, err error) {
		v.preview, v.wrong = p, nil
		v.wrong.Add(err)
		v.changed()
	})
}

func (v *NoteEditor) touched() {
	v.look()
	v.changed()
}

func (v *NoteEditor) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// Ready reports whether the invoice has been read.
func (v *NoteEditor) Ready() bool { return v.found != nil }

// Row is the invoice as lists show it.
func (v *NoteEditor) Row() invoice.Row {
	if v.found == nil {
		return invoice.Row{}
	}
	return v.found.row
}

// Trouble says why it could not be, or why nothing of it can be credited.
func (v *NoteEditor) Trouble() []string { return v.trouble }

// Some reports whether only some lines are credited.
func (v *NoteEditor) Some() bool { return v.some }

// SetSome says whether only some lines are credited.
func (v *NoteEditor) SetSome(some bool) {
	v.some = some
	v.touched()
}

// Text is why something is credited; it stands on the credit note.
func (v *NoteEditor) Text() string { return v.text }

// SetText writes it.
func (v *NoteEditor) SetText(text string) {
	v.text = text
	v.touched()
}

// Send reports whether the credit note is to be sent.
func (v *NoteEditor) Send() bool { return !v.keep }

// SetSend says so.
func (v *NoteEditor) SetSend(send bool) {
	v.keep = !send
	v.touched()
}

// Busy reports whether the credit note is being issued.
func (v *NoteEditor) Busy() bool { return v.busy }

// Can reports whether the credit note can be issued.
func (v *NoteEditor) Can() bool { return v.preview != nil && !v.busy && !v.looking.busy }

// Credit issues the credit note, and begins to send it. Pressed twice it is issued once.
func (v *NoteEditor) Credit() {
	if !v.Can() {
		return
	}
	v.busy = true
	v.changed()
	o := v.order()
	do(v.env, func(ctx context.Context) ([]issue.Made, error) { return v.env.Club.MakeNotes(ctx, o) },
		func(made []issue.Made, err error) {
			v.busy = false
			if err != nil {
				v.env.complain(err)
				v.Reload()
				return
			}
			v.shell.noted(v.found.row.BatchID, v.env.say("note.done", "number", invoice.Invoice{Number: made[0].Number}.NumberText()))
			v.shell.Back()
		})
}

// noted tells of credit notes and sends them.
func (s *Shell) noted(batch int64, said string) {
	s.Env.saved()
	s.Env.tell(said)
	s.Env.Feed.Touch(Batches | Invoices | Dispatches)
	s.Sending.Start(batch)
}

// Back goes back without anything having happened.
func (v *NoteEditor) Back() { v.shell.Back() }

// Close ends listening.
func (v *NoteEditor) Close() {
	v.stop()
	v.reading.close()
	v.looking.close()
}
