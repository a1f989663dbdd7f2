package main

import (
	"context"
	"flag"
	"io"
	"strconv"
	"strings"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

const invoiceCreditForm = "ID|NUMBER [--lines 1,3] [--line N[=QUANTITY] …] [--amount N=AMOUNT …] [--text TEXT] [--no-send]"

// noted is what came of crediting an invoice.
type noted struct {
	Number   string       `json:"number"` // of the credit note
	ID       string       `json:"id"`
	Credits  string       `json:"credits"`
	Party    string       `json:"party"`
	Total    money.Amount `json:"total"`
	Currency string       `json:"currency"`
	Left     money.Amount `json:"left"`  // of the invoice, with VAT
	State    string       `json:"state"` // of the credit note
	Copy     string       `json:"copy"`  // the id of the planned invoice that goes with it
}

// invoiceCredit issues a credit note: of the whole invoice, or of some lines.
func (c *call) invoiceCredit(ctx context.Context, args []string) error {
	var words []lineWord
	return c.credit(ctx, "invoice credit "+invoiceCreditForm, args, false, func(f *flag.FlagSet) {
		for _, name := range []string{"lines", "line", "amount"} {
			f.Func(name, "", func(s string) error {
				words = append(words, lineWord{name, s})
				return nil
			})
		}
	}, func() ([]invoice.Taken, error) { return readLines(words) })
}

// invoiceCorrect credits all that is left of an invoice and makes an editable copy of it (spec A4).
func (c *call) invoiceCorrect(ctx context.Context, args []string) error {
	return c.credit(ctx, "invoice correct ID|NUMBER [--text TEXT] [--no-send]", args, true, func(*flag.FlagSet) {},
		func() ([]invoice.Taken, error) { return nil, nil })
}

// credit reads a call's words and carries out what they say.
func (c *call) credit(
	ctx context.Context, form string, args []string, correct bool, more func(*flag.FlagSet), lines func() ([]invoice.Taken, error),
) error {
	o := issue.Order{Copy: correct}
	f := flag.NewFlagSet(form, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&o.Text, "text", "", "")
	f.BoolVar(&o.Keep, "no-send", false, "")
	more(f)
	rest, err := parse(f, args)
	if err != nil {
		return needs(nil, 1, 1, form)
	}
	if err := needs(rest, 1, 1, form); err != nil {
		return err
	}
	if o.Lines, err = lines(); err != nil {
		return err
	}
	ref, err := invoiceRef(rest[0])
	if err != nil {
		return err
	}
	return c.with(ctx, func(app *wire.App) error {
		v, err := app.Store.Invoice(ctx, ref)
		if err != nil {
			return err
		}
		o.Invoice = v.ID
		made, err := app.Notes.Credit(ctx, o)
		if err != nil {
			return err
		}
		return c.printNote(ctx, app, made[0])
	})
}

// lineWord is one of the options that name lines, as it was written.
type lineWord struct{ option, value string }

// readLines reads "--lines 1,3", "--line 2", "--line 2=1.5" and "--amount 2=100.00". Lines are counted from 1, as on
// the document.
func readLines(words []lineWord) ([]invoice.Taken, error) {
	var out []invoice.Taken
	var bad problem.List
	for _, w := range words {
		parts := []string{w.value}
		if w.option == "lines" {
			parts = strings.Split(w.value, ",")
		}
		for _, s := range parts {
			k, err := readLine(w.option, strings.TrimSpace(s))
			bad.Add(err)
			out = append(out, k)
		}
	}
	return out, bad.Err()
}

func readLine(option, s string) (k invoice.Taken, err error) {
	name, value, given := strings.Cut(s, "=")
	n, wrong := strconv.Atoi(name)
	if wrong != nil || given && option == "lines" || !given && option == "amount" {
		return k, problem.New("note.line.wrong", "value", s).At(option)
	}
	k.Line = n - 1
	if given && option == "amount" {
		k.Amount, err = money.ParseAmount(value)
	} else if given {
		k.Quantity, err = money.ParseQuantity(value)
	}
	if err != nil || given && k.Amount.IsZero() && k.Quantity.IsZero() {
		return k, problem.New("note.value.wrong", "value", value, "line", name).At(option)
	}
	return k, nil
}

func (c *call) printNote(ctx context.Context, app *wire.App, made issue.Made) error {
	n, err := app.Store.Invoice(ctx, invoice.Ref{ID: made.Note})
	if err != nil {
		return err
	}
	of, err := app.Store.Invoice(ctx, invoice.Ref{ID: n.Credit.Invoice})
	if err != nil {
		return err
	}
	out := noted{
		Number: n.NumberText(), ID: "i" + strconv.FormatInt(n.ID, 10), Credits: of.NumberText(), Party: n.Party,
		Total: n.Total, Currency: n.Currency, Left: of.Total.Sub(of.Credited), State: string(n.State),
	}
	if made.Copy != 0 {
		out.Copy = "i" + strconv.FormatInt(made.Copy, 10)
	}
	return c.print(out, func(w io.Writer) {
		line(w, c.words.Say("note.made", "number", out.Number, "invoice", out.Credits, "name", n.Name,
			"total", out.Total.String()+" "+out.Currency, "left", out.Left.String()+" "+out.Currency))
		if out.Copy != "" {
			line(w, c.words.Say("note.copy", "id", out.Copy))
		}
	})
}
