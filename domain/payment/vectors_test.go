package payment

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// The vectors come from banks' manuals, public registers and other programs' tests; each says where from.

type vector struct {
	Kind   string          `json:"kind"`
	Input  json.RawMessage `json:"input"`
	Valid  bool            `json:"valid"`
	Expect string          `json:"expect"`
	Note   string          `json:"note"`
}

// The kinds that other packages answer for.
var elsewhere = map[string]bool{
	"vat_round": true, "no_cash_round": true, "dk_cash_round": true, "no_due_shift": true, "no_fi_first_fee_reminder": true,
}

// The vectors that are wrong as they stand and right once a person's way of writing is taken away: strict refuses
// them, Check mends them.
var mended = map[string]string{
	"kid_mod11/0100043000318–": "0100043000318-",
	"fik71/000000000000190 ":   "000000000000190",
}

// texts maps a kind to what the package makes of a text: the form that the vectors expect.
var texts = map[string]func(string) (string, error){
	"kid_mod10":           func(s string) (string, error) { return Check(KID10, s) },
	"kid_mod11":           func(s string) (string, error) { return Check(KID11, s) },
	"fik71":               func(s string) (string, error) { return Check(FIK71, s) },
	"fi_viite":            func(s string) (string, error) { return Check(Viite, s) },
	"rf":                  func(s string) (string, error) { return Check(RF, s) },
	"se_ocr":              func(s string) (string, error) { return Check(OCR, s) },
	"se_ocr_len":          CheckOCRLength,
	"fik75_giro04_giro15": longSlips,
	"fik_codeline":        codeLine,
	"bankgiro":            account("SE", BankgiroAccount, Account.Print),
	"plusgiro":            account("SE", PlusgiroAccount, Account.Print),
	"no_konto":            account("NO", NorwegianAccount, machine),
	"iban":                account("FI", IBANAccount, machine),
	"no_orgnr":            func(s string) (string, error) { return OrganisationNumber("NO", s) },
	"dk_cvr":              func(s string) (string, error) { return OrganisationNumber("DK", s) },
	"se_orgnr":            func(s string) (string, error) { return OrganisationNumber("SE", s) },
	"fi_ytunnus":          func(s string) (string, error) { return OrganisationNumber("FI", s) },
	"no_vat":              func(s string) (string, error) { return VATNumber("NO", s) },
	"gln":                 GLN,
	"fi_ovt":              OVT,
}

// objects is texts for the kinds whose input has several fields.
var objects = map[string]func([]byte) (string, error){"fi_virtual_barcode": barcode, "epc_qr": epc}

func TestVectors(t *testing.T) {
	seen := map[string]int{}
	for _, v := range readVectors(t) {
		seen[v.Kind]++
		text, object := texts[v.Kind], objects[v.Kind]
		switch {
		case elsewhere[v.Kind]:
		case object != nil:
			got, err := object(v.Input)
			judge(t, v, string(v.Input), got, err)
		case text != nil:
			var in string
			if err := json.Unmarshal(v.Input, &in); err != nil {
				t.Fatalf("%s: %v", v.Kind, err)
			}
			judgeText(t, v, in, text)
		default:
			t.Errorf("unknown kind of vector %q", v.Kind)
		}
	}
	for kind := range texts {
		if seen[kind] == 0 {
			t.Errorf("no vectors of kind %q", kind)
		}
	}
	for kind := range objects {
		if seen[kind] == 0 {
			t.Errorf("no vectors of kind %q", kind)
		}
	}
}

func judgeText(t *testing.T, v vector, in string, text func(string) (string, error)) {
	t.Helper()
	got, err := text(in)
	if want, ok := mended[v.Kind+"/"+in]; ok {
		scheme := map[string]Scheme{"kid_mod11": KID11, "fik71": FIK71}[v.Kind]
		if strict(scheme, in) == nil || err != nil || got != want {
			t.Errorf("%s %q: strict %v, Check %q, %v; want refused, then %q", v.Kind, in, strict(scheme, in), got, err, want)
		}
		return
	}
	judge(t, v, in, got, err)
}

func judge(t *testing.T, v vector, in, got string, err error) {
	t.Helper()
	if (err == nil) != v.Valid {
		t.Errorf("%s %q (%s): got %q, %v; want valid = %v", v.Kind, in, v.Note, got, err, v.Valid)
	}
	if v.Valid && v.Expect != "" && got != v.Expect {
		t.Errorf("%s %q (%s):\ngot  %q\nwant %q", v.Kind, in, v.Note, got, v.Expect)
	}
	for _, p := range problem.All(err) {
		if _, ok := p.Args["value"]; !ok || p.Args["want"] == "" {
			t.Errorf("%s %q: the problem %v lacks its value or what is wanted", v.Kind, in, p)
		}
	}
	if err != nil && len(problem.All(err)) == 0 && !errors.Is(err, errInput) {
		t.Errorf("%s %q: %v is no Problem", v.Kind, in, err)
	}
}

// errInput marks what never reaches the package: a date that does not exist can't become a cal.Date.
var errInput = errors.New("input")

func readVectors(t testing.TB) []vector {
	t.Helper()
	b, err := os.ReadFile("testdata/reference-vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []vector
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func machine(a Account) string { return a.Number }

func account(country string, kind AccountKind, form func(Account) string) func(string) (string, error) {
	return func(s string) (string, error) {
		a, err := ParseAccount(country, s)
		if err == nil && a.Kind != kind {
			return "", problem.New("test.kind", "value", string(a.Kind), "want", string(kind))
		}
		return form(a), err
	}
}

func codeLine(s string) (string, error) {
	slip, err := ParseCodeLine(s)
	return slip.Reference, err
}

// longSlips puts a payment id into each kind of slip that has such ids; all must agree.
func longSlips(id string) (string, error) {
	a, errA := codeLine("+75<" + id + "+81234567<")
	b, errB := codeLine("+04<" + id + "+1234567<")
	c, errC := codeLine("+15<" + id + "+1234567<")
	if a != b || b != c || (errA == nil) != (errB == nil) || (errB == nil) != (errC == nil) {
		return "", errors.New("the slips 75, 04 and 15 differ")
	}
	return a, errA
}

func barcode(in []byte) (string, error) {
	var v struct {
		IBAN, Ref, Due string
		Cents          int64
	}
	if err := json.Unmarshal(in, &v); err != nil {
		return "", err
	}
	var due cal.Date
	if err := due.UnmarshalText([]byte(v.Due)); err != nil {
		return "", errors.Join(errInput, err)
	}
	return VirtualBarcode(v.IBAN, v.Ref, v.Cents, due)
}

func epc(in []byte) (string, error) {
	var v struct{ BIC, Name, IBAN, Eur, Nok, Ref, Text, Info string }
	if err := json.Unmarshal(in, &v); err != nil {
		return "", err
	}
	tr := Transfer{BIC: v.BIC, Name: v.Name, IBAN: v.IBAN, Currency: "EUR", Amount: v.Eur, Reference: v.Ref, Text: v.Text}
	if v.Nok != "" {
		tr.Currency, tr.Amount = "NOK", v.Nok
	}
	if date, ok := strings.CutPrefix(v.Info, "ReqdExctnDt/"); ok {
		tr.Information = DueInformation(cal.MustParse(date))
	} else {
		tr.Information = v.Info
	}
	return EPC(tr)
}
