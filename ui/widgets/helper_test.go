package widgets

import (
	"fmt"
	"image"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/golden"
)

// modes are the two looks, by the name a picture carries.
var modes = map[string]look.Mode{"light": look.Light, "dark": look.Dark}

func TestMain(m *testing.M) {
	fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 1, false))
	os.Exit(m.Run())
}

// use starts an app in one of our looks; after the test there is one again, for widgets that are made before theirs.
func use(t testing.TB, mode look.Mode) {
	t.Helper()
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 1, false)) })
	test.NewTempApp(t).Settings().SetTheme(look.New(mode, 1, false))
}

// open shows o in a window of our look.
func open(t testing.TB, mode look.Mode, w, h float32, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	use(t, mode)
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

// picture compares what build makes with a golden picture, in light and dark.
func picture(t *testing.T, name string, w, h float32, build func(fyne.Window) fyne.CanvasObject) {
	t.Helper()
	for mode, m := range modes {
		use(t, m)
		win := test.NewTempWindow(t, canvas.NewRectangle(nil))
		win.SetPadded(false)
		win.Resize(fyne.NewSize(w, h))
		win.SetContent(build(win))
		win.Resize(fyne.NewSize(w, h))
		golden.Check(t, fmt.Sprintf("%s_%s.png", name, mode), win.Canvas().Capture())
	}
}

// press types keys into what has the focus.
func pressKeys(w fyne.Window, keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

// alt presses a key with Alt.
func alt(w fyne.Window, k fyne.KeyName) {
	if f, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt})
	}
}

// at is the place of a point of o on its canvas.
func at(o fyne.CanvasObject, x, y float32) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(x, y)
}

// find gives the objects of one kind that are drawn within o, in order.
func find[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if t, ok := o.(T); ok {
			found = append(found, t)
		}
		switch o := o.(type) {
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(o)
	return found
}

// texts are all texts drawn within o.
func texts(o fyne.CanvasObject) []string {
	var said []string
	for _, t := range find[*canvas.Text](o) {
		if t.Text != "" {
			said = append(said, t.Text)
		}
	}
	return said
}

// same reports whether two pictures are the same to the eye.
func same(a, b image.Image) bool { return golden.Differ(a, b) == "" }
