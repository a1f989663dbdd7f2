package document

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"kontingent/domain/problem"
)

// What a picture may be when it is chosen, and what is kept of it: 300 dots an inch in the letterhead's largest box.
const (
	maxLogoBytes = 5 << 20
	maxLogoSide  = 4000
	maxLogoArea  = 8_000_000
	keptWidth    = 732 // 62 mm
	keptHeight   = 224 // 19 mm
	maxPNG       = 64 << 10
)

// CleanLogo turns a chosen PNG or JPEG into one that is safe and small to print: decoded whole, flattened on white,
// scaled down to what the letterhead can show, written anew. Its size is looked at before anything is unpacked. Cleaning
// a clean logo changes nothing.
func CleanLogo(data []byte) ([]byte, error) {
	if len(data) > maxLogoBytes {
		return nil, problem.New("document.logo.large").At("logo")
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, problem.New("document.logo.format").At("logo").Because(err)
	}
	if c.Width < 1 || c.Height < 1 || c.Width > maxLogoSide || c.Height > maxLogoSide || c.Width*c.Height > maxLogoArea {
		return nil, problem.New("document.logo.large").At("logo")
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, problem.New("document.logo.format").At("logo").Because(err)
	}
	_, colours := m.(*image.YCbCr)
	if _, grey := m.(*image.Gray); format == "jpeg" && (colours || grey) && c.Width <= keptWidth && c.Height <= keptHeight {
		return data, nil
	}
	flat := image.NewNRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), m, m.Bounds().Min, draw.Over)
	return encodeLogo(shrink(flat))
}

// logoSize is the picture's size in dots, read from its head alone.
func logoSize(data []byte) (w, h int, err error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return 0, 0, problem.New("document.logo.format").At("logo").Because(err)
	}
	return c.Width, c.Height, nil
}

// shrink scales down to the kept size, each new dot the mean of those it stands for.
func shrink(m *image.NRGBA) *image.NRGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	nw, nh := w, h
	if nw > keptWidth {
		nw, nh = keptWidth, max(1, h*keptWidth/w)
	}
	if nh > keptHeight {
		nw, nh = max(1, w*keptHeight/h), keptHeight
	}
	if nw == w && nh == h {
		return m
	}
	out := image.NewNRGBA(image.Rect(0, 0, nw, nh))
	for y := range nh {
		y0, y1 := y*h/nh, max((y+1)*h/nh, y*h/nh+1)
		for x := range nw {
			x0, x1 := x*w/nw, max((x+1)*w/nw, x*w/nw+1)
			var r, g, b, n int
			for yy := y0; yy < y1; yy++ {
				row := m.Pix[yy*m.Stride+4*x0 : yy*m.Stride+4*x1]
				for i := 0; i < len(row); i += 4 {
					r, g, b, n = r+int(row[i]), g+int(row[i+1]), b+int(row[i+2]), n+1
				}
			}
			out.SetNRGBA(x, y, color.NRGBA{uint8((r + n/2) / n), uint8((g + n/2) / n), uint8((b + n/2) / n), 0xFF})
		}
	}
	return out
}

// encodeLogo writes a PNG, with a palette where 256 colours are enough, and a JPEG of what is a photograph.
func encodeLogo(m *image.NRGBA) ([]byte, error) {
	var src image.Image = m
	if p := paletted(m); p != nil {
		src = p
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, src); err != nil {
		return nil, err
	}
	if b.Len() <= maxPNG {
		return b.Bytes(), nil
	}
	var j bytes.Buffer
	if err := jpeg.Encode(&j, m, &jpeg.Options{Quality: 90}); err != nil {
		return nil, err
	}
	if j.Len() < b.Len()/2 {
		return j.Bytes(), nil
	}
	return b.Bytes(), nil
}

// paletted is the same picture with its colours numbered as they appear, nil when there are more than 256.
func paletted(m *image.NRGBA) *image.Paletted {
	out := image.NewPaletted(m.Rect, nil)
	number := map[color.NRGBA]uint8{}
	for i := 0; i < len(m.Pix); i += 4 {
		c := color.NRGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], 0xFF}
		n, ok := number[c]
		if !ok {
			if len(number) == 256 {
				return nil
			}
			n = uint8(len(number))
			number[c] = n
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i/4] = n
	}
	return out
}
