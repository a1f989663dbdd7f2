package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// ellipsis stands for what did not fit.
const ellipsis = "…"

// fitter cuts texts to a width. What it found out it keeps: a list asks for the same texts again and again, and
// measuring one costs as much as drawing it.
type fitter struct {
	cut      map[fitKey]string
	advances map[advanceKey]float32
}

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

func newFitter() *fitter {
	return &fitter{cut: map[fitKey]string{}, advances: map[advanceKey]float32{}}
}

// fit gives text, or as much of its beginning as goes into width with an ellipsis after it.
func (f *fitter) fit(text string, width, size float32, bold bool) string {
	if text == "" || width <= 0 {
		return ""
	}
	if strings.ContainsAny(text, "\n\r\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if f.surely(text, width-1, size, bold) {
		return text
	}
	key := fitKey{text, width, size, bold}
	if cut, ok := f.cut[key]; ok {
		return cut
	}
	if len(f.cut) >= fitKeep {
		clear(f.cut)
	}
	f.cut[key] = cutTo(text, width, size, bold)
	return f.cut[key]
}

// surely says of most texts, which are far shorter than their column, that they fit: adding up letters is enough, the
// whole need not be shaped.
func (f *fitter) surely(text string, limit, size float32, bold bool) bool {
	var sum float32
	for _, r := range text {
		key := advanceKey{r, size, bold}
		w, ok := f.advances[key]
		if !ok {
			w = width(string(r), size, bold)
			f.advances[key] = w
		}
		if sum += w; sum > limit {
			return false
		}
	}
	return true
}

func cutTo(text string, limit, size float32, bold bool) string {
	if width(text, size, bold) <= limit {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)-1 // so many runes fit, so many at most
	for low < high {
		middle := (low + high + 1) / 2
		if width(string(runes[:middle])+ellipsis, size, bold) <= limit {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 && width(ellipsis, size, bold) > limit {
		return ""
	}
	return string(runes[:low]) + ellipsis
}

func width(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}
