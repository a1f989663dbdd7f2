package icon

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/look"
	"kontingent/ui/widgets/golden"
)

func draw(t *testing.T, r fyne.Resource, size float32) image.Image {
	t.Helper()
	img := canvas.NewImageFromResource(r)
	img.SetMinSize(fyne.NewSquareSize(size))
	return test.NewTempWindow(t, img).Canvas().Capture()
}

// has reports whether some pixel is (or, with not, is not) of the colour.
func has(img image.Image, c color.Color, not bool) bool {
	wr, wg, wb, _ := c.RGBA()
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			if (r>>8 == wr>>8 && g>>8 == wg>>8 && b>>8 == wb>>8) != not {
				return true
			}
		}
	}
	return false
}

func TestEverySignIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, look.New(look.Light, 1, false))
	names := map[string]bool{}
	for _, i := range All() {
		if names[i.Name()] {
			t.Errorf("two signs are called %s", i.Name())
		}
		names[i.Name()] = true
		if !has(draw(t, i, 24), theme.Color(theme.ColorNameBackground), true) {
			t.Errorf("%s shows nothing", i.Name())
		}
	}
}

func TestASignTakesTheColourAskedFor(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, look.New(look.Light, 1, false))
	ours, fynes := In(Trash, theme.ColorNameError), In(theme.DeleteIcon(), theme.ColorNameError)
	for name, r := range map[string]fyne.Resource{"ours": ours, "Fyne's": fynes} {
		if !has(draw(t, r, 48), theme.Color(theme.ColorNameError), false) {
			t.Errorf("%s is not red", name)
		}
	}
	if In(nil, theme.ColorNameError) != nil {
		t.Error("no sign in red is a sign")
	}
}

func TestASignFollowsTheTheme(t *testing.T) {
	test.NewTempApp(t)
	img := canvas.NewImageFromResource(Home)
	img.SetMinSize(fyne.NewSquareSize(48))
	w := test.NewTempWindow(t, img)
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		test.ApplyTheme(t, look.New(mode, 1, false))
		if !has(w.Canvas().Capture(), theme.Color(theme.ColorNameForeground), false) {
			t.Errorf("mode %d: the sign is not in its ink", mode)
		}
	}
}

func TestAllSigns(t *testing.T) {
	test.NewTempApp(t)
	modes := map[string]look.Mode{"light": look.Light, "dark": look.Dark}
	for name, mode := range modes {
		test.ApplyTheme(t, look.New(mode, 1, false))
		grid := container.NewGridWithColumns(11)
		for _, i := range All() {
			img := canvas.NewImageFromResource(i)
			img.SetMinSize(fyne.NewSquareSize(28))
			grid.Add(img)
		}
		golden.Check(t, "signs_"+name+".png", test.NewTempWindow(t, grid).Canvas().Capture())
	}
}
