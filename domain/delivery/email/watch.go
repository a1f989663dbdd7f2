package email

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"strings"

	"kontingent/domain/delivery"
)

// watch is the connection go-simple-mail is given. To the library it looks like a freshly greeted server that offers
// nothing but SIZE (so it adds no SMTPUTF8 or BODY to plain ASCII); towards the server it goes on where the line
// stands, secured and logged in. It knows the phase, calls submitting before the final dot, keeps the server's words,
// and hands the library one whole, bounded answer at a time.
type watch struct {
	net.Conn // never used directly; Read, Write and Close are our own
	line     *line
	out      *bufio.Writer // gathers the library's 4 KB pieces of a message

	pending    []byte // answer the library has not read yet
	hello      []byte // what it is told at EHLO
	submitting func() error

	at         phase
	inMessage  bool   // after 354, before the final dot
	tail       []byte // last bytes of the message so far
	recipients int    // RCPT commands of this message
	copies     []string
	answer     reply // the last one, meaningful when answered
	answered   bool  // the command of this phase has its answer
	failed     error // what broke the line, for good
	unrecorded error // what submitting said
}

func newWatch(l *line, can abilities) *watch {
	w := &watch{Conn: l.conn, line: l, pending: []byte("220 ready\r\n"), hello: []byte("250 ready\r\n")}
	w.out = bufio.NewWriterSize(sayer{l}, 32<<10)
	if size, ok := can["SIZE"]; ok {
		w.hello = fmt.Appendf(nil, "250-ready\r\n250 SIZE %s\r\n", size)
	}
	return w
}

// sayer writes to a line with its deadlines.
type sayer struct{ l *line }

func (s sayer) Write(p []byte) (int, error) {
	if err := s.l.say(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// begin makes ready for a message.
func (w *watch) begin(submitting func() error) {
	w.submitting, w.at, w.answered, w.recipients, w.copies, w.unrecorded = submitting, reset, false, 0, nil, nil
	w.inMessage = false
	w.line.rest()
}

// Write takes a command or a piece of the message from the library.
func (w *watch) Write(p []byte) (int, error) {
	if w.failed == nil {
		w.failed = w.pass(p)
	}
	if w.failed != nil {
		return 0, w.failed
	}
	return len(p), nil
}

func (w *watch) pass(p []byte) error {
	if w.inMessage {
		return w.message(p)
	}
	verb, _, _ := strings.Cut(strings.TrimSpace(string(p)), " ")
	switch verb {
	case "EHLO":
		w.pending = w.hello
		return nil
	case "MAIL":
		w.at = sender
	case "RCPT":
		w.at = rcpt
		w.recipients++
	case "DATA":
		w.at = data
	default:
		w.at = reset
	}
	w.answered = false
	if err := w.line.inStep(); err != nil {
		return err
	}
	return w.line.say(p)
}

// message passes a piece of the message on. Before the piece that holds the final dot, everything else has left and
// submitting has agreed.
func (w *watch) message(p []byte) error {
	w.tail = append(w.tail, p[max(0, len(p)-5):]...)
	w.tail = w.tail[max(0, len(w.tail)-5):]
	if !bytes.Equal(w.tail, []byte("\r\n.\r\n")) {
		_, err := w.out.Write(p)
		return err
	}
	if err := w.out.Flush(); err != nil {
		return err
	}
	if err := w.line.inStep(); err != nil {
		return err
	}
	if !w.line.pass() {
		return errStopped
	}
	if w.unrecorded = w.submitting(); w.unrecorded != nil {
		return w.unrecorded
	}
	w.at, w.inMessage, w.answered = dot, false, false
	return w.line.say(p)
}

// Read gives the library the answer to what it said last.
func (w *watch) Read(p []byte) (int, error) {
	if len(w.pending) == 0 && w.failed == nil {
		w.failed = w.hear()
	}
	if w.failed != nil {
		return 0, w.failed
	}
	n := copy(p, w.pending)
	w.pending = w.pending[n:]
	return n, nil
}

func (w *watch) hear() error {
	within := w.line.patience.Command
	if w.at == dot {
		within = w.line.patience.Final
	}
	r, err := w.line.hear(within)
	if err != nil {
		return err
	}
	w.answer, w.answered = r, true
	code := r.code
	switch {
	case w.at == data && code == 354:
		w.inMessage, w.tail = true, []byte("\r\n")
	case w.at == rcpt && w.recipients > 1 && code >= 400 && code != 421:
		// A refused copy is no failure of the message: the library, which would give up, hears 250.
		w.copies = append(w.copies, r.words())
		code = 250
	}
	w.pending = fmt.Appendf(w.pending[:0], "%d ok\r\n", code)
	return nil
}

// Close leaves the line alone: the session closes it.
func (w *watch) Close() error { return nil }

// receipt says what came of the message; err is what the library made of it.
func (w *watch) receipt(err error) delivery.Receipt {
	switch {
	case w.unrecorded != nil:
		return delivery.Receipt{
			Outcome: delivery.OutcomeLater, Reason: "email.later.not_recorded", Words: readable(w.unrecorded.Error()), Reconnect: true,
		}
	case w.at == dot && !w.answered:
		out := lost(w.failed)
		out.Outcome, out.Reason = delivery.OutcomeInDoubt, "email.in_doubt.no_answer"
		return out
	case w.failed != nil:
		return lost(w.failed)
	case !w.answered: // the library refused before it spoke
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.protocol", Words: readable(fmt.Sprint(err))}
	}
	out := judge(w.at, w.answer)
	if out.Outcome == delivery.OutcomeDelivered && len(w.copies) > 0 {
		out.Words = shorten(out.Words + " · copy: " + strings.Join(w.copies, " · copy: "))
	}
	return out
}
