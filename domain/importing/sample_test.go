package importing

import (
	"slices"
	"strings"
	"testing"

	"kontingent/domain/party"
)

// The figures below were counted in the files by other means than this package.

// spec: C8 – wrong rows are listed by row, column and reason, and stop the import.
func TestSampleRejections(t *testing.T) {
	want := []string{
		"45 E-post email.invalid",
		"46 E-post import.email.several",
		"47 Etternavn party.name.missing",
		"48 Født import.date.unknown", // 31 February
		"50 Medlemsnr import.number.double",
		"54 Org.nr payment.organisation.no.check",
		"55 Foretrukket levering import.method.unknown",
		"56 E-post email.invalid",
		"59 E-post email.invalid",
		"60 E-post email.invalid",
	}
	for _, file := range []string{"members-1200.csv", "members-1200.xlsx"} {
		r := report(t, sample(t, file), nil, Options{})
		if got := rejections(r); !slices.Equal(got, want) {
			t.Errorf("%s: rejected\n%s\nwant\n%s", file, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if !r.Stopped || r.RejectedRows() != 10 {
			t.Errorf("%s: stopped %v with %d rows, want stopped with 10", file, r.Stopped, r.RejectedRows())
		}
		if skipped := report(t, sample(t, file), nil, Options{SkipRejected: true}); skipped.Stopped || len(skipped.Added) != 1190 {
			t.Errorf("%s: told to skip: stopped %v, %d added", file, skipped.Stopped, len(skipped.Added))
		}
		double := r.Rejected[4]
		if double.Value != "1047" || double.Name != "Andrea Carlsen" || double.Problem.Args["row"] != "49" {
			t.Errorf("%s: the double says %+v, %v", file, double, double.Problem)
		}
	}
}

// spec: C8
func TestSampleCounts(t *testing.T) {
	for _, file := range []string{"members-1200.csv", "members-1200.xlsx"} {
		r := report(t, sample(t, file), nil, Options{})
		count := map[string]int{}
		for _, p := range r.Added {
			count["kind "+string(p.Kind)]++
			count["method "+p.PreferredMethod]++
			for _, g := range p.Groups {
				count["group "+g]++
			}
			for what, is := range map[string]bool{
				"e-mail": p.Email != "", "born": !p.Born.IsZero(), "org": p.OrganisationNumber != "",
				"reference": p.TheirReference != "", "no group": len(p.Groups) == 0,
				"zero": strings.HasPrefix(p.Address.PostalCode, "0"), "abroad": p.Address.Country != "",
			} {
				if is {
					count[what]++
				}
			}
		}
		want := map[string]int{
			"kind person": 1122, "kind organisation": 68, "method email": 697, "method paper": 218, "method ehf": 51,
			"method ": 224, "e-mail": 1038, "born": 1122, "org": 68, "reference": 68, "zero": 119, "abroad": 0,
			"no group": 17, "group Aspiranter": 298, "group Støttemedlemmer": 290, "group Seniorer": 268,
			"group Juniorer": 251, "group Dugnad": 141, "group Turgruppa": 121, "group Styret": 115,
			"group Sponsorer": 66, "group Æresmedlemmer": 37,
		}
		for what, n := range want {
			if count[what] != n {
				t.Errorf("%s: %s: got %d, want %d", file, what, count[what], n)
			}
		}
		if r.Rows != 1200 || len(r.Added) != 1190 || len(r.Updated)+r.Unchanged != 0 || len(r.Ignored) != 0 || len(r.Columns) != 15 {
			t.Errorf("%s: rows %d, added %d, updated %d, unchanged %d, ignored %v, columns %v",
				file, r.Rows, len(r.Added), len(r.Updated), r.Unchanged, r.Ignored, r.Columns)
		}
	}
}

// The cards whose rows are awkward, as a treasurer wants to see them.
func TestSampleAwkwardRows(t *testing.T) {
	for _, file := range []string{"members-1200.csv", "members-1200.xlsx"} {
		cards := map[string]party.Party{}
		for _, p := range report(t, sample(t, file), nil, Options{}).Added {
			cards[p.Number] = p
		}
		for _, c := range []struct{ number, what, got, want string }{
			{"1004", "name of a company", cards["1004"].Name, "Skoglund AS"},
			{"1040", "note of two lines", cards["1040"].Note, "Betaler for søsken;\nring etter kl. 17"},
			{"1041", "name with quotes", cards["1041"].Name, `Erik "Bamse" Hansen`},
			{"1042", "note like a formula", cards["1042"].Note, `=HYPERLINK("http://example.org";"klikk")`},
			{"1047", "restored postal code", cards["1047"].Address.PostalCode, "0150"},
			{"1049", "no-break space", cards["1049"].Address.City, "Bø i Telemark"},
			{"1050", "spaces around", cards["1050"].Name, "Anne Nguyen"},
			{"1051", "leap day", cards["1051"].Born.String(), "2008-02-29"},
			{"1055", "long name", cards["1055"].Name, "Alexander " + strings.Repeat("A", 300)},
			{"1056", "tab", cards["1056"].Name, "Bjørn Åge Fjeld"},
			{"1000", "phone", cards["1000"].Phone, "+47 911 35 878"},
			{"1012", "groups", strings.Join(cards["1012"].Groups, "|"), "Seniorer|Styret"},
		} {
			if c.got != c.want {
				t.Errorf("%s: %s, %s: got %q, want %q", file, c.number, c.what, c.got, c.want)
			}
		}
	}
}

// spec: C8 – the same people result from both files, but for letters that Windows-1252 lacks.
func TestSampleFilesAgree(t *testing.T) {
	text := report(t, sample(t, "members-1200.csv"), nil, Options{})
	book := report(t, sample(t, "members-1200.xlsx"), nil, Options{})
	marked := 0
	for i, want := range book.Added {
		got := text.Added[i]
		if got.Name != want.Name && lost(want.Name, got.Name) {
			marked++
			got.Name = want.Name
		}
		if !same(got, want) {
			t.Errorf("%s: CSV has\n%+v\nXLSX has\n%+v", want.Number, got, want)
		}
	}
	if marked != 25 {
		t.Errorf("%d names with lost letters, want 25", marked)
	}
	zeros, letters := 0, 0
	for _, w := range text.Warnings {
		switch w.Problem.Code {
		case "import.postal_code.zero":
			zeros++
		case "import.letter.lost":
			letters++
		}
	}
	if zeros != 1 || letters != 25 || len(warnings(book)) != 1 {
		t.Errorf("CSV warns of %d zeros and %d letters, XLSX of %v", zeros, letters, warnings(book))
	}
}

// spec: C8 – importing twice changes nothing, and a CSV import does not spoil names that came from the workbook.
func TestSampleTwice(t *testing.T) {
	for _, c := range []struct {
		first, then string
		updated     int
	}{
		{"members-1200.csv", "members-1200.csv", 0},
		{"members-1200.xlsx", "members-1200.xlsx", 0},
		{"members-1200.xlsx", "members-1200.csv", 0},
		{"members-1200.csv", "members-1200.xlsx", 25}, // mends the names
	} {
		stored := report(t, sample(t, c.first), nil, Options{SkipRejected: true}).Added
		for i := range stored {
			stored[i].ID, stored[i].Revision = int64(i+1), 1
		}
		r := report(t, sample(t, c.then), stored, Options{SkipRejected: true})
		if len(r.Added) != 0 || len(r.Updated) != c.updated || r.Unchanged != 1190-c.updated || r.RejectedRows() != 10 {
			t.Errorf("%s after %s: added %d, updated %d, unchanged %d, rejected %d", c.then, c.first,
				len(r.Added), len(r.Updated), r.Unchanged, r.RejectedRows())
		}
	}
}
