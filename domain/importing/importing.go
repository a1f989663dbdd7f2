// Package importing turns a member file into customer cards, with a report that a treasurer can act on.
//
// It decides what sort of file it has (by the content, never by the name), where the headings stand and what they
// mean, which card a row belongs to and what the row changes on it. It refuses to know where cards are kept: Plan is
// a pure function. Its caller, the command line or the import screen, stores Added and Updated in one transaction, or
// nothing at all when the report says Stopped.
//
// A row is matched by its customer number alone. Only a row without one is matched by e-mail and name, and one without
// an e-mail too by name, street and postal code (and born, where both have it), so that a second import of the same
// file finds the cards of the first. A match is an update, and it changes what the file has columns for:
//
//   - A column that is not there changes nothing.
//   - An empty cell changes nothing. Files come from registers that know less than the cards do, and an address the
//     treasurer found out by telephone must not vanish with the next import.
//   - A lone dash clears the field: "there is none".
//   - The groups column says it all: the card is in these groups afterwards and in no other, an empty cell means in
//     none. Who has left a group in the register must not be invoiced with it.
//   - A question mark that stands where the card has a letter Windows-1252 lacks leaves the card's value.
package importing

import (
	"slices"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Options are the treasurer's own words about a file.
type Options struct {
	// Map names the column of a field where the program can't tell: its heading, or its letter as Excel shows it.
	// An empty column leaves the field out.
	Map map[string]string
	// SkipRejected imports the other rows although some are rejected.
	SkipRejected bool
}

// Report is what an import would do, and all it met on the way.
type Report struct {
	Added     []party.Party // new cards, in the order of their rows, all with numbers
	Updated   []party.Party // cards as they will be
	Unchanged int           // rows whose cards already say the same
	Rejected  []Remark      // why rows can't be imported; a row with several faults stands here several times
	Warnings  []Remark      // worth a look, on rows that are imported
	Columns   []Column      // what the columns were taken for, in their order
	Ignored   []string      // headings of the columns that nothing is taken from
	Rows      int           // rows with something in them below the headings
	Blank     int           // empty rows between those
	Stopped   bool          // rows are rejected and may not be skipped: store nothing
}

// RejectedRows counts the rows that are not imported.
func (r *Report) RejectedRows() int {
	rows := make([]int, 0, len(r.Rejected))
	for _, m := range r.Rejected {
		rows = append(rows, m.Row)
	}
	slices.Sort(rows)
	return len(slices.Compact(rows))
}

// Column is what a column of the file was taken for.
type Column struct {
	Heading string // as in the file, or the column's letter where it has none
	Field   string // as Fields names it
}

// Remark is one thing about one row.
type Remark struct {
	Row     int              // as Excel counts: the first row of the file is 1
	Column  string           // heading as in the file; empty: the row as a whole
	Field   string           // as Fields or a card names it; empty: the row as a whole
	Value   string           // what stands in the cell, cut after 80 characters
	Number  string           // customer number in the row, empty: none
	Name    string           // name in the row, empty: none
	Problem *problem.Problem // what is wrong; its place is the row and column above, so it names none itself
}
