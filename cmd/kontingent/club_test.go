package main

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"kontingent/cmd/internal/mailsink"
	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/resources/words"
	"kontingent/ui/viewmodel"
)

// opened is the sample club, opened as the window opens it, with the test as the window's goroutine.
type opened struct {
	t      *testing.T
	app    *wire.App
	club   *club
	shell  *viewmodel.Shell
	posted chan func()
	said   []string
}

func openSample(t *testing.T) *opened {
	t.Helper()
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	opt := wire.Options{
		Dir: filepath.Join(t.TempDir(), "club"), Clock: cal.SystemClock{}, Words: catalogue,
		Getenv: func(string) string { return "" },
	}
	if err := (starter{opt}).CreateSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	o := &opened{t: t}
	if o.app, err = wire.Open(t.Context(), opt); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.app.Close() })
	var l *loop
	l, o.posted, _ = looped(t)
	w := catalogue.In("nb")
	o.club = &club{Store: o.app.Store, app: o.app, words: w, clock: opt.Clock, shown: newShown(t.TempDir(), opt.Dir)}
	o.shell = viewmodel.NewShell(o.club, l.runner(), w, "nb", opt.Clock)
	o.shell.Said = func(m viewmodel.Message) { o.said = append(o.said, m.Text) }
	o.app.Observe(o.shell.Env.Feed.See)
	return o
}

// until runs the window's goroutine until something is so.
func (o *opened) until(what string, so func() bool) {
	o.t.Helper()
	late := time.After(60 * time.Second)
	for !so() {
		select {
		case f := <-o.posted:
			f()
		case <-late:
			o.t.Fatalf("waited too long for: %s; said: %v", what, o.said)
		}
	}
}

// mail gives the club a mail server that keeps what it gets.
func (o *opened) mail() *mailsink.Sink {
	o.t.Helper()
	sink, err := mailsink.Start(o.t.TempDir())
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { _ = sink.Close() })
	for _, s := range [][2]string{
		{"smtp.port", strconv.Itoa(sink.Port())}, {"smtp.security", "none"}, {"smtp.host", sink.Host()},
	} {
		if err := o.club.SetSetting(o.t.Context(), s[0], s[1]); err != nil {
			o.t.Fatal(err)
		}
	}
	return sink
}

// The whole main job through the window's models, over a real store and a real mail server.
func TestSampleClubIsInvoiced(t *testing.T) {
	o := openSample(t)
	sink := o.mail()
	o.shell.Sending.Watch()
	b := viewmodel.NewBatchEditor(o.shell, viewmodel.Route{})
	o.until("the editor", b.Ready)
	b.SetName("Kontingent")
	b.Recipients.Choose("Hovedkorpset", viewmodel.TakenIn)
	b.Document.AddLine()
	b.Document.SetLine(0, viewmodel.LineDescription, "Årskontingent")
	b.Document.SetLine(0, viewmodel.LinePrice, "750")
	o.until("something to invoice", func() bool { return b.ID() != 0 })
	b.Execute()
	o.until("the summary", func() bool { return o.shell.Route().Page == viewmodel.SummaryPage })
	s := viewmodel.NewSummaryView(o.shell, o.shell.Route().ID)
	o.until("what it will do", s.CanExecute)
	s.ExecuteNow()
	o.until("the run's end", func() bool {
		return o.shell.Route().Page == viewmodel.BatchPage && o.shell.Sending.ResultOf(b.ID()) != nil
	})
	items, err := o.club.OutboxOf(t.Context(), b.ID())
	if err != nil {
		t.Fatal(err)
	}
	byMail := 0
	for _, it := range items {
		if it.Method == delivery.Email && it.State == delivery.Delivered {
			byMail++
		}
	}
	if byMail == 0 || sink.Count() != byMail {
		t.Errorf("%d of %d went by e-mail, and %d messages came", byMail, len(items), sink.Count())
	}
	list := viewmodel.NewInvoiceList(o.shell, "")
	o.until("the invoices", func() bool { return list.Len() == len(items) })
	closed := false
	o.shell.Close(func() { closed = true })
	o.until("the end", func() bool { return closed })
}

// What the models ask of the program itself.
func TestClub(t *testing.T) {
	o := openSample(t)
	ctx := t.Context()
	sink := o.mail()
	rec, err := o.club.TestEmail(ctx, "kasserer@example.org")
	if err != nil || !rec.OK() || sink.Count() != 1 {
		t.Errorf("got %+v, %v, %d messages", rec, err, sink.Count())
	}
	list, err := o.club.Settings(ctx)
	if err != nil || len(list) == 0 || list[0].Key != "smtp.host" || list[0].Value != sink.Host() || list[0].Default {
		t.Errorf("got %+v, %v", list, err)
	}
	if err := o.club.SetSetting(ctx, "smtp.port", "99999"); err == nil {
		t.Error("a port that is none was taken")
	}
	shown := ""
	o.club.shown.open = func(_ context.Context, path string) error {
		shown = path
		return nil
	}
	if err := o.club.Show(ctx, "Faktura.pdf", []byte("x")); err != nil || filepath.Base(shown) != "Faktura.pdf" {
		t.Errorf("shown %q, %v", shown, err)
	}
}
