package importing

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/problem"
)

// Limits beyond which a file is no member list. They keep a wrong or hostile file from eating the machine.
const (
	maxFile    = 64 << 20 // bytes
	maxRows    = 200_000  // with something in them
	maxColumns = 99       // a hundred is no member list
	maxField   = 100_000  // characters
)

// The sorts of file.
const (
	CSV  = "csv"
	XLSX = "xlsx"
)

// Table is a file's content before anybody says what it means.
type Table struct {
	Name      string // of the file
	Format    string // CSV or XLSX
	Encoding  string // of a CSV file: UTF-8, UTF-16 or Windows-1252
	Delimiter string // of a CSV file
	Sheet     string // of a workbook: the one that was read
	Rows      []Row  // those with something in them
	from1904  bool   // the workbook counts days from 1904
}

// Row is one row with something in it. Cells beyond the last filled one are left out.
type Row struct {
	Number int // as Excel shows it: a line break inside a cell makes no new row, a "sep=" line is none
	Cells  []string
	raw    map[int]string // numbers as stored, in cells that show them in another way
	broken int            // column, counted from 1, whose quotes don't pair; 0: none
}

// Read takes a member file to pieces. CSV: delimiter and encoding (UTF-8, UTF-16, Windows-1252) are found out. XLSX:
// the sheet with the most headings that are known, or else the first with anything in it. What can't be read is a
// problem that names the file and, where there is one, the row; an error of r comes back wrapped.
func Read(name string, r io.ReaderAt, size int64) (*Table, error) {
	if size > maxFile {
		return nil, problem.New("import.file.too_large", "file", name, "limit", strconv.Itoa(maxFile>>20))
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); n < len(data) {
		return nil, fmt.Errorf("read member file: %w", err)
	}
	var t *Table
	var err error
	if isArchive(data) {
		t, err = readXLSX(name, data)
	} else {
		t, err = readCSV(name, data)
	}
	if err != nil {
		return nil, err
	}
	if len(t.Rows) == 0 {
		return nil, problem.New("import.file.empty", "file", name)
	}
	return t, nil
}

// add keeps a row that has something in it.
func (t *Table) add(r Row) error {
	last := len(r.Cells)
	for last > 0 && strings.TrimSpace(r.Cells[last-1]) == "" {
		last--
	}
	r.Cells = r.Cells[:last]
	switch {
	case last == 0:
		return nil
	case last > maxColumns:
		return problem.New("import.row.too_many_columns", "file", t.Name, "row", strconv.Itoa(r.Number),
			"limit", strconv.Itoa(maxColumns))
	case len(t.Rows) == maxRows:
		return problem.New("import.file.too_many_rows", "file", t.Name, "limit", strconv.Itoa(maxRows))
	}
	if slices.ContainsFunc(r.Cells, tooLong) {
		return t.fieldTooLong(r.Number)
	}
	t.Rows = append(t.Rows, r)
	return nil
}

func (t *Table) fieldTooLong(row int) error {
	return problem.New("import.field.too_long", "file", t.Name, "row", strconv.Itoa(row), "limit", strconv.Itoa(maxField))
}

// letter is how Excel names the column with this index: A, B … Z, AA.
func letter(i int) string {
	if i < 0 {
		return ""
	}
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + string(rune('A'+i%26))
}
