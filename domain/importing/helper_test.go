package importing

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

var club = party.Organisation{Name: "Fjellheim skolekorps", Country: "NO"}

// table reads a file that must be readable.
func table(t *testing.T, name string, data []byte) *Table {
	t.Helper()
	tab, err := Read(name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return tab
}

// sample is one of the two files of 1200 members.
func sample(t *testing.T, name string) *Table {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return table(t, name, data)
}

// report plans an import that must have a report.
func report(t *testing.T, tab *Table, existing []party.Party, opt Options) *Report {
	t.Helper()
	r, err := Plan(tab, existing, club, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// imports plans the import of a CSV text.
func imports(t *testing.T, text string, existing ...party.Party) *Report {
	t.Helper()
	return report(t, table(t, "members.csv", []byte(text)), existing, Options{})
}

// lines makes a CSV text.
func lines(rows ...string) string { return strings.Join(rows, "\r\n") + "\r\n" }

// rejections are the rejected rows as "row column code".
func rejections(r *Report) []string {
	var out []string
	for _, m := range r.Rejected {
		out = append(out, remarkText(m))
	}
	return out
}

func warnings(r *Report) []string {
	var out []string
	for _, m := range r.Warnings {
		out = append(out, remarkText(m))
	}
	return out
}

func remarkText(m Remark) string {
	return strconv.Itoa(m.Row) + " " + m.Column + " " + m.Problem.Code
}

// one gives the only problem of an error.
func one(t *testing.T, err error) *problem.Problem {
	t.Helper()
	all := problem.All(err)
	if len(all) != 1 {
		t.Fatalf("got %v, want one problem", err)
	}
	return all[0]
}

// only gives the only added card of a report without rejections.
func only(t *testing.T, r *Report) party.Party {
	t.Helper()
	if len(r.Rejected) > 0 || len(r.Added) != 1 {
		t.Fatalf("got %d added, rejected %v, want one added", len(r.Added), rejections(r))
	}
	return r.Added[0]
}
