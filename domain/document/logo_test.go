package document_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
	"kontingent/domain/problem"
)

func TestCleanLogo(t *testing.T) {
	noise := image.NewNRGBA(image.Rect(0, 0, 1500, 600))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32())
	}
	deep := image.NewNRGBA64(image.Rect(0, 0, 30, 20))
	deep.SetNRGBA64(3, 3, color.NRGBA64{0xFFFF, 0, 0, 0x7FFF})
	indexed := image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{color.Transparent, color.Black})
	for name, c := range map[string]struct {
		in            []byte
		format        string
		maxW, maxH    int
		atMost, least int // bytes
	}{
		"colours":              {sample.Logo(600, 160), "png", 600, 160, 10_000, 500},
		"large":                {sample.Logo(3000, 800), "png", 732, 224, 30_000, 500},
		"tall":                 {sample.Logo(300, 900), "png", 100, 224, 30_000, 100},
		"16 bits, see-through": {encodePNG(t, deep), "png", 30, 20, 500, 50},
		"palette, see-through": {encodePNG(t, indexed), "png", 9, 9, 500, 50},
		"a photograph":         {encodePNG(t, noise), "jpeg", 732, 224, 200_000, 1000},
		"a JPEG":               {encodeJPEG(t, noise.SubImage(image.Rect(0, 0, 200, 100))), "jpeg", 200, 100, 50_000, 1000},
		"a large JPEG":         {encodeJPEG(t, noise), "jpeg", 732, 224, 200_000, 1000},
	} {
		got, err := document.CleanLogo(c.in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		cfg, format, err := image.DecodeConfig(bytes.NewReader(got))
		if err != nil || format != c.format || cfg.Width > c.maxW || cfg.Height > c.maxH || len(got) > c.atMost || len(got) < c.least {
			t.Errorf("%s: got %s of %d × %d and %d bytes, %v", name, format, cfg.Width, cfg.Height, len(got), err)
		}
		again, err := document.CleanLogo(got)
		if err != nil || !bytes.Equal(again, got) {
			t.Errorf("%s: cleaned again it is another one, %v", name, err)
		}
	}
}

func TestCleanLogoFlattensOnWhite(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	m.Set(1, 1, color.NRGBA{0xFF, 0, 0, 0x80})
	got, err := document.CleanLogo(encodePNG(t, m))
	if err != nil {
		t.Fatal(err)
	}
	out, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, a := out.At(0, 0).RGBA(); r != 0xFFFF || g != 0xFFFF || b != 0xFFFF || a != 0xFFFF {
		t.Errorf("what was clear is %x %x %x %x", r, g, b, a)
	}
	if r, g, _, _ := out.At(1, 1).RGBA(); r != 0xFFFF || g>>8 < 0x7E || g>>8 > 0x80 {
		t.Errorf("half red is %x %x", r, g)
	}
}

func TestCleanLogoRefuses(t *testing.T) {
	good := sample.Logo(60, 20)
	for name, c := range map[string]struct {
		in   []byte
		code string
	}{
		"nothing":         {nil, "document.logo.format"},
		"text":            {[]byte("<svg/>"), "document.logo.format"},
		"cut short":       {good[:len(good)/2], "document.logo.format"},
		"a bomb":          {pngHeader(60_000, 60_000), "document.logo.large"},
		"too wide":        {pngHeader(4001, 10), "document.logo.large"},
		"too much":        {pngHeader(4000, 4000), "document.logo.large"},
		"too many bytes":  {make([]byte, 6<<20), "document.logo.large"},
		"only its header": {pngHeader(100, 100), "document.logo.format"},
	} {
		if _, err := document.CleanLogo(c.in); !problem.Is(err, c.code) || problem.All(err)[0].Field != "logo" {
			t.Errorf("%s: got %v, want %s", name, err, c.code)
		}
	}
}

func encodePNG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pngHeader is the start of a PNG that claims a size, with nothing behind it.
func pngHeader(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	head = append(binary.BigEndian.AppendUint32(head, h), 8, 2, 0, 0, 0)
	b := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(b, head...), crc32.ChecksumIEEE(head))
}
