package ui

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// cabinet is a form with a field of every kind. It behaves as the models' do: what can't be read stays, with the reason,
// and a value is written as the language has it once its field is left.
type cabinet struct {
	fields []viewmodel.Field
	log    []string
	form   *form
}

func newCabinet() *cabinet {
	colours := []viewmodel.Choice{{ID: "r", Label: "Rød"}, {ID: "b", Label: "Blå"}}
	return &cabinet{fields: []viewmodel.Field{
		{ID: "name", Label: "Navn", Kind: viewmodel.TextField, Hint: "Som det skal stå."},
		{ID: "count", Label: "Antall", Kind: viewmodel.TextField, Value: "1"},
		{ID: "day", Label: "Dag", Kind: viewmodel.DateField, Value: "22.11.2026"},
		{ID: "note", Label: "Notat", Kind: viewmodel.LongField, Value: "En\nTo"},
		{ID: "colour", Label: "Farge", Kind: viewmodel.ChoiceField, Value: "r", Choices: colours},
		{ID: "tick", Label: "Husk dette", Kind: viewmodel.TickField, Hint: "Til neste gang."},
		{ID: "secret", Label: "Passord", Kind: viewmodel.SecretField},
	}}
}

func (c *cabinet) Fields() []viewmodel.Field { return append([]viewmodel.Field{}, c.fields...) }

func (c *cabinet) at(id string) *viewmodel.Field {
	for i := range c.fields {
		if c.fields[i].ID == id {
			return &c.fields[i]
		}
	}
	return nil
}

func (c *cabinet) Set(id, value string) {
	c.log = append(c.log, id+"="+value)
	f := c.at(id)
	f.Value, f.Problem = value, ""
	switch {
	case id == "count" && value != "":
		if _, err := strconv.Atoi(strings.TrimSpace(value)); err != nil {
			f.Problem = "«" + value + "» er ikke et tall."
		}
	case id == "day" && strings.ContainsAny(value, "abcdefghijklmnopqrstuvwxyz"):
		f.Problem = "«" + value + "» er ikke en dag."
	case id == "colour" && value == "b":
		f.Problem = "Blå er utsolgt."
	}
	c.form.refresh() // the models tell of each change
}

func (c *cabinet) Leave(id string) {
	c.log = append(c.log, id+" left")
	if f := c.at(id); f.Problem == "" && id != "note" {
		f.Value = strings.TrimSpace(f.Value)
	}
}

// openCabinet draws one in a window.
func openCabinet(t *testing.T) (*stage, *cabinet) {
	t.Helper()
	s, c := newStage(t, nil), newCabinet()
	c.form = &form{} // until it is made
	c.form = newForm(s.w, c, []string{"name", "count"})
	s.w.place.Objects = []fyne.CanvasObject{container.NewVBox(c.form.object())}
	s.w.place.Refresh()
	s.wait()
	return s, c
}

func TestFormDrawsEveryKind(t *testing.T) {
	s, c := openCabinet(t)
	s.shows("Navn", "Som det skal stå.", "Antall", "Dag", "Notat", "Farge", "Rød", "Husk dette", "Til neste gang.", "Passord")
	for label, want := range map[string]string{"Antall": "1", "Dag": "22.11.2026", "Notat": `En\To`, "Farge": "Rød"} {
		if got := s.holds(label); got != want {
			t.Errorf("%s holds %q", label, got)
		}
	}
	if len(c.log) != 0 {
		t.Errorf("drawing has written %q", c.log)
	}
	a, b := c.form.inputs["name"].field.Position(), c.form.inputs["count"].field.Position()
	if a.Y != b.Y || a.X >= b.X {
		t.Errorf("not beside each other: %v %v", a, b)
	}
	if order := strings.Join(s.order(), " "); !strings.Contains(order, "Navn Antall Dag Notat Farge Husk dette Passord") {
		t.Errorf("the keyboard goes %s", order)
	}
}

