package widgets

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

func TestShellPicture(t *testing.T) {
	picture(t, "shell", 820, 560, func(w fyne.Window) fyne.CanvasObject {
		list := NewDataList([]Column{{ID: "n", Title: "Navn"}, {ID: "d", Title: "Første dato", Width: 120}, {ID: "s", Title: "Tilstand", Width: 140}})
		list.Empty = NewEmptyState(icon.Batch, "Her kommer massefaktureringene dine. Begynn med årets kontingent.", "Ny massefakturering", nil)
		filters := NewFilterRow([]Filter{{"", "Alle", "0"}, {"o", "Åpne", "0"}}, nil)
		p := NewPage("Massefakturering", "Fakturer alle medlemmer på én gang.", NewAbove(tint.Gap, filters, list))
		p.SetPrimary("Ny massefakturering", nil)
		page, toaster := shell(p)
		w.SetContent(page)
		w.Resize(fyne.NewSize(820, 560))
		toaster.Show("Medlemskontingent 2026 er slettet", "Angre", nil, 0)
		w.Canvas().FocusNext()
		pressKeys(w, fyne.KeyDown)
		return page
	})
}

func TestSideNav(t *testing.T) {
	n := navigation()
	var went []string
	n.OnSelected = func(id string) { went = append(went, id) }
	w := open(t, look.Light, 230, 600, n)
	test.TapCanvas(w.Canvas(), at(n, 60, n.tops[3]+10))
	test.TapCanvas(w.Canvas(), at(n, 60, n.tops[7]+10))
	test.TapCanvas(w.Canvas(), at(n, 60, 5)) // on the title
	if want := []string{"dispatch", "settings"}; !slices.Equal(went, want) {
		t.Errorf("by mouse to %v, want %v", went, want)
	}
	went = nil
	pressKeys(w, fyne.KeyHome, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown)
	if went != nil {
		t.Errorf("moving alone goes to %v", went)
	}
	pressKeys(w, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace)
	if want := []string{"invoices", "help"}; !slices.Equal(went, want) {
		t.Errorf("by keys to %v, want %v", went, want)
	}
	n.Select("home")
	n.Select("nowhere")
	if n.Selected() != "home" || len(went) != 2 {
		t.Errorf("%q is chosen, told %v", n.Selected(), went)
	}
	if said := texts(n); !slices.Contains(said, "12") || !slices.Contains(said, "Register") {
		t.Errorf("badge or section is missing in %v", said)
	}
	n.SetBadge("dispatch", NavBadge{})
	if slices.Contains(texts(n), "12") {
		t.Error("the badge stays")
	}
	if n.tops[7] < 500 {
		t.Errorf("settings stand at %v, not at the lower end", n.tops[7])
	}
}

func TestStatusBar(t *testing.T) {
	b := NewStatusBar()
	w := open(t, look.Light, 600, 40, b)
	went := 0
	b.SetParts(StatusPart{Text: "Lagret 12:04"}, StatusPart{Text: "Sikkerhetskopi i går", OnTapped: func() { went++ }}, StatusPart{Text: "Kreditt 30", OnTapped: func() { went += 10 }})
	w.Resize(fyne.NewSize(601, 40))
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeyReturn)
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeyReturn)
	if went != 11 {
		t.Errorf("the links were followed to %d: a part that leads nowhere takes the keyboard", went)
	}
	b.SetParts(StatusPart{Text: "Lagret 12:05"}, StatusPart{Text: "Sikkerhetskopi i går", OnTapped: func() { went++ }}, StatusPart{Text: "Kreditt 20", OnTapped: func() { went += 100 }})
	pressKeys(w, fyne.KeyReturn)
	if went != 111 {
		t.Error("told anew, the bar loses the keyboard")
	}
	w.Resize(fyne.NewSize(230, 40))
	if said := texts(b); slices.Contains(said, "Kreditt 20") || !slices.Contains(said, "Lagret 12:05") {
		t.Errorf("in a narrow window it shows %v", said)
	}
}

// waiting collects what a toaster wants to do later.
type waiting struct {
	do      func()
	stopped int
}

func (a *waiting) after(_ time.Duration, do func()) func() {
	a.do = do
	return func() { a.stopped++ }
}

