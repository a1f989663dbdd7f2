package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"

	"kontingent/cmd/internal/machine"
)

// The size of the window: at the first start, and what is believed of what was remembered.
const (
	firstWidth, firstHeight     = 1200, 740
	leastWidth, leastHeight     = 760, 480
	largestWidth, largestHeight = 6000, 4000
)

// settleFor is how long the window keeps a size before it is remembered.
const settleFor = time.Second

// stand is the window's size and place on the screen, remembered from one start to the next.
type stand struct {
	prefs  fyne.Preferences
	window fyne.Window
	later  func(time.Duration, func()) func() bool
	stop   func() bool // calls the next remembering off; nil: none is waiting
}

// size is what the window begins with.
func (s *stand) size() fyne.Size {
	return fyne.NewSize(
		clamp(s.prefs.Float(keyWidth), leastWidth, largestWidth, firstWidth),
		clamp(s.prefs.Float(keyHeight), leastHeight, largestHeight, firstHeight),
	)
}

// restore puts the window where it stood; before the first time, into the middle.
func (s *stand) restore() {
	s.window.Resize(s.size())
	if s.prefs.Float(keyWidth) == 0 {
		s.window.CenterOnScreen()
	}
}

// put moves the window, once it is there, to where it stood. Only some systems tell where that is.
func (s *stand) put() {
	if place := s.prefs.String(keyPlace); place != "" {
		s.native(func(handle uintptr) { machine.Put(handle, place) })
	}
}

// around puts content into something that notices when the window has another size.
func (s *stand) around(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&watchedLayout{s.changed}, content)
}

func (s *stand) changed() {
	if s.stop != nil {
		s.stop()
	}
	s.stop = s.later(settleFor, s.keep)
}

// keep remembers the size and place the window has now.
func (s *stand) keep() {
	s.stop = nil
	size := s.window.Canvas().Size()
	if s.window.FullScreen() || size.Width < 1 || size.Height < 1 {
		return
	}
	if float32(s.prefs.Float(keyWidth)) != size.Width || float32(s.prefs.Float(keyHeight)) != size.Height {
		s.prefs.SetFloat(keyWidth, float64(size.Width))
		s.prefs.SetFloat(keyHeight, float64(size.Height))
	}
	s.native(func(handle uintptr) {
		if place := machine.Place(handle); place != "" && place != s.prefs.String(keyPlace) {
			s.prefs.SetString(keyPlace, place)
		}
	})
}

// native calls do with the window's handle where machine knows what to do with one.
func (s *stand) native(do func(handle uintptr)) {
	n, ok := s.window.(driver.NativeWindow)
	if !ok {
		return
	}
	n.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
			do(c.HWND)
		}
	})
}

// watchedLayout gives its one object all the room, and tells when the room is another.
type watchedLayout struct{ changed func() }

func (l *watchedLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (l *watchedLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if o[0].Size() != size {
		l.changed()
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}
