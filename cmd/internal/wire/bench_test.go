package wire

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/smtp"
	"strconv"
	"testing"
	"time"

	server "github.com/emersion/go-smtp"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// inbox is a mail server that keeps what it takes, and is as fast as it can be.
type inbox struct{ mails [][]byte }

func (i *inbox) NewSession(*server.Conn) (server.Session, error) { return &letterbox{inbox: i}, nil }

// letterbox is one connection to an inbox.
type letterbox struct {
	inbox *inbox
	to    string
}

func (l *letterbox) Reset()                                      {}
func (l *letterbox) Logout() error                               { return nil }
func (l *letterbox) Mail(string, *server.MailOptions) error      { return nil }
func (l *letterbox) Rcpt(to string, _ *server.RcptOptions) error { l.to = to; return nil }

func (l *letterbox) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	l.inbox.mails = append(l.inbox.mails, b)
	return err
}

// listen starts an inbox on a port of this machine.
func listen(b *testing.B) (*inbox, int) {
	b.Helper()
	box := &inbox{}
	s := server.NewServer(box)
	s.Domain = "localhost"
	l, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = s.Serve(l) }()
	b.Cleanup(func() { _ = s.Close() })
	return box, l.Addr().(*net.TCPAddr).Port
}

// BenchmarkDeliver brings out a batch of 400 invoices as the program does: what is due is read, issued with number and
// document, frozen, claimed, submitted and recorded, each step on the disk, with the ledger beside it, before the next.
// The peer, in the same run and to the same server, is the standard library's client sending the very same bytes and
// keeping nothing. "x-net/smtp" is our messages a second against its; "delivery-" leaves the making of the documents out.
func BenchmarkDeliver(b *testing.B) {
	const members = 400
	var all, delivery, peer time.Duration
	var size int
	for b.Loop() {
		b.StopTimer()
		box, port := listen(b)
		app, _ := mailApp(b, members)
		carryInClear(app, port)
		watch := &stopwatch{Issuer: app.dispatcher.Issuer}
		app.dispatcher.Issuer = watch
		b.StartTimer()
		began := cal.Deadline(0)
		report, err := app.Deliver(context.Background(), 0, false)
		took := cal.Deadline(0).Sub(began)
		b.StopTimer()
		if err != nil || report.Delivered != members || len(box.mails) != members {
			b.Fatal(report, err, len(box.mails))
		}
		all, delivery = all+took, delivery+took-watch.issuing
		size = len(box.mails[0])
		sent := box.mails
		box.mails = nil
		peer += post(b, port, sent)
		for i, m := range box.mails {
			if !bytes.Equal(m, sent[i]) {
				b.Fatal("the peer has sent something else")
			}
		}
		b.StartTimer()
	}
	rate := func(d time.Duration) float64 { return float64(members*b.N) / d.Seconds() }
	b.ReportMetric(rate(all), "msg/s")
	b.ReportMetric(rate(delivery), "delivery-msg/s")
	b.ReportMetric(rate(peer), "net/smtp-msg/s")
	b.ReportMetric(rate(all)/rate(peer), "x-net/smtp")
	b.ReportMetric(rate(delivery)/rate(peer), "x-delivery-net/smtp")
	b.ReportMetric(float64(size), "bytes/msg")
}

// stopwatch takes the time that issuing takes.
type stopwatch struct {
	delivery.Issuer
	issuing time.Duration
}

func (s *stopwatch) Issue(ctx context.Context, ids []int64) (map[int64]error, error) {
	began := cal.Deadline(0)
	defer func() { s.issuing += cal.Deadline(0).Sub(began) }()
	return s.Issuer.Issue(ctx, ids)
}

// post sends messages over one connection of the standard library's client, and gives the time it took.
func post(b *testing.B, port int, mails [][]byte) time.Duration {
	b.Helper()
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	began := cal.Deadline(0)
	c, err := smtp.Dial(net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	check(err)
	for i, m := range mails {
		check(c.Mail("kasserer@example.org"))
		check(c.Rcpt(fmt.Sprintf("m%d@example.org", i+1)))
		w, err := c.Data()
		check(err)
		_, err = w.Write(m)
		check(err)
		check(w.Close())
	}
	check(c.Quit())
	return cal.Deadline(0).Sub(began)
}
