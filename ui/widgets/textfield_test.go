package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestTextFieldTellsOnLeaving(t *testing.T) {
	f := NewTextField()
	f.Tidy = func(s string) (string, string) {
		if strings.TrimSpace(s) == "" {
			return s, "Skriv et navn."
		}
		return strings.TrimSpace(s), ""
	}
	var left []string
	f.OnLeft = func(s string) { left = append(left, s) }
	changed := 0
	f.OnChanged = func(string) { changed++ }
	field := NewField("Navn", "Slik det skal stå på fakturaen.", f)
	w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, NewForm(field), NewForm(NewField("Neste", "", NewTextField()))))
	w.Canvas().Focus(f)
	if f.Problem() != "" {
		t.Error("it complains before anything was typed")
	}
	w.Canvas().FocusNext()
	if field.Problem() != "Skriv et navn." {
		t.Errorf("left empty: %q", field.Problem())
	}
	w.Resize(fyne.NewSize(500, 301))
	if said := texts(field); !slices.Contains(said, "Skriv et navn.") || slices.Contains(said, "Slik det skal stå på fakturaen.") {
		t.Errorf("below the field stands %v", said)
	}
	w.Canvas().Focus(f)
	test.Type(f, " K")
	if field.Problem() != "" {
		t.Error("mended, it still complains")
	}
	before := changed
	w.Canvas().FocusNext()
	if f.Text != "K" || changed != before {
		t.Errorf("tidied to %q, OnChanged called %d times", f.Text, changed-before)
	}
	if len(left) != 2 || left[1] != "K" {
		t.Errorf("told on leaving: %q", left)
	}
}

// What does not go into a field shows its beginning when it is left, and goes on where one was when one comes back.
func TestTextFieldShowsTheBeginning(t *testing.T) {
	f := NewTextField()
	w := open(t, look.Light, 200, 300, NewColumn(tint.Gap, f, NewTextField()))
	w.Canvas().Focus(f)
	test.Type(f, "Forsikring og medlemsbladet Fanfaren")
	whole := f.CursorColumn
	w.Canvas().FocusNext()
	if f.CursorColumn != 0 {
		t.Errorf("left, it shows what is at %d", f.CursorColumn)
	}
	w.Canvas().FocusPrevious()
	if f.CursorColumn != whole {
		t.Errorf("the cursor stands at %d of %d", f.CursorColumn, whole)
	}
	f.CursorColumn = 3
	w.Canvas().Unfocus()
	f.Write("kort")
	w.Canvas().Focus(f)
	test.Type(f, "x")
	if f.Text != "korxt" {
		t.Errorf("written: %q", f.Text)
	}
}

func TestAmountField(t *testing.T) {
	f := NewAmountField(func(s string) (string, string) {
		s = strings.ReplaceAll(s, " ", "")
		if strings.Count(s, ",") > 1 {
			return s, "Et beløp har høyst ett komma."
		}
		if s == "1234,5" {
			return "1\u00a0234,50", ""
		}
		return s, ""
	})
	field := NewShortField("Beløp", "", f)
	w := open(t, look.Light, 500, 200, NewColumn(tint.Gap, NewForm(field), NewForm(NewField("", "", NewTextField()))))
	w.Canvas().Focus(f)
	test.Type(f, "1a2 3x4,5kr")
	if f.Text != "12 34,5" {
		t.Errorf("typed %q", f.Text)
	}
	w.Canvas().FocusNext()
	if f.Text != "1\u00a0234,50" {
		t.Errorf("left as %q", f.Text)
	}
	w.Canvas().Focus(f)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	test.Type(f, ",,")
	w.Canvas().FocusNext()
	if field.Problem() == "" {
		t.Error("three commas are no error")
	}
}

// An amount stands at the right: the same room is left after a short one as after a long one, and a click between two
// digits puts the cursor there.
func TestAmountFieldStandsAtTheRight(t *testing.T) {
	f := NewAmountField(func(s string) (string, string) { return s, "" })
	w := open(t, look.Light, 300, 100, NewColumn(tint.Gap, f))
	end := func() float32 {
		r := test.WidgetRenderer(f).(*fieldRenderer)
		return r.text.Position().X + r.text.Size().Width
	}
	w.Canvas().Focus(f)
	test.Type(f, "1")
	first := end()
	test.Type(f, "234,50")
	if end() != first || first < f.Size().Width-2 {
		t.Errorf("the text ends at %v, after one digit at %v, in a field of %v", end(), first, f.Size().Width)
	}
	digit := width("0", 15, false)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(f.Size().Width-8-2*digit, 15)
	f.MouseDown(e)
	if f.CursorColumn != len("1234,50")-2 {
		t.Errorf("a click before the last two digits puts the cursor after %d letters", f.CursorColumn)
	}
}

