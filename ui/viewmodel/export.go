package viewmodel

import (
	"bytes"
	"context"
	"encoding/csv"
	"strconv"
	"strings"

	"kontingent/domain/money"
)

// csvOf writes rows as a spreadsheet reads them by a double click: semicolons, and a mark that says UTF-8.
func csvOf(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, r := range rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = harmless(c)
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula: names and addresses are written by strangers.
func harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if strings.Trim(s[1:], "0123456789 ,.()") == "" && s[0] != '=' && s[0] != '@' {
		return s // a telephone number, or a number below zero
	}
	return "'" + s
}

// plainAmount is an amount as a spreadsheet of the language reads it: 1250,00.
func plainAmount(e *Env, a money.Amount) string {
	if e.Language == "en" {
		return a.String()
	}
	return strings.Replace(a.String(), ".", ",", 1)
}

// export writes the rows that are shown, in their order, to a file. rows is called away from the window.
func (e *Env) export(path string, rows func() [][]string) {
	e.act(func(context.Context) error {
		b, err := csvOf(rows())
		if err != nil {
			return err
		}
		return writeFile(path, b)
	}, func() { e.tell(e.say("view.file.written", "file", path)) })
}

// exported are the rows that are shown, put into cells below the headings.
func (t *Table[R]) exported(cells func(*R) []string) func() [][]string {
	seen, shown := t.seen, t.shown
	head := make([]string, 0, len(t.headings))
	for _, c := range t.Columns() {
		head = append(head, c.Label)
	}
	return func() [][]string {
		out := [][]string{head}
		for _, i := range shown {
			out = append(out, cells(&seen.rows[i]))
		}
		return out
	}
}

// Export writes the rows that are shown to a file for a spreadsheet.
func (d *BatchDetail) Export(path string) {
	d.env.export(path, d.exported(func(r *SentRow) []string {
		return []string{r.NumberText(), r.Recipient(), plainAmount(d.env, r.Total), r.Due(), r.StateText(), r.Method()}
	}))
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
