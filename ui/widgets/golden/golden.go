// Package golden compares what the window draws with pictures kept beside the tests.
//
// It decides when two pictures are the same: to the eye, since another processor rounds another way. It refuses to
// know what is in them. Only tests call it; `go test -update` makes the pictures anew.
package golden

import (
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "make the golden pictures anew")

// What the eye does not see: a few pixels, or a shade less.
const (
	shade = 24   // of 255, in one channel
	few   = 4000 // one pixel of so many
)

// Check compares img with testdata/name. Where it differs, what was drawn is left among the test's artifacts.
func Check(t *testing.T, name string, img image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := save(path, small(img)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := load(path)
	if err != nil {
		t.Fatalf("%v (go test -update makes the picture)", err)
	}
	if why := Differ(img, want); why != "" {
		drawn := filepath.Join(t.ArtifactDir(), name)
		if err := save(drawn, img); err != nil {
			t.Error(err)
		}
		t.Errorf("%s: %s (go test -artifacts keeps what was drawn: %s)", name, why, drawn)
	}
}

// Differ says in words how two pictures differ to the eye, or "".
func Differ(a, b image.Image) string {
	if a.Bounds().Size() != b.Bounds().Size() {
		return fmt.Sprintf("is %v, was %v", a.Bounds().Size(), b.Bounds().Size())
	}
	bad, size := 0, a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			if far(a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y), b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)) {
				bad++
			}
		}
	}
	if bad > size.X*size.Y/few {
		return fmt.Sprintf("%d of %d pixels differ", bad, size.X*size.Y)
	}
	return ""
}

func far(a, b color.Color) bool { return distance(solid(a), solid(b)) > shade }

// small gives a picture no more colours than a palette has: the ones that are used most, and for each of the others one
// so near to it that the eye sees no difference. A picture of too many colours stays as it is.
func small(img image.Image) image.Image {
	used := map[color.RGBA]int{}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			used[solid(img.At(x, y))]++
		}
	}
	all := slices.SortedFunc(maps.Keys(used), func(a, b color.RGBA) int {
		return cmp.Or(used[b]-used[a], cmp.Compare(number(a), number(b)))
	})
	for _, near := range []int{0, 4, 8, shade / 2} {
		if instead := palette(all, near); instead != nil {
			return painted(img, instead)
		}
	}
	return img
}

// palette finds for each colour one of at most 256 that is so near; nil where there is none.
func palette(all []color.RGBA, near int) map[color.RGBA]color.RGBA {
	var chosen []color.RGBA
	instead := map[color.RGBA]color.RGBA{}
	for _, c := range all {
		i := slices.IndexFunc(chosen, func(o color.RGBA) bool { return distance(c, o) <= near })
		if i < 0 {
			if len(chosen) == 256 {
				return nil
			}
			i, chosen = len(chosen), append(chosen, c)
		}
		instead[c] = chosen[i]
	}
	return instead
}

func painted(img image.Image, instead map[color.RGBA]color.RGBA) image.Image {
	out := image.NewPaletted(image.Rectangle{Max: img.Bounds().Size()}, nil)
	index := map[color.RGBA]uint8{}
	for y := range out.Rect.Max.Y {
		for x := range out.Rect.Max.X {
			c := instead[solid(img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+y))]
			i, known := index[c]
			if !known {
				i = uint8(len(index))
				index[c], out.Palette = i, append(out.Palette, c)
			}
			out.SetColorIndex(x, y, i)
		}
	}
	return out
}

func solid(c color.Color) color.RGBA {
	r, g, b, _ := c.RGBA()
	return color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xFF}
}

func number(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

func distance(a, b color.RGBA) int {
	apart := func(x, y uint8) int { return int(max(x, y) - min(x, y)) }
	return max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B))
}

func save(path string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(f, img); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

func load(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	return png.Decode(f)
}
