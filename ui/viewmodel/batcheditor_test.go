package viewmodel

import (
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/party"
)

// railText is the rail as a person reads it.
func railText(r Rail) string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, l.Label+" "+strings.ReplaceAll(l.Value, "\u00a0", " "))
	}
	return strings.Join(out, "; ")
}

// heads are the headings of the chapters: state, and problems.
func heads(b *BatchEditor) string {
	var out []string
	for _, c := range b.Chapters() {
		out = append(out, strings.ReplaceAll(strings.TrimSpace(c.Title+" ["+c.State+"] "+c.Problems.Text()), "\u00a0", " "))
	}
	return strings.Join(out, "\n")
}

// spec: A11: the rail says live what it will come to, also while the name is still missing.
func TestRailIsLive(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	same(t, "empty", railText(b.Rail()), "Mottakere 0; Hver 0,00 kr")
	if b.Rail().Problems.Len() != 0 {
		t.Errorf("an empty plan is told to be wrong: %s", b.Rail().Problems.At(0).Text)
	}
	b.Recipients.Choose("Seniorer", TakenIn)
	b.Document.AddLine()
	b.Document.SetLine(0, LineDescription, "Kontingent")
	b.Document.SetLine(0, LinePrice, "450,50")
	d.wait()
	same(t, "without a name", railText(b.Rail()), "Mottakere 2; Fakturaer 2; Sum 901,00 kr; Første utsendelse i dag")
	b.SetName("Kontingent 2027")
	b.Document.Set("document.invoice_date", "15.1")
	b.Document.Set("document.due_date", "29.1")
	b.Document.Set("series.count", "2")
	b.Document.Set("series.every", "6")
	d.wait()
	same(t, "two each", railText(b.Rail()), "Mottakere 2; Fakturaer 4; Sum 1 802,00 kr; Første utsendelse 12.1.2027")
}

// Each heading tells its state in a few words, and its problems; chapters that are not built say what they will hold.
func TestHeadingsTellTheirState(t *testing.T) {
	d := newClub(t)
	d.mail()
	b := d.editor()
	b.Document.Set("document.due_date", "6.12.2026")
	d.wait()
	want := `Mottakere [2 valgt]
Distribusjon [foretrukket metode › e-post › EHF › papir › kladd] 1 problem
Dokumentdetaljer [450,00 kr · forfall 6.12.2026]
Nettbasert tilgang []
Fakturamal [Klassisk]
Filer og dokumenter [ingen]`
	if got := heads(b); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, c := range b.Chapters()[3:5] {
		if c.Later == "" {
			t.Errorf("%s does not say what it will hold", c.Title)
		}
	}
	b.Document.Set("document.due_date", "1.11.2026")
	d.wait()
	if got := heads(b); !strings.Contains(got, "forfall 1.11.2026] 1 problem") {
		t.Errorf("a due date before the invoice date is not told in the heading:\n%s", got)
	}
}

// What is written is put away by itself, and nothing is locked by it; nothing is lost on close (spec B11).
func TestEachFieldHasItsChapter(t *testing.T) {
	for field, chapter := range map[string]string{
		"recipients": ChapterRecipients, "email.subject": ChapterDistribution, "distribution.without_credit": ChapterDistribution,
		"document.lines[2].unit_price": ChapterDocument, "series.count": ChapterDocument, "payment_method": ChapterDocument,
		"name": "", "documents": "", "": "",
	} {
		same(t, field, ChapterOf(field), chapter)
	}
}

func TestAutosave(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	d.pass(time.Minute)
	all, err := d.house.Batches(ctx)
	ok(t, err)
	same(t, "batches, before anything is written", len(all), 0)

	b.SetName("Kontingent")
	d.pass(2 * time.Second)
	b.Recipients.Choose("Seniorer", TakenIn)
	closed := false
	d.shell.Close(func() { closed = true }) // at once: the second has not passed
	d.wait()
	all, err = d.house.Batches(ctx)
	ok(t, err)
	if len(all) != 1 || all[0].State != batch.Open || all[0].Plan.Name != "Kontingent" || len(all[0].Plan.Recipients.Include) != 1 {
		t.Errorf("kept: %+v", all)
	}
	if !closed {
		t.Error("the window does not close")
	}
	same(t, "line of state", d.shell.Status()[0].Text, "Lagret 14:00")

	again := NewBatchEditor(d.shell, Route{ID: all[0].ID})
	d.wait()
	same(t, "opened again", again.Name()+" "+again.Recipients.Count(), "Kontingent 2 av 4")
	if again.Locked() {
		t.Error("autosave has locked something")
	}
}

