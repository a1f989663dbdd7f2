package widgets

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

var norwegian = DateWords{
	Months:     [12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	Weekdays:   [7]string{"man", "tir", "ons", "tor", "fre", "lør", "søn"},
	Unreadable: "Dette er ingen dato. Skriv for eksempel 5.11 eller 5.11.26.",
	Open:       "Åpne kalenderen",
	Previous:   "Forrige måned", Next: "Neste måned",
}

func shown(d Day) string { return fmt.Sprintf("%d.%d.%d", d.Day, d.Month, d.Year) }

func fixedToday() Day { return Day{2026, time.November, 22} }

// fixedDays reads days as they are shown, those of this or the next year also short, and "i dag".
var fixedDays = Days{Today: fixedToday, Show: shown, Read: func(typed string) (Day, bool) {
	if typed == "i dag" {
		return fixedToday(), true
	}
	for _, form := range []string{"2.1.2006", "2.1.06"} {
		if t, err := time.Parse(form, typed); err == nil {
			return dayOf(t), true
		}
	}
	t, err := time.Parse("2.1", typed)
	d := Day{fixedToday().Year, t.Month(), t.Day()}
	if d.Month < time.September {
		d.Year++
	}
	return d, err == nil
}}

func navigation() *SideNav {
	n := NewSideNav([]NavItem{
		{ID: "home", Label: "Hjem", Sign: icon.Home},
		{ID: "batch", Label: "Massefakturering", Sign: icon.Batch, Section: "Fakturering"},
		{ID: "invoices", Label: "Fakturaer", Sign: icon.Invoice, Section: "Fakturering"},
		{ID: "dispatch", Label: "Utsendelser", Sign: icon.Send, Section: "Fakturering"},
		{ID: "members", Label: "Medlemmer", Sign: icon.People, Section: "Register"},
		{ID: "groups", Label: "Grupper", Sign: icon.Group, Section: "Register"},
		{ID: "products", Label: "Varer", Sign: icon.Product, Section: "Register"},
		{ID: "settings", Label: "Innstillinger", Sign: icon.Settings, Bottom: true},
		{ID: "help", Label: "Hjelp", Sign: icon.Help, Bottom: true},
	}, nil)
	n.SetTitle("Fjellheim korps", "2027")
	n.SetBadge("dispatch", NavBadge{"12", Ink})
	n.SetBadge("home", NavBadge{"2", Warn})
	n.Select("batch")
	return n
}

func chain() *ReorderList {
	l := NewReorderList(ReorderWords{"Opp", "Ned", "Fjern"})
	l.OnRemoved = func(int) {}
	l.SetEntries([]ReorderEntry{
		{Text: "Mottakerens foretrukne leveringsmetode", Sign: icon.People},
		{Text: "E-post", Sign: icon.Mail},
		{Text: "EHF", Note: "1 kreditt hver", Sign: icon.Globe, Tone: Warn},
		{Text: "Lagre som kladd", Note: "Metoder under denne forsøkes ikke", Sign: icon.Pencil},
		{Text: "Papir", Note: "Blir ikke forsøkt", Sign: icon.Printer},
	}, 3)
	return l
}

func groups() fyne.CanvasObject {
	named := [3]string{"Ekskluder", "Uten valg", "Inkluder"}
	rows := NewColumn("")
	for _, g := range []struct {
		name, count string
		state       Tri
	}{{"Seniorer", "412", Include}, {"Juniorer", "388", Neither}, {"Æresmedlemmer", "12", Exclude}} {
		r := NewTriRow(g.name, g.count, named, nil)
		r.Switch.SetState(g.state)
		rows.Add(r)
	}
	return rows
}

// editor is the page of a mass invoicing.
func editor() fyne.CanvasObject {
	people, _ := members(238)
	people.Frameless = true
	people.OnSort = func(string, bool) {}
	people.Sorted("name", false)
	people.MinRows = 4
	search := NewTextField()
	search.SetPlaceHolder("Søk etter navn, nummer eller gruppe")
	search.SetIcon(icon.Search)
	one := NewChapter("1", "Mottakere", true, NewColumn(tint.Gap, groups(), search, people))
	one.SetState("238 valgt · 12 utelatt")
	one.SetAside(NewLink("Marker alle grupper", nil))
	two := NewChapter("2", "Distribusjon", true, NewColumn(tint.Gap, chain(),
		NewCheck("Ikke behold salgsdokumentet når kreditt mangler: lagre som kladd", nil)))
	two.SetState("foretrukket, så e-post, EHF, kladd")
	two.SetProblems("1 problem", Warn)
	three := NewChapter("3", "Dokumentdetaljer", false, NewParagraph("", Ink))
	three.SetState("450,00 · forfall 29.1.2027")
	chapters := NewInset("", "", NewColumn(tint.Gap, one, two, three))

	rail := NewPanel("Effektuer", NewColumn(tint.Gap,
		NewPairs(Pair{Name: "Mottakere", Value: "238"}, Pair{Name: "Fakturaer", Value: "238"}, Pair{Name: "Sum", Value: "107\u00a0100,00", Bold: true},
			Pair{Name: "Første sending", Value: "12.1.2027"}, Pair{Name: "Leveringskreditt", Value: "trenger 43, har 30", Tone: Warn}),
		NewButton("Effektuer", nil, Primary, nil), NewButton("Godkjenn og gå gjennom", nil, Plain, nil), NewButton("Lagre", icon.Check, Quiet, nil)))
	side := NewRail(rail)
	p := NewPage("Medlemskontingent 2027", "Velg hvem som skal ha faktura, hvordan den sendes, og hva som står i den.", NewBeside(tint.Gap, NewScroll(chapters), side))
	p.SetBack("Massefakturering", nil)
	p.SetStatus("Åpen", Ink)
	p.SetOthers(NewButton("Kopier til ny", icon.Copy, Quiet, nil))
	return p
}

// pieces shows what the editor does not.
func pieces() fyne.CanvasObject {
	date := NewDateField(norwegian, fixedDays)
	date.SetDay(Day{2027, time.January, 12})
	due := NewDateField(norwegian, fixedDays)
	due.Write("31.2.27")
	due.settle()
	amount := NewAmountField(func(s string) (string, string) { return s, "" })
	amount.Write("1\u00a0234,50")
	note := NewLongField("Rediger", func(string, func(string)) {})
	note.SetValue("Kontingenten gjelder hele året.\nBetal helst med KID.")
	kind := NewChoice("Velg", []Option{{"many", "Mange fakturaer"}, {"one", "Én faktura, flere forfall"}}, nil)
	kind.Choose("many")
	name := NewTextField()
	name.SetText("Medlemskontingent 2027")
	locked := NewTextField()
	locked.SetText("Seniorer, Juniorer")
	locked.Disable()
	form := NewForm(NewField("Faktureringsgruppe", "Under dette navnet finner du fakturaene igjen.", name))
	form.Row(NewShortField("Fakturadato", "", date), NewShortField("Forfall", "", due), NewShortField("Beløp", "", amount))
	form.Row(NewField("Slag", "", kind), NewField("Grupper", "", locked))
	form.Row(NewField("Tilleggsopplysninger", "", note))
	form.Whole(NewCheck("Ta med standardvarene til hver mottaker", nil))

	problems := NewProblemPanel()
	problems.SetProblems("2 problemer før du kan effektuere", []Problem{
		{Sentence: "Ola Nordmann har ingen e-postadresse. Skriv den på kundekortet, eller la papir stå i rekkefølgen.", Link: "Åpne kortet", Tone: Warn},
		{Sentence: "Fakturamalen finnes ikke lenger. Velg en annen.", Link: "Velg mal", Tone: Bad},
	}, nil)
	progress := NewProgressPanel("Sender fakturaer", "Stopp etter denne", nil)
	progress.Set("142 av 238", "om lag 2 minutter igjen", 142.0/238)
	steps := NewStepBar("Velg fil", "Kolonner", "Kontroller", "Hent inn")
	steps.SetCurrent(2)
	filters := NewFilterRow([]Filter{{"", "Alle", "238"}, {"sent", "Levert", "196"}, {"wait", "Venter på kreditt", "8"}, {"bad", "Må ses på", "2"}}, nil)
	lockedPanel := NewPanel("Mottakere", NewPairs(Pair{Name: "Valgt", Value: "238"}))
	lockedPanel.SetLock("Mottakerne er låst siden 3.1.2027, da massefaktureringen ble lagret.", NewLink("Kopier til ny", nil))
	empty := NewPanel("", NewEmptyState(icon.Batch, "Her kommer massefaktureringene dine. Begynn med årets kontingent.", "Ny massefakturering", nil))
	chips := container.NewHBox(NewChip("Levert", Good), NewChip("Venter på kreditt", Warn), NewChip("Avvist", Bad), NewChip("Kladd", Ink), NewChip("Planlagt", Accent))
	left := NewColumn(tint.Gap, filters, NewPanel("Dokumentdetaljer", form), progress)
	right := NewColumn(tint.Gap, problems, lockedPanel, empty, NewPanel("", NewColumn(tint.Gap, steps, chips)))
	return NewInset(tint.Margin, tint.Margin, NewBeside(tint.Gap, left, container.New(fixedWidth{470}, right)))
}

type fixedWidth struct{ w float32 }

func (f fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.w, HeightAt(o[0], f.w))
}

