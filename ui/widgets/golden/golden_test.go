package golden

import (
	"image"
	"image/color"
	"testing"
)

func grey(w, h int, spots ...image.Point) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0x80
		if i%4 == 3 {
			img.Pix[i] = 0xFF
		}
	}
	for _, p := range spots {
		img.Set(p.X, p.Y, color.White)
	}
	return img
}

func TestDiffer(t *testing.T) {
	faint := grey(100, 100)
	for i := range faint.Pix {
		if i%4 != 3 {
			faint.Pix[i] += 10
		}
	}
	word := make([]image.Point, 40)
	for i := range word {
		word[i] = image.Pt(10+i, 50)
	}
	tests := []struct {
		name string
		img  image.Image
		same bool
	}{
		{"itself", grey(100, 100), true},
		{"a shade lighter", faint, true},
		{"one pixel", grey(100, 100, image.Pt(3, 3)), true},
		{"a stroke more", grey(100, 100, word...), false},
		{"another size", grey(100, 101), false},
	}
	for _, tt := range tests {
		if why := Differ(tt.img, grey(100, 100)); (why == "") != tt.same {
			t.Errorf("%s: %q", tt.name, why)
		}
	}
}

func TestSmall(t *testing.T) {
	many := image.NewNRGBA(image.Rect(0, 0, 100, 100))
	for i := range 100 * 100 {
		many.Set(i%100, i/100, color.NRGBA{uint8(i % 100), uint8(i % 100), uint8(i / 100), 255})
	}
	img := small(many)
	if _, ok := img.(*image.Paletted); !ok {
		t.Errorf("10000 colours that are near each other are %T", img)
	}
	if why := Differ(img, many); why != "" {
		t.Error(why)
	}
	for i := range 100 * 100 {
		many.Set(i%100, i/100, color.NRGBA{uint8(i), uint8(i / 40), uint8(i * 7), 255})
	}
	if small(many) != image.Image(many) {
		t.Error("colours that are far from each other have become one")
	}
}
