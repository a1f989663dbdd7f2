package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// BatchEditor is a mass invoicing being written: its chapters, and the rail that says live what it will come to.
// Everything that is changed is put away by itself, and nothing is locked before Save.
type BatchEditor struct {
	Changed func() // headings of chapters, the rail, what is locked

	Recipients   *Recipients
	Distribution *Distribution
	Document     *DocumentEditor
	Files        *Files

	shell *Shell
	env   *Env
	keep  *keeper
	stop  func()

	route    Route // by which it was opened
	id       int64
	saved    *batch.Batch // once its recipients are locked; nil: open
	plan     batch.Plan
	register *batch.Register // nil: not read yet
	outcome  *outcome        // nil: not worked out yet
	kept     *int64          // id that the writing under way gets
	seen     map[string]bool // chapters somebody has written in
	tried    bool            // Save or Execute was pressed: whatever stops it is told
	trouble  []string        // why it could not be read or put away

	reading, evaluating latest
}

// NewBatchEditor opens a batch that is open or saved, or a new one (ID 0), perhaps with a plan to begin with.
func NewBatchEditor(s *Shell, r Route) *BatchEditor {
	b := &BatchEditor{shell: s, env: s.Env, route: r, id: r.ID, seen: map[string]bool{}}
	b.Recipients = &Recipients{b: b}
	b.Distribution = newDistribution(b)
	b.Document = newDocumentEditor(s.Env, true, b.lockedField, b.documentChanged)
	b.Files = &Files{
		env: s.Env, closed: b.closed,
		get:   func() []batch.Attachment { return b.plan.Attachments },
		set:   func(list []batch.Attachment) { b.plan.Attachments = list; b.touch(ChapterFiles) },
		found: func() problem.List { return b.chapterProblems(ChapterFiles).list },
	}
	b.keep = newKeeper(s.Env, func() string { return s.Env.batchName(b.plan.Name) }, b.write, b.written)
	b.stop = s.Env.follow(Cards|Products|ClubSettings, &b.reading, b.reread)
	b.plan = batch.Plan{Email: delivery.EmailOptions{AttachPDF: true}}
	if r.Plan != nil {
		b.plan = *r.Plan
	}
	b.read(r)
	return b
}

// material is what the editor is opened with.
type material struct {
	desk     batch.Desk
	products []party.Product
}

func (b *BatchEditor) material(ctx context.Context, id int64) (m material, err error) {
	if id == 0 {
		m.desk.Register, err = b.env.Club.Register(ctx, 0)
	} else {
		m.desk, err = b.env.Club.Desk(ctx, id)
	}
	if err == nil {
		m.products, err = b.env.Club.Products(ctx)
	}
	return m, err
}

// read opens the batch.
func (b *BatchEditor) read(r Route) {
	ask(b.env, &b.reading, func() func(context.Context) (material, error) {
		return func(ctx context.Context) (material, error) { return b.material(ctx, r.ID) }
	}, func(m material, err error) {
		if b.trouble = b.env.texts(err); err != nil {
			b.changed()
			return
		}
		if r.ID != 0 {
			b.plan = m.desk.Batch.Plan
			if m.desk.Batch.State != batch.Open {
				b.saved = &m.desk.Batch
			}
		}
		b.plan = b.plan.WithDefaults(m.desk.Organisation, m.desk.Today())
		b.Distribution.load()
		b.Document.load(b.documentValue(), m.desk.Register, m.products)
		b.take(m)
		if r.Plan != nil {
			b.keep.touch()
		}
		b.changed()
	})
}

// reread takes in that cards, products or settings have changed elsewhere. The plan stays as it is.
func (b *BatchEditor) reread() {
	ask(b.env, &b.reading, func() func(context.Context) (material, error) {
		id := b.id
		return func(ctx context.Context) (material, error) { return b.material(ctx, id) }
	}, func(m material, err error) {
		if err != nil {
			b.env.complain(err)
			return
		}
		b.take(m)
	})
}

func (b *BatchEditor) take(m material) {
	b.register = &m.desk.Register
	b.Document.refresh(m.desk.Register, m.products)
	b.evaluate()
}

// Ready reports whether the batch has been read.
func (b *BatchEditor) Ready() bool { return b.register != nil }

// Trouble says why the batch could not be read or put away.
func (b *BatchEditor) Trouble() []string { return b.trouble }

// State says how far the batch has come.
func (b *BatchEditor) State() string {
	r := BatchRow{env: b.env, State: batch.Open}
	if b.saved != nil {
		r.State, r.counts = b.saved.State, b.saved.Counts
	}
	return r.StateText()
}

// Locked reports whether the recipients and what else Save locks can't be changed any more.
func (b *BatchEditor) Locked() bool { return b.saved != nil }

// touch says that a chapter was written in.
func (b *BatchEditor) touch(chapter string) {
	b.seen[chapter] = true
	b.keep.touch()
	b.evaluate()
	b.changed()
}

// evaluate works out anew what the plan comes to.
func (b *BatchEditor) evaluate() {
	if b.register == nil {
		return
	}
	ask(b.env, &b.evaluating, func() func(context.Context) (*outcome, error) {
		p, r, saved := b.plan, b.register, b.saved
		return func(context.Context) (*outcome, error) { return evaluate(p, r, saved), nil }
	}, func(o *outcome, _ error) {
		b.outcome = o
		b.Recipients.adopt(o)
		b.Distribution.judge()
		b.Document.judge(ofParty(o.summary.Problems, false))
		b.Files.changed()
		b.changed()
	})
}

// documentValue is the part of the plan that the document editor fills in.
func (b *BatchEditor) documentValue() documentValue {
	return documentValue{
		Document: b.plan.Document, Payment: b.plan.PaymentMethod, Shipping: b.plan.ShippingMethod, Series: b.plan.Series,
	}
}

// documentChanged takes what was filled in into the plan.
func (b *BatchEditor) documentChanged() {
	v := b.Document.value
	b.plan.Document, b.plan.PaymentMethod, b.plan.ShippingMethod = v.Document, v.Payment, v.Shipping
	b.plan.Series = v.Series
	b.touch(ChapterDocument)
}

func (b *BatchEditor) changed() {
	if b.Changed != nil {
		b.Changed()
	}
}

// Name is the invoicing group name.
func (b *BatchEditor) Name() string { return b.plan.Name }

// SetName names the batch.
func (b *BatchEditor) SetName(name string) {
	if !b.Locked() {
		b.plan.Name = name
		b.touch("name")
	}
}

// NameProblem says what is wrong with the name, once somebody has written it or tried to save.
func (b *BatchEditor) NameProblem() string {
	if b.outcome == nil || !b.tried && !b.seen["name"] {
		return ""
	}
	return b.env.byField(under(b.outcome.summary.Problems, "name"))["name"]
}

// Close puts the batch away and ends listening.
func (b *BatchEditor) Close() {
	b.stop()
	b.keep.close()
	b.reading.close()
	b.evaluating.close()
	b.Recipients.searching.close()
}
