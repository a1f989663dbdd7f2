// Package fonts holds the two faces of the invoice: every Latin letter with all the Sami ones, Greek and Cyrillic.
//
// README.md says where they come from and how they were made; OFL.txt is their licence. Wiring and tests hand them on;
// nothing here knows what a font is.
package fonts

import _ "embed" // the fonts are part of the program: a font from elsewhere is never loaded

// Regular is the TrueType file of the text face.
//
//go:embed InvoiceSans-Regular.ttf
var Regular []byte

// Bold is the TrueType file of the semi-bold face.
//
//go:embed InvoiceSans-Bold.ttf
var Bold []byte

// Licence is the text that has to go with the two fonts.
//
//go:embed OFL.txt
var Licence string
