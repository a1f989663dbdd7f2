package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// firstStart is what the window holds where there is no club yet: two ways to begin, and the form of one of them.
type firstStart struct {
	w       *Window // without a club: only its surroundings
	model   *viewmodel.FirstStart
	place   *fyne.Container
	welcome *widgets.Page
	writing *widgets.Page
	form    *form
	buttons []*widgets.Button // off while a club is being made
	notes   []*widgets.Paragraph
	trouble []*widgets.ProblemPanel
}

// FirstStart fills the window where there is no club yet.
func FirstStart(model *viewmodel.FirstStart, around Surroundings) fyne.CanvasObject {
	f := &firstStart{w: &Window{Surroundings: around}, model: model}
	f.welcome = f.newWelcome()
	f.writing = f.newWriting()
	f.place = container.New(&middleLayout{0.2}, f.welcome)
	model.Changed = f.w.gather(f.refresh)
	f.refresh()
	return f.place
}

// newWelcome is the page with the two ways.
func (f *firstStart) newWelcome() *widgets.Page {
	own := f.button("setup.start.own.button", widgets.Primary, func() {
		f.show(f.writing, 0.05)
		f.form.focus("name")
	})
	sample := f.button("setup.start.sample.button", widgets.Plain, f.model.Sample)
	p := widgets.NewPage(f.w.say("setup.start.title"), f.w.say("setup.start.purpose"), widgets.NewScroll(widgets.NewColumn(tint.Gap,
		f.troubles(),
		widgets.NewEven(tint.Gap,
			widgets.NewPanel(f.w.say("setup.start.own.title"), widgets.NewColumn(tint.Gap,
				widgets.NewParagraph(f.w.say("setup.start.own.text"), widgets.Faint), own)),
			widgets.NewPanel(f.w.say("setup.start.sample.title"), widgets.NewColumn(tint.Gap,
				widgets.NewParagraph(f.w.say("setup.start.sample.text"), widgets.Faint), sample))),
		f.note("setup.start.sample.busy"))))
	p.SetOthers(container.New(choiceLayout{}, f.w.languageChoice()))
	return p
}

// newWriting is the page with the form. What is not asked here has a good value, and a place in the settings.
func (f *firstStart) newWriting() *widgets.Page {
	f.form = newFormOf(f.w, f.model.Form(),
		[]string{"name", "country"}, []string{"organisation_number", "account"}, []string{"vat_registered"},
		[]string{"email", "phone"}, []string{"street"}, []string{"postal_code", "city"})
	create := f.button("setup.start.create", widgets.Primary, f.create)
	p := widgets.NewPage(f.w.say("setup.start.own.title"), f.w.say("setup.start.own.purpose"), widgets.NewScroll(widgets.NewColumn(tint.Gap,
		f.troubles(), widgets.NewPanel("", widgets.NewColumn(tint.Gap, f.form.object(), container.NewHBox(create), f.note("setup.start.own.busy"))))))
	p.SetBack(f.w.say("setup.start.back"), func() { f.show(f.welcome, 0.2) })
	return p
}

func (f *firstStart) button(label string, kind widgets.ButtonKind, tapped func()) *widgets.Button {
	b := widgets.NewButton(f.w.say(label), nil, kind, tapped)
	f.buttons = append(f.buttons, b)
	return b
}

// note says that a club is being made, while it is.
func (f *firstStart) note(said string) *widgets.Paragraph {
	n := widgets.NewCaption(f.w.say(said))
	f.notes = append(f.notes, n)
	return n
}

func (f *firstStart) troubles() *widgets.ProblemPanel {
	p := widgets.NewProblemPanel()
	f.trouble = append(f.trouble, p)
	return p
}

// create makes the club, or goes to the first field in which something is wrong.
func (f *firstStart) create() {
	f.model.Create()
	f.refresh()
	for _, v := range f.model.Form().Fields() {
		if v.Problem != "" && f.form.focus(v.ID) {
			return
		}
	}
}

// show puts a page into the window, so far down as a part of its height.
func (f *firstStart) show(p *widgets.Page, down float32) {
	f.place.Layout = &middleLayout{down}
	f.place.Objects = []fyne.CanvasObject{p}
	f.place.Refresh()
}

func (f *firstStart) refresh() {
	f.form.refresh()
	busy := f.model.Busy()
	for _, b := range f.buttons {
		if busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	for i, n := range f.notes {
		show(n, busy)
		troubles(f.trouble[i], f.model.Trouble())
	}
	f.place.Refresh()
}

// middleLayout places a page in the middle of the window, no wider than it reads well.
type middleLayout struct{ down float32 }

func (*middleLayout) MinSize([]fyne.CanvasObject) fyne.Size { return leastPage }

func (l *middleLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := min(size.Width, theme.Size(tint.Reading)+2*theme.Size(tint.Margin)+2*theme.Size(tint.Gap))
	top := size.Height * l.down
	for _, page := range o {
		page.Move(fyne.NewPos((size.Width-wide)/2, top))
		page.Resize(fyne.NewSize(wide, size.Height-top))
	}
}

// choiceLayout gives a choice the width of its longest option, which a menu by itself has not.
type choiceLayout struct{}

func (choiceLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Size(tint.SideWidth)*0.75, o[0].MinSize().Height)
}

func (choiceLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
