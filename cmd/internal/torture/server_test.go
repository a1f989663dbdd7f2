package torture

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"kontingent/domain/delivery/smtptest"
)

// server is a mail server with moods. It counts what it has really taken, whatever it answered.
type server struct {
	*smtptest.Stage
	wild bool // misbehaves now and then

	mu      sync.Mutex
	dice    *rand.Rand
	taken   map[string]int    // by message id
	number  map[string]int    // by recipient and invoice number
	parties map[string]string // message id to customer number
	greeted map[string]bool   // recipients that came back after greylisting
	broken  int               // connections broken in a message, or after its dot
	heard   int               // what it heard
	on      func(heard int)   // told of each thing heard; nil: nobody listens
}

func newServer(t testing.TB, d *rand.Rand, wild bool) *server {
	s := &server{
		wild: wild, dice: d, taken: map[string]int{}, number: map[string]int{}, parties: map[string]string{},
		greeted: map[string]bool{},
	}
	s.Stage = smtptest.Perform(t, smtptest.Script{Hear: s.hear})
	return s
}

var (
	idOf     = regexp.MustCompile(`(?m)^Message-ID: (\S+)\r$`)
	numberOf = regexp.MustCompile(`faktura-(\d+)\.pdf`)
	partyOf  = regexp.MustCompile(`<\D+(\d+)@`)
)

// hear answers, and keeps count.
func (s *server) hear(said smtptest.Said) string {
	s.mu.Lock()
	s.heard++
	if s.on != nil {
		s.on(s.heard)
	}
	answer, rest := s.answer(said)
	s.mu.Unlock()
	time.Sleep(rest)
	return answer
}

// answer decides what to say, and how long to think before.
func (s *server) answer(said smtptest.Said) (string, time.Duration) {
	moment := time.Duration(s.dice.IntN(3000)) * time.Microsecond
	mood := 100
	if s.wild {
		mood = s.dice.IntN(100)
	}
	switch said.Verb {
	case "CONNECT":
		switch {
		case mood < 2:
			return "421 4.7.0 too busy", 0
		case mood < 3:
			return "DROP", 0
		}
	case "RCPT":
		grey := strings.Contains(said.Line, "<grey") && !s.greeted[said.Line]
		switch {
		case strings.Contains(said.Line, "<gone"):
			return "550 5.1.1 no such user", 0
		case grey:
			s.greeted[said.Line] = true
			return "450 4.7.1 greylisted, come back", 0
		case mood < 1:
			return "452 4.2.2 mailbox full", 0
		}
	case "BODY":
		if mood < 1 {
			s.broken++ // the last byte may be on its way already
			return "DROP", 0
		}
	case "DOT":
		if mood < 2 {
			return "451 4.3.0 try later", moment
		}
		if mood < 6 {
			s.broken++
		}
		if mood >= 4 {
			s.take(said)
		}
		if mood < 6 {
			return "DROP", moment // taken or not: nobody is told
		}
		return fmt.Sprintf("250 2.0.0 queued as %d", s.heard), moment
	}
	return "", 0
}

// take counts a message that is as good as delivered.
func (s *server) take(said smtptest.Said) {
	id := string(first(idOf, said.Mail))
	s.taken[id]++
	s.number[said.Line+" "+string(first(numberOf, said.Mail))]++
	s.parties[id] = string(first(partyOf, []byte(said.Line)))
}

func first(r *regexp.Regexp, b []byte) []byte {
	if m := r.FindSubmatch(b); m != nil {
		return m[1]
	}
	return nil
}

// listen has f called each time something is heard, from now on counted from 1.
func (s *server) listen(f func(heard int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard, s.on = 0, f
}

// has reports how often a message was taken.
func (s *server) has(id string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken[id]
}

// breaks is how many connections were broken in a message, or after it.
func (s *server) breaks() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.broken
}

// twice are the messages, and the invoices of a recipient, that were taken more than once.
func (s *server) twice() (out []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range []map[string]int{s.taken, s.number} {
		for what, n := range m {
			if n > 1 {
				out = append(out, fmt.Sprintf("%s %d times", what, n))
			}
		}
	}
	return out
}
