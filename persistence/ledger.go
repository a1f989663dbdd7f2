package persistence

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// ledgerName is the second witness: what the world was told, beside the database and never taken back with it.
const ledgerName = "ledger.jsonl"

// What a line of the ledger tells.
const (
	toldClub     = "club"        // whose ledger it is: the first line
	toldIssued   = "issued"      // an invoice got its number
	toldSending  = "sending"     // a message may be leaving: nobody knows yet whether it arrives
	toldAccepted = "accepted"    // the other side took it, or a person said that it arrived
	toldHanded   = "handed_over" // it was filed for printing
	toldReleased = "released"    // this try is over and nothing arrived, or a person decided what is next
)

// entry is one line of the ledger. It names nobody: cards are known by their number.
type entry struct {
	What      string `json:"what"`
	At        int64  `json:"at"` // UTC milliseconds
	Club      string `json:"club,omitempty"`
	Dispatch  string `json:"dispatch,omitempty"` // its uid
	Party     string `json:"party,omitempty"`    // customer number
	Invoice   int64  `json:"invoice,omitempty"`  // its id
	Number    int64  `json:"number,omitempty"`
	Credits   int64  `json:"credits,omitempty"` // a credit note: the number of the invoice
	Reference string `json:"reference,omitempty"`
	Date      string `json:"date,omitempty"`
	Total     int64  `json:"total,omitempty"` // in hundredths
	Currency  string `json:"currency,omitempty"`
	Seal      []byte `json:"seal,omitempty"`
	Try       int64  `json:"try,omitempty"` // of the dispatch: the same count stands in the database
	Method    string `json:"method,omitempty"`
	MessageID string `json:"message_id,omitempty"`
	Words     string `json:"words,omitempty"` // the other side's

	id     int64  // of the dispatch in this database
	before []byte // the seal of the number before
}

// ledger is an append-only file of lines. Each ends with a sum over itself and the sum before, so that a line that was
// changed or taken out is noticed. A line is on the disk when write returns.
type ledger struct {
	mu      sync.Mutex
	path    string
	file    *os.File
	size    int64 // of the whole lines
	sum     string
	pending []entry // could not be written when they were told, for want of room say
}

// sumField closes every line: ,"sum":"<64 digits>"}
const (
	sumField = `,"sum":"`
	sumSize  = len(sumField) + 2*sha256.Size + len(`"}`)
)

func lineOf(e entry, before string) (line []byte, sum string, err error) {
	b, err := json.Marshal(e)
	if err != nil {
		return nil, "", fmt.Errorf("write a line of the ledger: %w", err)
	}
	b = b[:len(b)-1]
	sum = sumOf(before, b)
	return append(b, sumField+sum+"\"}\n"...), sum, nil
}

func sumOf(before string, body []byte) string {
	h := sha256.New()
	h.Write([]byte(before))
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// told is what stands in a ledger.
type told struct {
	entries []entry // the lines that are as they were written
	broken  int     // the first that is not; 0: none
	size    int64
	sum     string
}

// readLedger reads a ledger. A last line that was never finished, for the power went, does not count.
func readLedger(path string) (t told, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return t, err
	}
	read, unread := int64(0), 0
	for number := 1; ; number++ {
		line, rest, whole := bytes.Cut(b, []byte("\n"))
		if !whole {
			return t, nil
		}
		read += int64(len(line)) + 1
		b = rest
		if bytes.IndexByte(line, 0) >= 0 {
			return t, nil // never reached the disk, nor did the flush that whoever relied on it waited for
		}
		var e entry
		cut := len(line) - sumSize
		if cut <= 0 || json.Unmarshal(line, &e) != nil {
			if unread == 0 {
				unread = number
			}
			continue // at the end it was never finished; before another line it is damage
		}
		sum := string(line[cut+len(sumField) : len(line)-2])
		if good := sum == sumOf(t.sum, line[:cut]); !good || unread > 0 {
			if t.broken == 0 {
				t.broken = cmp.Or(unread, number)
			}
			if !good {
				t.size, t.sum, unread = read, sum, 0 // what a changed line says is not believed
				continue
			}
		}
		t.entries, t.size, t.sum, unread = append(t.entries, e), read, sum, 0
	}
}

// openLedger opens a ledger to go on with it after what was read.
func openLedger(path string, t told) (*ledger, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	l := &ledger{path: path, file: f, size: t.size, sum: t.sum}
	if err := f.Truncate(t.size); err != nil {
		_ = f.Close()
		return nil, err
	}
	return l, nil
}

// write puts entries on the disk, or none of them. What had to wait goes first.
func (l *ledger) write(list ...entry) error {
	if len(list) == 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.put(list)
}

func (l *ledger) put(list []entry) error {
	var b []byte
	sum := l.sum
	for _, e := range append(l.pending, list...) {
		line, next, err := lineOf(e, sum)
		if err != nil {
			return err
		}
		b, sum = append(b, line...), next
	}
	_, err := l.file.WriteAt(b, l.size)
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		_ = l.file.Truncate(l.size) // half a line must not stand before the next
		return err
	}
	l.size, l.sum, l.pending = l.size+int64(len(b)), sum, nil
	return nil
}

// tell writes entries now, or with the next if that can't be done: the database has them, and opening adds them too.
func (l *ledger) tell(list ...entry) {
	if len(list) == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.put(list) != nil {
		l.pending = append(l.pending, list...)
	}
}

func (l *ledger) close() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
