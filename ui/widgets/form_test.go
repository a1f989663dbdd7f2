package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

func TestFormPicture(t *testing.T) {
	picture(t, "form", 700, 470, func(w fyne.Window) fyne.CanvasObject {
		date := NewDateField(norwegian, fixedDays)
		date.SetDay(Day{2027, 1, 12})
		due := NewDateField(norwegian, fixedDays)
		due.Write("31.2.27")
		due.settle()
		amount := NewAmountField(func(s string) (string, string) { return s, "" })
		amount.Write("1\u00a0234,50")
		name, locked := NewTextField(), NewTextField()
		name.SetText("Medlemskontingent 2027")
		locked.SetText("Seniorer, Juniorer")
		locked.Disable()
		kind := NewChoice("Velg", []Option{{"many", "Mange fakturaer"}}, nil)
		kind.Choose("many")
		note := NewLongField("Rediger", func(string, func(string)) {})
		note.SetValue("Kontingenten gjelder hele året.\nBetal helst med KID.")
		form := NewForm(NewField("Faktureringsgruppe", "Under dette navnet finner du fakturaene igjen.", name))
		form.Row(NewShortField("Fakturadato", "", date), NewShortField("Forfall", "", due), NewShortField("Beløp", "", amount))
		form.Row(NewField("Slag", "", kind), NewField("Grupper", "", locked))
		form.Row(NewField("Tilleggsopplysninger", "", note))
		tick := NewCheck("Ta med standardvarene til hver mottaker", nil)
		tick.SetOn(true)
		form.Whole(tick)
		page := NewInset(tint.Gap, tint.Gap, NewColumn(tint.Gap, NewPanel("Dokumentdetaljer", form)))
		w.SetContent(page)
		w.Resize(fyne.NewSize(700, 470))
		w.Canvas().Focus(amount)
		return page
	})
}

func TestFormIsNeverTooWide(t *testing.T) {
	f := NewField("Navn", "", NewTextField())
	form := NewForm(f)
	open(t, look.Light, 1400, 400, NewColumn(tint.Gap, form))
	if got := f.Size().Width; got != 760 {
		t.Errorf("in a wide window the field is %v wide, want 760", got)
	}
}

func TestFormGrowsWithWhatIsWrong(t *testing.T) {
	a, b := NewField("A", "", NewTextField()), NewField("B", "", NewTextField())
	form := NewForm(a, b)
	w := open(t, look.Light, 500, 400, NewColumn(tint.Gap, form))
	high, below := form.MinSize().Height, b.Position().Y
	a.SetProblem("Dette er galt, og setningen som sier det er så lang at den må stå på to linjer under feltet i et smalt vindu.")
	w.Resize(fyne.NewSize(500, 401))
	if form.MinSize().Height <= high || b.Position().Y <= below {
		t.Errorf("it is %v high, was %v; the next field stands at %v, was %v", form.MinSize().Height, high, b.Position().Y, below)
	}
	if got := form.Problems(); len(got) != 1 {
		t.Errorf("the form tells of %q", got)
	}
	b.SetProblem("x")
	b.Hide()
	if got := form.Problems(); len(got) != 1 {
		t.Errorf("a hidden field tells of %q", got)
	}
	a.SetProblem("")
	w.Resize(fyne.NewSize(500, 400))
	if form.Problems() != nil || a.Problem() != "" {
		t.Error("mended, it still tells")
	}
}

func TestFormRows(t *testing.T) {
	short := func(n string) *Field { return NewShortField(n, "", NewAmountField(nil)) }
	a, b, c, d := short("A"), NewField("B", "", NewTextField()), NewField("C", "et hint", NewTextField()), NewField("D", "", NewTextField())
	d.Hide()
	form := NewForm()
	form.Row(a, b).Row(c, d).Whole(NewCheck("Ta med", nil))
	open(t, look.Light, 616, 400, NewColumn(tint.Gap, form))
	if a.Position().Y != b.Position().Y || b.Position().X != a.Size().Width+16 || a.Size().Width+b.Size().Width+16 != 616 {
		t.Errorf("beside each other: %v %v, %v %v", a.Position(), a.Size(), b.Position(), b.Size())
	}
	if c.Size().Width != 616 {
		t.Errorf("beside a hidden field, C is %v wide", c.Size().Width)
	}
	c.SetHint("et annet hint")
	if !slices.Contains(texts(c), "et annet hint") {
		t.Error("the hint was not changed")
	}
}

func TestFormWithLabelsAtTheLeft(t *testing.T) {
	in1, in2 := NewTextField(), NewTextField()
	form := NewForm(NewField("Navn", "", in1), NewField("Organisasjonsnummer", "", in2))
	form.Left = true
	open(t, look.Light, 600, 400, NewColumn(tint.Gap, form))
	if in1.Position().X < 100 || in1.Position().X != in2.Position().X {
		t.Errorf("the fields begin at %v and %v", in1.Position().X, in2.Position().X)
	}
	if in1.Size().Width+in1.Position().X != 600 {
		t.Errorf("the field ends at %v", in1.Size().Width+in1.Position().X)
	}
}

func TestTabGoesThroughTheFormInOrder(t *testing.T) {
	var fields []*TextField
	form := NewForm()
	for i := range 4 {
		f := NewTextField()
		f.SetText(fmt.Sprint(i))
		fields = append(fields, f)
	}
	form.Row(NewField("a", "", fields[0]), NewField("b", "", fields[1])).Row(NewField("c", "", fields[2])).Row(NewField("d", "", fields[3]))
	w := open(t, look.Light, 600, 400, NewColumn(tint.Gap, form))
	fields[2].Disable()
	for _, want := range []int{0, 1, 3, 0} {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() != fyne.Focusable(fields[want]) {
			t.Errorf("Tab does not lead to field %d", want)
		}
	}
}

func TestFormBreaksRowsThatAreTooNarrow(t *testing.T) {
	a, b, c := NewField("A", "", NewTextField()), NewField("B", "", NewTextField()), NewField("Organisasjonsnummer", "", NewTextField())
	form := NewForm().Row(a, b, c)
	w := open(t, look.Light, 700, 300, NewColumn(tint.Gap, form))
	if a.Position().Y != c.Position().Y {
		t.Error("there is room for three, and they stand in two lines")
	}
	w.Resize(fyne.NewSize(400, 300))
	if a.Position().Y != b.Position().Y || c.Position().Y <= a.Position().Y || c.Size().Width != 400 {
		t.Errorf("in a narrow window they stand at %v, %v and %v", a.Position(), b.Position(), c.Position())
	}
}
