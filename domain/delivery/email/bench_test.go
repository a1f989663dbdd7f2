package email

import (
	"bytes"
	"io"
	"log"
	"net"
	"net/smtp"
	"strconv"
	"testing"
	"time"

	server "github.com/emersion/go-smtp"

	"kontingent/domain/delivery/carriertest"
)

// sink swallows messages as fast as it can.
type sink struct{}

func (sink) NewSession(*server.Conn) (server.Session, error) { return sink{}, nil }
func (sink) Reset()                                          {}
func (sink) Logout() error                                   { return nil }
func (sink) Mail(string, *server.MailOptions) error          { return nil }
func (sink) Rcpt(string, *server.RcptOptions) error          { return nil }
func (sink) Data(r io.Reader) error                          { _, err := io.Copy(io.Discard, r); return err }

// BenchmarkPerMessage compares one connection of ours with one of the standard library's client: 40 KB messages, a
// server on loopback, no TLS. "ratio" is our messages a second against its.
func BenchmarkPerMessage(b *testing.B) {
	s := server.NewServer(sink{})
	s.Domain, s.ErrorLog = "localhost", log.New(io.Discard, "", 0)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	go func() { _ = s.Serve(l) }()
	b.Cleanup(func() { _ = s.Close() })
	port := l.Addr().(*net.TCPAddr).Port

	c := carrierFor(port, SecurityNone)
	c.settings.User = ""
	p := carriertest.Parcel(1)
	p.Files[0].Bytes = bytes.Repeat([]byte{0x25, 0x9c, 0x00, 0x41}, 7400) // some 40 KB as a message
	p = freeze(b, c, p)
	session, receipt := c.Open(b.Context())
	if !receipt.OK() {
		b.Fatal(receipt)
	}
	defer func() { _ = session.Close() }()
	raw, err := smtp.Dial(net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	ours := func() {
		if got := session.Deliver(b.Context(), p, func() error { return nil }); !got.OK() {
			b.Fatal(got)
		}
	}
	theirs := func() {
		check(raw.Mail("kasserer@example.org"))
		check(raw.Rcpt(p.To.Email))
		w, err := raw.Data()
		check(err)
		_, err = w.Write(p.Frozen)
		check(err)
		check(w.Close())
	}
	var own, standard time.Duration
	for b.Loop() {
		began := time.Now()
		ours()
		between := time.Now()
		theirs()
		own, standard = own+between.Sub(began), standard+time.Since(between)
	}
	b.ReportMetric(float64(b.N)/own.Seconds(), "msg/s")
	b.ReportMetric(float64(b.N)/standard.Seconds(), "net/smtp-msg/s")
	b.ReportMetric(standard.Seconds()/own.Seconds(), "x-net/smtp")
	b.ReportMetric(float64(len(p.Frozen)), "bytes/msg")
}
