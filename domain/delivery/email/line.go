package email

import (
	"bufio"
	"errors"
	"net"
	"sync"
	"time"

	"kontingent/domain/cal"
)

var (
	errStopped   = errors.New("stopped before the message was handed over")
	errOutOfStep = errors.New("the server said something nobody had asked")
)

// line is a connection to a mail server: one command, one whole answer, each with a deadline. It can be stopped from
// another goroutine until the final dot is about to leave.
type line struct {
	patience Patience
	in       *bufio.Reader
	secrets  []string // what was said to log in: never among the words that are kept

	mu      sync.Mutex
	conn    net.Conn // as it is now: bare, or inside TLS
	passed  bool     // the final dot may have left: too late to stop
	stopped bool
}

func newLine(conn net.Conn, p Patience) *line {
	l := &line{patience: p}
	l.use(conn)
	return l
}

// use goes on over conn: the bare connection first, the one inside TLS later.
func (l *line) use(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.conn, l.in = conn, bufio.NewReaderSize(conn, maxReplyLine)
}

// stop ends the conversation at once, unless a message is past the point of no return.
func (l *line) stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.passed {
		l.stopped = true
		_ = l.conn.Close() // wakes whoever reads or writes; they report errStopped
	}
}

// pass takes the point of no return; false: the line was stopped before.
func (l *line) pass() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.passed = !l.stopped
	return l.passed
}

// rest makes the line stoppable again after a message.
func (l *line) rest() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.passed = false
}

// inStep refuses to speak while an answer lies unread: it would be taken for the answer to what is said next.
func (l *line) inStep() error {
	if l.in.Buffered() > 0 {
		return errOutOfStep
	}
	return nil
}

// say sends bytes.
func (l *line) say(b []byte) error {
	if err := l.conn.SetWriteDeadline(cal.Deadline(l.patience.Command)); err != nil {
		return l.why(err)
	}
	_, err := l.conn.Write(b)
	return l.why(err)
}

// hear reads one whole answer within the time given, however slowly it drips.
func (l *line) hear(within time.Duration) (reply, error) {
	if err := l.conn.SetReadDeadline(cal.Deadline(within)); err != nil {
		return reply{}, l.why(err)
	}
	r, err := readReply(l.in)
	r.secrets = l.secrets
	return r, l.why(err)
}

// ask sends a command and reads its answer.
func (l *line) ask(command string) (reply, error) {
	if err := l.inStep(); err != nil {
		return reply{}, err
	}
	if err := l.say([]byte(command + "\r\n")); err != nil {
		return reply{}, err
	}
	return l.hear(l.patience.Command)
}

// why tells an error that we made ourselves by stopping from one that happened.
func (l *line) why(err error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil && l.stopped {
		return errStopped
	}
	return err
}

func (l *line) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.conn.Close()
}
