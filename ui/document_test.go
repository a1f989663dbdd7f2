package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/viewmodel"
)

// openSingle opens a new invoice to a customer, with products to choose from.
func openSingle(t *testing.T) (*stage, *documentForm) {
	t.Helper()
	s := newStage(t, (*memoryClub).products)
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage, Number: "1001"})
	return s, s.w.page.(*singlePage).document
}

// line is a line as it is drawn.
func line(f *documentForm, i int) string {
	r := f.lines.rows[i]
	return plain(strings.Join([]string{r.description.Text, r.quantity.Text, r.unit.Text, r.price.Text}, " | "))
}

// spec: A7: typing in a line never loses the keyboard or the place in the text, though everything is drawn anew.
func TestWritingALine(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	r := f.lines.rows[0]
	focused := func(want fyne.Focusable) {
		t.Helper()
		if s.window.Canvas().Focused() != want {
			t.Fatalf("the keyboard is at %q", s.focused())
		}
	}
	focused(r.description)
	for _, c := range "Noter" {
		r.description.TypedRune(c)
		s.wait()
		focused(r.description)
	}
	r.description.CursorColumn = 2
	r.description.TypedRune('x')
	s.wait()
	if r.description.Text != "Noxter" || r.description.CursorColumn != 3 {
		t.Errorf("%q with the cursor at %d", r.description.Text, r.description.CursorColumn)
	}
	s.writeInto(r.price, "1250,5")
	s.shows("1 250,50")
	if r.price.Text != "1250,5" {
		t.Errorf("while it is written, the price becomes %q", r.price.Text)
	}
	s.key(fyne.KeyReturn)
	if len(f.lines.rows) != 2 || s.window.Canvas().Focused() != f.lines.rows[1].description {
		t.Fatalf("enter in the last field makes %d lines; the keyboard is at %q", len(f.lines.rows), s.focused())
	}
	if got := line(f, 0); got != "Noxter | 1 |  | 1 250,50" {
		t.Errorf("left: %q", got)
	}
	s.shows("1 250,50 kr")
}

// What is wrong with a line stands under it once it is left, not before.
func TestAWrongLine(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	r := f.lines.rows[0]
	s.writeInto(r.quantity, "1,2,3")
	s.shuns("ikke et tall")
	s.window.Canvas().Focus(r.unit)
	s.wait()
	s.shows("«1,2,3» er ikke et tall.")
	if r.quantity.Problem() == "" || r.quantity.Text != "1,2,3" {
		t.Errorf("%q, %q", r.quantity.Problem(), r.quantity.Text)
	}
	s.writeInto(r.quantity, "3")
	s.shuns("ikke et tall")
}

// spec: A7: lines are moved and removed, and the keyboard stays with them.
func TestMovingLines(t *testing.T) {
	s, f := openSingle(t)
	for _, d := range []string{"Noter", "Uniform", "Instrument"} {
		s.press("Legg til linje")
		s.writeInto(f.lines.rows[len(f.lines.rows)-1].description, d)
	}
	last := f.lines.rows[2]
	test.Tap(last.up)
	s.wait()
	if got := line(f, 1); !strings.HasPrefix(got, "Instrument") || f.lines.rows[1] != last || s.window.Canvas().Focused() != last.up {
		t.Fatalf("moved up: %q; the keyboard is at %q", got, s.focused())
	}
	test.Tap(last.up)
	s.wait()
	if f.lines.rows[0] != last || s.window.Canvas().Focused() != last.down || !last.up.Disabled() {
		t.Errorf("at the top, the keyboard is at %q", s.focused())
	}
	test.Tap(f.lines.rows[1].remove)
	s.wait()
	if len(f.lines.rows) != 2 || s.window.Canvas().Focused() != f.lines.rows[1].remove {
		t.Errorf("%d lines; the keyboard is at %q", len(f.lines.rows), s.focused())
	}
	s.shuns("Noter")
	test.Tap(f.lines.rows[1].remove)
	test.Tap(f.lines.rows[0].remove)
	s.wait()
	if len(f.lines.rows) != 0 || s.window.Canvas().Focused() != f.lines.add {
		t.Errorf("%d lines; the keyboard is at %q", len(f.lines.rows), s.focused())
	}
}

