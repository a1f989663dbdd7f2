package smtptest

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// half is how much of a message has come when BODY is asked about.
const half = 10000

// visit is one connection.
type visit struct {
	*Stage
	Script
	n      int
	conn   net.Conn
	in     *bufio.Reader
	secure bool
	to     string // the last RCPT
}

// say gives an answer; false: the connection is over.
func (v *visit) say(text string) bool {
	late, isLate := strings.CutPrefix(text, "LATE ")
	switch {
	case text == "DROP":
		return false
	case text == "HANG":
		_, _ = io.Copy(io.Discard, v.in)
		return false
	case text == "ENDLESS":
		for {
			if _, err := io.WriteString(v.conn, "250"+strings.Repeat("-x", 4000)); err != nil {
				return false
			}
		}
	case text == "":
		return true
	case isLate:
		time.Sleep(v.Late)
		text = late
	}
	_, err := io.WriteString(v.conn, text+"\r\n")
	return err == nil
}

// scripted is the script's answer to a verb heard for the count-th time.
func (v *visit) scripted(s Said, count int) (answer string, ok bool) {
	s.Conn = v.n
	if v.Hear != nil {
		if answer = v.Hear(s); answer != "" {
			return answer, true
		}
	}
	if answer, ok = v.Answers[s.Verb+"#"+strconv.Itoa(count)]; !ok {
		answer, ok = v.Answers[s.Verb]
	}
	return answer, ok
}

func (v *visit) play() {
	greet, ok := v.scripted(Said{Verb: "CONNECT"}, v.n)
	switch {
	case ok:
	case v.Greet != "":
		greet = v.Greet
	default:
		greet = "220 test"
	}
	if !v.say(greet) {
		return
	}
	count := map[string]int{}
	for {
		line, err := v.in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		verb := strings.ToUpper(strings.Fields(line + " ?")[0])
		count[verb]++
		v.note(line)
		if verb == "RCPT" {
			v.to = line
		}
		answer, ok := v.scripted(Said{Verb: verb, Line: line}, count[verb])
		if !ok && verb == "STARTTLS" {
			if !v.startTLS() {
				return
			}
			continue
		}
		if !ok {
			answer = v.usual(verb)
		}
		if !v.say(answer) || verb == "QUIT" && !ok {
			return
		}
		if verb == "DATA" && strings.HasPrefix(answer, "354") && !v.takeMail() {
			return
		}
	}
}

func (v *visit) note(line string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.lines = append(v.lines, line)
	if !v.secure {
		v.clear = append(v.clear, line)
	}
}

// usual is what a well-behaved server says.
func (v *visit) usual(verb string) string {
	switch {
	case verb == "EHLO" && v.Hello != "":
		return v.Hello
	case verb == "EHLO" && v.secure:
		return "250-test\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250-SIZE 30000000\r\n250 auth plain LOGIN"
	case verb == "EHLO":
		return "250-test\r\n250-SMTPUTF8\r\n250-StartTLS\r\n250 SIZE 30000000"
	case verb == "AUTH":
		return "235 2.7.0 welcome"
	case verb == "DATA":
		return "354 go ahead"
	case verb == "QUIT":
		return "221 bye"
	}
	return "250 ok"
}

func (v *visit) startTLS() bool {
	if !v.say("220 go ahead" + v.After) {
		return false
	}
	config := v.TLS
	if config == nil {
		config = &tls.Config{Certificates: []tls.Certificate{Localhost().Cert}}
	}
	c := tls.Server(v.conn, config)
	if c.HandshakeContext(context.Background()) != nil {
		return false
	}
	v.conn, v.in, v.secure = c, bufio.NewReader(c), true
	return true
}

// takeMail reads a message and answers its dot.
func (v *visit) takeMail() bool {
	var mail bytes.Buffer
	asked := false
	for {
		line, err := v.in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		mail.WriteString(strings.TrimPrefix(line, "."))
		if !asked && mail.Len() > half {
			asked = true
			if answer, _ := v.scripted(Said{Verb: "BODY", Line: v.to}, 1); answer == "DROP" || answer == "HANG" {
				return v.say(answer)
			}
		}
	}
	v.mu.Lock()
	v.mails = append(v.mails, mail.Bytes())
	count := len(v.mails)
	v.mu.Unlock()
	answer, ok := v.scripted(Said{Verb: "DOT", Line: v.to, Mail: mail.Bytes()}, count)
	if !ok {
		answer = "250 2.0.0 queued as ABC123"
	}
	if v.takes(answer) {
		v.mu.Lock()
		v.taken = append(v.taken, mail.Bytes())
		v.mu.Unlock()
	}
	return v.say(answer)
}

// takes reports whether a server that answers so to a dot has taken the message.
func (v *visit) takes(answer string) bool {
	answer = strings.TrimPrefix(answer, "LATE ") + " "
	return answer[0] == '2' || v.Takes && answer[0] != '4' && answer[0] != '5'
}
