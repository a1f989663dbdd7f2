package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/widgets/tint"
)

// pair is a colour that must be told from what is under it.
type pair struct{ over, under fyne.ThemeColorName }

// on lists every text that stands on each of the grounds.
func on(texts, grounds []fyne.ThemeColorName) []pair {
	var pairs []pair
	for _, t := range texts {
		for _, g := range grounds {
			pairs = append(pairs, pair{t, g})
		}
	}
	return pairs
}

var both = map[string]Mode{"light": Light, "dark": Dark}

type names = []fyne.ThemeColorName

var grounds = names{
	theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
	theme.ColorNameHeaderBackground, theme.ColorNameInputBackground, tint.Surface, tint.Side, tint.Selected,
}

// texts must reach 4.5:1.
func texts() []pair {
	all := on(names{theme.ColorNameForeground, theme.ColorNamePlaceHolder, tint.Accent, theme.ColorNameHyperlink}, grounds)
	paper := names{theme.ColorNameBackground, tint.Surface, theme.ColorNameOverlayBackground, theme.ColorNameInputBackground}
	all = append(all, on(names{theme.ColorNameError, theme.ColorNameWarning, theme.ColorNameSuccess, tint.GoodText, tint.WarnText, tint.BadText, tint.PlainText, theme.ColorNameDisabled}, paper)...)
	return append(all,
		pair{theme.ColorNameForeground, theme.ColorNameButton},
		pair{theme.ColorNameDisabled, theme.ColorNameDisabledButton},
		pair{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		pair{theme.ColorNameForegroundOnError, theme.ColorNameError},
		pair{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
		pair{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess},
		pair{tint.StrongText, tint.Strong},
		pair{tint.GoodText, tint.GoodFill}, pair{tint.WarnText, tint.WarnFill},
		pair{tint.BadText, tint.BadFill}, pair{tint.PlainText, tint.PlainFill},
		pair{tint.GoodText, tint.Selected}, pair{tint.WarnText, tint.Selected}, pair{tint.BadText, tint.Selected},
		pair{tint.ToastText, tint.ToastFill}, pair{tint.ToastAction, tint.ToastFill})
}

// edges must reach 3:1: the border of a field, the focus ring, and signs that are no text.
func edges() []pair {
	all := on(names{tint.Ring, theme.ColorNamePrimary, tint.Strong}, grounds)
	all = append(all, on(names{theme.ColorNameInputBorder, theme.ColorNameError}, names{theme.ColorNameBackground, tint.Surface, tint.Side, theme.ColorNameInputBackground, tint.Selected})...)
	return append(all, pair{tint.ToastAction, tint.ToastFill})
}

func TestEverythingCanBeRead(t *testing.T) {
	test.NewTempApp(t)
	for name, mode := range both {
		th := New(mode, 1, false)
		check := func(pairs []pair, least float64) {
			for _, p := range pairs {
				under := th.Color(p.under, 0)
				hovered := blend(th.Color(theme.ColorNameHover, 0), under)
				for _, ground := range []color.Color{under, hovered} {
					if got := contrast(th.Color(p.over, 0), ground); got < least {
						t.Errorf("%s: %s on %s is %.2f:1, want %.1f:1", name, p.over, p.under, got, least)
					}
				}
			}
		}
		check(texts(), 4.5)
		check(edges(), 3)
	}
}

// A chosen or selected text must stay readable under the veil that Fyne lays over it.
func TestSelectedTextCanBeRead(t *testing.T) {
	test.NewTempApp(t)
	veils := names{theme.ColorNameSelection, theme.ColorNameFocus, theme.ColorNamePressed}
	for name, mode := range both {
		th := New(mode, 1, false)
		for _, veil := range veils {
			ground := blend(th.Color(veil, 0), th.Color(theme.ColorNameInputBackground, 0))
			if got := contrast(th.Color(theme.ColorNameForeground, 0), ground); got < 4.5 {
				t.Errorf("%s: ink under %s is %.2f:1, want 4.5:1", name, veil, got)
			}
		}
	}
}

func TestBothPalettesNameTheSame(t *testing.T) {
	for name := range light {
		if _, ok := dark[name]; !ok {
			t.Errorf("%s is missing in the dark palette", name)
		}
	}
	if len(light) != len(dark) {
		t.Errorf("%d colours in light, %d in dark", len(light), len(dark))
	}
}

func TestModeChoosesThePalette(t *testing.T) {
	test.NewTempApp(t)
	tests := []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    palette
	}{
		{System, theme.VariantLight, light},
		{System, theme.VariantDark, dark},
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
	}
	for _, tt := range tests {
		got := New(tt.mode, 1, false).Color(theme.ColorNameBackground, tt.variant)
		if got != tt.want[theme.ColorNameBackground] {
			t.Errorf("mode %d, variant %d: page is %v", tt.mode, tt.variant, got)
		}
	}
}

func TestTextSizeMultipliesAllSizes(t *testing.T) {
	tests := []struct {
		factor, want float32
	}{{0, 15}, {1, 15}, {0.9, 14}, {1.2, 18}, {1.5, 23}, {9, 23}, {0.1, 14}}
	for _, tt := range tests {
		if got := New(Light, tt.factor, false).Size(theme.SizeNameText); got != tt.want {
			t.Errorf("text at %v is %v, want %v", tt.factor, got, tt.want)
		}
	}
	small, large := New(Light, 0.9, false), New(Light, 1.5, false)
	for name, normal := range growing {
		if small.Size(name) > normal || large.Size(name) <= normal {
			t.Errorf("%s does not follow the text size", name)
		}
	}
}

func TestSoftwareDrawsNoBlurAndNoShadow(t *testing.T) {
	test.NewTempApp(t)
	blurs := []fyne.ThemeSizeName{theme.SizeNameModalBlurRadius, tint.Shade}
	for _, name := range blurs {
		if got := New(Light, 1, true).Size(name); got != 0 {
			t.Errorf("%s is %v without a graphics card", name, got)
		}
		if got := New(Light, 1, false).Size(name); got == 0 {
			t.Errorf("%s is 0 with one", name)
		}
	}
}

// Amounts line up only where all digits are equally wide.
func TestDigitsAreEquallyWide(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, New(Light, 1, false))
	styles := []fyne.TextStyle{{}, {Bold: true}}
	for _, style := range styles {
		want := fyne.MeasureText("0000000000", 15, style).Width
		for _, d := range "123456789" {
			ten := ""
			for range 10 {
				ten += string(d)
			}
			if got := fyne.MeasureText(ten, 15, style).Width; got != want {
				t.Errorf("ten times %c is %v wide, 0 is %v", d, got, want)
			}
		}
	}
}

// contrast is WCAG's ratio of two opaque colours.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func blend(over, under color.Color) color.Color {
	r, g, b, a := over.RGBA()
	ur, ug, ub, _ := under.RGBA()
	mix := func(o, u uint32) uint16 { return uint16(o + u*(0xFFFF-a)/0xFFFF) }
	return color.RGBA64{R: mix(r, ur), G: mix(g, ug), B: mix(b, ub), A: 0xFFFF}
}
