package document

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kontingent/domain/problem"
)

// Face is what layout has to know of a font.
type Face interface {
	// Advance is how far a letter moves the pen, in ems (1 = the font size). A missing letter has the width of the box
	// that is drawn for it.
	Advance(r rune) float64
	// Has reports whether the font can draw the letter.
	Has(r rune) bool
}

// Faces are the two fonts of a document.
type Faces struct{ Regular, Bold Face }

// Missing lists the letters of the texts that the font can't draw, each once, in order of appearance.
func Missing(f Face, texts ...string) []rune {
	var missing []rune
	for _, s := range texts {
		for _, r := range norm.NFC.String(s) {
			if r == '\n' || r == '\t' || invisible(r) || r != '\uFFFD' && r <= 0xFFFF && f.Has(r) {
				continue
			}
			if !slices.Contains(missing, r) {
				missing = append(missing, r)
			}
		}
	}
	return missing
}

// CheckLetters refuses a text with letters that can't be printed, and names them. The caller adds the field.
func CheckLetters(f Face, text string) error {
	missing := Missing(f, text)
	if len(missing) == 0 {
		return nil
	}
	names := make([]string, len(missing))
	for i, r := range missing {
		names[i] = string(r)
	}
	return problem.New("document.letters.missing", "letters", strings.Join(names, " "))
}

// pt is a point in millimetres.
const pt = 25.4 / 72

// width of a text in millimetres, at a size in points.
func width(f Face, size float64, s string) float64 {
	w := 0.0
	for _, r := range s {
		w += f.Advance(r)
	}
	return w * size * pt
}
