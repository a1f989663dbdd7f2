package ui

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// tap presses what has a label, and does not wait for what comes of it: while the post is on hold, nothing would.
func (s *stage) tap(label string) {
	s.t.Helper()
	all := s.spots(label)
	if len(all) == 0 {
		s.t.Fatalf("there is nothing to press that is called %q", label)
	}
	test.TapAt(all[0].object, all[0].at)
}

// snap keeps a picture of how it stands, without waiting.
func (s *stage) snap(name string) {
	s.t.Helper()
	if !keeping() {
		return
	}
	f, err := os.Create(filepath.Join(s.t.ArtifactDir(), name+".png"))
	ok(s.t, err)
	ok(s.t, png.Encode(f, s.window.Canvas().Capture()))
	ok(s.t, f.Close())
}

// spec: A12: the page of a batch tells of each recipient, filters, and settles what waits for a person.
func TestBatchRow(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	party := s.club.dispatches(id, delivery.InDoubt)[0].Party
	s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id, Number: party})
	s.shows("Årskontingent 2026", "1025 Håkon Skogtun", "22.11.2026 14:00 · E-post", "Svaret lød: «read tcp: i/o timeout»", "Bare de mislykkede (2)")
	s.press("Åpne dokumentet")
	if len(s.club.shown) != 1 || s.club.shown[0].name != "faktura-100022.pdf" {
		t.Errorf("shown: %v", s.club.shown)
	}
	s.files.path = filepath.Join(t.TempDir(), "faktura.pdf")
	s.press("Lagre dokumentet som …")
	if _, err := os.Stat(s.files.path); err != nil {
		t.Error(err)
	}
	s.press("Usikker")
	s.shuns("Ylva Kjøsvik")
	s.press("Den kom fram")
	s.pass(2 * time.Second)
	s.press("Alle")
	s.shuns("Usikker")
	s.files.path = filepath.Join(t.TempDir(), "liste.csv")
	s.press("Eksporter listen")
	b, err := os.ReadFile(s.files.path)
	ok(t, err)
	if len(b) < 232*30 {
		t.Errorf("the list has %d bytes", len(b))
	}
}

// While a batch is being sent its page says how far it is, and can be stopped; the rest is sent later, and those that
// failed are tried again.
func TestBatchIsSent(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.executed(c.dues()) })
	s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id})
	s.shows("Uferdig", "Send resten (232)")
	next, release := s.club.post.hold()
	defer release()
	s.tap("Send resten (232)")
	s.until("it begins", func() bool { return s.shell.Sending.Of(id) && s.has("Stopp etter denne") })
	for range 3 {
		next()
	}
	s.until("it says how far it is", func() bool { return s.has("av 232") })
	s.snap("sending")
	s.shuns("Send resten", "Eksporter listen")
	s.tap("Stopp etter denne")
	s.until("it says that it stops", func() bool { return s.has("Stopper etter den som sendes nå") })
	release()
	s.wait()
	s.pass(2 * time.Second)
	s.shows("Du stoppet utsendelsen.", "Siste utsendelse")
	s.keep("stopped")
	s.press("Send resten (" + itoa(s.w.page.(*batchPage).model.Rest()) + ")")
	s.pass(2 * time.Second)
	s.shuns("Du stoppet utsendelsen.", "Send resten")
	if n := len(s.club.post.arrived); n != 197 {
		t.Errorf("%d arrived", n)
	}
}

// What failed can be tried again by itself.
func TestBatchFailedAgain(t *testing.T) {
	var id int64
	s := newStage(t, func(c *memoryClub) { id = c.fates() })
	clear(s.club.post.answers)
	s.open(viewmodel.Route{Page: viewmodel.BatchPage, ID: id, Part: "needs_attention"})
	s.shows("Ylva Kjøsvik")
	s.shuns("Håkon Skogtun")
	s.press("Bare de mislykkede (2)")
	s.pass(2 * time.Second)
	s.shuns("Ylva Kjøsvik")
	if n := len(s.club.dispatches(id, delivery.NeedsAttention)); n != 0 {
		t.Errorf("%d still need attention", n)
	}
}
