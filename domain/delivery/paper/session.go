package paper

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/folder"
)

// session writes into one folder.
type session struct {
	folder string
	lists  folder.Lists
}

// sheet is one document on its way into the folder.
type sheet struct {
	path  string // in the folder, with slashes
	bytes []byte
	there bool // lies there already, the same bytes
}

// Deliver writes every document beside its place, flushes it to the disk, and only then, after submitting, gives all
// of them their names. What a try before a crash has left is found and kept.
func (s *session) Deliver(ctx context.Context, p delivery.Parcel, submitting func() error) delivery.Receipt {
	if ctx.Err() != nil {
		return stopped()
	}
	sheets, ok := match(p)
	if !ok {
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "paper.ask.changed"}
	}
	for i := range sheets {
		if out := s.prepare(&sheets[i]); !out.OK() {
			s.discard(sheets)
			return out
		}
	}
	if err := submitting(); err != nil {
		s.discard(sheets)
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "paper.later.not_recorded", Words: err.Error()}
	}
	names := make([]string, len(sheets))
	for i, sh := range sheets {
		names[i] = s.place(sh.path)
		if sh.there {
			continue
		}
		if err := folder.Publish(s.place(sh.path)); err != nil {
			s.discard(sheets[i:])
			return blocked(err)
		}
	}
	for _, sh := range sheets {
		s.lists.Enter(s.place(sh.path), p.To.Number, p.To.Name, p.To.PostalCode)
	}
	return delivery.Receipt{Outcome: delivery.OutcomeHandedOver, Words: strings.Join(names, ", ")}
}

// Close tries once more what lists could not be written. Every document is on the disk already.
func (s *session) Close() error {
	s.lists.Close()
	return nil
}

// match reads what Freeze settled and finds each document by its sum.
func match(p delivery.Parcel) ([]sheet, bool) {
	var sheets []sheet
	for line := range strings.Lines(string(p.Frozen)) {
		want, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, false
		}
		found := false
		for _, f := range p.Files {
			if sum(f.Bytes) == want {
				sheets, found = append(sheets, sheet{path: name, bytes: f.Bytes}), true
				break
			}
		}
		if !found {
			return nil, false
		}
	}
	return sheets, len(sheets) > 0
}

func (s *session) place(name string) string { return filepath.Join(s.folder, filepath.FromSlash(name)) }

// prepare writes a document beside its place; one that lies there already is left as it is.
func (s *session) prepare(sh *sheet) delivery.Receipt {
	place := s.place(sh.path)
	old, err := os.ReadFile(place)
	switch {
	case err == nil && bytes.Equal(old, sh.bytes):
		sh.there = true
		return delivery.Receipt{}
	case err == nil:
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "paper.ask.name_taken", Words: place}
	case !os.IsNotExist(err):
		return blocked(err)
	}
	if err := folder.Stage(place, sh.bytes); err != nil {
		return blocked(err)
	}
	return delivery.Receipt{}
}

// discard takes away what was written beside its place and will not be used.
func (s *session) discard(sheets []sheet) {
	for _, sh := range sheets {
		folder.Discard(s.place(sh.path))
	}
}

// blocked says what a failing disk means: always the folder, never the recipient.
func blocked(err error) delivery.Receipt {
	out := delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "paper.channel.unwritable", Words: err.Error()}
	switch folder.FaultOf(err) {
	case folder.Full:
		out.Reason = "paper.channel.full"
	case folder.NotAllowed:
		out.Reason = "paper.channel.not_allowed"
	}
	return out
}

func stopped() delivery.Receipt {
	return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "paper.offline.stopped"}
}
