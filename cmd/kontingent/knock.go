package main

import (
	"crypto/rand"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kontingent/domain/cal"
)

// door is where a second start of the program finds the first: a file in the data folder with the address at which the
// first one listens on this machine, a word to say, and the word it answers with. Only who can read the folder knows
// them; and a stranger who has got the address of a program that died does not know the answer.
const door = "window.door"

// patience is how long the two starts of the program wait for each other.
const patience = 2 * time.Second

// listen lets a second start ask this one to come to the front. It gives a function that ends it.
func listen(dir string, raise func()) (func(), error) {
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return nil, err
	}
	word, answer := rand.Text(), rand.Text()
	path := filepath.Join(dir, door)
	if err := os.WriteFile(path, []byte(l.Addr().String()+"\n"+word+"\n"+answer), 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				if hear(c, word, answer) {
					raise()
				}
			}()
		}
	}()
	return func() {
		_ = l.Close()
		_ = os.Remove(path)
	}, nil
}

// hear answers who says the word.
func hear(c net.Conn, word, answer string) bool {
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(cal.Deadline(patience)) // a connection that takes no deadline is read all the same
	b := make([]byte, len(word))
	if _, err := io.ReadFull(c, b); err != nil || string(b) != word {
		return false
	}
	_, err := io.WriteString(c, answer)
	return err == nil
}

// knock asks the program that has the folder open to come to the front, and reports whether there is one.
func knock(dir string) bool {
	b, err := os.ReadFile(filepath.Join(dir, door))
	if err != nil {
		return false
	}
	lines := strings.Split(string(b), "\n")
	if len(lines) != 3 {
		return false
	}
	host, _, err := net.SplitHostPort(lines[0])
	if err != nil || host != "127.0.0.1" {
		return false
	}
	c, err := (&net.Dialer{Timeout: patience}).Dial("tcp4", lines[0])
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(cal.Deadline(patience)) // as above
	if _, err := io.WriteString(c, lines[1]); err != nil {
		return false
	}
	said, err := io.ReadAll(io.LimitReader(c, 100))
	return err == nil && string(said) == lines[2]
}
