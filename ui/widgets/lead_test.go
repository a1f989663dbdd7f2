package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/icon"
)

// A line leads somewhere by mouse and keyboard, and puts its value below where there is no room.
func TestLead(t *testing.T) {
	went := 0
	l := NewLead("Medlemskontingent 2027", "238 fakturaer", "107 100,00 kr", func() { went++ })
	l.SetSign(icon.Done, Good)
	w := open(t, look.Light, 500, 200, NewColumn("", l))
	test.Tap(l)
	w.Canvas().Focus(l)
	pressKeys(w, fyne.KeySpace, fyne.KeyReturn)
	if went != 3 {
		t.Errorf("it was followed %d times", went)
	}
	if said := texts(l); !slices.Equal(said, []string{"Medlemskontingent 2027", "238 fakturaer", "107 100,00 kr"}) {
		t.Errorf("it says %q", said)
	}
	if l.HeightAt(240) <= l.HeightAt(500) {
		t.Error("it is no higher where the value stands below")
	}
	w.Resize(fyne.NewSize(240, 200))
	l.Set("Sommerleir", "", "1,00 kr")
	if said := texts(l); !slices.Equal(said, []string{"Sommerleir", "1,00 kr"}) {
		t.Errorf("it says %q", said)
	}
	read := NewLead("Sum", "", "1", nil)
	if !read.Disabled() {
		t.Error("a line that is only read takes the keyboard")
	}
	read.Tapped(nil)
}

// Where the buttons leave the title no room they stand below it.
func TestCrowdedPage(t *testing.T) {
	p := NewPage("Medlemskontingent 2027", "", NewParagraph("Innhold", Ink))
	p.SetBack("Tilbake", nil)
	other := NewButton("Bare de mislykkede", nil, Plain, nil)
	p.SetOthers(other, NewButton("Eksporter listen", nil, Quiet, nil))
	primary := p.SetPrimary("Send resten", nil)
	w := open(t, look.Light, 1000, 400, p)
	wide := primary.Position().Y
	w.Resize(fyne.NewSize(620, 400))
	if primary.Position().Y <= wide || other.Position().X < 0 {
		t.Errorf("the button is at %v, wide %v", primary.Position(), wide)
	}
	if said := texts(p); !slices.Contains(said, "Medlemskontingent 2027") {
		t.Errorf("it says %q", said)
	}
}