// spec: B9
func TestLongField(t *testing.T) {
	var told []string
	var edited string
	f := NewLongField("Rediger", func(text string, done func(string)) {
		edited = text
		done(text + "\nHilsen styret")
	})
	f.OnText = func(s string) { told = append(told, s) }
	w := open(t, look.Light, 400, 100, NewColumn(tint.Gap, f))
	f.SetValue("Takk.\nBetal i tide.")
	if f.Text != `Takk.\Betal i tide.` || len(told) != 0 {
		t.Errorf("shown as %q, told %q", f.Text, told)
	}
	w.Canvas().Focus(f)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	test.Type(f, `\Nå`)
	if f.Value() != "Takk.\nBetal i tide.\nNå" {
		t.Errorf("typed: %q", f.Value())
	}
	test.TapCanvas(w.Canvas(), at(f, f.Size().Width-12, 15)) // the magnifier
	if edited != "Takk.\nBetal i tide.\nNå" || f.Value() != edited+"\nHilsen styret" {
		t.Errorf("the editor was given %q, the field has %q", edited, f.Value())
	}
	if told[len(told)-1] != f.Value() {
		t.Errorf("told %q", told[len(told)-1])
	}
	for _, open := range []func(){
		func() { pressKeys(w, fyne.KeyF4) },
		func() { alt(w, fyne.KeyDown) },
	} {
		edited = ""
		open()
		if edited == "" {
			t.Error("a key does not open the editor")
		}
	}
	f.Disable()
	edited = ""
	f.Open()
	if edited != "" {
		t.Error("a locked field opens the editor")
	}
}

// spec: B9 — no length limit, and nothing of a long text is lost by touching the field.
func TestLongFieldOfALongText(t *testing.T) {
	opened := 0
	f := NewLongField("Rediger", func(string, func(string)) { opened++ })
	w := open(t, look.Light, 400, 100, NewColumn(tint.Gap, f))
	long := strings.Repeat("Æ\n", 50_000)
	f.SetValue(long)
	if len([]rune(f.Text)) > 2*longShown {
		t.Errorf("%d letters are drawn", len([]rune(f.Text)))
	}
	w.Canvas().Focus(f)
	test.Type(f, "x")
	pressKeys(w, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyReturn)
	f.TypedShortcut(&fyne.ShortcutCut{Clipboard: test.NewClipboard()})
	w.Canvas().Unfocus()
	if f.Value() != long || opened != 4 {
		t.Errorf("the text has %d letters of %d, the editor was opened %d times", len(f.Value()), len(long), opened)
	}
	clip := test.NewClipboard()
	f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != long {
		t.Error("not the whole text is copied")
	}
	clip.SetContent("!\r\n")
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if f.Value() != long+"!\n" {
		t.Error("pasting into a long text loses something")
	}
}

func TestLongFieldPastesLines(t *testing.T) {
	f := NewLongField("Rediger", nil)
	w := open(t, look.Light, 400, 100, NewColumn(tint.Gap, f))
	w.Canvas().Focus(f)
	f.SetValue("ab")
	pressKeys(w, fyne.KeyHome, fyne.KeyRight)
	clip := test.NewClipboard()
	clip.SetContent("1\r\n2")
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if f.Value() != "a1\n2b" || f.Text != `a1\2b` {
		t.Errorf("pasted: %q, shown as %q", f.Value(), f.Text)
	}
	clip.SetContent("x")
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if !strings.Contains(f.Value(), "x") {
		t.Errorf("pasted: %q", f.Value())
	}
	f.Open() // there is no editor
}

// Whatever is typed into the line, the rest of the text stays as it was, blank lines and backslashes too.
func TestEditingTheLineKeepsTheRest(t *testing.T) {
	letters := rapid.RuneFrom([]rune("ab\\\næ "))
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOfN(letters, 0, 30, -1).Draw(t, "text"))
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		typed := []rune(rapid.StringOfN(rapid.RuneFrom([]rune("xyz")), 1, 5, -1).Draw(t, "typed"))
		line := []rune(OneLine(string(text)))
		if len(line) != len(text) {
			t.Fatalf("%q is shown as %q", string(text), string(line))
		}
		want := string(slices.Insert(slices.Clone(text), at, typed...))
		if got := edited(string(text), string(slices.Insert(slices.Clone(line), at, typed...))); got != want {
			t.Fatalf("%q typed into %q at %d gives %q", string(typed), string(text), at, got)
		}
	})
	if got := edited("a\n\nb", `a\\bc\`); got != "a\n\nbc\n" {
		t.Errorf("a typed \\ gives %q", got)
	}
}

func TestChoice(t *testing.T) {
	var told []string
	c := NewChoice("Velg", []Option{{"a", "Alle"}, {"s", "Seniorer"}, {"j", "Juniorer"}}, func(id string) { told = append(told, id) })
	w := open(t, look.Light, 300, 300, NewColumn(tint.Gap, c))
	if c.Chosen() != "" || !slices.Contains(texts(c), "Velg") {
		t.Errorf("nothing chosen shows %v", texts(c))
	}
	c.Choose("s")
	if c.Chosen() != "s" || len(told) != 0 {
		t.Errorf("chosen by the program: %q, told %v", c.Chosen(), told)
	}
	w.Canvas().Focus(c)
	pressKeys(w, fyne.KeyRight)
	if c.Chosen() != "j" || !slices.Equal(told, []string{"j"}) {
		t.Errorf("right: %q, told %v", c.Chosen(), told)
	}
	pressKeys(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("enter does not open the menu")
	}
	c.SetOptions([]Option{{"j", "Ungdom"}})
	if c.Chosen() != "j" || c.Selected != "Ungdom" {
		t.Errorf("renamed: %q, %q", c.Chosen(), c.Selected)
	}
	c.SetOptions([]Option{{"x", "X"}})
	if c.Chosen() != "" {
		t.Errorf("gone: %q", c.Chosen())
	}
	if c.MinSize().Height != NewTextField().MinSize().Height {
		t.Errorf("a menu is %v high, a field %v", c.MinSize().Height, NewTextField().MinSize().Height)
	}
}
