package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// given writes files as somebody would drop them.
func given(t *testing.T) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"Vedtekter 2027.pdf": "%PDF-1.7 …", "Innkalling til årsmøtet i Fjellheim skolekorps.docx": "PK\x03\x04 …", "tom.pdf": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// spec: A10: files dropped onto the window go along by all that can carry them; what can't be ticked says why; what was
// taken out comes back by one press, and what stands there is what is kept.
func TestFilesGoAlong(t *testing.T) {
	s := newEditor(t, nil)
	s.w.Drop(given(t))
	s.wait()
	s.shows("2 filer", "Vedtekter 2027.pdf", "kan ikke sendes med EHF", "er ikke en PDF", "«tom.pdf» er tom")
	plan := func() []batch.Attachment {
		b, err := s.club.Batches(t.Context())
		if err != nil || len(b) == 0 {
			t.Fatal(b, err)
		}
		return b[len(b)-1].Plan.Attachments
	}
	files := s.editor().chapters[5].part.(*filesPart)
	if docx := files.rows[0]; docx.ticks[0].Disabled() || !docx.ticks[1].Disabled() || !docx.ticks[2].Disabled() || !docx.ticks[0].On() {
		t.Error("a Word file can be ticked for more than e-mail")
	}
	s.window.Canvas().Focus(files.rows[1].ticks[2])
	s.key(fyne.KeySpace)
	s.pass(2 * time.Second)
	if got := plan(); len(got) != 2 || got[1].Goes(delivery.Paper) || !got[1].Goes(delivery.EHF) {
		t.Errorf("kept: %+v", got)
	}
	fyne.Do(func() { files.remove(0) })
	s.wait()
	s.shows("følger ikke med lenger", "1 fil")
	s.press("Angre")
	s.shows("2 filer")
	s.files.path = given(t)[2]
	s.press("Legg til fil…")
	s.shows("2 filer") // the same file again is the same
	s.pass(2 * time.Second)
	if got := plan(); len(got) != 2 {
		t.Errorf("kept: %+v", got)
	}
}

// spec: A13, B16
func TestFilesOfASingleInvoice(t *testing.T) {
	s := newStage(t, nil)
	s.open(viewmodel.Route{Page: viewmodel.NewInvoicePage})
	s.wait()
	s.shows("Ingen filer følger med")
	s.w.Drop(given(t)[1:])
	s.wait()
	s.shows("Vedtekter 2027.pdf")
}

// spec: B16: a file for one invoice of many, added on its page, is kept, and nothing can be added once it is issued.
func TestFilesOfAPlannedInvoice(t *testing.T) {
	s := newStage(t, nil)
	id, err := s.club.Write(t.Context(), batch.Single{Party: "1001", Document: s.club.dues().Document})
	if err != nil {
		t.Fatal(err)
	}
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: id})
	s.wait()
	s.w.Drop(given(t)[1:])
	s.wait()
	s.shows("Vedtekter 2027.pdf")
	_, own, err := s.club.Enclosures(t.Context(), id)
	if err != nil || len(own) != 1 || !own[0].Goes(delivery.Paper) {
		t.Errorf("kept: %+v, %v", own, err)
	}
	if err := s.club.SendInvoices(t.Context(), []int64{id}, true); err != nil {
		t.Fatal(err)
	}
	if _, err := s.club.Deliver(t.Context(), 0, false); err != nil {
		t.Fatal(err)
	}
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: id})
	s.wait()
	s.shows("Vedtekter 2027.pdf")
	if s.can("Legg til fil…") {
		t.Error("a file can be added to an issued invoice")
	}
}

func TestFilesLook(t *testing.T) {
	begun := func(s *stage) {
		plan := s.club.dues()
		s.open(viewmodel.Route{Page: viewmodel.EditorPage, Plan: &plan})
		s.wait()
		s.w.Drop(given(t))
		for i, c := range s.editor().chapters {
			c.panel.SetOpen(i == 5)
		}
		s.wait()
		s.editor().scroll.ScrollToOffset(fyne.NewPos(0, 0))
	}
	drawn(t, "editor-files", nil, viewmodel.Route{Page: viewmodel.EditorPage}, begun)
}
