package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kontingent/ui/widgets/icon"
)

// LongField shows a text of any length in one line, its line breaks as \, which can also be typed. The magnifier (or F4,
// or Alt with down) opens an editor. Up to longShown letters can be edited in the line itself; of a longer text it shows
// the beginning, and typing opens the editor.
type LongField struct {
	TextField
	// OnText is called with every change.
	OnText func(text string)
	// OnEdit opens the editor; it calls done with the text when the person has finished.
	OnEdit func(text string, done func(text string))

	text string
}

// longShown is how much of a text stands in the line. Fyne's entry is slow with thousands of letters.
const longShown = 400

// NewLongField makes an empty field. named is what its magnifier is called.
func NewLongField(named string, edit func(text string, done func(text string))) *LongField {
	f := &LongField{OnEdit: edit}
	f.ActionItem = newFieldSign(icon.Search, named, f.Open)
	f.OnChanged = func(line string) { f.take(edited(f.text, line)) }
	f.prepare(f)
	return f
}

// Value is the whole text, with its line breaks.
func (f *LongField) Value() string { return f.text }

// SetValue shows another text. OnText is not called.
func (f *LongField) SetValue(text string) {
	f.text = text
	f.Write(OneLine(text))
}

func (f *LongField) take(text string) {
	if text == f.text {
		return
	}
	f.text = text
	if f.OnText != nil {
		f.OnText(text)
	}
}

func (f *LongField) tooLong() bool { return len([]rune(f.text)) > longShown }

// Open opens the editor.
func (f *LongField) Open() {
	if f.OnEdit == nil || f.Disabled() {
		return
	}
	f.OnEdit(f.text, func(text string) {
		f.take(text)
		f.Write(OneLine(text))
		focus(f)
	})
}

// TypedRune types a letter, or opens the editor of a text that is too long for the line.
func (f *LongField) TypedRune(r rune) {
	if f.tooLong() {
		f.Open()
		return
	}
	f.TextField.TypedRune(r)
}

// TypedKey edits, or opens the editor.
func (f *LongField) TypedKey(e *fyne.KeyEvent) {
	edits := e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete
	if e.Name == fyne.KeyF4 || edits && f.tooLong() {
		f.Open()
		return
	}
	f.TextField.TypedKey(e)
}

// elsewhere reports whether a shortcut changes no text.
func elsewhere(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.KeyName != fyne.KeyDelete && c.KeyName != fyne.KeyBackspace
}

// TypedShortcut opens the editor on Alt with down, and where a long text would be pasted into or cut.
func (f *LongField) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyDown && c.Modifier == fyne.KeyModifierAlt {
		f.Open()
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if f.tooLong() && s.Clipboard != nil {
			s.Clipboard.SetContent(f.text)
			return
		}
	case *fyne.ShortcutSelectAll:
	case *fyne.ShortcutPaste:
		if s.Clipboard == nil {
			return
		}
		if text := s.Clipboard.Content(); f.tooLong() || f.Text == "" || strings.Contains(text, "\n") {
			f.paste(text)
			return
		}
	default:
		if f.tooLong() && !elsewhere(s) {
			f.Open()
			return
		}
	}
	f.TextField.TypedShortcut(s)
}

// paste keeps the line breaks of what is pasted, which a one-line entry would lose.
func (f *LongField) paste(pasted string) {
	pasted = strings.ReplaceAll(pasted, "\r\n", "\n")
	switch {
	case f.tooLong():
		f.take(f.text + pasted)
	default:
		whole := []rune(f.text)
		at := min(f.CursorColumn, len(whole))
		f.take(string(whole[:at]) + pasted + string(whole[at:]))
	}
	f.Write(OneLine(f.text))
}

// OneLine writes a text in one line, letter for letter: a line break as \.
func OneLine(text string) string {
	if runes := []rune(text); len(runes) > longShown {
		text = string(runes[:longShown]) + ellipsis
	}
	return strings.ReplaceAll(text, "\n", `\`)
}

// unfoldLine reads what was typed.
func unfoldLine(line string) string { return strings.ReplaceAll(line, `\`, "\n") }

// edited is the text after its line was changed. What was not touched stays as it is, so that a \ of the text itself
// does not become a line break.
func edited(text, line string) string {
	was, now, whole := []rune(OneLine(text)), []rune(line), []rune(text)
	head := 0
	for head < min(len(was), len(now)) && was[head] == now[head] {
		head++
	}
	tail := 0
	for tail < min(len(was), len(now))-head && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	return string(whole[:head]) + unfoldLine(string(now[head:len(now)-tail])) + string(whole[len(whole)-tail:])
}
