package main

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kontingent/ui"
	"kontingent/ui/look"
	"kontingent/ui/widgets"
)

// The names under which this machine remembers how a person likes the window.
const (
	keyLanguage = "language"
	keyLook     = "look"
	keyText     = "text_size"
	keyLists    = "list."
	keyWidth    = "window.width"
	keyHeight   = "window.height"
	keyPlace    = "window.place"
	keyFolder   = "folder"
)

// tastes are how one person wants the window on this machine. They lie with the person's other preferences, not in the
// club's data folder.
type tastes struct {
	prefs    fyne.Preferences
	forced   string // the language asked for at the start; empty: none
	machine  string // the machine's language
	restyle  func()
	retongue func(language string)
}

var _ ui.Tastes = (*tastes)(nil)

// Language is nb, da or en.
func (t *tastes) Language() string {
	for _, l := range []string{t.forced, t.prefs.String(keyLanguage), t.machine} {
		if slices.Contains(languages, l) {
			return l
		}
	}
	return "en"
}

// SetLanguage makes the window speak another language at once.
func (t *tastes) SetLanguage(language string) {
	if language != t.Language() && slices.Contains(languages, language) {
		t.retongue(language)
	}
}

// keepLanguage remembers it, once the window speaks it.
func (t *tastes) keepLanguage(language string) {
	t.forced = ""
	t.prefs.SetString(keyLanguage, language)
}

// Look is light, dark, or empty: as the machine.
func (t *tastes) Look() string {
	if l := t.prefs.String(keyLook); l == "light" || l == "dark" {
		return l
	}
	return ""
}

// SetLook changes it at once.
func (t *tastes) SetLook(l string) {
	t.prefs.SetString(keyLook, l)
	t.restyle()
}

// TextSize is a factor of the normal size.
func (t *tastes) TextSize() float32 {
	return clamp(t.prefs.FloatWithFallback(keyText, 1), look.SmallestText, look.LargestText, 1)
}

// SetTextSize changes it at once.
func (t *tastes) SetTextSize(factor float32) {
	t.prefs.SetFloat(keyText, float64(factor))
	t.restyle()
}

// Widths are the widths of a list's columns that the person has changed.
func (t *tastes) Widths(list string) []widgets.ColumnWidth {
	var out []widgets.ColumnWidth
	for part := range strings.FieldsSeq(t.prefs.String(keyLists + list)) {
		id, text, _ := strings.Cut(part, "=")
		if v, err := strconv.ParseFloat(text, 32); err == nil && v > 0 {
			out = append(out, widgets.ColumnWidth{ID: id, Width: clamp(v, 20, 2000, 20)})
		}
	}
	return out
}

// SetWidths remembers them.
func (t *tastes) SetWidths(list string, all []widgets.ColumnWidth) {
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = c.ID + "=" + strconv.FormatFloat(float64(c.Width), 'f', 1, 32)
	}
	if text := strings.Join(parts, " "); text != t.prefs.String(keyLists+list) {
		t.prefs.SetString(keyLists+list, text)
	}
}

// style is the theme as the person likes it.
func (t *tastes) style(software bool) fyne.Theme {
	mode := map[string]look.Mode{"light": look.Light, "dark": look.Dark}[t.Look()]
	return look.New(mode, t.TextSize(), software)
}

// clamp takes a remembered number for what it can be: what is no number is other.
func clamp(v, low, high, other float64) float32 {
	if math.IsNaN(v) || math.IsInf(v, 0) || v == 0 {
		return float32(other)
	}
	return float32(min(max(v, low), high))
}
