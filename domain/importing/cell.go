package importing

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// entry is a row on its way to a card: what it says, and what is wrong with it.
type entry struct {
	t         *Table
	l         *layout
	row       Row
	country   string // the organisation's
	number    string // empty: none
	name      string
	byCompany bool // the name is the column's for organisations
	bad       []Remark
	unsure    []Remark
}

// cell is what a row says about a field.
type cell struct {
	text  string
	col   int  // -1: nothing is said
	clear bool // a dash: there is none
}

func (c cell) said() bool { return c.col >= 0 }

// said gives what the row says about a field: the first of its columns that is filled.
func (e *entry) said(field string) cell {
	for _, i := range e.l.columns[field] {
		if i >= len(e.row.Cells) {
			continue
		}
		s := unquoteFormula(e.row.Cells[i])
		if strings.TrimSpace(s) == "" {
			continue
		}
		if field == fStreet || field == fPlace {
			s = oneLine(s)
		}
		if field != fNote && !isPlain(s) {
			s = party.Tidy(s)
		}
		switch s {
		case "":
			continue
		case "-", "–", "—":
			return cell{col: i, clear: true}
		}
		return cell{text: s, col: i}
	}
	return cell{col: -1}
}

// isPlain reports whether a text is tidy at a glance; most cells are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F || s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// figures is said for a field of figures: a number that the workbook shows in another way counts as stored.
func (e *entry) figures(field string) cell {
	c := e.said(field)
	if !c.said() || c.clear {
		return c
	}
	if raw, ok := e.row.raw[c.col]; ok {
		c.text = raw
	} else if e.t.Format == XLSX && storedNumber.MatchString(c.text) {
		c.text, _ = wholeNumber(c.text)
	} else if shortened.MatchString(c.text) {
		if !e.refused(field) {
			e.refuse(field, problem.New("import.cell.shortened", "value", short(c.text)))
		}
		return cell{col: -1}
	}
	return c
}

var (
	storedNumber = regexp.MustCompile(`^\d+\.0+$|^\d(\.\d+)?E\+?\d+$`)
	shortened    = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+?\d+$`)
	cellError    = regexp.MustCompile(`^#(N/A|I/T|[\p{Lu}/0]+[!?])$`)
)

// unquoteFormula takes off the apostrophe that our own export puts before what a spreadsheet would calculate.
func unquoteFormula(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && rest != "" {
		if first, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("=+-@\t\r\n=+-@", first) {
			return rest
		}
	}
	return s
}

// readable refuses a row whose cells are not what was once written.
func (e *entry) readable() bool {
	if e.row.broken > 0 {
		e.remark(&e.bad, e.column(e.row.broken-1), "", problem.New("import.cell.quote"))
	}
	if n := len(e.row.Cells); e.t.Format == CSV && n > e.l.width {
		e.remark(&e.bad, -1, "", problem.New("import.row.too_wide", "value", short(e.row.Cells[n-1])))
	}
	for i, s := range e.row.Cells[:min(len(e.row.Cells), len(e.l.fields))] {
		switch field := e.l.fields[i]; {
		case field == "":
		case damaged(s, e.t.Encoding == windows1252):
			e.remark(&e.bad, i, field, problem.New("import.cell.encoding", "value", short(s)))
		case strings.HasPrefix(s, "#") && cellError.MatchString(s):
			e.remark(&e.bad, i, field, problem.New("import.cell.error", "value", s))
		}
	}
	return len(e.bad) == 0
}

func (e *entry) column(i int) int {
	if i < len(e.l.names) {
		return i
	}
	return -1
}

// refuse says what is wrong with a field of the row. Its column is the one the field was read from, or would be.
func (e *entry) refuse(field string, p *problem.Problem) {
	col := -1
	for _, f := range append([]string{field}, partsOf[field]...) {
		if c := e.said(f); c.said() {
			col = c.col
			break
		}
		if columns := e.l.columns[f]; col < 0 && len(columns) > 0 {
			col = columns[0]
		}
	}
	e.remark(&e.bad, col, field, p)
}

// partsOf are the fields of a file that a field of a card is put together from.
var partsOf = map[string][]string{
	fName: {fCompany, fLast, fFirst}, fPostalCode: {fPlace}, fCity: {fPlace}, fStreet: {fPlace},
}

func (e *entry) doubt(field string, c cell, p *problem.Problem) {
	e.remark(&e.unsure, c.col, field, p.AsWarning())
}

func (e *entry) remark(to *[]Remark, col int, field string, p *problem.Problem) {
	m := Remark{Row: e.row.Number, Field: field, Number: e.number, Name: e.name}
	said := *p
	said.Party = ""
	if col >= 0 {
		said.Field, m.Column = "", e.l.names[col]
		if col < len(e.row.Cells) {
			m.Value = short(e.row.Cells[col])
		}
	}
	m.Problem = &said
	*to = append(*to, m)
}

// short cuts a value for a message.
func short(s string) string {
	s = party.Tidy(s[:min(len(s), 1000)])
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
