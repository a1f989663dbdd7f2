package document_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds the look still: every operation of an invoice, in words. Run with -update after a wanted change, and
// look at the page.
func TestGolden(t *testing.T) {
	for name, d := range map[string]document.Document{"norwegian": sample.Norwegian(), "registered": sample.Registered()} {
		got := written(layout(t, d))
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed:\n%s", name, difference(string(want), got))
		}
	}
}

func written(p document.Pages) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q by %q in %s\n", p.Title, p.Author, p.Language)
	for n, page := range p.Page {
		fmt.Fprintf(&b, "page %d\n", n+1)
		for _, r := range page.Rects {
			fmt.Fprintf(&b, "rect %6.2f %6.2f  %6.2f × %6.2f  %v\n", r.X, r.Y, r.W, r.H, r.Fill)
		}
		for _, m := range page.Images {
			fmt.Fprintf(&b, "image %6.2f %6.2f  %6.2f × %6.2f\n", m.X, m.Y, m.W, m.H)
		}
		for _, l := range page.Lines {
			fmt.Fprintf(&b, "line %6.2f %6.2f – %6.2f %6.2f  %.2f %v\n", l.X1, l.Y1, l.X2, l.Y2, l.Width, l.Color)
		}
		for _, x := range page.Texts {
			weight := " "
			if x.Bold {
				weight = "b"
			}
			fmt.Fprintf(&b, "text %6.2f %6.2f  %4.1f%s %v %s\n", x.X, x.Y, x.Size, weight, x.Color, x.String)
		}
	}
	return b.String()
}

// difference is the first rows that are not the same.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("row %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d rows became %d", len(a), len(b))
}
