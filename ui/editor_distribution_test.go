package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/ui/viewmodel"
)

// chainOf is the order as the window draws it.
func (s *stage) chainOf() string {
	d := s.editor().chapters[1].part.(*distributionPart)
	var out []string
	for _, r := range d.chain.was {
		out = append(out, string(r.Method))
	}
	return strings.Join(out, " ")
}

func TestChainIsMovedByKeys(t *testing.T) {
	s := newEditor(t, nil)
	s.press("Distribusjon")
	before := s.chainOf()
	if before != "preferred email ehf paper draft" {
		t.Fatal(before)
	}
	s.editor().mend("distribution")
	s.wait()
	s.key(fyne.KeyDown)
	s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	if now := s.chainOf(); now != "email preferred ehf paper draft" {
		t.Errorf("moved: %s", now)
	}
	s.key(fyne.KeyEnd)
	s.shortcut(fyne.KeyUp, fyne.KeyModifierAlt)
	s.shows("Blir ikke forsøkt")
	s.key(fyne.KeyEnd, fyne.KeyDelete)
	if now := s.chainOf(); now != "email preferred ehf draft" {
		t.Errorf("taken away: %s", now)
	}
	s.press("Legg til leveringsmetode")
	s.press("Papir")
	if now := s.chainOf(); now != "email preferred ehf paper draft" {
		t.Errorf("added: %s", now)
	}
	if s.can("Legg til leveringsmetode") {
		t.Error("there is something to add")
	}
}

// A channel for all lists those it can't reach.
func TestChannelForAll(t *testing.T) {
	s := newEditor(t, nil)
	s.press("Mottakere")
	s.press("Distribusjon")
	s.choose("Fakturakanal", "E-post")
	if now := s.chainOf(); now != "email preferred ehf paper draft" {
		t.Errorf("the chain is %s", now)
	}
	s.shows("kan ikke nås med")
	s.press("… og " + s.rest() + " til")
	s.choose("Fakturakanal", "Standard: som på kundekortet")
	s.shuns("kan ikke nås med")
}

// rest is how many of those who lack an address are not listed.
func (s *stage) rest() string {
	return itoa(len(s.editor().model.Distribution.Lacking()) - listed)
}

func TestEmailAndItsPreview(t *testing.T) {
	s := newEditor(t, func(p *batch.Plan) { p.Chain = []delivery.Method{delivery.Email, delivery.Draft} })
	s.press("Mottakere")
	s.press("Distribusjon")
	s.write("Emne i e-posten", "Hei {navn}")
	s.shows("{navn}")
	s.write("Emne i e-posten", "Til {name}")
	s.shuns("ingen som kjenner")
	s.press("Ord som fylles ut for hver mottaker")
	s.shows("mottakerens navn")
	s.write("Tekst i e-posten", "Kjære")
	s.press("{name}")
	if got := s.holds("Tekst i e-posten"); got != "Kjære {name}" {
		t.Errorf("the text is %q", got)
	}
	s.press("Vis e-posten slik mottakeren får den")
	s.shows("1001 Bjørnar Klokkerhaug (1 av 232)", "Til Bjørnar Klokkerhaug", "Kjære Bjørnar Klokkerhaug", "Fra Kassereren")
	s.press("Neste mottaker")
	s.shows("1002 Sverre Gjøsund (2 av 232)", "Kjære Sverre Gjøsund")
	s.press("Forrige mottaker")
	s.press("Forrige mottaker")
	s.shows("(232 av 232)")
	s.press("Skjul e-posten")
	s.shuns("(232 av 232)")

	s.open(viewmodel.Route{Page: viewmodel.EditorPage})
	s.press("Distribusjon")
	s.press("Vis e-posten slik mottakeren får den")
	s.shows("Velg mottakere først")
}
