package wire

import "sync"

// session is what was typed and is kept nowhere else: passwords by account, until the program ends (spec C7). They are
// behind pointers: whoever prints what holds a session, in a fault say, prints where they are and not what they are.
type session struct {
	mu    sync.Mutex
	typed map[string]*string
}

func (s *session) get(account string) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.typed[account]; v != nil {
		return *v, true
	}
	return "", false
}

func (s *session) put(account, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.typed == nil {
		s.typed = map[string]*string{}
	}
	s.typed[account] = &value
}

func (s *session) drop(account string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.typed, account)
}