// spec: B11: Save says before what it locks, and after what is locked; the rest stays editable and is put away.
func TestSaveLocks(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	if !strings.Contains(b.Rail().Hint, "Lagre låser mottakerne") || !b.Rail().Save {
		t.Errorf("it is not said what Save locks: %s", b.Rail().Hint)
	}
	same(t, "before", b.State(), "Åpen")
	b.Save()
	d.wait()
	same(t, "after", b.State(), "Lagret")
	if !b.Locked() || b.Rail().Save || !b.Rail().Copy || !strings.Contains(b.Rail().Hint, "er låst") {
		t.Fatalf("not locked: %+v, %s", b.Rail(), d.texts())
	}
	d.add(party.Party{Number: "1005", Name: "Ny", Groups: []string{"Seniorer"}, Email: "ny@example.org"})
	d.shell.Env.Feed.Touch(Cards)
	d.pass(time.Second)
	same(t, "the list itself is locked", b.Recipients.Count(), "2 av 5 · 1 utelatt")

	b.SetName("Noe annet")
	b.Recipients.Choose("Seniorer", NotChosen)
	b.Recipients.SelectAllGroups()
	b.Recipients.Tick(4, true)
	b.Document.Set("document.due_date", "1.12.2026")
	b.Document.SetLine(0, LinePrice, "500")
	b.Distribution.Move(0, 1)
	d.pass(2 * time.Second)
	if b.Rail().Unsaved != nil {
		t.Errorf("not put away: %v", b.Rail().Unsaved)
	}
	k, err := d.house.Desk(ctx, b.ID())
	ok(t, err)
	p := k.Batch.Plan
	same(t, "kept", p.Name+" "+p.Document.DueDate.String()+" "+p.Document.Lines[0].UnitPrice.String()+" "+string(p.Chain[0]),
		"Kontingent 2027 2026-12-02 500.00 email")
	same(t, "chapter", b.Chapters()[0].Lock != "" && b.Chapters()[2].Lock != "" && b.Chapters()[1].Lock == "", true)
}

// Save that is refused tells everything that is wrong, each in its chapter, and keeps what was written.
func TestSaveRefused(t *testing.T) {
	d := newClub(t)
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	b.Save()
	d.wait()
	if b.Locked() {
		t.Fatal("an empty plan was saved")
	}
	if b.NameProblem() == "" || !strings.Contains(heads(b), "Mottakere [0 valgt] 1 problem") ||
		!strings.Contains(heads(b), "Dokumentdetaljer [ingen linjer ennå · forfall 2.12.2026] 1 problem") {
		t.Errorf("name: %q\n%s", b.NameProblem(), heads(b))
	}
	if !b.Rail().Problems.Stops() || b.Rail().Problems.Len() != 3 {
		t.Errorf("%d problems in the rail", b.Rail().Problems.Len())
	}
}

// spec: B11: copying is the way to change what is locked; the copy's dates fill themselves in anew.
func TestCopyToNew(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	b.Document.Set("document.invoice_date", "15.1")
	b.Document.Set("document.due_date", "29.1")
	b.Save()
	d.wait()
	b.CopyToNew()
	d.wait()
	r := d.shell.Route()
	if r.Page != EditorPage || r.Plan == nil {
		t.Fatalf("shown: %+v", r)
	}
	c := NewBatchEditor(d.shell, r)
	d.pass(2 * time.Second)
	same(t, "copy", c.Name()+" "+c.Recipients.Count()+" "+fieldOf(t, c.Document, "document.due_date").Value,
		"Kontingent 2027 (kopi) 2 av 4 · 1 utelatt 2.12.2026")
	if c.Locked() || c.ID() == b.ID() || c.ID() == 0 {
		t.Errorf("the copy is %d, locked: %v", c.ID(), c.Locked())
	}
}

// spec: B10: without lines, everybody without default products is told, before anything is saved.
func TestDefaultProductsMissing(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	b.Document.RemoveLine(0)
	b.Document.Set("document.include_default_products", Ticked)
	d.wait()
	p := b.Rail().Problems
	same(t, "problems", p.Len(), 2)
	same(t, "cards", p.At(0).Party+" "+p.At(1).Party, "1001 1003")
	if !strings.Contains(p.At(0).Text, "Kari Åsgård har ingen standardvarer") {
		t.Errorf("got %q", p.At(0).Text)
	}
}
