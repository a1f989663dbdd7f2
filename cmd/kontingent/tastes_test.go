package main

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets"
)

func TestTastes(t *testing.T) {
	prefs := test.NewTempApp(t).Preferences()
	styled, turned := 0, ""
	likes := &tastes{prefs: prefs, machine: "da", restyle: func() { styled++ }, retongue: func(l string) { turned = l }}
	if likes.Language() != "da" || likes.Look() != "" || likes.TextSize() != 1 {
		t.Errorf("at first: %s %q %v", likes.Language(), likes.Look(), likes.TextSize())
	}
	likes.SetLanguage("da")
	likes.SetLanguage("tlh")
	if turned != "" {
		t.Errorf("turned to %s", turned)
	}
	likes.SetLanguage("en")
	if turned != "en" || likes.Language() != "da" {
		t.Errorf("turned to %q, speaks %s before the window does", turned, likes.Language())
	}
	likes.keepLanguage("en")
	likes.SetLook("dark")
	likes.SetTextSize(1.25)
	again := &tastes{prefs: prefs, machine: "da"}
	if again.Language() != "en" || again.Look() != "dark" || again.TextSize() != 1.25 || styled != 2 {
		t.Errorf("remembered: %s %s %v, styled %d times", again.Language(), again.Look(), again.TextSize(), styled)
	}
	again.forced = "nb"
	if again.Language() != "nb" {
		t.Error("--lang is not obeyed")
	}
}

func TestWidthsAreRemembered(t *testing.T) {
	likes := &tastes{prefs: test.NewTempApp(t).Preferences()}
	if len(likes.Widths("members")) != 0 {
		t.Error("something is remembered at first")
	}
	likes.SetWidths("members", []widgets.ColumnWidth{{ID: "name", Width: 210.5}, {ID: "city", Width: 90}})
	likes.SetWidths("invoices", []widgets.ColumnWidth{{ID: "name", Width: 100}})
	got := likes.Widths("members")
	if len(got) != 2 || got[0] != (widgets.ColumnWidth{ID: "name", Width: 210.5}) || got[1].Width != 90 {
		t.Errorf("got %v", got)
	}
	likes.prefs.SetString(keyLists+"members", "name=-5 city=NaN x y=1e9 z=50")
	got = likes.Widths("members")
	if len(got) != 2 || got[0].Width != 2000 || got[1].ID != "z" {
		t.Errorf("got %v", got)
	}
}

// What is remembered of the window is believed only as far as it can be true.
func TestWindowSize(t *testing.T) {
	prefs := test.NewTempApp(t).Preferences()
	s := &stand{prefs: prefs}
	for _, row := range []struct{ width, height, wantWidth, wantHeight float64 }{
		{0, 0, firstWidth, firstHeight},
		{1000, 700, 1000, 700},
		{3, -8, leastWidth, leastHeight},
		{1e9, 99999, largestWidth, largestHeight},
		{math.NaN(), math.Inf(1), firstWidth, firstHeight},
	} {
		prefs.SetFloat(keyWidth, row.width)
		prefs.SetFloat(keyHeight, row.height)
		if got, want := s.size(), fyne.NewSize(float32(row.wantWidth), float32(row.wantHeight)); got != want {
			t.Errorf("%v × %v: got %v, want %v", row.width, row.height, got, want)
		}
	}
}

func TestWindowSizeIsRemembered(t *testing.T) {
	app := test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	var settle func()
	calledOff := 0
	s := &stand{prefs: app.Preferences(), window: w, later: func(_ time.Duration, f func()) func() bool {
		settle = f
		return func() bool { calledOff++; return true }
	}}
	w.SetPadded(false)
	w.SetContent(s.around(widget.NewLabel("x")))
	w.Resize(fyne.NewSize(900, 600))
	w.Resize(fyne.NewSize(950, 610))
	if settle == nil || calledOff == 0 {
		t.Fatal("the window's size was not noticed")
	}
	settle()
	if got := s.size(); got != fyne.NewSize(950, 610) {
		t.Errorf("got %v", got)
	}
}

// Fyne's own words are there in the languages of the window, and change with it.
func TestToolkitSpeaks(t *testing.T) {
	test.NewTempApp(t)
	for _, row := range []struct{ language, cancel, name string }{
		{"nb", "Avbryt", "Navn"}, {"da", "Annuller", "Navn"}, {"en", "Cancel", "Name"}, {"nb", "Avbryt", "Navn"},
	} {
		speakToolkit(row.language)
		if got := lang.L("Cancel") + " " + lang.X("file.name", "?"); got != row.cancel+" "+row.name {
			t.Errorf("%s: got %s", row.language, got)
		}
	}
	speakToolkit("en")
}
