package viewmodel

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
)

// A search finds exactly the rows that hold all words, in the order of the column; chips count all rows.
func TestSearchFindsAllAndOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.StringMatching("[a-cæøåA-C ]{0,6}"), 0, 30).Draw(t, "rows")
		q := query{
			text:   rapid.StringMatching("[a-cæøå ]{0,3}").Draw(t, "query"),
			column: rapid.SampledFrom([]string{"", "text"}).Draw(t, "column"),
			down:   rapid.Bool().Draw(t, "down"),
			chip:   rapid.SampledFrom([]string{"", "a", "other"}).Draw(t, "chip"),
		}
		tag := func(s *string) string {
			if strings.HasPrefix(*s, "a") {
				return "a"
			}
			return "other"
		}
		x := newIndex(rows, []column[string]{byText("text", func(s *string) string { return *s })},
			func(s *string) string { return *s }, tag)
		var got, want []string
		for _, i := range x.find(q) {
			got = append(got, rows[i])
		}
		for _, r := range rows {
			if hasAll(strings.ToLower(r), strings.Fields(q.text)) && (q.chip == "" || q.chip == tag(&r)) {
				want = append(want, r)
			}
		}
		if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
			t.Fatalf("%+v: got %q, want %q", q, got, want)
		}
		if q.column != "" {
			keys := make([]string, len(got))
			for i, g := range got {
				keys[i] = sortKey(g)
			}
			if q.down {
				slices.Reverse(keys)
			}
			if !slices.IsSorted(keys) {
				t.Fatalf("not in order: %q", got)
			}
		}
		if x.counts["a"]+x.counts["other"] != len(rows) {
			t.Fatalf("chips count %v of %d", x.counts, len(rows))
		}
	})
}

// A register that can't be read says why; the rows it had stay in sight.
func TestTableInTrouble(t *testing.T) {
	l := newLoop()
	e := env(t, "nb")
	e.Run = l.runner()
	var fails error
	v := &Table[string]{
		env: e, text: func(s *string) string { return *s },
		read: func(context.Context) ([]string, error) { return []string{"a", "b"}, fails },
	}
	if v.Ready() || v.Row(0) != nil {
		t.Error("rows before anything was read")
	}
	v.Reload()
	l.wait()
	fails = context.DeadlineExceeded
	v.Reload()
	l.wait()
	same(t, "rows", v.Len(), 2)
	same(t, "told", len(v.Trouble()), 1)
	v.Close()
	v.Search("a")
	l.wait()
	same(t, "closed", v.Len(), 2)
}

// manyInvoices is a register of 100 000 invoices.
func manyInvoices(b *testing.B) *index[InvoiceRow] {
	e := env(b, "nb")
	rows := make([]InvoiceRow, 100_000)
	for i := range rows {
		v := invoice.Row{Party: fmt.Sprint(i % 10_000), Name: fmt.Sprintf("Medlem %d Åsgård", i%10_000), Batch: fmt.Sprint("Kontingent ", 2017+i/10_000), State: invoice.StateSent}
		v.Number, v.Reference, v.Total = int64(i+1), fmt.Sprintf("%014d", i*17), money.Minor(int64(45000+i))
		v.InvoiceDate, v.DueDate = cal.MustParse("2026-01-15"), cal.MustParse("2026-01-29")
		rows[i] = InvoiceRow{v, e}
	}
	return newIndex(rows, []column[InvoiceRow]{
		byText("name", func(r *InvoiceRow) string { return r.Name }),
		byCompare("amount", func(a, b *InvoiceRow) int { return cmp.Compare(a.Total.Minor(), b.Total.Minor()) }),
	}, func(r *InvoiceRow) string { return searchText(e, r.Row) }, func(r *InvoiceRow) string { return string(r.State) })
}

func BenchmarkIndex100000(b *testing.B) {
	for b.Loop() {
		manyInvoices(b)
	}
}

func BenchmarkSearch100000(b *testing.B) {
	x := manyInvoices(b)
	x.find(query{column: "name"})
	for b.Loop() {
		if n := len(x.find(query{text: "åsgård 2021 450", column: "name"})); n == 0 {
			b.Fatal("nothing found")
		}
	}
}

func BenchmarkSort100000(b *testing.B) {
	x := manyInvoices(b)
	for b.Loop() {
		clear(x.orders)
		x.find(query{column: "name"})
	}
}
