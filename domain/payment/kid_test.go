package payment

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOneWrongDigitOfAKIDIsCaught(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.StringMatching(`[0-9]{1,24}`).Draw(t, "base")
		kid := []byte(base + string(luhn(base)))
		i := rapid.IntRange(0, len(kid)-1).Draw(t, "place")
		by := rapid.IntRange(1, 9).Draw(t, "by")
		wrong := []byte(string(kid))
		wrong[i] = '0' + (kid[i]-'0'+byte(by))%10
		if got, err := Check(KID10, string(wrong)); err == nil {
			t.Fatalf("%s was changed to %s and taken as %q", kid, wrong, got)
		}
	})
}

// The free digit of modulus 11: 0 nearly always, 1 where 0 would give "-"; never a hyphen, never a skipped number.
func TestKID11HasNoHyphen(t *testing.T) {
	ones := 0
	for n := int64(1); n <= 11000; n++ {
		kid, err := Make(Options{Scheme: KID11, Length: 8}, n)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(kid, "-") {
			t.Fatalf("number %d gives %s", n, kid)
		}
		switch kid[6] {
		case '0':
		case '1':
			ones++
			if mod11(kid[:6]+"0") != '-' {
				t.Errorf("number %d gives %s though 0 would do", n, kid)
			}
		default:
			t.Errorf("number %d gives %s", n, kid)
		}
	}
	if ones < 900 || ones > 1100 { // one in eleven
		t.Errorf("%d of 11000 numbers have the free digit 1, want about 1000", ones)
	}
}
