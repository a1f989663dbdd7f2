// Package golden compares what the window draws with pictures kept beside the tests.
//
// It decides when two pictures are the same: to the eye, since another processor rounds another way. It refuses to
// know what is in them. Only tests call it; `go test -update` makes the pictures anew.
package golden

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
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
		if err := save(path, img); err != nil {
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

func far(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	apart := func(x, y uint32) bool { return max(x, y)>>8-min(x, y)>>8 > shade }
	return apart(ar, br) || apart(ag, bg) || apart(ab, bb)
}

func save(path string, img image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
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
