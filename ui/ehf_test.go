package ui

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/party"
	"kontingent/ui/viewmodel"
)

// throughPoint makes EHF go through an access point on this machine that nobody has typed the token of.
func throughPoint(p *aptest.Point) func(*memoryClub) {
	return func(c *memoryClub) {
		c.safe.noKeychain = true
		maps.Copy(c.set, map[string]string{
			"ehf.transport": "access-point", "ehf.url": p.URL, "ehf.provider": "storecove", "ehf.legal_entity": "42",
		})
	}
}

// spec: A5, C11: a folder is chosen, tried for real, and what was done is told.
func TestEHFToAFolder(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(ehfPart)})
	s.shows("EHF er en faktura som mottakerens regnskapssystem leser")
	s.shuns("Velg mappe …", "Prøv EHF", "Tilgangsnøkkel")
	s.choose("Hvordan EHF sendes", "Til en mappe")
	s.pass(2 * time.Second)
	s.files.path = filepath.Join(t.TempDir(), "til opplasting")
	s.press("Velg mappe …")
	if got := s.holds("Mappe"); got != s.files.path {
		t.Errorf("the folder is %q", got)
	}
	s.press("Prøv")
	s.pass(2 * time.Second)
	s.shows("En liten fil ble skrevet i " + s.files.path)
	if left, err := os.ReadDir(s.files.path); err != nil || len(left) != 0 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
	if s.club.setting("ehf.folder") != s.files.path || s.club.setting("ehf.transport") != "folder" {
		t.Error("the settings were not put away")
	}
	s.files.path = filepath.Join(s.files.path, "file")
	ok(t, os.WriteFile(s.files.path, nil, 0o600))
	s.press("Velg mappe …")
	s.press("Prøv")
	s.pass(2 * time.Second)
	s.shows("Prøven lyktes ikke. Mappen for EHF kan ikke brukes nå.", "Svaret var:")
	s.shuns("En liten fil ble skrevet")
}

// spec: C7, C11: trying an access point asks for the token where none is known, shows it to the access point, and sends
// nothing.
func TestEHFThroughAnAccessPoint(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	s := newStage(t, throughPoint(p), setting{route: settingsRoute(ehfPart)})
	s.press("Prøv")
	s.pass(time.Second)
	s.shows("Skriv tilgangsnøkkelen til aksesspunktet 127.0.0.1", "Kontingent husker den til du lukker programmet.")
	s.begin("Tilgangsnøkkel", "not-the-token")
	s.key(fyne.KeyReturn)
	s.pass(2 * time.Second)
	s.shows("Prøven lyktes ikke. Aksesspunktet godtok ikke tilgangsnøkkelen.")
	s.write("Tilgangsnøkkel til aksesspunktet", aptest.Token)
	s.press("Prøv")
	s.pass(2 * time.Second)
	s.shows("svarte og godtok tilgangsnøkkelen. Ingenting ble sendt.", "Kontingent husker tilgangsnøkkelen til du lukker programmet")
	s.shuns(aptest.Token)
	if n := len(p.Seen(aptest.Greet)); n != 2 || len(p.Docs()) != 0 || len(p.Seen(aptest.Post)) != 0 {
		t.Errorf("asked %d times, %d documents", n, len(p.Docs()))
	}
}

// chooseTab presses one of the tabs of the options.
func (s *stage) chooseTab(label string) {
	s.t.Helper()
	tabs := s.editor().chapters[1].part.(*distributionPart).tabs
	for _, text := range find[*canvas.Text](tabs) {
		if text.Text == label {
			test.TapAt(tabs, text.Position().Add(middle(text)))
		}
	}
	s.wait()
}

