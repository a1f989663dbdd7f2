package email

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// script is a mail server that misbehaves. Answers are by verb, or by verb and count ("RCPT#2"): what to say, or
// "DROP" (close), "HANG" (say nothing more), "LATE <text>" (say it after late), "ENDLESS" (one line without end),
// "" (say nothing and go on).
type script struct {
	greet   string
	hello   string // the EHLO answer; empty: one with STARTTLS before TLS, with AUTH after
	answers map[string]string
	tls     *tls.Config // nil: a certificate of our own authority
	after   string      // bytes right behind the answer to STARTTLS
	late    time.Duration
}

// silent reports whether the script keeps the other side waiting.
func (s script) silent() bool {
	for _, a := range s.answers {
		if a == "HANG" || strings.HasPrefix(a, "LATE ") {
			return true
		}
	}
	return s.greet == "HANG"
}

// stage is a running script and what it has seen.
type stage struct {
	port int

	mu    sync.Mutex
	clear []string // commands in clear
	lines []string // all commands
	mails [][]byte // complete messages, dots unstuffed
}

func perform(t testing.TB, s script) *stage {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	st := &stage{port: l.Addr().(*net.TCPAddr).Port}
	var open sync.WaitGroup
	stop := make(chan struct{})
	t.Cleanup(func() { close(stop); _ = l.Close(); open.Wait() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			open.Go(func() {
				done := make(chan struct{})
				defer close(done)
				go func() {
					select {
					case <-stop:
					case <-done:
					}
					_ = c.Close()
				}()
				st.play(c, s)
			})
		}
	}()
	return st
}

func (st *stage) seen(verb string) (n int) {
	st.mu.Lock()
	defer st.mu.Unlock()
	for _, l := range st.lines {
		if strings.HasPrefix(l, verb) {
			n++
		}
	}
	return n
}

// inClear is everything that was said without encryption.
func (st *stage) inClear() string {
	st.mu.Lock()
	defer st.mu.Unlock()
	return strings.Join(st.clear, "\n")
}

func (st *stage) received() [][]byte {
	st.mu.Lock()
	defer st.mu.Unlock()
	return slices.Clone(st.mails)
}

func (st *stage) play(c net.Conn, s script) {
	in := bufio.NewReader(c)
	secure := false
	say := func(text string) bool {
		switch late, isLate := strings.CutPrefix(text, "LATE "); {
		case text == "DROP":
			return false
		case text == "HANG":
			_, _ = io.Copy(io.Discard, in)
			return false
		case text == "ENDLESS":
			for {
				if _, err := io.WriteString(c, "250"+strings.Repeat("-x", 4000)); err != nil {
					return false
				}
			}
		case isLate:
			time.Sleep(s.late)
			text = late
			fallthrough
		default:
			if text == "" {
				return true
			}
			_, err := io.WriteString(c, text+"\r\n")
			return err == nil
		}
	}
	greet := s.greet
	if greet == "" {
		greet = "220 test"
	}
	if !say(greet) {
		return
	}
	count := map[string]int{}
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		verb := strings.ToUpper(strings.Fields(line + " ?")[0])
		count[verb]++
		st.mu.Lock()
		st.lines = append(st.lines, line)
		if !secure {
			st.clear = append(st.clear, line)
		}
		st.mu.Unlock()
		answer, scripted := s.answers[verb+"#"+string(rune('0'+count[verb]))]
		if !scripted {
			answer, scripted = s.answers[verb]
		}
		switch {
		case scripted:
		case verb == "EHLO" && s.hello != "":
			answer = s.hello
		case verb == "EHLO" && secure:
			answer = "250-test\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250-SIZE 30000000\r\n250 auth plain LOGIN"
		case verb == "EHLO":
			answer = "250-test\r\n250-SMTPUTF8\r\n250-StartTLS\r\n250 SIZE 30000000"
		case verb == "STARTTLS":
			if !say("220 go ahead" + s.after) {
				return
			}
			config := s.tls
			if config == nil {
				config = &tls.Config{Certificates: []tls.Certificate{ownAuthority().cert}}
			}
			tc := tls.Server(c, config)
			if tc.Handshake() != nil {
				return
			}
			c, in, secure = tc, bufio.NewReader(tc), true
			continue
		case verb == "AUTH":
			answer = "235 2.7.0 welcome"
		case verb == "DATA":
			answer = "354 go ahead"
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			answer = "250 ok"
		}
		if !say(answer) {
			return
		}
		if verb == "DATA" && strings.HasPrefix(answer, "354") && !st.takeMail(in, s, say) {
			return
		}
	}
}

// takeMail reads a message and answers its dot.
func (st *stage) takeMail(in *bufio.Reader, s script, say func(string) bool) bool {
	var mail bytes.Buffer
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		mail.WriteString(strings.TrimPrefix(line, "."))
		if s.answers["BODY"] == "DROP" && mail.Len() > 10000 {
			return false
		}
	}
	st.mu.Lock()
	st.mails = append(st.mails, mail.Bytes())
	st.mu.Unlock()
	answer, scripted := s.answers["DOT#"+string(rune('0'+len(st.received())))]
	if !scripted {
		answer, scripted = s.answers["DOT"]
	}
	if !scripted {
		answer = "250 2.0.0 queued as ABC123"
	}
	return say(answer)
}