func (f fixedWidth) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

// shell puts a page beside the navigation, above the status bar.
func shell(page fyne.CanvasObject) (fyne.CanvasObject, *Toaster) {
	status := NewStatusBar()
	open := func() {}
	status.SetParts(StatusPart{Text: "Lagret 12:04", Sign: icon.Check}, StatusPart{Text: "Sikkerhetskopi i går", OnTapped: open}, StatusPart{Text: "Leveringskreditt 30", OnTapped: open})
	toaster := NewToaster("Lukk")
	side := navigation()
	return container.New(shellLayout{}, side, container.NewStack(page, toaster.Layer()), status), toaster
}

type shellLayout struct{}

func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 500) }
func (shellLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w, h := o[0].MinSize().Width, o[2].MinSize().Height
	place(o[0], 0, 0, w, s.Height)
	place(o[1], w, 0, s.Width-w, s.Height-h)
	place(o[2], w, s.Height-h, s.Width-w, h)
}

// TestGallery draws many widgets at once, in both looks and at twice the size, for people to look at:
// go test -run Gallery -artifacts -outputdir somewhere
func TestGallery(t *testing.T) {
	for mode, m := range modes {
		for _, scale := range []float32{1, 2} {
			use(t, m)
			w := test.NewTempWindow(t, canvas.NewRectangle(nil))
			w.SetPadded(false)
			page, toaster := shell(editor())
			w.SetContent(page)
			w.Resize(fyne.NewSize(1280, 800))
			toaster.Show("Kari Nordmann er fjernet", "Angre", nil, 0)
			w.Resize(fyne.NewSize(1280, 801))
			w.Resize(fyne.NewSize(1280, 800))
			keep(t, w, scale, fmt.Sprintf("gallery-editor-%s-%g.png", mode, scale))
			page = pieces()
			w.SetContent(page)
			w.Resize(fyne.NewSize(1280, 800))
			if n := len(texts(page)); n < 50 {
				t.Errorf("%s: only %d texts are drawn", mode, n)
			}
			keep(t, w, scale, fmt.Sprintf("gallery-pieces-%s-%g.png", mode, scale))
		}
	}
}

func keep(t *testing.T, w fyne.Window, scale float32, name string) {
	t.Helper()
	if c, ok := w.Canvas().(software.WindowlessCanvas); ok {
		c.SetScale(scale)
		defer c.SetScale(1)
	}
	f, err := os.Create(filepath.Join(t.ArtifactDir(), name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
