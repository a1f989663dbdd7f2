package machine

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32             = windows.NewLazySystemDLL("user32.dll")
	getWindowPlacement = user32.NewProc("GetWindowPlacement")
	setWindowPlacement = user32.NewProc("SetWindowPlacement")
)

// placement is Windows' WINDOWPLACEMENT.
type placement struct {
	length, flags, show      uint32
	minX, minY, maxX, maxY   int32
	left, top, right, bottom int32
}

// How a window is shown: as placed, as large as the screen, or put away.
const (
	normal    = 1
	minimized = 2
	maximized = 3
)

// Place says where a window stands, to be given to Put at the next start; empty where that can't be known.
func Place(window uintptr) string {
	p := placement{length: uint32(unsafe.Sizeof(placement{}))}
	if ok, _, _ := getWindowPlacement.Call(window, uintptr(unsafe.Pointer(&p))); ok == 0 {
		return ""
	}
	if p.show == minimized {
		p.show = normal
	}
	return fmt.Sprint(p.show, " ", p.left, " ", p.top, " ", p.right, " ", p.bottom)
}

// Put moves a window to where it stood. Windows itself brings back one that would lie outside every screen.
func Put(window uintptr, place string) {
	p := placement{length: uint32(unsafe.Sizeof(placement{}))}
	n, err := fmt.Sscan(place, &p.show, &p.left, &p.top, &p.right, &p.bottom)
	if err != nil || n != 5 || p.right-p.left < 200 || p.bottom-p.top < 200 {
		return
	}
	if p.show != maximized {
		p.show = normal
	}
	_, _, _ = setWindowPlacement.Call(window, uintptr(unsafe.Pointer(&p))) // a window that stays where it is is fine too
}
