package email

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"slices"
	"sync"
	"testing"

	"github.com/emersion/go-sasl"
	smtp "github.com/emersion/go-smtp"

	"kontingent/domain/delivery/smtptest"
)

const (
	testUser     = "kasserer"
	testPassword = "hunter2-æøå"
)

// letter is what a mail server has received.
type letter struct {
	from string
	to   []string
	utf8 bool
	body []byte
}

// post is a real mail server: go-smtp on loopback.
type post struct {
	port   int
	server *smtp.Server

	mu      sync.Mutex
	letters []letter
	logins  int
	refuse  func(to string) error // what it says to a recipient; nil: welcome
	atDot   func() error
}

// newPost starts a server. mechanisms are what it offers for logging in; empty: none is needed.
func newPost(t testing.TB, security Security, mechanisms ...string) *post {
	t.Helper()
	p := &post{}
	p.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		v := &visit{post: p}
		if len(mechanisms) > 0 {
			return &guarded{visit: v, mechanisms: mechanisms}, nil
		}
		return v, nil
	}))
	p.server.Domain, p.server.EnableSMTPUTF8, p.server.EnableDSN = "localhost", true, true
	p.server.ErrorLog = log.New(io.Discard, "", 0)
	p.server.AllowInsecureAuth = security == SecurityNone
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.port = l.Addr().(*net.TCPAddr).Port
	config := &tls.Config{Certificates: []tls.Certificate{smtptest.Localhost().Cert}}
	switch security {
	case SecurityTLS:
		l = tls.NewListener(l, config)
	case SecurityStartTLS:
		p.server.TLSConfig = config
	}
	go func() { _ = p.server.Serve(l) }()
	t.Cleanup(func() { _ = p.server.Close() })
	return p
}

func (p *post) got() []letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.letters)
}

// visit is one session at the server.
type visit struct {
	post   *post
	letter letter
}

func (v *visit) Reset()        { v.letter = letter{} }
func (v *visit) Logout() error { return nil }
func (v *visit) Mail(from string, o *smtp.MailOptions) error {
	v.letter = letter{from: from, utf8: o.UTF8}
	return nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	if v.post.refuse != nil {
		if err := v.post.refuse(to); err != nil {
			return err
		}
	}
	v.letter.to = append(v.letter.to, to)
	return nil
}

func (v *visit) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	if v.post.atDot != nil {
		if err := v.post.atDot(); err != nil {
			return err
		}
	}
	v.letter.body = b
	v.post.letters = append(v.post.letters, v.letter)
	return nil
}

// guarded is a session that wants a login first.
type guarded struct {
	*visit
	mechanisms []string
	in         bool
}

func (g *guarded) AuthMechanisms() []string { return g.mechanisms }

func (g *guarded) Auth(mechanism string) (sasl.Server, error) {
	check := func(user, password string) error {
		if user != testUser || password != testPassword {
			return smtp.ErrAuthFailed
		}
		g.in = true
		g.post.mu.Lock()
		g.post.logins++
		g.post.mu.Unlock()
		return nil
	}
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	case sasl.Login:
		return &loginServer{check: check}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

func (g *guarded) Mail(from string, o *smtp.MailOptions) error {
	if !g.in {
		return &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "Authentication required"}
	}
	return g.visit.Mail(from, o)
}

// loginServer asks as some servers do, in words go-simple-mail would not know.
type loginServer struct {
	check func(user, password string) error
	user  string
	step  int
}

func (s *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	s.step++
	switch s.step {
	case 1:
		return []byte("username:"), false, nil
	case 2:
		s.user = string(response)
		return []byte("password:"), false, nil
	}
	return nil, true, s.check(s.user, string(response))
}
