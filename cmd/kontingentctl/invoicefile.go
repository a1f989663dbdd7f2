package main

import (
	"context"
	"flag"
	"io"
	"os"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

// invoicePDF writes the document as it was sent, byte for byte.
func (c *call) invoicePDF(ctx context.Context, args []string) error {
	return c.invoiceFile(ctx, args, "invoice pdf ID|NUMBER --out FILE", issue.PDF)
}

// invoiceEHF writes the electronic document as it was sent, byte for byte.
func (c *call) invoiceEHF(ctx context.Context, args []string) error {
	return c.invoiceFile(ctx, args, "invoice ehf ID|NUMBER --out FILE", issue.UBL)
}

func (c *call) invoiceFile(ctx context.Context, args []string, form, kind string) error {
	f := flag.NewFlagSet("invoice", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	out := f.String("out", "", "")
	rest, err := parse(f, args)
	if err != nil || *out == "" {
		return needs(nil, 1, 1, form)
	}
	if err := needs(rest, 1, 1, form); err != nil {
		return err
	}
	ref, err := invoiceRef(rest[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		r, err := app.Store.Invoice(ctx, ref)
		if err != nil {
			return err
		}
		if !r.Issued() {
			return problem.New("invoice.not_issued", "value", rest[0])
		}
		b, err := app.Store.Document(ctx, r.ID, kind)
		if kind == issue.UBL && problem.Is(err, "store.document.none") {
			return app.WithoutEHF(ctx, r)
		}
		if err != nil {
			return err
		}
		if err := os.WriteFile(*out, b, 0o600); err != nil {
			return problem.New("file.unwritable", "file", *out).Because(err)
		}
		return c.print(struct {
			Number string `json:"number"`
			File   string `json:"file"`
			Bytes  int    `json:"bytes"`
		}{r.NumberText(), *out, len(b)}, func(w io.Writer) { line(w, *out) })
	})
}

// electronic says whether an issued invoice has an EHF document, and else why it has none.
func (c *call) electronic(ctx context.Context, app *wire.App, r invoice.Row) (there bool, why string, err error) {
	_, err = app.Store.Document(ctx, r.ID, issue.UBL)
	if err == nil || !problem.Is(err, "store.document.none") {
		return err == nil, "", err
	}
	err = app.WithoutEHF(ctx, r)
	all := problem.All(err)
	if len(all) == 0 {
		return false, "", err
	}
	said := make([]string, len(all))
	for i, p := range all {
		said[i] = c.words.Problem(p)
	}
	return false, strings.Join(said, " "), nil
}
