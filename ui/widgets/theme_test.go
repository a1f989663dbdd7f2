package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
)

// Each widget reads its theme again: switched to dark, the window is as if it had been opened so.
func TestAllFollowTheTheme(t *testing.T) {
	pages := map[string]func() fyne.CanvasObject{
		"pieces": pieces,
		"editor": func() fyne.CanvasObject {
			page, toaster := shell(editor())
			toaster.Show("Kari Nordmann er fjernet", "Angre", nil, 0)
			return page
		},
	}
	for name, build := range pages {
		open(t, look.Light, 1280, 800, build()) // what was drawn before leaves nothing behind
		w := open(t, look.Light, 1280, 800, build())
		test.ApplyTheme(t, look.New(look.Dark, 1, false))
		w.Resize(fyne.NewSize(1280, 801))
		w.Resize(fyne.NewSize(1280, 800))
		switched := w.Canvas().Capture()
		fresh := open(t, look.Dark, 1280, 800, build())
		fresh.Resize(fyne.NewSize(1280, 801))
		fresh.Resize(fyne.NewSize(1280, 800))
		if !same(switched, fresh.Canvas().Capture()) {
			t.Errorf("%s: switched to dark, it is not as opened in dark", name)
		}
	}
}

// With larger text everything is larger, and no text is cut that was not cut before.
func TestAllFollowTheTextSize(t *testing.T) {
	for _, factor := range []float32{look.SmallestText, look.LargestText} {
		w := open(t, look.Light, 1280*factor, 1000*factor, pieces())
		test.ApplyTheme(t, look.New(look.Light, factor, false))
		w.Resize(fyne.NewSize(1280*factor, 1001*factor))
		for _, txt := range find[*canvas.Text](w.Content()) {
			if least := 13*factor - 1; txt.TextSize < least {
				t.Errorf("at %v %q is %v high", factor, txt.Text, txt.TextSize)
			}
		}
	}
}

// Without a graphics card nothing throws a shadow.
func TestNoShadowsInSoftware(t *testing.T) {
	for _, software := range []bool{false, true} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(look.New(look.Light, 1, software))
		page, toaster := shell(editor())
		w := test.NewTempWindow(t, page)
		w.Resize(fyne.NewSize(1280, 800))
		toaster.Show("Kari Nordmann er fjernet", "Angre", nil, 0)
		shadows := 0
		for _, r := range find[*canvas.Rectangle](toaster.Layer()) {
			if r.Shadow.BlurRadius > 0 {
				shadows++
			}
		}
		if (shadows > 0) == software {
			t.Errorf("software %v: %d shadows", software, shadows)
		}
	}
}

// All widgets can be drawn before they were given any room, and in none.
func TestNothingFailsWithoutRoom(t *testing.T) {
	for _, size := range []float32{0, 1, 30, 200} {
		for i, build := range []func() fyne.CanvasObject{pieces, editor, func() fyne.CanvasObject { return navigation() }} {
			w := open(t, look.Light, size, size, build())
			w.Content().Resize(fyne.NewSize(size, size))
			if w.Canvas().Capture() == nil {
				t.Error(fmt.Sprint("page ", i, " is not drawn"))
			}
		}
	}
}
