package document_test

import (
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
	"kontingent/domain/document/typeface"
	"kontingent/resources/fonts"
)

func BenchmarkLayout(b *testing.B) {
	d, f, w := sample.Registered(), faces(b), say(b, "nb")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := document.Layout(f, document.Classic(), d, w); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLayoutWords has the words for nothing: what is left is layout itself.
func BenchmarkLayoutWords(b *testing.B) {
	d, f, w := sample.Registered(), faces(b), document.Remember(say(b, "nb"))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := document.Layout(f, document.Classic(), d, w); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTypeface(b *testing.B) {
	for b.Loop() {
		if _, err := typeface.Parse(fonts.Regular); err != nil {
			b.Fatal(err)
		}
	}
}
