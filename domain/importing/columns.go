package importing

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/problem"
)

// layout is what the columns of a table mean.
type layout struct {
	data    []Row            // the rows below the headings
	head    int              // row number of the headings; 0: none
	width   int              // cells of the heading row
	names   []string         // heading of each column, its letter where it has none
	fields  []string         // field of each column; empty: none
	columns map[string][]int // of a field, in the order of the file; the first that is filled counts
}

// findHeadings finds the row with the most headings that are known, the first of equals, among the first rows. A
// heading is known when a field is called so, or when the treasurer has named it (wanted, folded).
func findHeadings(rows []Row, wanted map[string]bool) (at, known int) {
	for i, r := range rows[:min(len(rows), headingRows)] {
		fields := map[string]bool{}
		for _, c := range r.Cells {
			if f := recognise(c); f != "" {
				fields[f] = true
			}
			if len(c) < 200 && wanted[fold(c)] {
				fields["="+fold(c)] = true
			}
		}
		if len(fields) > known {
			at, known = i, len(fields)
		}
	}
	return at, known
}

// newLayout finds the headings and says which column holds which field.
func newLayout(t *Table, byHand map[string]string) (*layout, error) {
	wanted, letters := map[string]bool{}, false
	for _, column := range byHand {
		if fold(column) != "" {
			wanted[fold(column)] = true
			letters = letters || column == letter(columnIndex(column))
		}
	}
	l := &layout{columns: map[string][]int{}}
	at, known := findHeadings(t.Rows, wanted)
	first, wide := t.Rows[:min(len(t.Rows), headingRows)], 0
	for _, r := range first {
		wide = max(wide, len(r.Cells))
	}
	switch {
	case known >= 2, known == 1 && (wide == 1 || len(wanted) > 0 && !letters || tellsWho(t.Rows[at])):
		l.head, l.data, l.width = t.Rows[at].Number, t.Rows[at+1:], len(t.Rows[at].Cells)
		l.nameColumns(t.Rows[at].Cells, wide)
	case letters: // a list without headings
		l.data, l.width = t.Rows, maxColumns
		l.nameColumns(nil, wide)
	default:
		return nil, problem.New("import.headings.missing", "file", t.Name, "rows", strconv.Itoa(headingRows))
	}
	for i, name := range l.names {
		if damaged(name, t.Encoding == windows1252) {
			return nil, problem.New("import.headings.damaged", "file", t.Name, "row", strconv.Itoa(l.head),
				"column", letter(i), "value", short(name))
		}
	}
	if err := l.assign(byHand); err != nil {
		return nil, err
	}
	for _, f := range who {
		if len(l.columns[f]) > 0 {
			return l, nil
		}
	}
	return nil, problem.New("import.columns.no_name", "file", t.Name, "row", strconv.Itoa(l.head))
}

// who are the fields that say whom a row is about.
var who = []string{fNumber, fName, fCompany, fFirst, fLast}

func tellsWho(r Row) bool {
	return slices.ContainsFunc(r.Cells, func(c string) bool { return slices.Contains(who, recognise(c)) })
}

func (l *layout) nameColumns(cells []string, wide int) {
	for i := range max(wide, len(cells)) {
		name := letter(i)
		if i < len(cells) && strings.TrimSpace(cells[i]) != "" {
			name = strings.Join(strings.Fields(cells[i]), " ")
		}
		l.names = append(l.names, name)
	}
}

// assign gives each column its field: first as the treasurer says, then by the headings.
func (l *layout) assign(byHand map[string]string) error {
	var bad problem.List
	l.fields = make([]string, len(l.names))
	for _, field := range slices.Sorted(maps.Keys(byHand)) {
		column := byHand[field]
		i := l.find(column)
		switch _, known := headings[field]; {
		case !known:
			bad.Add(problem.New("import.map.field", "value", field, "known", strings.Join(Fields(), ", ")))
		case column == "":
		case i < 0:
			bad.Add(problem.New("import.map.column", "value", column, "known", strings.Join(l.names, ", ")))
		default:
			l.fields[i] = field
		}
	}
	if len(bad) > 0 {
		return bad
	}
	for i, name := range l.names {
		if field := recognise(name); l.fields[i] == "" && field != "" && l.head > 0 {
			if _, said := byHand[field]; !said {
				l.fields[i] = field
			}
		}
	}
	for i, field := range l.fields {
		if field != "" {
			l.columns[field] = append(l.columns[field], i)
		}
	}
	return nil
}

// find gives the column the treasurer means: by its heading, else by its letter; -1: none.
func (l *layout) find(column string) int {
	i := slices.IndexFunc(l.names, func(n string) bool {
		return n == column || fold(column) != "" && fold(n) == fold(column)
	})
	if n := columnIndex(column); i < 0 && n < len(l.names) {
		return n
	}
	return i
}

// drop leaves a field out after all.
func (l *layout) drop(field string) {
	for _, i := range l.columns[field] {
		l.fields[i] = ""
	}
	delete(l.columns, field)
}

// report lists the columns in the order of the file, and the headings of those that nothing is taken from.
func (l *layout) report() (used []Column, ignored []string) {
	for i, name := range l.names {
		switch {
		case l.fields[i] != "":
			used = append(used, Column{Heading: name, Field: l.fields[i]})
		case name != letter(i) || l.filled(i):
			ignored = append(ignored, name)
		}
	}
	return used, ignored
}

func (l *layout) filled(i int) bool {
	return slices.ContainsFunc(l.data, func(r Row) bool { return i < len(r.Cells) && strings.TrimSpace(r.Cells[i]) != "" })
}

// columnIndex is the index behind a letter; -1 for what is none.
func columnIndex(s string) int {
	n := 0
	for _, r := range s {
		if r < 'A' || r > 'Z' || n > 1000 {
			return -1
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}