// spec: C7: what goes by EHF waits for the token where none is known: it is asked for, may be left for later, and nothing
// is paused.
func TestEHFWaitsForTheToken(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	s := newStage(t, throughPoint(p))
	plan := s.club.dues()
	plan.Chain = []delivery.Method{delivery.EHF, delivery.Draft}
	plan.Recipients = party.Choice{IncludeParties: []string{"1086"}}
	s.open(viewmodel.Route{Page: viewmodel.SummaryPage, ID: s.club.saved(plan)})
	s.press(s.say("job.summary.execute"))
	s.pass(2 * time.Second)
	question := "Skriv tilgangsnøkkelen til aksesspunktet"
	s.shows(question)
	s.press("Senere")
	s.shuns(question)
	s.shows("EHF venter på tilgangsnøkkelen til aksesspunktet. Ingenting er sendt")
	s.goes("Hjem")
	s.shows("EHF venter på tilgangsnøkkelen")
	s.shuns("Satt på pause", "E-posten venter")
	if n := len(p.Seen(aptest.Probe)); n != 0 {
		t.Errorf("%d requests without a token", n)
	}
	s.press("Skriv tilgangsnøkkelen")
	s.begin("Tilgangsnøkkel", aptest.Token)
	s.key(fyne.KeyReturn)
	s.pass(2 * time.Second)
	s.shuns(question, "EHF venter på tilgangsnøkkelen")
	if len(p.Seen(aptest.Probe)) == 0 {
		t.Error("nothing went on once the token was known")
	}
}

// spec: A6: the options of EHF are in a tab of their own, and the preview shows what an organisation gets.
func TestEHFOptions(t *testing.T) {
	s := newEditor(t, nil)
	s.press("Mottakere")
	s.press("Distribusjon")
	s.shows("Emne i e-posten")
	s.shuns("Kjøpers referanse")
	s.chooseTab("EHF")
	s.shuns("Emne i e-posten")
	s.write("Kjøpers referanse", "Prosjekt 7")
	s.write("Kontraktreferanse", "K-19")
	s.write("Merknad til mottakeren", "Takk for støtten")
	s.press("Ta med fakturaen som PDF")
	if got := s.editor().model.Distribution.EHF().Fields(); got[0].Value != "Prosjekt 7" || got[4].Value != viewmodel.Ticked {
		t.Errorf("the options are %+v", got)
	}
	s.press("Vis EHF slik mottakeren får den")
	s.pass(time.Second)
	s.shows("organisasjoner)", "Fjellheim skolekorps (0192:123456785)", "Prosjekt 7", "K-19", "Takk for støtten",
		"fakturaen som PDF", "Årskontingent", "845,00 kr")
	if head := fmt.Sprint(s.editor().model.Distribution.EHFSeen.Head()); !strings.Contains(head, "Prosjekt 7") || !strings.Contains(head, "K-19") {
		t.Errorf("the document is %s", head)
	}
	first := s.editor().model.Distribution.EHFSeen.Recipient()
	s.press("Neste mottaker av EHF")
	if now := s.editor().model.Distribution.EHFSeen.Recipient(); now == first {
		t.Errorf("still %s", now)
	}
	s.press("Forrige mottaker av EHF")
	s.shows(first)
	s.press("Skjul EHF")
	s.shuns(first)
	s.chooseTab("E-post")
	s.shows("Emne i e-posten")
}

// spec: A6: with nobody but private persons the preview says what is missing.
func TestEHFForNobody(t *testing.T) {
	s := newEditor(t, func(p *batch.Plan) { p.Recipients = party.Choice{Include: []string{"Aspiranter"}} })
	s.press("Mottakere")
	s.press("Distribusjon")
	s.chooseTab("EHF")
	s.press("Vis EHF slik mottakeren får den")
	s.shows("Ingen av mottakerne kan få EHF")
}

// A card says where EHF goes, or what is missing.
func TestCardReach(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.add(party.Party{Number: "9001", Kind: party.Company, Name: "Fjell AS", OrganisationNumber: "974760673"})
	}, setting{route: viewmodel.Route{Page: viewmodel.MembersPage, Number: "9001"}})
	s.shows("0192:974760673")
	s.press("EHF")
	s.shows("EHF går til 0192:974760673, laget av organisasjonsnummeret.")
	s.write("Peppol-adresse (EHF)", "5798000000001")
	s.shows("EHF går til 0088:5798000000001.")
	s.write("Peppol-adresse (EHF)", "9908:1")
	s.shuns("EHF går til")
	s.write("Peppol-adresse (EHF)", "")
	s.write("Organisasjonsnummer", "")
	s.shows("har ikke organisasjonsnummer, så EHF når ikke fram")
	s.open(viewmodel.Route{Page: viewmodel.MembersPage, Number: "1001"})
	s.press("EHF")
	s.shows("En privatperson kan ikke få EHF.")
}

