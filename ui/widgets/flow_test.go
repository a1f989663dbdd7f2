package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestParagraphWraps(t *testing.T) {
	said := "Her kommer massefaktureringene dine.\n\nBegynn med årets kontingent og et veldiglangtordsomikkegårinnpåenlinje."
	p := NewParagraph(said, Ink)
	open(t, look.Light, 160, 400, NewColumn(tint.Gap, p))
	lines := texts(p)
	for _, l := range lines {
		if w := width(l, 15, false); w > 160 {
			t.Errorf("%q is %v wide in 160", l, w)
		}
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got := strings.Join(lines, ""); squeeze(got) != squeeze(said) {
		t.Errorf("of %q it shows %q", said, got)
	}
	if wide, narrow := p.HeightAt(700), p.HeightAt(160); narrow <= wide {
		t.Errorf("%v high in 160, %v in 700", narrow, wide)
	}
	for _, w := range []float32{0, -10, 1} {
		if h := p.HeightAt(w); h <= 0 {
			t.Errorf("in %v it is %v high", w, h)
		}
	}
	p.SetText("")
	if p.HeightAt(100) != 0 {
		t.Error("nothing said has a height")
	}
}

func TestColumnKnowsTheHeightOfWhatWraps(t *testing.T) {
	text := strings.Repeat("Begynn med årets kontingent. ", 10)
	above, below := NewParagraph(text, Ink), NewButton("Lagre", nil, Plain, nil)
	col := NewColumn(tint.Gap, above, below)
	w := open(t, look.Light, 300, 500, col)
	for _, width := range []float32{300, 200, 600} {
		w.Resize(fyne.NewSize(width, 500))
		if want := above.HeightAt(width) + 16; below.Position().Y != want {
			t.Errorf("in %v the button stands at %v, want %v", width, below.Position().Y, want)
		}
		if got := col.MinSize().Height; got != below.Position().Y+below.MinSize().Height {
			t.Errorf("in %v the column is %v high", width, got)
		}
	}
	above.Hide()
	w.Resize(fyne.NewSize(301, 500))
	if below.Position().Y != 0 {
		t.Error("what is hidden takes room")
	}
}

func TestScrollBringsTheFieldIntoView(t *testing.T) {
	col := NewColumn(tint.Gap)
	var fields []*TextField
	for range 30 {
		f := NewTextField()
		fields = append(fields, f)
		col.Add(f)
	}
	s := NewScroll(col)
	other := NewColumn(tint.Gap)
	for range 30 {
		other.Add(NewTextField())
	}
	hidden := NewScroll(other) // a page that was shown before
	w := open(t, look.Light, 400, 300, container.NewStack(hidden))
	hidden.ScrollToOffset(fyne.NewPos(0, 200))
	w.SetContent(container.NewStack(s))
	w.Resize(fyne.NewSize(400, 300))
	for i := range fields {
		w.Canvas().FocusNext()
		if y := at(fields[i], 0, 0).Y; y < 0 || y+36 > 300 {
			t.Errorf("field %d has the keyboard at %v, outside the window", i, y)
		}
	}
	w.Canvas().FocusNext() // round
	if s.Offset.Y != 0 {
		t.Errorf("at the first field again, the page is scrolled by %v", s.Offset.Y)
	}
	if hidden.Offset.Y != 200 {
		t.Errorf("a page that is not shown was scrolled to %v", hidden.Offset.Y)
	}
	test.WidgetRenderer(s).Destroy()
	rendered.Lock()
	kept := slices.Contains(rendered.scrolls, s)
	rendered.Unlock()
	if kept {
		t.Error("a scroll that is gone is kept")
	}
}

func TestScrollContentIsAsWideAsTheWindow(t *testing.T) {
	p := NewParagraph(strings.Repeat("Begynn med årets kontingent. ", 100), Ink)
	s := NewScroll(NewColumn(tint.Gap, p))
	w := open(t, look.Light, 400, 300, container.NewStack(s))
	for _, wide := range []float32{400, 250, 600} {
		w.Resize(fyne.NewSize(wide, 300))
		inner := wide - scrollInset - scrollBar
		if p.Size().Width != inner || s.body.Size().Height < p.HeightAt(inner) {
			t.Errorf("in %v the text is %v wide, what is scrolled %v high, the text %v", wide, p.Size().Width, s.body.Size().Height, p.HeightAt(inner))
		}
	}
}

func TestBesideAndEven(t *testing.T) {
	rail := container.New(fixedWidth{200}, NewPairs(Pair{Name: "Sum", Value: "1"}))
	main := NewTextField()
	a, b := NewTextField(), NewTextField()
	open(t, look.Light, 800, 300, NewColumn(tint.Gap, NewBeside(tint.Gap, main, rail), NewEven(tint.Gap, a, b)))
	if main.Size().Width != 584 || rail.Position().X != 600 {
		t.Errorf("the main part is %v wide, the rail begins at %v", main.Size().Width, rail.Position().X)
	}
	if a.Size() != b.Size() || b.Position().X != 408 {
		t.Errorf("%v and %v, the second at %v", a.Size(), b.Size(), b.Position().X)
	}
}

func TestPairsInANarrowPlace(t *testing.T) {
	p := NewPairs(Pair{Name: "Leveringskreditt", Value: "trenger 43, har 30", Tone: Warn}, Pair{Name: "Sum", Value: "107\u00a0100,00", Bold: true})
	w := open(t, look.Light, 400, 200, NewColumn(tint.Gap, p))
	if wide, narrow := p.HeightAt(400), p.HeightAt(180); narrow <= wide {
		t.Errorf("%v high in 400, %v in 180", wide, narrow)
	}
	w.Resize(fyne.NewSize(180, 200))
	for _, want := range []string{"Leveringskreditt", "trenger 43, har 30", "Sum", "107\u00a0100,00"} {
		if !slices.Contains(texts(p), want) {
			t.Errorf("in a narrow place %q is cut: %v", want, texts(p))
		}
	}
	p.Set(Pair{Name: "Mottakere", Value: "238"})
	if said := texts(p); len(said) != 2 {
		t.Errorf("it shows %v", said)
	}
}

func TestStepBarInANarrowPlace(t *testing.T) {
	b := NewStepBar("Velg fil", "Kolonner", "Kontroller", "Hent inn")
	w := open(t, look.Light, 700, 60, b)
	b.SetCurrent(1)
	if said := texts(b); !slices.Contains(said, "Hent inn") || slices.Contains(said, "1") {
		t.Errorf("it shows %v", said)
	}
	w.Resize(fyne.NewSize(300, 60))
	if said := texts(b); slices.Contains(said, "Hent inn") || !slices.Contains(said, "Kolonner") {
		t.Errorf("in a narrow place it shows %v", said)
	}
	b.SetCurrent(4)
	if b.AccessibilityLabel() != "" {
		t.Error("past the last step there is one")
	}
}
