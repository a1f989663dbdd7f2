package wire

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/sirupsen/logrus"

	"kontingent/domain/delivery"
)

// The log is a file of at most this size and one before it.
const maxLog = 2 << 20

// log keeps what the program did: ids and states, never names, addresses or words of a mail.
type log struct {
	to   *logrus.Logger
	file *os.File
}

// openLog opens the log of a folder. A log that can't be written stops nothing: the invoices matter more.
func openLog(dir string) *log {
	l := &log{to: logrus.New()}
	l.to.SetFormatter(&logrus.JSONFormatter{TimestampFormat: time.RFC3339})
	l.to.SetOutput(io.Discard)
	l.to.AddHook(redact{})
	path := filepath.Join(dir, "kontingent.log")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return l
	}
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		_ = os.Rename(path, path+".1") // a log that can't be turned grows on
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		l.file = f
		l.to.SetOutput(f)
	}
	return l
}

// event notes what became of a dispatch.
func (l *log) event(e delivery.Event) {
	l.to.WithFields(logrus.Fields{"dispatch": e.Dispatch, "method": string(e.Method), "state": string(e.State)}).Info("moved")
}

func (l *log) close() {
	if l.file != nil {
		_ = l.file.Close() // everything in it is written already
	}
}

// redact takes addresses and long numbers out of whatever is logged: the words of servers and libraries hold them.
type redact struct{}

var private = regexp.MustCompile(`[^\s<>"']+@[^\s<>"']+|\d{6,}|(?i:AUTH) .*`)

// Redact takes addresses and long numbers out of a text for a log.
func Redact(text string) string { return private.ReplaceAllString(text, "…") }

func (redact) Levels() []logrus.Level { return logrus.AllLevels }

func (redact) Fire(e *logrus.Entry) error {
	e.Message = Redact(e.Message)
	for k, v := range e.Data {
		if s, ok := v.(string); ok {
			e.Data[k] = Redact(s)
		}
	}
	return nil
}
