package viewmodel

import (
	"context"

	"kontingent/domain/batch"
)

// lockedField reports whether a field of the document can't be changed any more.
func (b *BatchEditor) lockedField(id string) bool {
	return b.closed() || b.Locked() && lockedFields[id]
}

// closed reports whether nothing can be changed any more: it is approved.
func (b *BatchEditor) closed() bool {
	return b.saved != nil && b.saved.State != batch.Saved
}

// write takes the plan along to be put away: an open one as it stands, of a saved one what is not locked.
func (b *BatchEditor) write() func(context.Context) error {
	p, id, club := b.plan, b.id, b.env.Club
	if b.register == nil || b.closed() {
		return nil
	}
	if b.Locked() {
		return func(ctx context.Context) error {
			_, err := club.Revise(ctx, id, p)
			return err
		}
	}
	kept := &id
	b.kept = kept
	return func(ctx context.Context) (err error) {
		*kept, err = club.Keep(ctx, id, p)
		return err
	}
}

// written hears what became of putting away.
func (b *BatchEditor) written(err error) {
	b.trouble = b.env.texts(err)
	if err == nil {
		if b.kept != nil && b.id == 0 {
			b.id = *b.kept
			b.shell.began(b.route, b.id)
		}
		b.env.Feed.Touch(Batches)
	}
	b.kept = nil
	b.changed()
}

// ID is the batch's id; 0: nothing has been put away yet.
func (b *BatchEditor) ID() int64 { return b.id }

// ready tells everything that stops the work, and reports whether nothing does. What was typed and can't be read stops
// it, too.
func (b *BatchEditor) ready() bool {
	b.tried = true
	b.Document.showAll()
	b.Distribution.email.all = true
	b.Distribution.changed()
	b.changed()
	if bad := b.Document.unreadable(); len(bad) > 0 {
		b.env.complain(bad)
		return false
	}
	return b.register != nil
}

// Save locks the recipients and what else belongs to them (spec B11). The window says before what that is: Rail.Hint.
func (b *BatchEditor) Save() {
	if b.Locked() || !b.ready() {
		return
	}
	b.keep.flush(func() {
		p, id := b.plan, b.id
		do(b.env, func(ctx context.Context) (batch.Batch, error) { return b.env.Club.Save(ctx, id, p) },
			func(saved batch.Batch, err error) {
				if err != nil {
					b.env.complain(err)
					return
				}
				b.adopt(saved)
			})
	})
}

// adopt takes over what Save has locked. What was written meanwhile stays.
func (b *BatchEditor) adopt(saved batch.Batch) {
	b.id, b.saved = saved.ID, &saved
	l := saved.Plan
	b.plan.Name, b.plan.Recipients, b.plan.Series = l.Name, l.Recipients, l.Series
	d := &b.plan.Document
	d.InvoiceDate, d.DueDate = l.Document.InvoiceDate, l.Document.DueDate
	d.IncludeDefaultProducts = l.Document.IncludeDefaultProducts
	b.env.saved()
	b.env.tell(b.env.say("view.save.done", "name", l.Name))
	b.env.Feed.Touch(Batches)
	b.evaluate()
	b.changed()
}

// CopyToNew begins a new batch like this one: the way to change what is locked.
func (b *BatchEditor) CopyToNew() {
	b.keep.flush(func() {
		if b.id != 0 {
			b.env.copyBatch(b.id)
		}
	})
}

// Execute goes to the summary. Nothing is locked or sent by it: executing is a second, deliberate press (spec A11).
func (b *BatchEditor) Execute() {
	if !b.ready() {
		return
	}
	if b.id == 0 {
		b.keep.touch()
	}
	b.keep.flush(func() {
		if b.id != 0 && !b.keep.pending() {
			b.env.open(Route{Page: SummaryPage, ID: b.id})
		}
	})
}
