package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

// lineRowOf is a row of a small invoice.
func lineRowOf(description, price, net string) (*GridRow, *TextField, *AmountField) {
	d, p := NewTextField(), NewAmountField(nil)
	d.Write(description)
	p.Write(price)
	r := NewGridRow(d, p, nil, NewSignButton(nil, "Fjern", nil))
	r.SetText(2, net)
	return r, d, p
}

func lineGrid() *Grid {
	return NewGrid(
		GridColumn{Title: "Beskrivelse", Width: 150, Grow: true},
		GridColumn{Title: "Pris", Width: 100, Right: true, Below: true},
		GridColumn{Title: "Sum", Width: 90, Right: true, Below: true},
		GridColumn{Width: 36, Tight: true})
}

func TestGridLines(t *testing.T) {
	g := lineGrid()
	w := open(t, look.Light, 600, 400, NewColumn(tint.Gap, g))
	if got := texts(g); len(got) != 0 {
		t.Errorf("without rows it shows %q", got)
	}
	a, first, price := lineRowOf("Kontingent", "450,00", "450,00")
	b, second, _ := lineRowOf("Noter", "120,00", "120,00")
	g.SetRows([]*GridRow{a, b})
	g.SetFoot(NewButton("Legg til", nil, Plain, nil), 2, Pair{Name: "Å betale", Value: "570,00 kr", Bold: true})
	w.Resize(fyne.NewSize(600, 401))
	if first.Position().Y != price.Position().Y || first.Size().Width < 300 {
		t.Errorf("wide: not beside each other, or not stretched: %v %v", first.Position(), first.Size())
	}
	if got := texts(g); !slices.Contains(got, "Å betale") || !slices.Contains(got, "Sum") || !slices.Contains(got, "450,00") {
		t.Errorf("drawn: %q", got)
	}
	wide := g.HeightAt(600)
	if narrow := g.HeightAt(300); narrow <= wide {
		t.Errorf("narrow it is %v high, wide %v", narrow, wide)
	}
	w.Resize(fyne.NewSize(300, 400))
	if price.Position().Y <= first.Position().Y || price.Position().X != 0 {
		t.Errorf("narrow: the price stands at %v beside %v", price.Position(), first.Position())
	}
	w.Canvas().Focus(second)
	test.Type(second, "x")
	g.SetRows([]*GridRow{b, a})
	if w.Canvas().Focused() != second || second.Position().Y >= first.Position().Y {
		t.Error("a row that is moved loses the keyboard")
	}
}

func TestGridTellsWhatIsWrong(t *testing.T) {
	g := lineGrid()
	w := open(t, look.Light, 600, 400, NewColumn(tint.Gap, g))
	a, _, _ := lineRowOf("", "45o", "")
	g.SetRows([]*GridRow{a})
	before := g.HeightAt(600)
	a.SetProblem("«45o» er ikke et tall.")
	g.Refresh()
	w.Resize(fyne.NewSize(600, 401))
	if g.HeightAt(600) <= before || !slices.Contains(texts(g), "«45o» er ikke et tall.") || a.Problem() == "" {
		t.Errorf("drawn: %q", texts(g))
	}
	a.SetProblem("")
	g.Refresh()
	if g.HeightAt(600) != before {
		t.Error("mended, it still has room for what was wrong")
	}
}

func TestGridHidesColumns(t *testing.T) {
	g := lineGrid()
	w := open(t, look.Light, 600, 400, NewColumn(tint.Gap, g))
	a, _, price := lineRowOf("Kontingent", "450,00", "450,00")
	b, _, other := lineRowOf("Gave", "", "")
	b.SetOff(1, true)
	g.SetRows([]*GridRow{a, b})
	if !price.Visible() || other.Visible() {
		t.Error("a cell that is not for its row is drawn")
	}
	g.SetHidden(1, true)
	w.Resize(fyne.NewSize(600, 401))
	if price.Visible() || slices.Contains(texts(g), "Pris") {
		t.Error("a hidden column is drawn")
	}
	g.SetHidden(1, false)
	w.Resize(fyne.NewSize(600, 400))
	if !price.Visible() || other.Visible() {
		t.Error("it does not come back")
	}
}

// What there is only to read begins at the same height, and long texts wrap.
func TestGridToRead(t *testing.T) {
	g := lineGrid()
	long := NewParagraph("Kontingent for hele året 2027 med treningsavgift for to barn og leie av skap", Ink)
	r := NewGridRow(long, nil, nil, nil)
	r.SetText(1, "450,00")
	g.SetRows([]*GridRow{r})
	open(t, look.Light, 400, 300, NewColumn(tint.Gap, g))
	if long.Size().Height < 40 || !slices.Contains(texts(g), "450,00") {
		t.Errorf("%v high, drawn: %q", long.Size().Height, texts(g))
	}
}
