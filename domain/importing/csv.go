package importing

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kontingent/domain/problem"
)

// maxCells is where the scanner stops keeping cells of a row; a line of nothing but delimiters costs no memory.
const maxCells = 1000

var (
	sepLine = regexp.MustCompile(`(?i)^"?sep=([^"\r\n])"?\r?(\n|$)`)
	webPage = regexp.MustCompile(`(?i)^\s*<(!doctype|html|table|\?xml|meta|style)`)
)

func readCSV(name string, data []byte) (*Table, error) {
	for magic, refuse := range otherFiles {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), magic) {
			return nil, refuse(name)
		}
	}
	text, enc, err := toText(name, data)
	if err != nil {
		return nil, err
	}
	if webPage.MatchString(text[:min(len(text), 1000)]) {
		return nil, problem.New("import.file.web_page", "file", name)
	}
	t := &Table{Name: name, Format: CSV, Encoding: enc}
	if m := sepLine.FindStringSubmatch(text[:min(len(text), 20)]); m != nil && m[1][0] < utf8.RuneSelf {
		t.Delimiter, text = m[1], text[len(m[0]):]
	} else {
		t.Delimiter = string(rune(sniff(text)))
	}
	s := scanner{text: text, delimiter: t.Delimiter[0]}
	for {
		row, err := s.next()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, t.unreadable(s.row, err)
		}
		if err := t.add(row); err != nil {
			return nil, err
		}
	}
}

// otherFiles are told by their first bytes.
var otherFiles = map[string]func(name string) error{
	"\xD0\xCF\x11\xE0": func(name string) error { return problem.New("import.file.old_excel", "file", name) },
	"%PDF":             func(name string) error { return problem.New("import.file.binary", "file", name) },
	"{\\rtf":           func(name string) error { return problem.New("import.file.binary", "file", name) },
}

func (t *Table) unreadable(row int, err error) error {
	if errors.Is(err, errField) {
		return t.fieldTooLong(row)
	}
	return problem.New("import.quote.open", "file", t.Name, "row", strconv.Itoa(row))
}

// sniff finds the delimiter: the one with which the most headings are recognised, then the one that cuts the most
// rows into as many cells as the heading row has.
func sniff(text string) byte {
	best, most := byte(';'), [2]int{-1, -1}
	for _, d := range []byte(";,\t|") {
		s, rows := scanner{text: text, delimiter: d}, []Row(nil)
		for len(rows) < headingRows {
			row, err := s.next()
			if err != nil {
				break
			}
			rows = append(rows, row)
		}
		known, alike := weigh(rows)
		if rank := [2]int{known, alike}; slices.Compare(rank[:], most[:]) > 0 {
			best, most = d, rank
		}
	}
	return best
}

func weigh(rows []Row) (known, alike int) {
	at, known := findHeadings(rows, nil)
	count := map[int]int{}
	for _, r := range rows {
		count[len(r.Cells)]++
	}
	if known > 0 {
		return known, count[len(rows[at].Cells)]
	}
	for cells, n := range count {
		if cells > 1 {
			alike = max(alike, n)
		}
	}
	return 0, alike
}

// Faults of the text, as the scanner tells them.
var (
	errQuote = errors.New("quote is never closed")
	errField = errors.New("field is too long")
)

// scanner cuts a CSV text into rows as Excel does: a quote inside an unquoted cell is just a quote; what follows a
// closing quote belongs to the cell. The latter is a fault of the row, for nobody knows what was meant.
type scanner struct {
	text      string
	delimiter byte
	pos       int
	row       int // number of the row last read, counted from 1
	eol       int // where the line that was last looked at ends
	width     int // cells of the row before
}

// next gives the next row, empty ones too; io.EOF after the last.
func (s *scanner) next() (Row, error) {
	if s.pos >= len(s.text) {
		return Row{}, io.EOF
	}
	s.row++
	r := Row{Number: s.row, Cells: make([]string, 0, s.width)}
	for more := true; more; {
		var cell string
		var err error
		if strings.HasPrefix(s.text[s.pos:], `"`) {
			cell, more, err = s.quoted(&r)
		} else {
			cell, more = s.plain()
		}
		switch {
		case err != nil:
			return r, err
		case tooLong(cell):
			return r, errField
		case len(r.Cells) < maxCells:
			r.Cells = append(r.Cells, cell)
		case cell != "":
			r.Cells[maxCells-1] = cell // keeps the row too wide
		}
	}
	s.width = len(r.Cells)
	return r, nil
}

// plain takes the cell up to the next delimiter or the end of the line.
func (s *scanner) plain() (cell string, more bool) {
	if s.pos > s.eol || s.pos == 0 {
		s.eol = len(s.text)
		if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
			s.eol = s.pos + i
		}
	}
	line := s.text[s.pos:s.eol]
	if i := strings.IndexByte(line, s.delimiter); i >= 0 {
		s.pos += i + 1
		return line[:i], true
	}
	s.pos = s.eol + 1
	return strings.TrimSuffix(line, "\r"), false
}

// quoted takes the cell up to its closing quote.
func (s *scanner) quoted(r *Row) (cell string, more bool, err error) {
	var whole strings.Builder
	s.pos++
	for {
		i := strings.IndexByte(s.text[s.pos:], '"')
		if i < 0 {
			return "", false, errQuote
		}
		whole.WriteString(s.text[s.pos : s.pos+i])
		s.pos += i + 1
		if !strings.HasPrefix(s.text[s.pos:], `"`) {
			break
		}
		whole.WriteByte('"')
		s.pos++
	}
	cell = strings.ReplaceAll(whole.String(), "\r\n", "\n")
	rest, more := s.plain()
	if rest != "" {
		if strings.Contains(cell, "\n") { // the quote has swallowed rows
			return "", false, errQuote
		}
		cell, r.broken = cell+rest, len(r.Cells)+1
	}
	return cell, more, nil
}

func tooLong(s string) bool { return len(s) > maxField && utf8.RuneCountInString(s) > maxField }
