package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strconv"

	"kontingent/cmd/internal/accesspoint"
	"kontingent/cmd/internal/mailsink"
	"kontingent/cmd/internal/wire"
	"kontingent/domain/document"
	"kontingent/domain/problem"
	"kontingent/resources/sample"
)

// demo is one run of the sample club through the whole main job.
type demo struct {
	*call
	demoReport
	batch   string   // its id
	total   string   // as people read it
	waiting []string // who did not get theirs, and why
}

// runDemo does with the sample club what a treasurer does: the same commands in the same order, in a folder of its
// own, with a mail server and an access point for EHF inside the program. So it needs no network and no settings.
func (c *call) runDemo(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "demo DIR"); err != nil {
		return err
	}
	began := c.clock.Now()
	d := &demo{call: c}
	var err error
	if d.Places, err = c.demoFolder(ctx, args[0]); err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{d.makeClub, d.invoice, d.lookBack} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	d.Seconds = int(c.clock.Now().Sub(began).Seconds())
	if err := c.print(d.demoReport, d.show); err != nil {
		return err
	}
	if len(d.Attention) > 0 || len(d.Problems) > 0 {
		return errPart
	}
	return nil
}

// ask runs a command in the demo's club as a script would, and reads its answer.
func (d *demo) ask(ctx context.Context, answer any, run func(*call, context.Context, []string) error, arg string) error {
	var out bytes.Buffer
	c := *d.call
	c.dir, c.out, c.json = d.Places.Data, &out, true
	if err := run(&c, ctx, []string{arg}); err != nil {
		return err
	}
	return json.Unmarshal(out.Bytes(), answer)
}

// tell says on stderr what is being done, to a person who waits.
func (d *demo) tell(key string, kv ...any) {
	if !d.json {
		d.note(key, kv...)
	}
}

// file is where a file of the sample lies.
func (d *demo) file(name string) string { return filepath.Join(d.Places.Folder, name) }

// makeClub makes the club and its cards.
func (d *demo) makeClub(ctx context.Context) error {
	var club struct {
		Organisation string `json:"organisation"`
	}
	if err := d.ask(ctx, &club, (*call).runInit, d.file(sample.Organisation)); err != nil {
		return err
	}
	d.Organisation = club.Organisation
	var members importReport
	if err := d.ask(ctx, &members, (*call).runImport, d.file(sample.Members)); err != nil {
		return err
	}
	d.Members = members.Added
	d.tell("demo.doing.members", "name", d.Organisation, "count", d.Members)
	return nil
}

// invoice does the main job, while a mail server and an access point inside the program keep what they get.
func (d *demo) invoice(ctx context.Context) error {
	point, err := accesspoint.Start(d.Places.EHF)
	if err != nil {
		return problem.New("demo.ehf.server").Because(err)
	}
	d.call = d.withToken(point.Token())
	err = d.set(ctx, "ehf.transport", "access-point", "ehf.url", point.URL())
	if err == nil {
		err = d.mail(ctx)
	}
	forget := d.set(context.WithoutCancel(ctx), "ehf.url", "", "ehf.transport", "")
	return errors.Join(err, point.Close(), forget)
}

// withToken is the same call, in which the access point's token is in the surroundings.
func (d *demo) withToken(token string) *call {
	c, before := *d.call, d.getenv
	c.getenv = func(name string) string {
		if name == wire.TokenFromScript {
			return token
		}
		return before(name)
	}
	return &c
}

// mail does the rest of it, while a mail server inside the program keeps what it gets.
func (d *demo) mail(ctx context.Context) error {
	sink, err := mailsink.Start(d.Places.Mail)
	if err != nil {
		return problem.New("demo.mail.server").Because(err)
	}
	err = d.set(ctx, "smtp.port", strconv.Itoa(sink.Port()), "smtp.security", "none", "smtp.host", sink.Host(),
		"paper.folder", d.Places.Print)
	for _, step := range []func(context.Context) error{d.plan, d.execute} {
		if err == nil {
			err = step(ctx)
		}
	}
	// The server goes with this call. A club that still named its port would some day deliver to a stranger.
	forget := d.set(context.WithoutCancel(ctx), "smtp.host", "", "smtp.security", "", "smtp.port", "")
	return errors.Join(err, sink.Close(), forget)
}

// plan saves the batch and reads its summary.
func (d *demo) plan(ctx context.Context) error {
	var head batchHead
	if err := d.ask(ctx, &head, (*call).batchCreate, d.file(sample.Batch)); err != nil {
		return err
	}
	d.batch = strconv.FormatInt(head.ID, 10)
	var s summary
	if err := d.ask(ctx, &s, (*call).batchSummary, d.batch); err != nil {
		return err
	}
	d.Recipients, d.LeftOut, d.Total, d.Currency = s.Recipients, d.Members-s.Recipients, s.Total, s.Currency
	d.tell("demo.doing.send", "name", head.Name, "count", d.Recipients)
	return nil
}

// execute approves, finishes and delivers. What did not come through is told at the end.
func (d *demo) execute(ctx context.Context) error {
	c := *d.call
	c.dir, c.out = d.Places.Data, io.Discard
	if err := c.batchExecute(ctx, []string{d.batch}); !errors.Is(err, errPart) {
		return err
	}
	return nil
}

// set changes settings of the demo's club.
func (d *demo) set(ctx context.Context, kv ...string) error {
	c := *d.call
	c.dir = d.Places.Data
	return c.with(ctx, func(app *wire.App) error {
		for i := 0; i < len(kv); i += 2 {
			if err := app.Settings.Set(ctx, kv[i], kv[i+1]); err != nil {
				return err
			}
		}
		return nil
	})
}

// lookBack counts what became of everybody, exports what was made and checks the store.
func (d *demo) lookBack(ctx context.Context) error {
	d.tell("demo.doing.check")
	c := *d.call
	c.dir = d.Places.Data
	return c.with(ctx, func(app *wire.App) error {
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		d.total = document.LocaleOf(o.Language).Money(d.Total, d.Currency)
		if err := d.countDispatches(ctx, app); err != nil {
			return err
		}
		if err := d.export(ctx, app, o.Language); err != nil {
			return err
		}
		d.PDF, d.Mails = countFiles(d.Places.PDF, ".pdf"), countFiles(d.Places.Mail, ".eml")
		d.EHF = countFiles(d.Places.EHF, ".xml")
		found, err := app.Verify(ctx)
		d.Problems = c.said(found)
		return err
	})
}
