package payment

import (
	"math"
	"strings"
	"testing"

	"kontingent/domain/problem"

	"pgregory.net/rapid"
)

const someCreditor = "81234567"

func TestMake(t *testing.T) {
	for _, c := range []struct {
		o    Options
		n    int64
		want string
	}{
		{Options{Scheme: None}, 317, ""},
		{Options{Scheme: KID10}, 317, "00000000003178"},
		{Options{Scheme: KID10, Length: 7}, 60224, "0602243"},
		{Options{Scheme: KID10, Length: 7}, 999999, "9999996"},
		{Options{Scheme: KID10, Length: 25}, math.MaxInt64, "0000092233720368547758074"},
		{Options{Scheme: KID11, Length: 7}, 1, "0000108"},
		{Options{Scheme: FIK71, CreditorNumber: someCreditor}, 1, "000000000000018"},
		{Options{Scheme: FIK71, CreditorNumber: someCreditor}, 19, "000000000000190"},
		{Options{Scheme: FIK71, CreditorNumber: someCreditor}, 99999999999999, "999999999999994"},
		{Options{Scheme: Viite}, 1, "1012"},
		{Options{Scheme: RF}, 1, "RF341012"},
		{Options{Scheme: OCR}, 1, "18"},
		{Options{Scheme: OCR}, 20260042, "202600425"},
	} {
		if got, err := Make(c.o, c.n); err != nil || got != c.want {
			t.Errorf("%+v number %d: got %q, %v; want %q", c.o, c.n, got, err, c.want)
		}
	}
}

func TestMakeRefuses(t *testing.T) {
	for _, c := range []struct {
		o                 Options
		n                 int64
		code, field, want string
	}{
		{Options{Scheme: KID10, Length: 7}, 1000000, "payment.kid.number_too_long", "kid_length", "8"},
		{Options{Scheme: KID11, Length: 7}, 100000, "payment.kid.number_too_long", "kid_length", "8"},
		{Options{Scheme: KID11}, math.MaxInt64, "payment.kid.number_too_long", "kid_length", "21"},
		{Options{Scheme: FIK71, CreditorNumber: someCreditor}, 100000000000000, "payment.fik71.number_too_long", "payment_reference", "14"},
		{Options{Scheme: Viite}, 100000000000000000, "payment.viite.number_too_long", "payment_reference", "17"},
		{Options{Scheme: RF}, 100000000000000000, "payment.viite.number_too_long", "payment_reference", "17"},
		{Options{Scheme: OCR}, 0, "payment.number.positive", "first_number", "1"},
		{Options{Scheme: KID10}, -5, "payment.number.positive", "first_number", "1"},
		{Options{Scheme: KID10, Length: 6}, 1, "payment.kid_length.range", "kid_length", "7–25"},
		{Options{Scheme: "giro"}, 1, "payment.scheme.unknown", "payment_reference", "none, kid10, kid11, fik71, viite, rf, ocr"},
	} {
		got, err := Make(c.o, c.n)
		all := problem.All(err)
		if got != "" || len(all) != 1 || all[0].Code != c.code || all[0].Field != c.field || all[0].Args["want"] != c.want {
			t.Errorf("%+v number %d: got %q, %v; want %s at %s, want=%s", c.o, c.n, got, err, c.code, c.field, c.want)
		}
	}
}

// drawOptions draws a scheme that makes references, with numbers that fit it.
func drawOptions(t *rapid.T) (o Options, most int64) {
	o.Scheme = rapid.SampledFrom(schemes[1:]).Draw(t, "scheme")
	o.CreditorNumber = someCreditor
	o.Length = rapid.IntRange(7, 25).Draw(t, "length")
	room := map[Scheme]int{KID10: o.Length - 1, KID11: o.Length - 2, FIK71: 14, Viite: 17, RF: 17, OCR: 19}[o.Scheme]
	if room > 18 {
		return o, math.MaxInt64 - 100 // room for neighbours
	}
	return o, int64(math.Pow10(room)) - 1
}

func TestMadeReferencesAreRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o, most := drawOptions(t)
		n := rapid.Int64Range(1, most).Draw(t, "number")
		ref, err := Make(o, n)
		if err != nil {
			t.Fatalf("making: %v", err)
		}
		if again, _ := Make(o, n); again != ref {
			t.Fatalf("made %q, then %q", ref, again)
		}
		if got, err := Check(o.Scheme, ref); err != nil || got != ref {
			t.Fatalf("made %q; Check gives %q, %v", ref, got, err)
		}
		if got, err := Check(o.Scheme, Print(o.Scheme, ref)); err != nil || got != ref {
			t.Fatalf("made %q, printed %q; Check gives %q, %v", ref, Print(o.Scheme, ref), got, err)
		}
		if o.isKID() && len(ref) != o.Length {
			t.Fatalf("%q is not %d long", ref, o.Length)
		}
		if strings.ContainsAny(ref, "- ") {
			t.Fatalf("%q is more than letters and digits", ref)
		}
	})
}

func TestDifferentNumbersDifferentReferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o, most := drawOptions(t)
		a := rapid.Int64Range(1, most).Draw(t, "a")
		b := rapid.OneOf(rapid.Int64Range(1, most), rapid.Int64Range(max(1, a-12), min(most, a+11)), rapid.Just(min(a, most/10)*10+1)).Draw(t, "b")
		refA, errA := Make(o, a)
		refB, errB := Make(o, b)
		if errA != nil || errB != nil {
			t.Fatalf("making: %v, %v", errA, errB)
		}
		if (a == b) != (refA == refB) {
			t.Fatalf("%d gives %q, %d gives %q", a, refA, b, refB)
		}
	})
}

// All the first references of a club, for no draw of two numbers finds what a whole run does.
func TestThousandsOfReferencesAllDiffer(t *testing.T) {
	for _, s := range schemes[1:] {
		seen := map[string]int64{}
		for n := int64(1); n <= 20000; n++ {
			ref, err := Make(Options{Scheme: s, CreditorNumber: someCreditor}, n)
			if err != nil {
				t.Fatal(err)
			}
			if m, ok := seen[ref]; ok {
				t.Fatalf("%s: %d and %d both give %q", s, m, n, ref)
			}
			seen[ref] = n
		}
	}
}

func TestCheckTakesWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct {
		s        Scheme
		in, want string
	}{
		{None, " ", ""},
		{KID10, "\u00a00100 0420 0031\u202f79\t", "01000420003179"},
		{KID11, "40−", "40-"},
		{FIK71, "00000 00000 00018", "000000000000018"},
		{Viite, "12 34561", "1234561"},
		{Viite, "00000 00000 00012 34561", "1234561"},
		{Viite, " 1234561\n", "1234561"},
		{RF, "rf18 5390 0754 7034", "RF18539007547034"},
		{OCR, "2026 00425", "202600425"},
	} {
		if got, err := Check(c.s, c.in); err != nil || got != c.want {
			t.Errorf("%s %q: got %q, %v; want %q", c.s, c.in, got, err, c.want)
		}
	}
}

func TestCheckSaysWhatIsRight(t *testing.T) {
	for _, c := range []struct {
		s              Scheme
		in, code, want string
	}{
		{None, "317", "payment.none.given", "kid10, kid11, fik71, viite, rf, ocr"},
		{KID10, "602244", "payment.kid10.check", "3"},
		{KID10, "40-", "payment.kid10.shape", "2–25"},
		{KID10, "0", "payment.kid10.shape", "2–25"},
		{KID10, "٣٤", "payment.kid10.shape", "2–25"},
		{KID11, "400", "payment.kid11.check", "-"},
		{KID11, "4-0", "payment.kid11.shape", "2–25"},
		{FIK71, "18", "payment.fik71.shape", "15"},
		{FIK71, "000000000000017", "payment.fik71.check", "8"},
		{Viite, "1234562", "payment.viite.check", "1"},
		{Viite, "0000", "payment.viite.shape", "4–20"},
		{Viite, "1009 0", "payment.viite.groups", "10090"},
		{Viite, "123 4561", "payment.viite.groups", "12 34561"},
		{RF, "RF17539007547034", "payment.rf.check", "18"},
		{RF, "RF115390075470344", "payment.rf.check", "36"},
		{OCR, "1231", "payment.ocr.check", "0"},
		{"", "1", "payment.scheme.unknown", "none, kid10, kid11, fik71, viite, rf, ocr"},
	} {
		got, err := Check(c.s, c.in)
		all := problem.All(err)
		if got != "" || len(all) != 1 || all[0].Code != c.code || all[0].Args["want"] != c.want || all[0].Field != "" {
			t.Errorf("%s %q: got %q, %v; want %s want=%s, no field", c.s, c.in, got, err, c.code, c.want)
		}
	}
}

func TestPrint(t *testing.T) {
	for _, c := range []struct {
		s        Scheme
		in, want string
	}{
		{Viite, "1234561", "12 34561"},
		{Viite, "1234567123456784", "1 23456 71234 56784"},
		{Viite, "11112", "11112"},
		{Viite, "00000000000001234561", "12 34561"},
		{RF, "RF18539007547034", "RF18 5390 0754 7034"},
		{RF, "RF9811112", "RF98 1111 2"},
		{KID10, "01000420003179", "01000420003179"},
		{FIK71, "000000000000018", "000000000000018"},
		{OCR, "202600425", "202600425"},
		{None, "", ""},
		{Viite, "no reference", "no reference"},
	} {
		if got := Print(c.s, c.in); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.s, c.in, got, c.want)
		}
	}
}
