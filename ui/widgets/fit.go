package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// ellipsis stands for what did not fit.
const ellipsis = "…"

// fitter cuts texts to a width. What it found out it keeps: a list asks for the same texts again and again, and
// measuring one costs as much as drawing it.
type fitter struct{ cut map[fitKey]string }

type fitKey struct {
	text  string
	width float32
	size  float32
	bold  bool
}

type advanceKey struct {
	r    rune
	size float32
	bold bool
}

// fitKeep is how many cut texts are kept before starting afresh.
const fitKeep = 4096

func newFitter() *fitter { return &fitter{cut: map[fitKey]string{}} }

// advances are how wide single letters are: the same for all fitters, as there is one font. They belong to Fyne's one
// goroutine, as everything here does.
var advances = map[advanceKey]float32{}

func advance(r rune, size float32, bold bool) float32 {
	key := advanceKey{r, size, bold}
	w, ok := advances[key]
	if !ok {
		w = width(string(r), size, bold)
		advances[key] = w
	}
	return w
}

// fit gives text, or as much of its beginning as goes into width with an ellipsis after it.
func (f *fitter) fit(text string, width, size float32, bold bool) string {
	if text == "" || width <= 0 {
		return ""
	}
	if strings.ContainsAny(text, "\n\r\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	runes := []rune(text)
	fits := letters(runes, width-1, size, bold)
	if fits == len(runes) {
		return text
	}
	key := fitKey{text, width, size, bold}
	if cut, ok := f.cut[key]; ok {
		return cut
	}
	if len(f.cut) >= fitKeep {
		clear(f.cut)
	}
	f.cut[key] = cutTo(runes, fits, width, size, bold)
	return f.cut[key]
}

// Prepare measures the letters that pages are written with, so that the first page need not. It takes a moment: before
// there is a window is the time for it.
func Prepare() {
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameCaptionText} {
		for _, bold := range []bool{false, true} {
			for r := ' '; r < 'ÿ'; r++ {
				advance(r, theme.Size(name), bold)
			}
		}
	}
}

// letters is how many letters go into limit, by adding up how wide each is. For most texts, which are far shorter than
// their column, that is enough to know; the whole need not be shaped.
func letters(runes []rune, limit, size float32, bold bool) int {
	var sum float32
	for i, r := range runes {
		if sum += advance(r, size, bold); sum > limit {
			return i
		}
	}
	return len(runes)
}

// near is how many letters a sum of widths may be off, since neighbours move together.
const near = 4

// cutTo cuts to a limit. guess is about how many letters fit; shaping tells which are the last that really do.
func cutTo(runes []rune, guess int, limit, size float32, bold bool) string {
	if guess+near >= len(runes) && width(string(runes), size, bold) <= limit {
		return string(runes)
	}
	n := letters(runes[:guess], limit-width(ellipsis, size, bold), size, bold)
	cut := func(n int) (string, bool) {
		said := string(runes[:n]) + ellipsis
		return said, width(said, size, bold) <= limit
	}
	best, ok := cut(n)
	for !ok && n > 0 {
		n--
		best, ok = cut(n)
	}
	if !ok {
		return ""
	}
	for n+1 < len(runes) {
		more, fits := cut(n + 1)
		if !fits {
			break
		}
		n, best = n+1, more
	}
	return best
}

// fits reports whether a text goes into limit. Where the sum of its letters is clear, the whole is not shaped.
func fits(text string, limit, size float32, bold bool) bool {
	const doubt = 0.03 // neighbours stand closer than single letters, now and then further apart
	var sum float32
	for _, r := range text {
		sum += advance(r, size, bold)
	}
	switch {
	case sum < limit*(1-doubt):
		return true
	case sum > limit*(1+2*doubt):
		return false
	}
	return width(text, size, bold) <= limit
}

func width(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}
