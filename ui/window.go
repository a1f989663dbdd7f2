package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// Window is the content of the program's window over an open club: navigation at the side, a page, the line of state at
// the foot, and what is said in passing.
type Window struct {
	Surroundings
	shell *viewmodel.Shell

	content fyne.CanvasObject
	nav     *widgets.SideNav
	place   *fyne.Container // of the page
	status  *widgets.StatusBar
	toaster *widgets.Toaster
	page    page
	search  fyne.Focusable // of the page; nil: it has none
	closing bool           // the person has asked for it
	closed  bool

	leftOpen openChapters // in the editor, when it was left
}

// page is a screen that is shown.
type page interface {
	object() fyne.CanvasObject
	// close puts away what is being written and ends listening.
	close()
}

// dropTaker is a page that takes files dropped onto the window by itself.
type dropTaker interface {
	drop(paths []string)
}

// Open fills the window over a club, at home or where the shell's route says.
func Open(shell *viewmodel.Shell, around Surroundings) *Window {
	w := &Window{Surroundings: around, shell: shell}
	w.nav = w.navigation()
	w.place = container.NewStack()
	w.status = widgets.NewStatusBar()
	w.toaster = widgets.NewToaster(w.say("window.close"))
	w.toaster.After = func(life time.Duration, do func()) func() {
		stop := shell.Env.Run.Later(life, do)
		return func() { stop() }
	}
	w.content = container.New(shellLayout{}, w.nav, container.NewStack(w.place, w.toaster.Layer()), w.status)
	shell.Changed = w.gather(w.refresh)
	shell.Moved = w.show
	shell.Said = w.told
	shell.AskDue = func(q viewmodel.DueQuestion) { w.askDue(q, q.Date, "") }
	for _, secret := range []*viewmodel.Password{shell.Password, shell.Token} {
		secret.Ask = func() { w.askSecret(secret) }
	}
	shell.Reload()
	w.refresh()
	w.show()
	return w
}

// Content is what the window holds.
func (w *Window) Content() fyne.CanvasObject { return w.content }

// say gives the sentence of a key in the window's language.
func (w *Window) say(key string, kv ...any) string { return w.Words.Say(key, kv...) }

// gather makes one call of refresh, soon, of all that are asked for until then.
func (w *Window) gather(refresh func()) func() {
	waiting := false
	return func() {
		if waiting || w.closed {
			return
		}
		waiting = true
		w.Post(func() {
			waiting = false
			if !w.closed {
				refresh()
			}
		})
	}
}

// refresh shows the navigation and the line of state anew.
func (w *Window) refresh() {
	w.nav.SetTitle(w.shell.Club(), itoa(w.shell.Year()))
	for _, n := range w.shell.Nav() {
		tone := widgets.Ink
		if n.Page == viewmodel.HomePage {
			tone = widgets.Warn
		}
		w.nav.SetBadge(string(n.Page), widgets.NavBadge{Text: n.Badge, Tone: tone})
		if n.Current {
			w.nav.Select(string(n.Page))
		}
	}
	var parts []widgets.StatusPart
	for _, p := range w.shell.Status() {
		part := widgets.StatusPart{Text: p.Text, OnTapped: func() { w.shell.Go(p.To) }}
		if p.Do != nil {
			part.OnTapped = p.Do
		}
		if p.Bad {
			part.Tone, part.Sign = widgets.Warn, icon.Pause
		}
		parts = append(parts, part)
	}
	w.status.SetParts(parts...)
}

// show opens the page of the shell's route.
func (w *Window) show() {
	if w.closed {
		return
	}
	w.leave()
	if w.page != nil {
		w.page.close()
	}
	w.search = nil
	w.page = w.open(w.shell.Route())
	w.place.Objects = []fyne.CanvasObject{w.page.object()}
	w.place.Refresh()
	w.refresh()
}

// leave takes the keyboard away from what has it, so that what is being written there counts.
func (w *Window) leave() {
	if c := w.Window.Canvas(); c != nil {
		c.Unfocus()
	}
}

// How long something said in passing can be read.
const (
	goodNews = 4 * time.Second
	badNews  = 12 * time.Second
)

func (w *Window) told(m viewmodel.Message) {
	life := goodNews
	if m.Bad {
		life = badNews
	}
	w.toaster.Show(m.Text, "", nil, life)
}

// Search gives the keyboard to the page's search field.
func (w *Window) Search() {
	if o, ok := w.search.(fyne.CanvasObject); ok && o.Visible() {
		w.Window.Canvas().Focus(w.search)
	}
}

// Drop takes files that were dropped onto the window.
func (w *Window) Drop(paths []string) {
	if len(paths) == 0 {
		return
	}
	if p, ok := w.page.(dropTaker); ok {
		p.drop(paths)
		return
	}
	w.shell.Go(viewmodel.Route{Page: viewmodel.ImportPage, Part: paths[0]})
}

// Close puts everything away, stops what is being sent after the dispatch it is at, and then calls then. What can't be
// put away as it stands is asked about first.
func (w *Window) Close(then func()) {
	if w.closing {
		return
	}
	w.closing = true
	w.leave()
	end := func() {
		w.closed = true
		w.page.close()
		w.shell.Close(then)
	}
	w.shell.Flush(func() {
		if left := w.shell.Unsaved(); len(left) > 0 {
			w.askUnsaved(left, func() { w.closing = false }, end)
			return
		}
		end()
	})
}
