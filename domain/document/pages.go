package document

import "time"

// The paper: A4 upright, in millimetres. All places are measured from its upper left corner.
const (
	PageWidth  = 210.0
	PageHeight = 297.0
)

// Pages is a laid-out document, and what a file of it says about itself.
type Pages struct {
	Title    string // "Faktura 1042"
	Author   string // the seller
	Language string
	Created  time.Time
	Page     []Page
}

// Page is what is drawn on one page: first the rectangles in their order, then images, lines and texts.
type Page struct {
	Rects  []Rect
	Images []Image
	Lines  []Line
	Texts  []Text
}

// Color is red, green and blue.
type Color struct{ R, G, B uint8 }

// Text is one run of letters on one line.
type Text struct {
	X, Y   float64 // the left end of the baseline
	Size   float64 // in points
	Bold   bool
	Color  Color
	String string // clean (Clean), without line breaks
}

// Line is a straight stroke.
type Line struct {
	X1, Y1, X2, Y2 float64
	Width          float64
	Color          Color
}

// Rect is a filled rectangle.
type Rect struct {
	X, Y, W, H float64
	Fill       Color
}

// Image is a picture stretched over a rectangle.
type Image struct {
	X, Y, W, H float64
	Data       []byte // PNG or JPEG, as CleanLogo returned it
}

// File is a document made into bytes, or why it could not be.
type File struct {
	Bytes []byte
	Err   error
}
