package party_test

import (
	"strings"
	"testing"

	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// What strangers write in an e-mail column must never reach the mail server as anything but one address.
func TestEmail(t *testing.T) {
	for in, want := range map[string]string{
		"kari@example.org":                           "kari@example.org",
		"Kari.Nordmann+korps@Example.ORG":            "Kari.Nordmann+korps@example.org",
		"ola@blåbær.example":                         "ola@xn--blbr-roah.example",
		"o'brien@example.org":                        "o'brien@example.org",
		"":                                           "",
		"ola at example.org":                         "",
		"kari@example.org, per@example.org":          "",
		"kari@example.org;per@example.org":           "",
		"victim@example.org> NOTIFY=NEVER":           "",
		`"quoted local"@example.org`:                 "",
		"blåbær@example.org":                         "",
		"kari@example":                               "",
		"kari@@example.org":                          "",
		".kari@example.org":                          "",
		"ka..ri@example.org":                         "",
		"kari@example..org":                          "",
		"kari@exam ple.org":                          "",
		"kari@example.org\r\nBcc: all@example.org":   "",
		"<kari@example.org>":                         "",
		"Kari <kari@example.org>":                    "",
		strings.Repeat("a", 65) + "@example.org":     "",
		"a@" + strings.Repeat("b.", 130) + "example": "",
	} {
		got, err := party.Email(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestPrintEmail(t *testing.T) {
	for in, want := range map[string]string{
		"kasserer@xn--blehaven-i0a.example": "kasserer@æblehaven.example", "kari@example.org": "kari@example.org", "": "",
	} {
		if got := party.PrintEmail(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzEmail(f *testing.F) {
	for _, s := range []string{"kari@example.org", "a@b.c> X", "æ@ø.å", "\x00@x.y", "a@[127.0.0.1]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := party.Email(s)
		if err != nil {
			return
		}
		if strings.ContainsAny(got, " <>\"\r\n\t,;:()[]\\") || strings.Count(got, "@") != 1 || len(got) > 254 {
			t.Errorf("%q became %q", s, got)
		}
		again, err := party.Email(got)
		if err != nil || again != got {
			t.Errorf("%q became %q and then %q, %v", s, got, again, err)
		}
	})
}

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"  Anne  ":              "Anne",
		"Bjørn\tÅge":            "Bjørn Åge",
		"Bø\u00a0i Telemark":    "Bø i Telemark",
		"A\u030Ase":             "Åse",
		"x\u202Egnp.exe":        "xgnp.exe",
		"to\r\nlinjer":          "to linjer",
		"abc\xff":               "abc\uFFFD",
		"Áilu Čuolbma-Ŋorvo":    "Áilu Čuolbma-Ŋorvo",
		"zero\u200bwidth\ufeff": "zerowidth",
	} {
		if got := party.Tidy(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got, want := party.TidyText("\n første \r\n\tandre\n\n"), " første\n andre"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Everything that is wrong with a card is told at once, each at its field.
func TestCardProblems(t *testing.T) {
	_, err := party.Party{
		Number: "7", Kind: "robot", Name: " ", Email: "x", OrganisationNumber: "123456789",
		PreferredMethod: "pigeon", Language: "xx",
		Address: party.Address{PostalCode: "15"}, Groups: []string{"No group"},
	}.Clean("NO")
	var got []string
	for _, p := range problem.All(err) {
		if p.Party != "7" {
			t.Errorf("%v is not on the card", p)
		}
		got = append(got, p.Field)
	}
	want := "kind name postal_code email organisation_number preferred_method language groups"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestCardIsNormalised(t *testing.T) {
	p, err := party.Party{
		Number: " 7 ", Name: "Nordea  Norge", OrganisationNumber: "920 058 817", Email: "post@EXAMPLE.org",
		Address: party.Address{PostalCode: "0150", City: "Oslo ", Country: "no"},
		Groups:  []string{"styret", "Seniorer", "Styret", ""},
	}.Clean("NO")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join([]string{
		p.Number, p.Name, p.OrganisationNumber, p.Email, p.Address.City, p.Address.Country, strings.Join(p.Groups, "+"),
	}, "|")
	if want := "7|Nordea Norge|920058817|post@example.org|Oslo||Seniorer+styret"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestForeignCardKeepsItsOwnPostalCode(t *testing.T) {
	for _, a := range []party.Address{
		{PostalCode: "SW1A 1AA", City: "London", Country: "GB"},
		{PostalCode: "111 22", City: "Stockholm", Country: "SE"},
		{PostalCode: "FI-00100", City: "Helsinki", Country: "FI"},
	} {
		if _, err := (party.Party{Number: "1", Name: "x", Address: a}).Clean("NO"); err != nil {
			t.Errorf("%v: %v", a, err)
		}
	}
}

// A number of a country that the program does not know is kept as it is written.
func TestForeignOrganisationNumber(t *testing.T) {
	p, err := party.Party{
		Number: "1", Name: "Blech GmbH", OrganisationNumber: " HRB  12345 ", Address: party.Address{Country: "DE"},
	}.Clean("NO")
	if err != nil || p.OrganisationNumber != "HRB 12345" {
		t.Errorf("got %q, %v", p.OrganisationNumber, err)
	}
}

func organisation() party.Organisation {
	return party.Organisation{
		Name: "Fjellheim skolekorps", Country: "NO", OrganisationNumber: "991825827", Account: "8601.11.17947",
		Email: "kasserer@example.org", Reference: payment.Options{Scheme: payment.KID10, Length: 14},
		Address: party.Address{Street: "Skolegata 1", PostalCode: "0150", City: "Oslo"},
	}
}

func TestOrganisationTakesDefaultsOfItsCountry(t *testing.T) {
	o, err := organisation().Clean()
	if err != nil {
		t.Fatal(err)
	}
	got := o.Currency + " " + o.Language + " " + o.Account
	if want := "NOK nb 86011117947"; got != want || o.FirstNumber != 1 {
		t.Errorf("got %s from number %d, want %s from 1", got, o.FirstNumber, want)
	}
}

func TestOrganisationProblems(t *testing.T) {
	for field, spoil := range map[string]func(*party.Organisation){
		"name":                func(o *party.Organisation) { o.Name = "" },
		"country":             func(o *party.Organisation) { o.Country = "DE" },
		"organisation_number": func(o *party.Organisation) { o.OrganisationNumber = "991825828" },
		"account":             func(o *party.Organisation) { o.Account = "86011117949" },
		"email":               func(o *party.Organisation) { o.Email = "kasserer" },
		"language":            func(o *party.Organisation) { o.Language = "de" },
		"payment_term_days":   func(o *party.Organisation) { o.PaymentTermDays = -1 },
		"first_number":        func(o *party.Organisation) { o.FirstNumber = -5 },
		"kid_length":          func(o *party.Organisation) { o.Reference.Length = 26 },
		"creditor_number":     func(o *party.Organisation) { o.Reference = payment.Options{Scheme: payment.FIK71} },
		"postal_code":         func(o *party.Organisation) { o.Address.PostalCode = "150" },
	} {
		o := organisation()
		spoil(&o)
		_, err := o.Clean()
		if all := problem.All(err); len(all) != 1 || all[0].Field != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
}

// spec: A6: the address for EHF is kept as the network wants it.
func TestPeppolIDOfCard(t *testing.T) {
	p, err := party.Party{Number: "7", Name: "Rødovre Kommune", PeppolID: " 579 8000 000 001"}.Clean("DK")
	if err != nil || p.PeppolID != "0088:5798000000001" {
		t.Errorf("got %q, %v", p.PeppolID, err)
	}
	_, err = party.Party{Number: "7", Name: "Rødovre Kommune", PeppolID: "9908:1"}.Clean("DK")
	all := problem.All(err)
	if len(all) != 1 || all[0].Code != "payment.peppol.scheme" || all[0].Field != "peppol_id" || all[0].Party != "7" {
		t.Errorf("got %v", err)
	}
}
