package ubl_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/einvoice"
	"kontingent/domain/einvoice/ubl"
)

// simple is a document that the pre-flight has not seen: the writer must be safe by itself.
func simple(text string) einvoice.Document {
	d := einvoice.Document{
		Kind: einvoice.Invoice, Number: "7", Date: cal.MustParse("2027-01-15"), Currency: "NOK",
		Note: text, BuyerReference: text, OrderReference: text, Seller: einvoice.Party{Name: text, Contact: einvoice.Contact{Name: text}},
		Attachments: []einvoice.File{{Name: text, MIME: text, Content: []byte("x")}},
		Lines:       []einvoice.Line{{Name: text, Description: text, Unit: text}},
	}
	d.Seller.Endpoint = einvoice.Identifier{Scheme: text, Value: text}
	return d
}

// TestAnyTextIsXML: whatever stands in a text, the document is well-formed, has no empty element, and says what the
// text said, but for what XML can't hold.
func TestAnyTextIsXML(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ \r\n\t<>&"'\x00-\x1f]{0,9}`), rapid.StringOf(rapid.Rune())).Draw(r, "text")
		text += rapid.SampledFrom([]string{"", "\xff\xfe", "\uFFFE", "]]>", "\U0001F3BA"}).Draw(r, "tail")
		b, err := ubl.Encode(simple(text))
		if err != nil {
			r.Fatal(err)
		}
		if empty := emptyElements(t, b); empty != nil {
			r.Fatalf("empty %v for %q", empty, text)
		}
		var x struct{ Note string }
		if err := xml.Unmarshal(b, &x); err != nil {
			r.Fatal(err)
		}
		if want := readable(text); strings.TrimSpace(want) != "" && x.Note != want {
			r.Fatalf("%q became %q, want %q", text, x.Note, want)
		}
	})
}

// readable is a text without the characters that XML 1.0 does not know, with line breaks as XML has them. Bytes that
// are no UTF-8 become U+FFFD.
func readable(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

func TestBrokenText(t *testing.T) {
	b, err := ubl.Encode(simple("a\xff\xfeb\x01 & <c>"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "<cbc:Note>a\uFFFD\uFFFDb &amp; &lt;c&gt;</cbc:Note>"; !strings.Contains(string(b), want) {
		t.Errorf("no %q in\n%s", want, b)
	}
}

func TestEncodeRefuses(t *testing.T) {
	for _, d := range []einvoice.Document{{Kind: einvoice.Invoice}, {Kind: "letter", Number: "1"}} {
		if b, err := ubl.Encode(d); err == nil || b != nil {
			t.Errorf("%+v was written:\n%s", d, b)
		}
	}
}
