package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"time"
)

// screen is a screen that nobody looks at.
type screen struct {
	display       string
	width, height int
	env           []string
	running       []*exec.Cmd
}

// frame is more than a window manager draws around a window.
const frame = 30

// newScreen starts one with room for a window of a size, and a window manager, which a window needs to get the keyboard.
func newScreen(width, height int) (*screen, error) {
	s := &screen{width: width, height: height}
	for n := 70; ; n++ {
		if _, err := os.Stat(fmt.Sprintf("/tmp/.X11-unix/X%d", n)); err != nil {
			s.display = ":" + strconv.Itoa(n)
			break
		}
	}
	s.env = append(os.Environ(), "DISPLAY="+s.display, "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C.UTF-8", "WAYLAND_DISPLAY=")
	size := fmt.Sprintf("%dx%dx24", width+2*frame, height+2*frame)
	if err := s.start("Xvfb", s.display, "-screen", "0", size, "+extension", "GLX", "+render", "-noreset"); err != nil {
		return nil, err
	}
	for i := 0; s.tool("xdotool", "getdisplaygeometry") != nil; i++ {
		if i == 100 {
			s.close()
			return nil, fmt.Errorf("the screen %s does not come up", s.display)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return s, s.start("openbox", "--sm-disable")
}

// start runs a program beside the tour until close.
func (s *screen) start(name string, args ...string) error {
	c := exec.CommandContext(context.Background(), name, args...)
	c.Env = s.env
	if err := c.Start(); err != nil {
		return err
	}
	s.running = append(s.running, c)
	return nil
}

// tool runs a program to its end.
func (s *screen) tool(name string, args ...string) error {
	_, err := s.answer(name, args...)
	return err
}

func (s *screen) answer(name string, args ...string) (string, error) {
	c := exec.CommandContext(context.Background(), name, args...)
	c.Env = s.env
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s %v: %w: %s", name, args, err, errs.String())
	}
	return string(bytes.TrimSpace(out.Bytes())), nil
}

func (s *screen) close() {
	for _, c := range slices.Backward(s.running) {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
}

// The pauses of a hand.
const (
	aim  = 320 * time.Millisecond // between moving and pressing: a click that comes at once is lost
	rest = 250 * time.Millisecond
)

func (s *screen) click(x, y int, times int) error {
	if err := s.tool("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y)); err != nil {
		return err
	}
	time.Sleep(aim)
	for range times {
		if err := s.tool("xdotool", "click", "1"); err != nil {
			return err
		}
	}
	time.Sleep(rest)
	return nil
}

// drag takes what is at a place to another.
func (s *screen) drag(x, y, x2, y2 int) error {
	move := func(x, y int) error { return s.tool("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y)) }
	if err := move(x, y); err != nil {
		return err
	}
	time.Sleep(aim)
	if err := s.tool("xdotool", "mousedown", "1"); err != nil {
		return err
	}
	const steps = 24
	for i := 1; i <= steps; i++ {
		if err := move(x+(x2-x)*i/steps, y+(y2-y)*i/steps); err != nil {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(aim)
	err := s.tool("xdotool", "mouseup", "1")
	time.Sleep(rest)
	return err
}

func (s *screen) key(keys ...string) error {
	err := s.tool("xdotool", append([]string{"key", "--delay", "40"}, keys...)...)
	time.Sleep(rest)
	return err
}

func (s *screen) write(text string) error {
	err := s.tool("xdotool", "type", "--delay", "25", text)
	time.Sleep(rest)
	return err
}

func (s *screen) wheel(x, y, notches int) error {
	if err := s.tool("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y)); err != nil {
		return err
	}
	time.Sleep(aim)
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	err := s.tool("xdotool", "click", "--repeat", strconv.Itoa(notches), "--delay", "30", button)
	time.Sleep(rest)
	return err
}

func (s *screen) picture(window, path string) error {
	return s.tool("import", "-window", window, path)
}
