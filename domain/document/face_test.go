package document_test

import (
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/problem"
)

// everyLetter is what names and texts of Nordic clubs are written with.
const everyLetter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ÆØÅæøåÄÖäöÉéÜüÞþÐð " +
	"ÁáČčĐđŊŋŠšŦŧŽž " + // North Sami
	"Ââʹʼ Ʒʒ Ǯǯ Ǥǥ Ǧǧ Ǩǩ Õõ " + // Skolt Sami
	"Ïï Ǟǟ Ṋṋ Ḁ Ạ ĄąĆćĘęŁłŃńÓóŚśŹźŻż " + // South and other Sami, Polish
	"ĀāĒēĢģĪīĶķĻļŅņŪū ĖėĮįŲųČčŠš Ğğİış ĂăȘșțţ Čřěůď ĳ Nguyễn Phạm Đặng " + // Baltic, Turkish, Romanian, Czech, Vietnamese
	"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ αβγδεζηθικλμνξοπρστυφχψως άέήίόύώϊϋΐΰ " +
	"АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя ҐґЄєІіЇї " +
	"– — ‘ ’ “ ” „ « » … • · € £ $ § № % ‰ ° ½ ¼ ¾ ² ³ × ÷ ± © ® ™ − ← → ✓ \u00A0 \u2009 \u202F"

func TestFontHasEveryLetter(t *testing.T) {
	for name, f := range map[string]document.Face{"regular": faces(t).Regular, "bold": faces(t).Bold} {
		if got := document.Missing(f, everyLetter); len(got) > 0 {
			t.Errorf("%s lacks %q", name, got)
		}
		for r := '0'; r <= '9'; r++ {
			if f.Advance(r) != f.Advance('0') {
				t.Errorf("%s: %q is not as wide as 0", name, r)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	f := faces(t).Regular
	for in, want := range map[string]string{
		"Kari Nordmann":       "",
		"A\u030Ase\tBø\n":     "",
		"株式会社 株 Hansen":       "株式会社",
		"Hei 😀😀":              "😀",
		"مرحبا":               "مرحبا",
		"a\u200D\u202Eb\x00":  "",
		"Åse \xff":            "\uFFFD",
		"n\u0304, ŋ\u0301":    "",
		"Ελλάδα, Україна, Ðð": "",
	} {
		if got := string(document.Missing(f, in)); got != want {
			t.Errorf("Missing(%q) is %q, want %q", in, got, want)
		}
	}
	err := document.CheckLetters(f, "Navn 株 og 😀")
	if !problem.Is(err, "document.letters.missing") || problem.All(err)[0].Args["letters"] != "株 😀" {
		t.Errorf("got %v", err)
	}
	if err := document.CheckLetters(f, "Navn"); err != nil {
		t.Errorf("got %v, want nothing", err)
	}
}
