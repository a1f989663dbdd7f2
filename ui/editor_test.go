package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/batch"
	"kontingent/ui/viewmodel"
)

// newEditor opens the editor over the sample club, with the dues as change leaves them.
func newEditor(t *testing.T, change func(*batch.Plan)) *stage {
	t.Helper()
	s := newStage(t, nil)
	plan := s.club.dues()
	if change != nil {
		change(&plan)
	}
	s.open(viewmodel.Route{Page: viewmodel.EditorPage, Plan: &plan})
	return s
}

// editor is the page that is shown.
func (s *stage) editor() *editorPage {
	s.t.Helper()
	p, ok := s.w.page.(*editorPage)
	if !ok {
		s.t.Fatalf("%T is shown", s.w.page)
	}
	return p
}

// far is how far the page is scrolled.
func (s *stage) far() float32 { return s.editor().scroll.Offset.Y }

func TestEditorNamesItself(t *testing.T) {
	s := newStage(t, nil)
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.shows("Ny massefakturering", "Faktureringsgruppe", "1", "Mottakere", "0 valgt", "6", "Filer og dokumenter")
	s.shuns("Navnet mangler", "problem")
	s.write("Faktureringsgruppe", "Kontingent 2027")
	s.shows("Kontingent 2027")
	s.shuns("Ny massefakturering")
	s.write("Faktureringsgruppe", "")
	s.shows("Navnet mangler")
	s.pass(2 * time.Second)
	s.goes("Massefakturering")
	s.press("Ny massefakturering")
	s.shuns("Navnet mangler")
}

// The rail tells what it comes to, and what is wrong leads to its place.
func TestEditorProblemsLeadToTheirField(t *testing.T) {
	s := newEditor(t, func(p *batch.Plan) {
		p.Name, p.Document.Lines, p.Email.Subject = "", nil, "Hei {navn}"
	})
	s.press("Lagre")
	s.shows("Navnet mangler")
	for field, chapter := range map[string]string{
		"name": "", "recipients": viewmodel.ChapterRecipients, "email.subject": viewmodel.ChapterDistribution,
		"distribution.without_credit": viewmodel.ChapterDistribution, "distribution": viewmodel.ChapterDistribution,
		"document.due_date": viewmodel.ChapterDocument, "payment_method": viewmodel.ChapterDocument,
		"template": viewmodel.ChapterTemplate,
	} {
		for _, c := range s.editor().chapters {
			c.panel.SetOpen(false)
		}
		s.wait()
		s.editor().scroll.ScrollToTop()
		s.window.Canvas().Unfocus()
		if !s.editor().mend(field) {
			t.Errorf("%s is not here", field)
		}
		s.wait()
		for _, c := range s.editor().chapters {
			if c.panel.IsOpen() != (c.id == chapter) {
				t.Errorf("%s: %s open: %t", field, c.id, c.panel.IsOpen())
			}
		}
		o, _ := s.window.Canvas().Focused().(fyne.CanvasObject)
		if o == nil {
			if chapter != viewmodel.ChapterTemplate {
				t.Errorf("%s has not the keyboard", field)
			}
			continue
		}
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		if top < 60 || top > 740 {
			t.Errorf("%s is out of sight, at %g", field, top)
		}
	}
	if s.editor().mend("nothing") {
		t.Error("what is not here is here")
	}
}

// Coming back to a batch, the chapters are open that were, and a problem of the summary leads to its field.
func TestEditorRemembersItsChapters(t *testing.T) {
	s := newEditor(t, nil)
	s.press("Mottakere")
	s.press("Dokumentdetaljer")
	s.press("Effektuer")
	id := s.shell.Route().ID
	s.open(viewmodel.Route{Page: viewmodel.EditorPage, ID: id})
	s.shows("Fakturadato")
	s.shuns("Marker alle")
	s.open(viewmodel.Route{Page: viewmodel.EditorPage, ID: id, Part: "email.subject"})
	if s.focused() != "Emne i e-posten" {
		t.Errorf("the keyboard is at %q", s.focused())
	}
	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.shows("Marker alle grupper")
	s.shuns("Fakturadato")
}

func TestEditorSaveLocks(t *testing.T) {
	s := newEditor(t, nil)
	s.shows("Lagre låser mottakerne", "Åpen")
	s.shuns("Kopier til ny")
	s.editor().scroll.ScrollToOffset(fyne.NewPos(0, 120))
	s.press("Lagre")
	s.shows("Lagret", "Mottakerne er låst fordi dette er lagret", "er låst fordi dette er lagret. Alt annet kan endres")
	s.shuns("Marker alle", "Angre markeringen")
	if s.can("Lagre") {
		t.Error("it can be saved again")
	}
	if s.focused() != "Kopier til ny" || s.far() != 120 {
		t.Errorf("the keyboard is at %q, the page at %g", s.focused(), s.far())
	}
	s.ticks("1002")
	s.shows("232 valgt")
	for _, g := range s.editor().chapters[0].part.(*recipientsPart).groups.rows {
		if !g.row.Switch.Disabled() {
			t.Errorf("%s can be changed", g.name)
		}
	}
	s.press("Kopier til ny")
	s.shows("Årskontingent 2026 (kopi)", "Marker alle")
}
