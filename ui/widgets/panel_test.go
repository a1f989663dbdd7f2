package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestPanelPicture(t *testing.T) {
	picture(t, "panels", 620, 560, func(w fyne.Window) fyne.CanvasObject {
		shut := NewChapter("3", "Dokumentdetaljer", false, NewParagraph("", Ink))
		shut.SetState("450,00 · forfall 29.1.2027")
		shut.SetProblems("2 problemer", Bad)
		locked := NewChapter("1", "Mottakere", true, NewPairs(Pair{Name: "Valgt", Value: "238"}, Pair{Name: "Utelatt", Value: "12"}))
		locked.SetState("238 valgt")
		locked.SetLock("Mottakerne er låst siden 3.1.2027, da massefaktureringen ble lagret.", NewLink("Kopier til ny", nil))
		problems := NewProblemPanel()
		problems.SetProblems("2 problemer før du kan effektuere", []Problem{
			{Sentence: "Ola Nordmann har ingen e-postadresse. Skriv den på kundekortet, eller la papir stå i rekkefølgen.", Link: "Åpne kortet", Tone: Warn},
			{Sentence: "Fakturamalen finnes ikke lenger.", Link: "Velg mal", Tone: Bad},
		}, NewLink("Vis alle 34", nil))
		steps := NewStepBar("Velg fil", "Kolonner", "Kontroller", "Hent inn")
		steps.SetCurrent(2)
		page := NewInset(tint.Gap, tint.Gap, NewColumn(tint.Gap, locked, shut, problems, NewPanel("", steps)))
		w.SetContent(page)
		w.Canvas().FocusNext() // the link
		w.Canvas().FocusNext()
		w.Canvas().FocusNext() // the closed chapter
		return page
	})
}

func TestChapterFolds(t *testing.T) {
	inner := NewTextField()
	var told []bool
	p := NewChapter("1", "Mottakere", true, NewColumn(tint.Gap, inner))
	p.SetState("238 valgt")
	p.SetProblems("1 problem", Warn)
	p.OnFolded = func(open bool) { told = append(told, open) }
	w := open(t, look.Light, 500, 400, NewColumn(tint.Gap, p))
	high := p.MinSize().Height
	test.TapCanvas(w.Canvas(), at(p, 100, 15))
	if p.IsOpen() || inner.Visible() && slices.Contains(find[*TextField](p), inner) {
		t.Error("a press on the heading does not close it")
	}
	if p.MinSize().Height >= high {
		t.Errorf("closed it is %v high, open %v", p.MinSize().Height, high)
	}
	for _, want := range []string{"1", "Mottakere", "238 valgt", "1 problem"} {
		if !slices.Contains(texts(p), want) {
			t.Errorf("closed, its heading does not tell %q", want)
		}
	}
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeySpace)
	if !p.IsOpen() || !slices.Equal(told, []bool{false, true}) {
		t.Errorf("space does not open it: told %v", told)
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(inner) {
		t.Error("Tab does not lead into the open chapter")
	}
	p.SetOpen(false)
	w.Canvas().Unfocus()
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() == fyne.Focusable(inner) {
		t.Error("Tab leads into a closed chapter")
	}
}

func TestPanelThatDoesNotFold(t *testing.T) {
	p := NewPanel("I år", NewPairs(Pair{Name: "Fakturert", Value: "1"}))
	w := open(t, look.Light, 500, 400, NewColumn(tint.Gap, p))
	test.TapCanvas(w.Canvas(), at(p, 50, 15))
	w.Canvas().FocusNext()
	if !p.IsOpen() || w.Canvas().Focused() != nil {
		t.Error("its heading can be pressed")
	}
	went := false
	p.SetAside(NewLink("Se alle", func() { went = true }))
	p.SetTitle("I fjor")
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeyReturn)
	if !went || !slices.Contains(texts(p), "I fjor") {
		t.Error("the link at its right cannot be reached")
	}
}

func TestPanelLock(t *testing.T) {
	p := NewChapter("", "Mottakere", true, NewParagraph("innhold", Ink))
	w := open(t, look.Light, 500, 400, NewColumn(tint.Gap, p))
	copied := false
	p.SetLock("Låst siden 3.1.", NewLink("Kopier til ny", func() { copied = true }))
	w.Resize(fyne.NewSize(500, 401))
	if said := texts(p); !slices.Contains(said, "Låst siden 3.1.") || !slices.Contains(said, "Kopier til ny") {
		t.Errorf("locked, it says %v", said)
	}
	test.Tap(find[*Link](p)[0])
	if !copied {
		t.Error("the link does nothing")
	}
	p.SetLock("", nil)
	w.Resize(fyne.NewSize(500, 400))
	if slices.Contains(texts(p), "Låst siden 3.1.") {
		t.Error("unlocked, it still says why")
	}
}

func TestProblemPanel(t *testing.T) {
	p := NewProblemPanel()
	var went []string
	go2 := func(where string) func() { return func() { went = append(went, where) } }
	w := open(t, look.Light, 600, 400, NewColumn(tint.Gap, p))
	p.SetProblems("2 problemer", []Problem{
		{Sentence: "Ola Nordmann har ingen e-postadresse.", Link: "Åpne kortet", OnTapped: go2("kort"), Tone: Warn},
		{Sentence: "Malen finnes ikke.", Tone: Bad},
	}, NewLink("Vis alle", go2("alle")))
	w.Resize(fyne.NewSize(600, 401))
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeyReturn)
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeyReturn)
	if !slices.Equal(went, []string{"kort", "alle"}) {
		t.Errorf("the links lead to %v", went)
	}
	if said := texts(p); !slices.Contains(said, "Malen finnes ikke.") || !slices.Contains(said, "2 problemer") {
		t.Errorf("it says %v", said)
	}
	p.SetProblems("", nil, nil)
	if p.Visible() {
		t.Error("without problems it is still there")
	}
	p.SetProblems("1 problem", []Problem{{Sentence: "Noe er galt."}}, nil)
	if !p.Visible() {
		t.Error("with a problem again, it stays away")
	}
}

func TestProgressPanel(t *testing.T) {
	stopped := 0
	p := NewProgressPanel("Sender fakturaer", "Stopp etter denne", func() { stopped++ })
	w := open(t, look.Light, 600, 200, NewColumn(tint.Gap, p))
	for _, part := range []float64{-1, 0, 0.4, 1, 7} {
		p.Set("142 av 238", "om lag 2 minutter igjen", part)
	}
	if said := texts(p); !slices.Contains(said, "142 av 238") || !slices.Contains(said, "om lag 2 minutter igjen") {
		t.Errorf("it says %v", said)
	}
	w.Canvas().FocusNext()
	pressKeys(w, fyne.KeySpace, fyne.KeySpace)
	if stopped != 1 {
		t.Errorf("stopped %d times", stopped)
	}
	p.SetTitle("Stopper")
	p.Finish()
	if said := texts(p); slices.Contains(said, "Stopp etter denne") || !slices.Contains(said, "Stopper") {
		t.Errorf("finished, it says %v", said)
	}
}