// Nobody is told off while writing; on leaving one is, and the value is written as the language has it.
func TestFormWhileWriting(t *testing.T) {
	s, c := openCabinet(t)
	field := c.form.inputs["count"].field
	s.begin("Antall", "to")
	if field.Problem() != "" || s.holds("Antall") != "to" {
		t.Errorf("while writing: %q, %q", field.Problem(), s.holds("Antall"))
	}
	s.window.Canvas().Unfocus()
	s.wait()
	s.shows("«to» er ikke et tall.")
	s.window.Canvas().Focus(c.form.inputs["count"].object.(fyne.Focusable))
	test.Type(s.window.Canvas().Focused(), "x")
	s.wait()
	s.shows("«tox» er ikke et tall.") // it was wrong before
	s.begin("Antall", " 3 ")
	s.shuns("ikke et tall")
	if s.holds("Antall") != " 3 " {
		t.Errorf("while writing it becomes %q", s.holds("Antall"))
	}
	s.window.Canvas().Unfocus()
	s.wait()
	if s.holds("Antall") != "3" {
		t.Errorf("left, it holds %q", s.holds("Antall"))
	}
}

// What the model changes meanwhile shows once the field is left.
func TestFormLeavesAloneWhatIsWritten(t *testing.T) {
	s, c := openCabinet(t)
	s.begin("Dag", "3.12")
	c.at("day").Value, c.at("day").Hint = "24.12.2026", "Julaften"
	c.form.refresh()
	s.shows("Julaften")
	if s.holds("Dag") != "3.12" {
		t.Errorf("what is being written becomes %q", s.holds("Dag"))
	}
	s.window.Canvas().Unfocus()
	s.wait()
	if s.holds("Dag") != c.at("day").Value {
		t.Errorf("it holds %q, the model %q", s.holds("Dag"), c.at("day").Value)
	}
}

func TestFormDates(t *testing.T) {
	s, c := openCabinet(t)
	day := c.at("day")
	for typed, want := range map[string]string{"24.12": "24.12.2026", "i morgen": "23.11.2026", "2.1.27": "2.1.2027"} {
		s.write("Dag", typed)
		if s.holds("Dag") != want || day.Value != want {
			t.Errorf("%q becomes %q, %q in the model", typed, s.holds("Dag"), day.Value)
		}
	}
	s.write("Dag", "24.12.2026")
	s.write("Dag", "snart")
	s.shows("«snart» er ikke en dag.")
	if s.holds("Dag") != "snart" {
		t.Errorf("what can't be read becomes %q", s.holds("Dag"))
	}
	s.write("Dag", "24.12.2026") // the day it was before
	s.shuns("ikke en dag")
	if s.holds("Dag") != "24.12.2026" || day.Value != "24.12.2026" {
		t.Errorf("mended, it holds %q, the model %q", s.holds("Dag"), day.Value)
	}
	s.write("Dag", "")
	if day.Value != "" {
		t.Errorf("emptied, the model holds %q", day.Value)
	}
	before := len(c.log)
	s.window.Canvas().Focus(c.form.inputs["day"].object.(fyne.Focusable))
	s.window.Canvas().Unfocus()
	if said := c.log[before:]; len(said) != 1 || said[0] != "day left" {
		t.Errorf("going through it writes %q", said)
	}
}

func TestFormCalendar(t *testing.T) {
	s, c := openCabinet(t)
	f := c.form.inputs["day"].object.(*widgets.DateField)
	s.window.Canvas().Focus(f)
	s.key(fyne.KeyUp)
	if c.at("day").Value != "23.11.2026" {
		t.Errorf("a day later: %q", c.at("day").Value)
	}
	s.key(fyne.KeyF4)
	if s.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no calendar")
	}
	s.shows("november 2026")
	s.key(fyne.KeyRight, fyne.KeyReturn)
	if c.at("day").Value != "24.11.2026" || s.window.Canvas().Focused() != f || s.window.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen: %q; the keyboard is at %q", c.at("day").Value, s.focused())
	}
}