func TestToaster(t *testing.T) {
	toaster, later := NewToaster("Lukk"), &waiting{}
	toaster.After = later.after
	below := 0
	page := NewButton("Under", nil, Plain, func() { below++ })
	field := NewTextField()
	w := open(t, look.Light, 600, 300, container.NewStack(NewColumn(tint.Gap, page, field), toaster.Layer()))
	shown := func() bool { return slices.Contains(texts(toaster.Layer()), "Kari er fjernet") }

	w.Canvas().Focus(field)
	undone := 0
	toaster.Show("Kari er fjernet", "Angre", func() { undone++ }, 8*time.Second)
	if !shown() || w.Canvas().Focused() != fyne.Focusable(field) {
		t.Error("it is not shown, or takes the keyboard")
	}
	test.TapCanvas(w.Canvas(), at(page, 10, 10))
	if below != 1 || !shown() {
		t.Error("it swallows the next click on the page")
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusPrevious()
	w.Canvas().FocusPrevious()
	pressKeys(w, fyne.KeyReturn)
	if undone != 1 || shown() {
		t.Errorf("undone %d times by keys, still shown: %v", undone, shown())
	}
	toaster.Show("Kari er fjernet", "Angre", func() { undone++ }, 8*time.Second)
	if !toaster.Act() || undone != 2 || toaster.Act() {
		t.Errorf("undone %d times", undone)
	}
	toaster.Show("Noe annet", "", nil, 8*time.Second)
	if toaster.Act() {
		t.Error("a message without an action acts")
	}
	toaster.Show("Kari er fjernet", "Angre", nil, 8*time.Second)
	if later.stopped < 3 {
		t.Error("the time of the message before runs on")
	}
	later.do()
	if shown() {
		t.Error("it stays after its time")
	}
	toaster.Show("Kari er fjernet", "", nil, 0)
	test.Tap(find[*Button](toaster.Layer())[0])
	if shown() {
		t.Error("its cross does not close it")
	}
	toaster.Show("En lang melding som må stå på flere linjer, fordi vinduet er smalt og meldingen er lang og lang", "Angre", nil, 0)
	w.Resize(fyne.NewSize(300, 300))
	c := toaster.card
	if c.Position().X < 0 || c.Position().X+c.Size().Width > 300 || len(find[*Paragraph](c)[0].lines) < 2 {
		t.Errorf("in a narrow window it stands at %v, %v large", c.Position(), c.Size())
	}
}

// The real clock: shown for a moment, then gone.
func TestToasterWithARealClock(t *testing.T) {
	toaster := NewToaster("Lukk")
	open(t, look.Light, 600, 300, toaster.Layer())
	gone := make(chan bool)
	stop := toaster.After(time.Millisecond, func() { gone <- true })
	<-gone
	stop()
}

func TestPage(t *testing.T) {
	field := NewTextField()
	p := NewPage("Fakturaer", "Alle fakturaer og kladder.", field)
	w := open(t, look.Light, 900, 400, p)
	var went []string
	mark := func(s string) func() { return func() { went = append(went, s) } }
	p.SetBack("Hjem", mark("back"))
	p.SetOthers(NewButton("Hent ut", nil, Plain, mark("export")))
	p.SetPrimary("Ny salgsfaktura", mark("new"))
	p.SetStatus("Åpen", Good)
	w.Resize(fyne.NewSize(900, 401))
	for range 3 {
		w.Canvas().FocusNext()
		pressKeys(w, fyne.KeyReturn)
	}
	if want := []string{"back", "export", "new"}; !slices.Equal(went, want) {
		t.Errorf("by Tab and enter %v, want %v", went, want)
	}
	for _, want := range []string{"Fakturaer", "Alle fakturaer og kladder.", "Åpen"} {
		if !slices.Contains(texts(p), want) {
			t.Errorf("%q is missing", want)
		}
	}
	before := field.Position().Y
	p.SetPurpose("")
	p.SetPrimary("", nil)
	p.SetTitle("Faktura 100023")
	w.Resize(fyne.NewSize(900, 400))
	if said := texts(p); slices.Contains(said, "Ny salgsfaktura") || !slices.Contains(said, "Faktura 100023") {
		t.Errorf("it shows %v", said)
	}
	if field.Position().Y >= before {
		t.Error("without a purpose the content does not move up")
	}
	p.SetContent(NewParagraph("Noe annet", Ink))
	w.Resize(fyne.NewSize(400, 400))
	if !slices.Contains(texts(p), "Noe annet") {
		t.Error("the content was not changed")
	}
}
