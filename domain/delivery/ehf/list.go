package ehf

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kontingent/domain/delivery"
)

// list is the list.csv of a sub-folder: file; customer number; name; Peppol id, in the order of the files. It is a help
// for whoever uploads: it is written again from what is known with each parcel, and when that fails (a spreadsheet holds
// it open, the disk is full) the next parcel, or the end, makes up for it.
type list struct {
	rows   map[string]string
	behind bool // the file does not say all that is known
}

const (
	listName  = "list.csv"
	byteOrder = "\uFEFF" // tells a spreadsheet that it is UTF-8
)

// enter puts a document on the list of its sub-folder.
func (s *shelf) enter(file string, to delivery.Recipient, endpoint string) {
	place := filepath.Join(filepath.Dir(file), listName)
	l := s.lists[place]
	if l == nil {
		l = readList(place)
		s.lists[place] = l
	}
	name := filepath.Base(file)
	l.rows[name] = strings.Join([]string{cell(name), cell(to.Number), cell(to.Name), cell(endpoint)}, ";") + "\r\n"
	l.write(place)
}

// write brings the file up to what is known, or leaves it as it was.
func (l *list) write(place string) {
	var out strings.Builder
	out.WriteString(byteOrder)
	for _, f := range slices.Sorted(maps.Keys(l.rows)) {
		out.WriteString(l.rows[f])
	}
	err := os.WriteFile(part(place), []byte(out.String()), 0o600)
	if err == nil {
		err = os.Rename(part(place), place)
	}
	if l.behind = err != nil; l.behind {
		_ = os.Remove(part(place)) // nothing half written stays
	}
}

// readList reads what an earlier session wrote.
func readList(place string) *list {
	l := &list{rows: map[string]string{}}
	old, err := os.ReadFile(place)
	if err != nil {
		return l
	}
	for row := range strings.Lines(strings.TrimPrefix(string(old), byteOrder)) {
		file, _, _ := strings.Cut(row, ";")
		l.rows[file] = row
	}
	return l
}

// cell keeps a value in its field, and keeps a spreadsheet from taking it for a formula.
func cell(s string) string {
	s = strings.Join(strings.Fields(strings.NewReplacer(";", ",", `"`, "'", "\x00", "").Replace(s)), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	return s
}
