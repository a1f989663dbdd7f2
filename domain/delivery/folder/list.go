package folder

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Lists are the list.csv of the sub-folders that a session writes to: one row a file, in the order of the files. They
// are a help for whoever folds letters or uploads: each is written again from what is known with each parcel, and when
// that fails (a spreadsheet holds it open, the disk is full) the next parcel, or Close, makes up for it.
type Lists struct{ at map[string]*list } // by place, read once

type list struct {
	rows   map[string]string
	behind bool // the file does not say all that is known
}

const (
	listName  = "list.csv"
	byteOrder = "\uFEFF" // tells a spreadsheet that it is UTF-8
)

// Enter puts a file on the list of the folder it lies in, with what is to be told of it.
func (s *Lists) Enter(file string, cells ...string) {
	place := filepath.Join(filepath.Dir(file), listName)
	l := s.at[place]
	if l == nil {
		if s.at == nil {
			s.at = map[string]*list{}
		}
		l = readList(place)
		s.at[place] = l
	}
	name := filepath.Base(file)
	row := []string{cell(name)}
	for _, c := range cells {
		row = append(row, cell(c))
	}
	l.rows[name] = strings.Join(row, ";") + "\r\n"
	l.write(place)
}

// Close tries once more what could not be written.
func (s *Lists) Close() {
	for place, l := range s.at {
		if l.behind {
			l.write(place)
		}
	}
}

// write brings the file up to what is known, or leaves it as it was.
func (l *list) write(place string) {
	var out strings.Builder
	out.WriteString(byteOrder)
	for _, f := range slices.Sorted(maps.Keys(l.rows)) {
		out.WriteString(l.rows[f])
	}
	err := os.WriteFile(Part(place), []byte(out.String()), 0o600)
	if err == nil {
		err = os.Rename(Part(place), place)
	}
	if l.behind = err != nil; l.behind {
		Discard(place) // nothing half written stays
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
