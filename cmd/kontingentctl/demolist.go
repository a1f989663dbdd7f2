package main

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/invoice"
	"kontingent/domain/problem"
	"kontingent/resources/words"
)

// export writes every document as it was sent, and the list of all invoices in the club's language.
func (d *demo) export(ctx context.Context, app *wire.App, language string) error {
	rows, err := app.Store.Invoices(ctx, invoice.Filter{})
	if err != nil {
		return err
	}
	for _, r := range rows {
		if !r.Issued() {
			continue
		}
		b, err := app.Store.Document(ctx, r.ID, "pdf")
		if err != nil {
			return err
		}
		if err := save(filepath.Join(d.Places.PDF, r.NumberText()+".pdf"), b); err != nil {
			return err
		}
	}
	return save(d.Places.List, spreadsheet(rows, d.catalogue.In(language)))
}

func save(file string, b []byte) error {
	if err := os.WriteFile(file, b, 0o600); err != nil {
		return problem.New("file.unwritable", "file", file).Because(err)
	}
	return nil
}

// spreadsheet is a list for a spreadsheet that speaks the club's language: UTF-8 with its mark, semicolons, and a
// decimal comma where the language has one.
func spreadsheet(rows []invoice.Row, w *words.Words) []byte {
	var b strings.Builder
	b.WriteString("\uFEFF")
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = ';', true
	write := func(cells ...string) { _ = out.Write(cells) } // into memory: it can't fail
	write(w.Say("demo.list.number"), w.Say("demo.list.customer"), w.Say("demo.list.name"), w.Say("demo.list.amount"),
		w.Say("demo.list.state"), w.Say("demo.list.channel"), w.Say("demo.list.reference"))
	for _, r := range rows {
		channel := ""
		if r.Channel != "" {
			channel = w.Say("method." + r.Channel)
		}
		amount := strings.Replace(r.Total.String(), ".", w.Say("demo.list.decimal"), 1)
		write(r.NumberText(), plainCell(r.Party), plainCell(r.Name), amount, w.Say("demo.state."+string(r.State)),
			channel, plainCell(r.Reference))
	}
	out.Flush()
	return []byte(b.String())
}

// plainCell keeps a spreadsheet from taking a text for a formula; the characters are also known in their wide forms.
func plainCell(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}
