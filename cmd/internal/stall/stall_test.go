package stall

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

const ownStack = `goroutine 1 [running, locked to thread]:
kontingent/ui/widgets.(*DataList).measure(0xc000, {0x1, 0x2})
	/x/datalist.go:10 +0x1
kontingent/ui.(*register[...]).refresh(...)
	/x/register.go:10 +0x1
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).drawSingleFrame(0xc000)
	/x/loop.go:80
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).runGL(0xc000)
	/x/loop.go:175
main.(*program).run(0xc000)
	/x/program.go:1
main.main()
	/x/main.go:1`

const drawStack = `goroutine 1 [syscall, locked to thread]:
runtime.cgocall(0x1, 0x2)
	/x/cgocall.go:1
github.com/go-gl/glfw/v3.4/glfw._Cfunc_glfwSwapBuffers(0x1)
	_cgo_gotypes.go:1
github.com/go-gl/glfw/v3.4/glfw.(*Window).SwapBuffers(0xc000)
	/x/context.go:1
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).runGL(0xc000)
	/x/loop.go:175
main.main()
	/x/main.go:1`

const pollStack = `goroutine 1 [syscall, locked to thread]:
runtime.cgocall(0x1, 0x2)
	/x/cgocall.go:1
github.com/go-gl/glfw/v3.4/glfw.PollEvents()
	/x/window.go:1
fyne.io/fyne/v2/internal/driver/glfw.(*gLDriver).runGL(0xc000)
	/x/loop.go:175`

func TestBlame(t *testing.T) {
	for _, row := range []struct {
		samples []string
		kind    Kind
		where   string
	}{
		{[]string{ownStack, ownStack, drawStack}, Own, "kontingent/ui/widgets.(*DataList).measure < kontingent/ui.(*register[...]).refresh"},
		{[]string{drawStack}, Drawing, "github.com/go-gl/glfw/v3.4/glfw._Cfunc_glfwSwapBuffers"},
		{[]string{pollStack, pollStack, ownStack}, Other, "github.com/go-gl/glfw/v3.4/glfw.PollEvents"},
		{[]string{""}, Other, "the loop"},
		{nil, Other, "not seen"},
	} {
		if kind, where := blame(row.samples); kind != row.kind || where != row.where {
			t.Errorf("got %s %s, want %s %s", kind, where, row.kind, row.where)
		}
	}
}

func TestGoroutine(t *testing.T) {
	all := "goroutine 7 [running]:\nx()\n\n" + ownStack + "\n\ngoroutine 12 [select]:\ny()"
	if got := goroutine(all, "goroutine 1 ["); got != ownStack {
		t.Errorf("got %s", got)
	}
	if !strings.Contains(firstGoroutine(), "testing.") {
		t.Error("the first goroutine of a test runs package testing")
	}
}

// A loop that is held up is written down with its length; one that answers is not.
func TestWatch(t *testing.T) {
	queue := make(chan func(), 100)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case f := <-queue:
				f()
			case <-over:
				return
			}
		}
	}()
	var out bytes.Buffer
	w := &Watch{
		post: func(f func()) { queue <- f }, to: &out, end: make(chan struct{}), ended: make(chan struct{}),
		seen: map[Kind]*tally{}, stack: func() string { return ownStack },
	}
	go w.run()
	held := make(chan struct{})
	queue <- func() { time.Sleep(300 * time.Millisecond); close(held) }
	<-held
	time.Sleep(100 * time.Millisecond)
	w.Stop()
	close(over)
	first, rest, _ := strings.Cut(out.String(), "\n")
	if !strings.HasSuffix(first, " ms own kontingent/ui/widgets.(*DataList).measure < kontingent/ui.(*register[...]).refresh") {
		t.Errorf("got %q", out.String())
	}
	if !strings.Contains(rest, "summary · own ") || !strings.Contains(rest, "drawing 0, longest 0 ms · other ") {
		t.Errorf("got %q", rest)
	}
}

func TestWaited(t *testing.T) {
	waiting := strings.Replace(ownStack, "[running", "[IO wait", 1)
	for _, row := range []struct {
		samples []string
		want    bool
	}{
		{[]string{ownStack, drawStack, drawStack}, false},
		{[]string{waiting, waiting, ownStack, drawStack}, true},
		{nil, false},
	} {
		if got := waited(row.samples); got != row.want {
			t.Errorf("got %v, want %v", got, row.want)
		}
	}
}
