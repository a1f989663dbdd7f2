package ehf

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/folder"
)

// Folder puts documents into a folder, one file each, for a person to upload. A document of 12 January 2027 for
// customer 1042, from the batch Dues 2027, becomes FOLDER/2027-01-12-Dues-2027/1042-ehf-1007-3fa9c1d2.xml: the end is
// of its key, so that a file is found again and never stands for another document. Beside them, list.csv says who is
// who. They are handed over until a person ticks them as uploaded.
type Folder struct{ folder string }

var (
	_ delivery.Carrier    = (*Folder)(nil)
	_ delivery.Repeatable = (*Folder)(nil)
)

// NewFolder makes the carrier for a folder; it is made when missing.
func NewFolder(folder string) *Folder { return &Folder{folder} }

// Repeatable says that a second delivery of a parcel changes nothing: its files lie there already.
func (c *Folder) Repeatable() {}

// Method is EHF.
func (c *Folder) Method() delivery.Method { return delivery.EHF }

// Freeze settles which documents go.
func (c *Folder) Freeze(p delivery.Parcel) ([]byte, error) { return freeze(p) }

// Open makes the folder and sees that it can be written to.
func (c *Folder) Open(ctx context.Context) (delivery.Session, delivery.Receipt) {
	switch {
	case c.folder == "":
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "ehf.channel.settings"}
	case ctx.Err() != nil:
		return nil, delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.stopped"}
	}
	if err := folder.Try(c.folder); err != nil {
		return nil, blocked(err)
	}
	return &shelf{folder: c.folder}, delivery.Receipt{}
}

// shelf is an open folder.
type shelf struct {
	folder string
	lists  folder.Lists
}

// Deliver writes every document beside its place, flushes it to the disk, and only then, after submitting, gives all
// of them their names. What a try before a crash has left is found and kept.
func (s *shelf) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if ctx.Err() != nil {
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.stopped"}
	}
	o, ok := thaw(p)
	switch {
	case !ok:
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "ehf.ask.changed"}
	case p.Memo.Away: // with an access point that was set up before: here it would go twice
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "ehf.in_doubt.elsewhere"}
	}
	var staged, names []string
	drop := func() {
		for _, f := range staged {
			folder.Discard(f)
		}
	}
	for _, d := range o.Documents {
		place := filepath.Join(s.folder, filepath.FromSlash(d.File))
		names = append(names, place)
		old, err := os.ReadFile(place)
		switch {
		case err == nil && bytes.Equal(old, d.bytes):
			continue
		case err == nil:
			drop()
			return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "ehf.ask.name_taken", Words: place}
		case !os.IsNotExist(err):
			drop()
			return blocked(err)
		}
		staged = append(staged, place)
		if err := folder.Stage(place, d.bytes); err != nil {
			drop()
			return blocked(err)
		}
	}
	if err := submitting(); err != nil {
		drop()
		return unrecorded(err)
	}
	for len(staged) > 0 {
		if err := folder.Publish(staged[0]); err != nil {
			drop()
			return blocked(err)
		}
		staged = staged[1:]
	}
	for _, name := range names {
		s.lists.Enter(name, p.To.Number, p.To.Name, o.To)
	}
	return delivery.Receipt{Outcome: delivery.OutcomeHandedOver, Words: strings.Join(names, ", ")}
}

// Close tries once more what lists could not be written. Every document is on the disk already.
func (s *shelf) Close() error {
	s.lists.Close()
	return nil
}

// unsafe is what some file system, Windows' above all, does not take in a name, or a person does not read.
var unsafe = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// strange is what no system takes in a folder's name, or a person does not read.
var strange = regexp.MustCompile(`[^\p{L}\p{N}_-]+`)

// subfolder is what a parcel's files lie in: the day, and what it is part of in that one's own letters.
func subfolder(p delivery.Parcel) string {
	run := []rune(strings.Trim(strange.ReplaceAllString(p.Run, "-"), "-"))
	return strings.TrimRight(p.Date.Format(time.DateOnly)+"-"+string(run[:min(60, len(run))]), "-")
}

// fileName is customer number, document and the beginning of its key, safe on every file system.
func fileName(to delivery.Recipient, d document) string {
	name := strings.TrimSuffix(d.Name, filepath.Ext(d.Name))
	return cmp.Or(piece(to.Number, 30), "0") + "-" + cmp.Or(piece(name, 60), "ehf") + "-" + d.Key[:8] + ".xml"
}

func piece(s string, limit int) string {
	s = strings.Trim(unsafe.ReplaceAllString(s, "-"), "-")
	return s[:min(limit, len(s))]
}

// blocked says what a failing disk means: always the folder, never the recipient.
func blocked(err error) delivery.Receipt {
	out := delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "ehf.channel.folder_unwritable", Words: err.Error()}
	switch folder.FaultOf(err) {
	case folder.Full:
		out.Reason = "ehf.channel.folder_full"
	case folder.NotAllowed:
		out.Reason = "ehf.channel.folder_not_allowed"
	}
	return out
}
