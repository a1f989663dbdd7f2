package payment

import (
	"testing"

	"kontingent/domain/problem"
)

func TestOrganisationNumber(t *testing.T) {
	for _, c := range []struct{ country, in, want, print string }{
		{"NO", "988 077 917", "988077917", "988 077 917"},
		{"DK", "DK-13585628", "13585628", "13585628"},
		{"SE", "556047–3521", "5560473521", "556047-3521"},
		{"SE", "5560473521", "5560473521", "556047-3521"},
		{"FI", "20774740", "2077474-0", "2077474-0"},
	} {
		got, err := OrganisationNumber(c.country, c.in)
		if err != nil || got != c.want {
			t.Errorf("%s %q: got %q, %v; want %q", c.country, c.in, got, err, c.want)
		}
		if p := PrintOrganisationNumber(c.country, got); p != c.print {
			t.Errorf("%s %q: printed %q, want %q", c.country, got, p, c.print)
		}
	}
	if got := PrintOrganisationNumber("NO", "unknown"); got != "unknown" {
		t.Errorf("printed %q", got)
	}
}

func TestOrganisationNumberRefuses(t *testing.T) {
	for _, c := range []struct{ country, in, code, want string }{
		{"NO", "988077918", "payment.organisation.no.check", "7"},
		{"NO", "000020010", "payment.organisation.no.impossible", "9"},
		{"NO", "000000000", "payment.organisation.no.shape", "9"},
		{"DK", "13585627", "payment.organisation.dk.check", "8"},
		{"DK", "10000030", "payment.organisation.dk.check", "3"},
		{"DK", "60000000", "payment.organisation.dk.impossible", "8"},
		{"SE", "556047-3522", "payment.organisation.se.check", "1"},
		{"SE", "5560-473521", "payment.organisation.se.shape", "10"},
		{"FI", "2077474-1", "payment.organisation.fi.check", "0"},
		{"FI", "0000006-0", "payment.organisation.fi.impossible", "8"},
		{"FI", "2077474", "payment.organisation.fi.shape", "2077474-0"},
		{"US", "1", "payment.country.unknown", "NO, DK, SE, FI"},
	} {
		got, err := OrganisationNumber(c.country, c.in)
		all := problem.All(err)
		if got != "" || len(all) != 1 || all[0].Code != c.code || all[0].Args["want"] != c.want {
			t.Errorf("%s %q: got %q, %v; want %s want=%s", c.country, c.in, got, err, c.code, c.want)
		}
	}
}

func TestVATNumber(t *testing.T) {
	for _, c := range []struct{ country, in, want, print string }{
		{"NO", "988 077 917 mva", "NO988077917MVA", "988 077 917 MVA"},
		{"NO", "NO988077917MVA", "NO988077917MVA", "988 077 917 MVA"},
		{"DK", "13585628", "DK13585628", "DK13585628"},
		{"DK", "DK 13 58 56 28", "DK13585628", "DK13585628"},
		{"SE", "SE556047352101", "SE556047352101", "SE556047352101"},
		{"SE", "556047-3521 01", "SE556047352101", "SE556047352101"},
		{"FI", "FI20774740", "FI20774740", "FI20774740"},
		{"FI", "2077474-0", "FI20774740", "FI20774740"},
	} {
		got, err := VATNumber(c.country, c.in)
		if err != nil || got != c.want || PrintVATNumber(c.country, got) != c.print {
			t.Errorf("%s %q: got %q printed %q, %v; want %q printed %q", c.country, c.in, got, PrintVATNumber(c.country, got), err, c.want, c.print)
		}
	}
	for _, c := range []struct{ country, in, code string }{
		{"NO", "NO988077917", "payment.vat.no.shape"},
		{"NO", "988077918MVA", "payment.organisation.no.check"},
		{"DK", "DKDK13585628", "payment.organisation.dk.shape"},
		{"SE", "556047-3521", "payment.vat.se.shape"},
		{"SE", "SE556047352201", "payment.organisation.se.check"},
		{"FI", "FI20774741", "payment.organisation.fi.check"},
		{"", "1", "payment.country.unknown"},
	} {
		if got, err := VATNumber(c.country, c.in); got != "" || !problem.Is(err, c.code) {
			t.Errorf("%s %q: got %q, %v; want %s", c.country, c.in, got, err, c.code)
		}
	}
	if got := PrintVATNumber("NO", "none"); got != "none" {
		t.Errorf("printed %q", got)
	}
}
