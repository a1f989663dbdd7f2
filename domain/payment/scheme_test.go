package payment

import (
	"slices"
	"testing"

	"kontingent/domain/problem"
)

func TestParseScheme(t *testing.T) {
	for _, s := range schemes {
		if got, err := ParseScheme(" " + string(s)); err != nil || got != s {
			t.Errorf("%q: got %q, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "kid", "mod10", "fik75"} {
		if got, err := ParseScheme(s); got != "" || !problem.Is(err, "payment.scheme.unknown") {
			t.Errorf("%q: got %q, %v", s, got, err)
		}
	}
}

func TestSchemes(t *testing.T) {
	for country, first := range map[string]Scheme{"NO": None, "DK": None, "SE": None, "FI": Viite, "DE": None, "": None} {
		got := Schemes(country)
		if got[0] != first || !slices.Contains(got, None) {
			t.Errorf("%s: got %v, want %s first and none among them", country, got, first)
		}
		for _, s := range got {
			if _, err := ParseScheme(string(s)); err != nil {
				t.Errorf("%s: %v", country, err)
			}
		}
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		o     Options
		field string
	}{
		{Options{Scheme: None, Length: 99}, ""},
		{Options{Scheme: KID10}, ""},
		{Options{Scheme: KID11, Length: 7}, ""},
		{Options{Scheme: KID10, Length: 25}, ""},
		{Options{Scheme: KID10, Length: 26}, "kid_length"},
		{Options{Scheme: KID11, Length: 6}, "kid_length"},
		{Options{Scheme: KID11, Length: -14}, "kid_length"},
		{Options{Scheme: FIK71, CreditorNumber: "81234567"}, ""},
		{Options{Scheme: FIK71}, "creditor_number"},
		{Options{Scheme: FIK71, CreditorNumber: "71234567"}, "creditor_number"},
		{Options{Scheme: FIK71, CreditorNumber: "8123456"}, "creditor_number"},
		{Options{Scheme: "KID"}, "payment_reference"},
		{Options{}, "payment_reference"},
	} {
		err := c.o.Check()
		all := problem.All(err)
		if (err == nil) != (c.field == "") || err != nil && all[0].Field != c.field {
			t.Errorf("%+v: got %v, want a problem at %q", c.o, err, c.field)
		}
	}
}