// spec: A7: products are found by what they are called, with the keyboard alone.
func TestAddingAProduct(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til vare")
	s.shows("Årskontingent")
	s.begin("Søk etter varenavn eller varenummer", "leie")
	s.key(fyne.KeyReturn)
	if got := line(f, 0); got != "Leie av instrument | 1 | mnd | 120,50" {
		t.Errorf("added: %q", got)
	}
	if s.window.Canvas().Focused() != f.lines.rows[0].quantity {
		t.Errorf("the keyboard is at %q", s.focused())
	}
	s.press("Legg til vare")
	s.key(fyne.KeyEscape)
	if f.lines.product.picker.Visible() || s.window.Canvas().Focused() != f.lines.product.button {
		t.Errorf("escape leaves the search open; the keyboard is at %q", s.focused())
	}
}

// spec: C3: a club that is registered chooses the VAT of each line; only taxed lines have a rate.
func TestLinesOfARegisteredClub(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		must(c.change("", func(l *ledger) error {
			l.organisation.VATRegistered = true
			return nil
		}))
	})
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage, Number: "1001"})
	f := s.w.page.(*singlePage).document
	s.press("Legg til linje")
	r := f.lines.rows[0]
	if !r.vat.Visible() || r.rate.Visible() {
		t.Fatalf("category %v, rate %v", r.vat.Visible(), r.rate.Visible())
	}
	r.vat.SetSelected("Med mva.")
	s.wait()
	s.writeInto(r.price, "100")
	s.key(fyne.KeyReturn)
	if s.window.Canvas().Focused() != r.rate {
		t.Fatalf("after the price, the keyboard is at %q", s.focused())
	}
	s.writeInto(r.rate, "25")
	s.shows("Mva. 25 %", "125,00 kr")
}

// Fields are found by the names that problems give them.
func TestGoingToAField(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	for field, want := range map[string]string{
		"document.due_date": "Forfallsdato", "shipping_method": "Leveringsmåte", "document.lines": "Legg til linje",
		"document.sellers_notes": "Interne notater",
	} {
		if !f.focus(field) || s.focused() != want {
			t.Errorf("%s is at %q", field, s.focused())
		}
	}
	if !f.focus("document.lines[1].unit_price") || s.window.Canvas().Focused() != f.lines.rows[0].price {
		t.Errorf("the price of the first line is at %q", s.focused())
	}
	for _, field := range []string{"document.lines[2].unit_price", "document.lines[1].colour", "email.subject", "series.count"} {
		if f.focus(field) {
			t.Errorf("%s is not here", field)
		}
	}
}

// spec: B7: several invoices list their dates; what is long is folded.
func TestDatesOfASeries(t *testing.T) {
	s := newStage(t, nil)
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.press("Dokumentdetaljer")
	s.write("Fakturadato", "31.1.2027")
	s.write("Forfallsdato", "14.2.2027")
	s.shuns("Vis alle")
	s.write("Antall fakturaer", "6")
	s.write("Intervall", "1")
	s.shows("28.2.2027", "30.4.2027", "14.5.2027", "Vis alle 6")
	s.shuns("30.6.2027")
	s.press("Vis alle 6")
	s.shows("30.6.2027", "14.7.2027", "Vis færre")
}

// What is being written can't be changed while it is put away.
func TestLockedLines(t *testing.T) {
	s, f := openSingle(t)
	s.press("Legg til linje")
	r := f.lines.rows[0]
	v := f.model.Lines()[0]
	r.show(v, true, true)
	for _, in := range []fyne.Disableable{r.description, r.quantity, r.unit, r.price, r.vat, r.up, r.down, r.remove} {
		if !in.Disabled() {
			t.Errorf("%T can still be used", in)
		}
	}
	r.show(v, false, true)
	if r.description.Disabled() || !r.down.Disabled() {
		t.Error("unlocked, it is not as before")
	}
}
