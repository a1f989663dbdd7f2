package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// window is the program, running on a screen.
type window struct {
	*screen
	s     *settings
	name  string // of its pictures
	shots int
	home  string // its home folder, where its preferences are
	log   string
	id    string // of its window on the screen
	cmd   *exec.Cmd
	x, y  int // of its content on the screen
}

// how is how the window is to look.
type how struct {
	lang, look string
	scale      int // 1 or 2
}

// openWindow starts the program on a screen over a data folder.
func (s *settings) openWindow(sc *screen, name, home, data string, h how) (*window, error) {
	w := &window{screen: sc, s: s, name: name, home: home, log: filepath.Join(s.work, name+".log")}
	log, err := os.Create(w.log)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }() // the program has it, too
	w.cmd = exec.CommandContext(context.Background(), s.program, "--data", data, "--lang", h.lang)
	w.cmd.Env = append(sc.env, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "FYNE_THEME="+h.look,
		"FYNE_SCALE="+strconv.Itoa(h.scale), "KONTINGENT_PLACES="+w.at("places"), "KONTINGENT_WATCH="+w.at("stalls"))
	w.cmd.Stdout, w.cmd.Stderr = log, log
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	id, err := sc.answer("timeout", "30", "xdotool", "search", "--sync", "--onlyvisible", "--name", "Kontingent")
	if err != nil {
		return nil, errors.Join(err, w.kill())
	}
	w.id, _, _ = strings.Cut(id, "\n")
	time.Sleep(1500 * time.Millisecond)
	err = errors.Join(sc.tool("xdotool", "windowactivate", "--sync", w.id), sc.tool("xdotool", "windowmove", "--sync", w.id, "0", "0"),
		sc.tool("xdotool", "windowsize", w.id, strconv.Itoa(sc.width), strconv.Itoa(sc.height)))
	time.Sleep(time.Second)
	if err == nil {
		err = w.findOrigin()
	}
	if err != nil {
		return nil, errors.Join(err, w.kill())
	}
	return w, nil
}

// findOrigin finds where the content begins, inside the frame that the window manager draws.
func (w *window) findOrigin() error {
	out, err := w.answer("xwininfo", "-id", w.id)
	for line := range strings.SplitSeq(out, "\n") {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch name {
		case "Absolute upper-left X":
			w.x, _ = strconv.Atoi(strings.TrimSpace(value))
		case "Absolute upper-left Y":
			w.y, _ = strconv.Atoi(strings.TrimSpace(value))
		}
	}
	return err
}

// at is a file of this window's.
func (w *window) at(what string) string { return filepath.Join(w.s.work, w.name+"."+what) }

func (w *window) kill() error {
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
	b, _ := os.ReadFile(w.log)
	return fmt.Errorf("the window's log:\n%s", b)
}

// quit closes the window as a person does, and waits for its end.
func (w *window) quit() error {
	if err := w.key("ctrl+q"); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- w.cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(30 * time.Second):
		_ = w.cmd.Process.Kill()
		return errors.New("the window does not close")
	}
}

// place is something on the window, in pixels of its content.
type place struct {
	Kind       string
	Text       string
	X, Y, W, H int
	Off        bool
	Focused    bool
}

// places asks the program where things are.
func (w *window) places() ([]place, error) {
	path := w.at("places")
	_ = os.Remove(path)
	if err := os.WriteFile(path+".ask", nil, 0o600); err != nil {
		return nil, err
	}
	for range 200 {
		time.Sleep(25 * time.Millisecond)
		b, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		var list []place
		err = json.Unmarshal(b, &list)
		return list, err
	}
	return nil, errors.New("the window does not answer")
}

// patience is how long a tour waits for something to appear.
const patience = 30 * time.Second

// find waits until something is to be seen that fits, and is still the same a moment later.
func (w *window) find(what string, fits func([]place) (place, bool)) (place, error) {
	var last place
	var seen []place
	for end := time.Duration(0); end < patience; end += 150 * time.Millisecond {
		list, err := w.places()
		if err != nil {
			return place{}, err
		}
		if p, ok := fits(list); ok && p == last {
			return p, nil
		} else if ok {
			last = p
		}
		seen = list
		time.Sleep(120 * time.Millisecond)
	}
	_ = w.shot("lost")
	var texts []string
	for _, p := range seen {
		texts = append(texts, p.Text)
	}
	return place{}, fmt.Errorf("%q is not on the window; there is: %s", what, strings.Join(texts, " | "))
}

// text finds a text that is just this; with a trailing … one that begins so. n counts those there are, from 0.
func text(label string, n int) func([]place) (place, bool) {
	begins, cut := strings.CutSuffix(label, "…")
	return func(list []place) (place, bool) {
		left := n
		for _, p := range list {
			if p.Kind == "text" && (p.Text == label || cut && strings.HasPrefix(p.Text, begins)) {
				if left--; left < 0 {
					return p, true
				}
			}
		}
		return place{}, false
	}
}

// see waits until a text is to be seen.
func (w *window) see(label string) error {
	_, err := w.find(label, text(label, 0))
	return err
}

// press clicks on a text.
func (w *window) press(label string) error { return w.pressThe(label, 0, 1) }

func (w *window) pressThe(label string, n, times int) error {
	p, err := w.find(label, func(list []place) (place, bool) {
		p, ok := text(label, n)(list)
		return p, ok && !p.Off
	})
	if err != nil {
		return err
	}
	return w.click(w.x+p.X+p.W/2, w.y+p.Y+p.H/2, times)
}

// input finds the n-th input below a label, counted from 0.
func input(label string, n int) func([]place) (place, bool) {
	return func(list []place) (place, bool) {
		l, ok := text(label, 0)(list)
		var below []place
		for _, p := range list {
			if ok && p.Kind == "input" && p.Y >= l.Y+l.H-4 && p.X <= l.X+l.W && p.X+p.W >= l.X {
				below = append(below, p)
			}
		}
		if len(below) <= n {
			return place{}, false
		}
		slices.SortStableFunc(below, func(a, b place) int { return a.Y - b.Y })
		return below[n], true
	}
}

// fill writes into the input below a label, in place of what stands there.
func (w *window) fill(label, value string) error { return w.fillThe(label, 0, value) }

func (w *window) fillThe(label string, n int, value string) error {
	p, err := w.find(label, input(label, n))
	if err != nil {
		return err
	}
	if err := w.click(w.x+p.X+min(p.W/2, 60), w.y+p.Y+p.H/2, 1); err != nil {
		return err
	}
	if err := w.key("ctrl+a"); err != nil {
		return err
	}
	return w.write(value)
}

// pick chooses from the menu below a label.
func (w *window) pick(label, option string) error {
	p, err := w.find(label, input(label, 0))
	if err != nil {
		return err
	}
	if err := w.click(w.x+p.X+p.W/2, w.y+p.Y+p.H/2, 1); err != nil {
		return err
	}
	return w.press(option)
}

// shot takes a picture.
func (w *window) shot(what string) error {
	w.shots++
	time.Sleep(300 * time.Millisecond)
	return w.picture(w.id, filepath.Join(w.s.pictures, fmt.Sprintf("%s-%02d-%s.png", w.name, w.shots, what)))
}

// all does one thing after the other until one does not work.
func all(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
