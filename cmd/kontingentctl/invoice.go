package main

import (
	"context"
	"flag"
	"io"
	"strconv"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

type invoiceRow struct {
	ID        string       `json:"id"`
	Kind      string       `json:"kind"`
	Number    string       `json:"number"`
	Party     string       `json:"party"`
	Name      string       `json:"name"`
	Batch     string       `json:"batch"`
	Date      cal.Date     `json:"date"`
	Due       cal.Date     `json:"due"`
	Total     money.Amount `json:"total"`
	VAT       money.Amount `json:"vat"`
	Currency  string       `json:"currency"`
	Reference string       `json:"reference"`
	State     string       `json:"state"`
	Channel   string       `json:"channel"`
	Credits   string       `json:"credits"`  // the number of the invoice a credit note takes back
	Credited  money.Amount `json:"credited"` // what credit notes have taken back of an invoice
}

func rowOf(r invoice.Row) invoiceRow {
	row := invoiceRow{
		"i" + strconv.FormatInt(r.ID, 10), kindInvoice, r.NumberText(), r.Party, r.Name, r.Batch, r.InvoiceDate, r.DueDate,
		r.Total, r.VAT, r.Currency, r.Reference, string(r.State), r.Channel, "", r.Credited,
	}
	if c := r.Credit; c != nil {
		row.Kind, row.Due, row.Credits = kindNote, cal.Date{}, strconv.FormatInt(c.Number, 10)
	}
	return row
}

// The kinds of what stands in a list of invoices.
const (
	kindInvoice = "invoice"
	kindNote    = "credit_note"
)

func (r invoiceRow) show(w io.Writer) {
	number := r.Number
	if number == "" {
		number = r.ID
	}
	total := r.Total.String()
	if r.Kind == kindNote {
		total = "-" + total
	}
	line(w, number, r.Date, r.Due, r.Party, r.Name, total, r.State, r.Channel, r.Reference)
}

// invoiceID reads an invoice's id, as lists give it: i12.
func invoiceID(s string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "i"), 10, 64)
	if err != nil || n < 1 || !strings.HasPrefix(s, "i") {
		return 0, problem.New("invoice.id.wrong", "value", s)
	}
	return n, nil
}

// invoiceRef reads an id or a number.
func invoiceRef(s string) (invoice.Ref, error) {
	if n, err := invoiceID(s); err == nil {
		return invoice.Ref{ID: n}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 {
		return invoice.Ref{}, problem.New("invoice.unknown", "value", s)
	}
	return invoice.Ref{Number: n}, nil
}

func (c *call) invoiceList(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("invoice list", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	var filter invoice.Filter
	f.StringVar(&filter.Batch, "batch", "", "")
	state := f.String("state", "", "")
	if rest, err := parse(f, args); err != nil || len(rest) > 0 {
		return needs([]string{""}, 0, 0, "invoice list [--batch NAME] [--state STATE]")
	}
	filter.State = invoice.State(*state)
	if *state != "" && !filter.State.Valid() {
		return problem.New("field.choice", "value", *state, "known", invoice.StateNames()).At("state")
	}
	return c.with(ctx, func(app *wire.App) error {
		rows, err := app.Store.Invoices(ctx, filter)
		if err != nil {
			return err
		}
		out := struct {
			Invoices []invoiceRow `json:"invoices"`
			Total    money.Amount `json:"total"`
		}{Invoices: []invoiceRow{}}
		for _, r := range rows {
			out.Invoices = append(out.Invoices, rowOf(r))
			if r.Credit != nil {
				out.Total = out.Total.Sub(r.Total)
				continue
			}
			out.Total = out.Total.Add(r.Total)
		}
		return c.print(out, func(w io.Writer) {
			for _, r := range out.Invoices {
				r.show(w)
			}
		})
	})
}

type invoiceLine struct {
	Description string         `json:"description"`
	Quantity    money.Quantity `json:"quantity"`
	Unit        string         `json:"unit"`
	UnitPrice   money.Price    `json:"unit_price"`
	VAT         string         `json:"vat"`
	VATRate     money.Rate     `json:"vat_rate"`
	Net         money.Amount   `json:"net"`
}

func (c *call) invoiceShow(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "invoice show ID|NUMBER"); err != nil {
		return err
	}
	ref, err := invoiceRef(args[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		r, err := app.Store.Invoice(ctx, ref)
		if err != nil {
			return err
		}
		o, err := app.Store.Organisation(ctx)
		if err != nil {
			return err
		}
		out := struct {
			invoiceRow
			ReferencePrinted      string        `json:"reference_printed"`
			TheirReference        string        `json:"their_reference"`
			OurReference          string        `json:"our_reference"`
			AdditionalInformation string        `json:"additional_information"`
			SellersNotes          string        `json:"sellers_notes"`
			IssuedAt              string        `json:"issued_at"`
			Lines                 []invoiceLine `json:"lines"`
			CreditNotes           []string      `json:"credit_notes"`
			EHF                   bool          `json:"ehf"`         // there is an EHF document of it
			WithoutEHF            string        `json:"without_ehf"` // why there is none, once it is issued
		}{
			rowOf(r), payment.Print(o.Reference.Scheme, r.Reference), r.TheirReference, r.OurReference,
			r.AdditionalInformation, r.SellersNotes, stamp(r.IssuedAt),
			[]invoiceLine{},
			[]string{},
			false,
			"",
		}
		if r.Issued() {
			if out.EHF, out.WithoutEHF, err = c.electronic(ctx, app, r); err != nil {
				return err
			}
		}
		sums, err := r.Sums()
		if err != nil {
			return err
		}
		for i, l := range r.Lines {
			out.Lines = append(out.Lines, invoiceLine{
				l.Description, l.Quantity, l.Unit, l.UnitPrice, string(l.VAT.Category), l.VAT.Rate, sums.Lines[i],
			})
		}
		notes, err := app.Store.NotesOf(ctx, r.ID)
		if err != nil {
			return err
		}
		for _, n := range notes {
			out.CreditNotes = append(out.CreditNotes, n.NumberText())
		}
		return c.print(out, func(w io.Writer) {
			out.show(w)
			for _, l := range out.Lines {
				line(w, l.Description, l.Quantity, l.Unit, l.UnitPrice, l.VAT, l.VATRate, l.Net)
			}
			if out.Credits != "" {
				line(w, c.words.Say("note.credits", "number", out.Credits))
			}
			if out.EHF {
				line(w, c.words.Say("invoice.ehf.there"))
			} else if out.WithoutEHF != "" {
				line(w, out.WithoutEHF)
			}
			for _, n := range notes {
				line(w, c.words.Say("note.credited_by", "number", n.NumberText()), n.Total)
			}
		})
	})
}
