package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// fileToAttach is a file that goes along, in a batch's file. No tick at all means: by every method that can carry it.
type fileToAttach struct {
	Path  string `toml:"path"` // relative to the batch's file
	Email *bool  `toml:"email"`
	EHF   *bool  `toml:"ehf"`
	Paper *bool  `toml:"paper"`
}

// methods are the methods that are ticked; ticked is false where nobody has ticked anything.
func (f fileToAttach) methods() (list []delivery.Method, ticked bool) {
	for m, on := range map[delivery.Method]*bool{delivery.Email: f.Email, delivery.EHF: f.EHF, delivery.Paper: f.Paper} {
		ticked = ticked || on != nil
		if on != nil && *on {
			list = append(list, m)
		}
	}
	slices.Sort(list)
	return list, ticked
}

// attach keeps the files that a batch's file names.
func (c *call) attach(ctx context.Context, app *wire.App, of string, files []fileToAttach) ([]batch.Attachment, error) {
	var bad problem.List
	var out []batch.Attachment
	for i, f := range files {
		at := fmt.Sprintf("attachments[%d]", i+1)
		path := f.Path
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(of), path)
		}
		a, err := c.attachment(ctx, app, path)
		if err != nil {
			for _, p := range problem.All(err) {
				bad.Add(p.At(at))
			}
			if len(problem.All(err)) == 0 {
				return nil, err
			}
			continue
		}
		if methods, ticked := f.methods(); ticked {
			a.Methods = methods
		}
		out = append(out, a)
	}
	return out, bad.Err()
}

// attachment reads a file and keeps it.
func (c *call) attachment(ctx context.Context, app *wire.App, path string) (batch.Attachment, error) {
	content, err := readFile(path)
	if err != nil {
		return batch.Attachment{}, err
	}
	return app.Batches.Add(ctx, filepath.Base(path), content)
}

// readFile reads a file of a fair size.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, batch.MaxAttachment+1))
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	return content, nil
}

// invoiceAttach lets a file go along with one planned invoice.
func (c *call) invoiceAttach(ctx context.Context, args []string) error {
	if err := needs(args, 2, 2, "invoice attach ID FILE"); err != nil {
		return err
	}
	n, err := invoiceID(args[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		a, err := c.attachment(ctx, app, args[1])
		if err != nil {
			return err
		}
		if err := app.Batches.AttachTo(ctx, n, a); err != nil {
			return err
		}
		return c.printID(n)
	})
}
