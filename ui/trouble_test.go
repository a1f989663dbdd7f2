package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/resources/words"
	"kontingent/ui/look"
)

// Where the club can't be opened, the window says why, and the keyboard stands on trying again.
func TestTrouble(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light, 1, false))
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	var posted []func()
	w := test.NewTempWindow(t, nil)
	again := 0
	w.SetContent(Trouble(Surroundings{
		Window: w, Words: catalogue.In("nb"), Language: "nb", Post: func(f func()) { posted = append(posted, f) },
	}, []string{"Disken er full."}, func() { again++ }, nil, nil))
	w.Resize(fyne.NewSize(900, 600))
	for _, f := range posted {
		f()
	}
	said := textsOf(w.Content())
	for _, want := range []string{"Foreningen kan ikke åpnes", "Disken er full.", "Prøv igjen", "Lukk"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is not shown: %q", want, said)
		}
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if again != 1 {
		t.Errorf("tried again %d times", again)
	}
}