// underway is a club in which one EHF is with the access point, and the page of its invoice.
func underway(t *testing.T, how ...setting) (s *stage, name string, invoice int64) {
	t.Helper()
	s = newStage(t, func(c *memoryClub) {
		id := c.executed(c.dues())
		c.deliver(id)
		name = c.waitingForNetwork(id)
		for _, it := range c.dispatches(id, delivery.HandedOver) {
			if it.Awaits() {
				invoice = it.Invoices[0]
			}
		}
	}, how...)
	return s, name, invoice
}

// spec: C11: what the access point has is handed over, not sent: nobody is asked about it, and it says when the network
// is asked.
func TestUnderwayIsShown(t *testing.T) {
	s, name, invoice := underway(t)
	s.open(viewmodel.Route{Page: viewmodel.HomePage})
	s.shuns(name)
	s.open(viewmodel.Route{Page: viewmodel.DispatchesPage})
	s.shows("Hos aksesspunktet, venter på nettverket (1)", "På vei")
	s.selects(name)
	s.shows("Nettverket spørres igjen 22.11.2026 14:05", "guid 7c1f0d52", "På vei")
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: invoice})
	s.shows("Overlevert", "Nettverket spørres igjen 22.11.2026 14:05", "På vei: Overlevert til aksesspunktet")
	s.press("Vis EHF-dokumentet")
	s.wait()
	if n := len(s.club.shown); n != 1 || string(s.club.shown[0].bytes) != "<Invoice/>" || filepath.Ext(s.club.shown[0].name) != ".xml" {
		t.Errorf("shown: %v", s.club.shown)
	}
	s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: invoice + 1})
	s.shuns("Vis EHF-dokumentet")
}

// Everything about EHF, in every setting that pages are looked at in.
func TestEHFIsDrawn(t *testing.T) {
	p := aptest.Start(t, aptest.Storecove, false)
	drawn(t, "ehf-off", nil, settingsRoute(ehfPart))
	drawn(t, "ehf-folder", func(c *memoryClub) { c.set["ehf.transport"], c.set["ehf.folder"] = "folder", t.TempDir() }, settingsRoute(ehfPart),
		func(s *stage) { s.press(s.say("view.ehf.try")); s.pass(time.Second) })
	drawn(t, "ehf-point", throughPoint(p), settingsRoute(ehfPart), func(s *stage) {
		s.press(s.say("view.ehf.try"))
		s.pass(time.Second)
		s.press(s.say("secret.later"))
	})
	drawn(t, "ehf-token", throughPoint(p), settingsRoute(ehfPart), func(s *stage) { s.press(s.say("view.ehf.try")); s.pass(time.Second) })
	drawn(t, "ehf-card", func(c *memoryClub) {
		c.add(party.Party{Number: "9001", Kind: party.Company, Name: "Fjell AS", OrganisationNumber: "974760673"})
	}, viewmodel.Route{Page: viewmodel.MembersPage, Number: "9001"}, func(s *stage) {
		s.press(s.say("register.card.contact")) // folded, so that the next is in view
		s.press(s.say("register.card.groups"))
		s.press(s.say("register.card.address"))
		s.press(s.say("setup.part.ehf"))
		s.window.Resize(fyne.NewSize(s.window.Canvas().Size().Width, 1500))
	})
	for _, p := range pictures {
		t.Run("tab-"+p.name, func(t *testing.T) {
			how := p.how
			if how.size.IsZero() {
				how.size = fyne.NewSize(1280, 2000)
			}
			s := newStage(t, nil, how)
			plan := s.club.dues()
			plan.EHF = batch.EHFOptions{OrderReference: "PO 4711", ContractReference: "K-19", Note: "Takk for støtten."}
			s.open(viewmodel.Route{Page: viewmodel.EditorPage, Plan: &plan})
			d := s.editor()
			for i, c := range d.chapters {
				c.panel.SetOpen(i == 1)
				if i == 1 {
					c.fill()
				}
			}
			part := d.chapters[1].part.(*distributionPart)
			part.tabs.Choose(ehfPart)
			part.turn()
			s.press(s.say("view.ehf.preview.show"))
			s.pass(time.Second)
			s.keep("ehf-tab-" + p.name)
		})
		t.Run("underway-"+p.name, func(t *testing.T) {
			s, name, invoice := underway(t, p.how)
			s.open(viewmodel.Route{Page: viewmodel.DispatchesPage})
			s.selects(name)
			s.keep("ehf-dispatches-" + p.name)
			s.open(viewmodel.Route{Page: viewmodel.InvoicePage, ID: invoice})
			s.keep("ehf-invoice-" + p.name)
		})
	}
}
