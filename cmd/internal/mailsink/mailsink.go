// Package mailsink is a mail server inside the program that keeps what it gets in a folder and sends nothing on. The
// command demo delivers into it, so that the whole main job can be seen without a network or a mail account.
//
// It takes every message on loopback, wants no login, and refuses to know what a message says.
package mailsink

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"path/filepath"
	"sync"

	smtp "github.com/emersion/go-smtp"
)

// maxBytes is more than any mail server on the way to a member takes.
const maxBytes = 50 << 20

// Sink is a running mail server.
type Sink struct {
	folder string
	port   int
	server *smtp.Server
	served chan struct{}

	mu    sync.Mutex
	count int
	last  int // number of the last file
}

// Start listens on a free port of 127.0.0.1 and keeps messages in folder, which is made when missing: 000001.eml,
// 000002.eml, … Files that lie there already stay, and are numbered on from.
func Start(folder string) (*Sink, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make folder for mail: %w", err)
	}
	s := &Sink{folder: folder, served: make(chan struct{})}
	old, err := filepath.Glob(filepath.Join(folder, "*.eml"))
	if err != nil {
		return nil, fmt.Errorf("look for mail in %s: %w", folder, err)
	}
	for _, f := range old {
		var n int
		if _, err := fmt.Sscanf(filepath.Base(f), "%d.eml", &n); err == nil {
			s.last = max(s.last, n)
		}
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen for mail: %w", err)
	}
	s.port = l.Addr().(*net.TCPAddr).Port
	s.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{s}, nil }))
	s.server.Domain = "localhost"
	s.server.MaxMessageBytes = maxBytes
	s.server.ErrorLog = log.New(io.Discard, "", 0)
	go func() {
		defer close(s.served)
		_ = s.server.Serve(l) // ends with Close
	}()
	return s, nil
}

// Host is the name to connect to.
func (s *Sink) Host() string { return "127.0.0.1" }

// Port is the port to connect to.
func (s *Sink) Port() int { return s.port }

// Count is how many messages were taken since the start.
func (s *Sink) Count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count
}

// Close stops listening and hangs up on everybody.
func (s *Sink) Close() error {
	err := s.server.Close()
	<-s.served
	if errors.Is(err, smtp.ErrServerClosed) {
		return nil
	}
	return err
}

// keep writes a message under the next number; the name appears when the file is whole.
func (s *Sink) keep(message []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := filepath.Join(s.folder, fmt.Sprintf("%06d.eml", s.last+1))
	if err := os.WriteFile(name+".part", message, 0o600); err != nil {
		return err
	}
	if err := os.Rename(name+".part", name); err != nil {
		return err
	}
	s.last++
	s.count++
	return nil
}

// session is one connection.
type session struct{ sink *Sink }

func (*session) Reset()                               {}
func (*session) Logout() error                        { return nil }
func (*session) Mail(string, *smtp.MailOptions) error { return nil }
func (*session) Rcpt(string, *smtp.RcptOptions) error { return nil }

// Data takes a message, or says that it could not be kept.
func (v *session) Data(r io.Reader) error {
	message, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := v.sink.keep(message); err != nil {
		return &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 3, 1}, Message: err.Error()}
	}
	return nil
}
