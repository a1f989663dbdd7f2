package payment

import (
	"encoding/json"
	"strings"
	"testing"

	"kontingent/domain/problem"
)

func seed(f *testing.F) {
	f.Helper()
	for _, v := range readVectors(f) {
		var s string
		if json.Unmarshal(v.Input, &s) == nil {
			f.Add(s)
		}
	}
	for _, s := range []string{"\x00", "\xff\xfe", "–", "RF", "RF00", "00000", "1 2 3 4 5", "+71<", "+<+<", "ＲＦ１８"} {
		f.Add(s)
	}
}

// What strangers write never panics; what is taken is a machine form, and stays one.
func FuzzCheck(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, scheme := range append([]Scheme{""}, schemes...) {
			got, err := Check(scheme, s)
			printed := Print(scheme, s)
			if err != nil {
				if got != "" || printed != s || len(problem.All(err)) != 1 {
					t.Errorf("%s %q: got %q printed %q, %v", scheme, s, got, printed, err)
				}
				continue
			}
			if strings.Trim(got, "RF-"+digits) != "" && !isAlnum(got) {
				t.Errorf("%s %q: %q is no machine form", scheme, s, got)
			}
			if again, err := Check(scheme, got); err != nil || again != got {
				t.Errorf("%s %q: %q becomes %q, %v", scheme, s, got, again, err)
			}
			if again, err := Check(scheme, printed); err != nil || again != got {
				t.Errorf("%s %q: printed %q becomes %q, %v", scheme, s, printed, again, err)
			}
		}
		if got, err := CheckOCRLength(s); err == nil && got != Print(OCR, s) {
			t.Errorf("%q: %q is no OCR number", s, got)
		}
	})
}

func FuzzNumbers(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, country := range []string{"NO", "DK", "SE", "FI", ""} {
			if a, err := ParseAccount(country, s); err == nil {
				for _, form := range []string{a.Number, a.Print()} {
					if again, err := ParseAccount(country, form); err != nil || again != a {
						t.Errorf("%s %q: %+v written %q becomes %+v, %v", country, s, a, form, again, err)
					}
				}
			}
			if n, err := OrganisationNumber(country, s); err == nil {
				p := PrintOrganisationNumber(country, n)
				if again, err := OrganisationNumber(country, p); err != nil || again != n {
					t.Errorf("%s %q: %q printed %q becomes %q, %v", country, s, n, p, again, err)
				}
			}
			if n, err := VATNumber(country, s); err == nil {
				p := PrintVATNumber(country, n)
				if again, err := VATNumber(country, p); err != nil || again != n {
					t.Errorf("%s %q: %q printed %q becomes %q, %v", country, s, n, p, again, err)
				}
			}
		}
		if slip, err := ParseCodeLine(s); err == nil {
			line := strings.Replace(CodeLine(slip.Reference, slip.Creditor), "71", slip.Type, 1)
			if again, err := ParseCodeLine(line); err != nil || again != slip {
				t.Errorf("%q: %+v becomes %+v, %v", s, slip, again, err)
			}
		}
		for _, f := range []func(string) (string, error){GLN, OVT, BIC} {
			if n, err := f(s); err == nil {
				if again, err := f(n); err != nil || again != n {
					t.Errorf("%q: %q becomes %q, %v", s, n, again, err)
				}
			}
		}
	})
}
