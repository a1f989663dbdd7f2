package main

import (
	"context"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence"
	"kontingent/resources/words"
	"kontingent/ui/viewmodel"
)

// club is the open club as the window's models ask of it.
type club struct {
	*persistence.Store
	app   *wire.App
	words *words.Words // of the window
	clock cal.Clock
	shown *shown
	dir   string // the data folder
}

var _ viewmodel.Club = (*club)(nil)

// SetOrganisation keeps the club's data, and looks anew at what can be sent with them.
func (c *club) SetOrganisation(ctx context.Context, o party.Organisation) error {
	return c.app.SetOrganisation(ctx, o)
}

func (c *club) Register(ctx context.Context, at int64) (batch.Register, error) {
	return c.app.Batches.Register(ctx, at)
}

func (c *club) Desk(ctx context.Context, id int64) (batch.Desk, error) {
	return c.app.Batches.Desk(ctx, id)
}

func (c *club) Keep(ctx context.Context, id int64, p batch.Plan) (int64, error) {
	return c.app.Batches.Keep(ctx, id, p)
}

func (c *club) Save(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return c.app.Batches.Save(ctx, id, p)
}

func (c *club) Revise(ctx context.Context, id int64, p batch.Plan) (batch.Batch, error) {
	return c.app.Batches.Revise(ctx, id, p)
}

func (c *club) Execute(ctx context.Context, id int64) error { return c.app.Batches.Execute(ctx, id) }

// Letter is what issuing would write to a customer now.
func (c *club) Letter(r batch.Register, p batch.Plan, number string) (delivery.Letter, error) {
	card, v, err := p.For(r, number)
	if err != nil {
		return delivery.Letter{}, err
	}
	w := issue.Work{Party: card, Batch: p.Name, Template: p.Template, Email: p.Email}
	_, l, err := c.app.Preview(r.Organisation, w, v, r.NextNumber)
	return l, err
}

func (c *club) Write(ctx context.Context, one batch.Single) (int64, error) {
	return c.app.Batches.Write(ctx, one)
}

// AddFile takes the place of the store's, which keeps bytes alone.
func (c *club) AddFile(ctx context.Context, name string, content []byte) (batch.Attachment, error) {
	return c.app.Batches.Add(ctx, name, content)
}

func (c *club) SetFiles(ctx context.Context, invoice int64, own []batch.Attachment) error {
	return c.app.Batches.SetFiles(ctx, invoice, own)
}

func (c *club) SendInvoices(ctx context.Context, ids []int64, now bool) error {
	return c.app.Batches.SendInvoices(ctx, ids, now)
}

func (c *club) Settle(ctx context.Context, id int64, a delivery.Answer) error {
	return c.app.Hand.Settle(ctx, id, a)
}

func (c *club) Cancel(ctx context.Context, id int64) error { return c.app.Hand.Cancel(ctx, id) }

func (c *club) SendNow(ctx context.Context, id int64) error { return c.app.Hand.SendNow(ctx, id) }

func (c *club) ChangeMethod(ctx context.Context, id int64, m delivery.Method) error {
	return c.app.Hand.ChangeMethod(ctx, id, m)
}

func (c *club) PassPaused(ctx context.Context, m delivery.Method) (int, error) {
	return c.app.Hand.PassPaused(ctx, m)
}

func (c *club) PassHeld(ctx context.Context, ids ...int64) (int, error) {
	return c.app.Hand.PassHeld(ctx, ids...)
}

func (c *club) Redate(ctx context.Context, due cal.Date, ids ...int64) (int, error) {
	return c.app.Hand.Redate(ctx, due, ids...)
}

func (c *club) WithoutCredit(ctx context.Context, id int64, s delivery.Short) error {
	return c.app.Batches.WithoutCredit(ctx, id, s)
}

func (c *club) Deliver(ctx context.Context, batch int64, clockIsRight bool) (delivery.Report, error) {
	return c.app.Deliver(ctx, batch, clockIsRight)
}

func (c *club) Settings(context.Context) ([]viewmodel.Setting, error) {
	var out []viewmodel.Setting
	for _, s := range c.app.Settings.List() {
		out = append(out, viewmodel.Setting(s))
	}
	return out, nil
}

func (c *club) SetSetting(ctx context.Context, key, value string) error {
	return c.app.Settings.Set(ctx, key, value)
}

func (c *club) TestEmail(ctx context.Context, to string) (delivery.Receipt, error) {
	return c.app.TestEmail(ctx, to, c.words.Say("program.test_mail.subject"), c.words.Say("program.test_mail.text"))
}

// Backups lists the backups in the club's own folder.
func (c *club) Backups(ctx context.Context) ([]viewmodel.Backup, error) {
	list, err := c.Store.Backups(ctx)
	out := make([]viewmodel.Backup, len(list))
	for i, b := range list {
		out[i] = viewmodel.Backup(b)
	}
	return out, err
}

// BackUp makes one of them now.
func (c *club) BackUp(ctx context.Context) (viewmodel.Backup, error) {
	b, err := c.app.BackUp(ctx)
	return viewmodel.Backup(b), err
}

// Verify checks everything that is kept.
func (c *club) Verify(ctx context.Context) (problem.List, error) { return c.app.Verify(ctx) }

// Show hands a document to the program that this machine shows such files with.
func (c *club) Show(ctx context.Context, name string, b []byte) error {
	return c.shown.show(ctx, name, b)
}
