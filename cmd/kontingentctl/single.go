package main

import (
	"context"
	"io"
	"strconv"

	"kontingent/cmd/internal/tomlfile"
	"kontingent/cmd/internal/wire"
	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// singleFile is the file of one invoice without a batch.
type singleFile struct {
	Party          tomlfile.Text `toml:"party"`
	Method         string        `toml:"method"` // empty: the usual chain
	PaymentMethod  string        `toml:"payment_method"`
	ShippingMethod string        `toml:"shipping_method"`
	Document       documentFile  `toml:"document"`
}

// invoiceCreate makes a planned invoice of a file.
func (c *call) invoiceCreate(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "invoice create FILE.toml"); err != nil {
		return err
	}
	var f singleFile
	if err := tomlfile.Read(args[0], &f); err != nil {
		return err
	}
	var bad problem.List
	one := batch.Single{
		Party: string(f.Party), Method: delivery.Method(f.Method), Document: f.Document.read(&bad),
		PaymentMethod: f.PaymentMethod, ShippingMethod: f.ShippingMethod,
	}
	if err := bad.Err(); err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		id, err := app.Batches.Write(ctx, one)
		if err != nil {
			return err
		}
		return c.printID(id)
	})
}

func (c *call) printID(id int64) error {
	name := "i" + strconv.FormatInt(id, 10)
	return c.print(struct {
		ID string `json:"id"`
	}{name}, func(w io.Writer) { line(w, name) })
}

// invoiceSend puts planned invoices on the dispatch list.
func (c *call) invoiceSend(ctx context.Context, args []string) error {
	if err := needs(args, 1, -1, "invoice send ID …"); err != nil {
		return err
	}
	ids := make([]int64, len(args))
	for i, a := range args {
		n, err := invoiceID(a)
		if err != nil {
			return err
		}
		ids[i] = n
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Batches.SendInvoices(ctx, ids, false); err != nil {
			return err
		}
		return c.print(struct {
			Scheduled int `json:"scheduled"`
		}{len(ids)}, func(w io.Writer) { line(w, c.words.Say("ctl.invoice.scheduled", "count", len(ids))) })
	})
}

// invoiceDelete takes a planned invoice away.
func (c *call) invoiceDelete(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "invoice delete ID"); err != nil {
		return err
	}
	n, err := invoiceID(args[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		if err := app.Store.DeleteInvoice(ctx, n); err != nil {
			return err
		}
		return c.printID(n)
	})
}
