package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"sync"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/typeface"
	"kontingent/resources/fonts"
	"kontingent/resources/words"
)

var faces = sync.OnceValues(func() (f document.Faces, err error) {
	regular, err := typeface.Parse(fonts.Regular)
	if err != nil {
		return f, err
	}
	bold, err := typeface.Parse(fonts.Bold)
	return document.Faces{Regular: regular, Bold: bold}, err
})

var catalogue = sync.OnceValues(words.Load)

func encoder(t testing.TB) *Encoder {
	t.Helper()
	e, err := New(fonts.Regular, fonts.Bold)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// laidOut lays a document out in the program's own words.
func laidOut(t testing.TB, d document.Document) document.Pages {
	t.Helper()
	f, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	w := c.In(d.Language)
	p, err := document.Layout(f, document.Classic(), d, func(key string, kv ...string) string {
		values := make([]any, len(kv))
		for i, v := range kv {
			values[i] = v
		}
		return w.Say(key, values...)
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func cleanLogo(t testing.TB, data []byte) []byte {
	t.Helper()
	clean, err := document.CleanLogo(data)
	if err != nil {
		t.Fatal(err)
	}
	return clean
}

// photograph is a picture of so many colours that it is kept as a JPEG.
func photograph(t testing.TB) []byte {
	t.Helper()
	m, random := image.NewNRGBA(image.Rect(0, 0, 500, 200)), rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(random.Uint32()) | 0x80
	}
	return encodePNG(t, m)
}

// logoOf10KB is a logo of about ten kilobytes, however it is packed.
func logoOf10KB(t testing.TB) []byte {
	t.Helper()
	m, random := image.NewNRGBA(image.Rect(0, 0, 400, 100)), rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = 0xFF
	}
	for i := range 7_000 {
		m.Set(i%400, i/400, color.NRGBA{0x1B, uint8(random.Uint32()), 0x6B, 0xFF})
	}
	return encodePNG(t, m)
}

func encodePNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
