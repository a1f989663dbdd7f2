// Package paper is the carrier that puts documents into a folder, to be printed and posted by a person.
//
// It decides what the files are called and that none of them ever replaces a different one. It refuses to know
// printers, and when something was posted: a person says that later. cmd/internal/wire builds it and hands it over.
//
// A parcel of 12 January 2027 for customer 1042 in 0150 Oslo, from the batch Dues 2027, becomes
// FOLDER/2027-01-12-Dues-2027/0150-1042-faktura-1042.pdf, so that a print run sorted by name lies in the order of the
// post. Beside the files, list.csv says who is who.
package paper

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/folder"
	"kontingent/domain/problem"
)

// Carrier puts files into a folder.
type Carrier struct{ folder string }

var (
	_ delivery.Carrier    = (*Carrier)(nil)
	_ delivery.Repeatable = (*Carrier)(nil)
)

// New makes the carrier for a folder; it is made when missing.
func New(folder string) *Carrier { return &Carrier{folder} }

// Check reports whether a folder is chosen, at the field "paper.folder".
func (c *Carrier) Check() error {
	if c.folder == "" {
		return problem.New("paper.folder.missing").At("paper.folder")
	}
	return nil
}

// Repeatable says that a second delivery of a parcel changes nothing: its files lie there already.
func (c *Carrier) Repeatable() {}

// Method is paper.
func (c *Carrier) Method() delivery.Method { return delivery.Paper }

// Freeze settles where each document of the parcel goes and what is in it: a line "SHA-256 path" per file. So a
// second try after a crash finds its own files, even if the customer has moved in the meantime.
func (c *Carrier) Freeze(p delivery.Parcel) ([]byte, error) {
	var l problem.List
	for _, f := range p.Files {
		if f.MIME != "application/pdf" {
			l.Add(problem.New("paper.file.not_pdf", "file", f.Name).At("attachments"))
		}
		if len(f.Bytes) == 0 {
			l.Add(problem.New("paper.file.empty", "file", f.Name).At("attachments"))
		}
	}
	if err := l.Err(); err != nil {
		return nil, err
	}
	if len(p.Files) == 0 || p.Date.IsZero() {
		return nil, fmt.Errorf("prepare print of %s: no documents or no date", p.ID)
	}
	var out strings.Builder
	taken := map[string]bool{}
	for _, f := range p.Files {
		name := fileName(p.To, f.Name)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fileName(p.To, strconv.Itoa(n)+"-"+f.Name)
		}
		taken[strings.ToLower(name)] = true
		fmt.Fprintf(&out, "%s %s\n", sum(f.Bytes), path.Join(subfolder(p), name))
	}
	return []byte(out.String()), nil
}

// Open makes the folder and sees that it can be written to.
func (c *Carrier) Open(ctx context.Context) (delivery.Session, delivery.Receipt) {
	if c.Check() != nil {
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "paper.channel.settings"}
	}
	if ctx.Err() != nil {
		return nil, stopped()
	}
	if err := folder.Try(c.folder); err != nil {
		return nil, blocked(err)
	}
	return &session{folder: c.folder}, delivery.Receipt{}
}

// unsafe is what some file system, Windows' above all, does not take in a name, or a person does not read.
var unsafe = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// strange is what no system takes in a folder's name, or a person does not read.
var strange = regexp.MustCompile(`[^\p{L}\p{N}_-]+`)

// nowhere stands for a missing postal code; it sorts after every real one.
const nowhere = "xxxx"

// subfolder is the sub-folder of a print run: its day, and what it is part of in that one's own letters.
func subfolder(p delivery.Parcel) string {
	run := []rune(strings.Trim(strange.ReplaceAllString(p.Run, "-"), "-."))
	name := p.Date.Format(time.DateOnly) + "-" + string(run[:min(60, len(run))])
	return strings.TrimRight(name, "-.")
}

// piece makes a part of a file's name that is safe on every system, of at most so many letters.
func piece(s string, limit int) string {
	s = strings.Trim(unsafe.ReplaceAllString(s, "-"), "-.")
	return s[:min(limit, len(s))]
}

// fileName is postal code, customer number and document, safe on every file system.
func fileName(to delivery.Recipient, document string) string {
	ext := path.Ext(document)
	name := cmp.Or(piece(to.PostalCode, 12), nowhere) + "-" + cmp.Or(piece(to.Number, 30), "0")
	return name + "-" + cmp.Or(piece(strings.TrimSuffix(document, ext), 60), "document") + ".pdf"
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