// spec: B9: a text of any length, with an editor behind the magnifier.
func TestFormLongText(t *testing.T) {
	s, c := openCabinet(t)
	s.write("Notat", `Takk.\Vel møtt.`)
	if c.at("note").Value != "Takk.\nVel møtt." {
		t.Errorf("written in one line: %q", c.at("note").Value)
	}
	f := c.form.inputs["note"].object.(*widgets.LongField)
	f.Open()
	s.wait()
	s.shows("Notat", "Ferdig", "Avbryt")
	entry, ok := s.window.Canvas().Focused().(*widget.Entry)
	if !ok || entry.Text != "Takk.\nVel møtt." {
		t.Fatalf("the keyboard is at %q", s.focused())
	}
	test.Type(entry, "Hei! ")
	s.press("Ferdig")
	if c.at("note").Value != "Hei! Takk.\nVel møtt." || s.window.Canvas().Focused() != f {
		t.Errorf("done: %q; the keyboard is at %q", c.at("note").Value, s.focused())
	}
	f.Open()
	s.wait()
	test.Type(s.window.Canvas().Focused(), "Nei! ")
	s.press("Avbryt")
	if c.at("note").Value != "Hei! Takk.\nVel møtt." {
		t.Errorf("thought better of: %q", c.at("note").Value)
	}
	c.at("note").Value = strings.Repeat("Lang tekst. ", 100)
	c.form.refresh()
	s.window.Canvas().Unfocus()
	s.wait()
	if f.Value() != c.at("note").Value {
		t.Error("a long text from elsewhere is not shown")
	}
}

// What is chosen or ticked counts at once, and what is wrong with it is told at once.
func TestFormChoicesAndTicks(t *testing.T) {
	s, c := openCabinet(t)
	s.choose("Farge", "Blå")
	s.shows("Blå er utsolgt.")
	if s.focused() != "Farge" {
		t.Errorf("the keyboard is at %q", s.focused())
	}
	c.at("colour").Choices = append(c.at("colour").Choices, viewmodel.Choice{ID: "g", Label: "Gul"})
	c.form.refresh()
	s.choose("Farge", "Gul")
	s.shuns("utsolgt")
	if c.at("colour").Value != "g" {
		t.Errorf("chosen: %q", c.at("colour").Value)
	}
	s.press("Husk dette")
	if c.at("tick").Value != viewmodel.Ticked {
		t.Errorf("ticked: %q", c.at("tick").Value)
	}
	s.key(fyne.KeySpace)
	if c.at("tick").Value != "" {
		t.Errorf("unticked: %q", c.at("tick").Value)
	}
	c.at("tick").Value = viewmodel.Ticked
	c.form.refresh()
	if box := c.form.inputs["tick"].object.(*widgets.Check); !box.On() {
		t.Error("a tick from elsewhere is not shown")
	}
}

func TestFormSecret(t *testing.T) {
	s, c := openCabinet(t)
	s.write("Passord", "hemmelig")
	s.shuns("hemmelig")
	if c.at("secret").Value != "hemmelig" {
		t.Errorf("the model holds %q", c.at("secret").Value)
	}
	c.at("secret").Value = "" // put away
	c.form.refresh()
	s.wait()
	if s.holds("Passord") != "" {
		t.Error("it is still there")
	}
}

// What is locked can be read, not changed; what is hidden leaves no gap.
func TestFormLockedAndHidden(t *testing.T) {
	s, c := openCabinet(t)
	for i := range c.fields {
		c.fields[i].Locked = true
	}
	c.form.refresh()
	s.wait()
	for id, in := range c.form.inputs {
		if d, ok := in.object.(fyne.Disableable); !ok || !d.Disabled() {
			t.Errorf("%s can be changed", id)
		}
	}
	if s.can("Husk dette") {
		t.Error("the tick can be pressed")
	}
	for i := range c.fields {
		c.fields[i].Locked = false
	}
	c.at("day").Hidden = true
	high := c.form.grid.HeightAt(600)
	c.form.refresh()
	s.wait()
	s.shuns("Dag")
	if c.form.grid.HeightAt(600) >= high {
		t.Error("a hidden field leaves a gap")
	}
	s.write("Navn", "Korpset")
	if c.at("name").Value != "Korpset" {
		t.Errorf("unlocked, it holds %q", c.at("name").Value)
	}
}

func TestFormFocus(t *testing.T) {
	s, c := openCabinet(t)
	for _, f := range c.fields {
		if !c.form.focus(f.ID) || s.focused() != f.Label {
			t.Errorf("%s is at %q", f.ID, s.focused())
		}
	}
	if c.form.focus("other") {
		t.Error("there is no such field")
	}
	part := newFormOf(s.w, c, []string{"name", "missing"}, []string{"nothing"})
	if len(part.inputs) != 1 {
		t.Errorf("%d fields are drawn of one", len(part.inputs))
	}
}
