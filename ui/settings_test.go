package ui

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

func settingsRoute(part string) viewmodel.Route {
	return viewmodel.Route{Page: viewmodel.SettingsPage, Part: part}
}

// logoFile makes a logo.
func logoFile(t *testing.T) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 240, 80))
	for i := range 240 * 80 {
		m.Set(i%240, i/240, color.NRGBA{uint8(i % 240), 0x6F, 0x5C, 0xFF})
	}
	var b bytes.Buffer
	ok(t, png.Encode(&b, m))
	return b.Bytes()
}

func noLogo(c *memoryClub) { c.ledger.organisation.Logo = nil }

// Every part in every setting that pages are looked at in.
func TestSettingsAreDrawn(t *testing.T) {
	for _, part := range []string{clubPart, invoicePart, emailPart, paperPart, lookPart} {
		drawn(t, "settings-"+part, nil, settingsRoute(part))
	}
	drawn(t, "settings-tried", nil, settingsRoute(emailPart), func(s *stage) { s.press(s.say("setup.test.send")) })
}

// What is written is put away by itself; what is wrong is told at its field and in the list of parts.
func TestSettingsArePutAway(t *testing.T) {
	s := newStage(t, noLogo, setting{route: settingsRoute("")})
	s.shows("Alt du endrer her, lagres av seg selv.", "Forening og logo", "Ingen logo er valgt.", "Kontingent 1.0")
	s.write("Gateadresse", "Skolegata 1")
	s.write("Kontonummer", "123")
	s.pass(2 * time.Second)
	if s.field("Kontonummer").Problem() == "" {
		t.Error("nothing is said at the account")
	}
	s.press("Faktura")
	s.shows("!")
	s.shuns("Gateadresse")
	s.write("Betalingsfrist i dager", "21")
	s.press("Forening og logo")
	s.write("Kontonummer", "8601.11.17947")
	s.pass(2 * time.Second)
	o, err := s.club.Organisation(context.Background())
	ok(t, err)
	if o.Address.Street != "Skolegata 1" || o.PaymentTermDays != 21 || o.Account != "86011117947" {
		t.Errorf("kept: %+v", o)
	}
}

// Only what belongs to the chosen sort of payment reference is asked for.
func TestReferenceAsksForItsOwn(t *testing.T) {
	s := newStage(t, func(c *memoryClub) { c.ledger.organisation.Reference.Scheme = "none" }, setting{route: settingsRoute(invoicePart)})
	s.shuns("KID-lengde", "Kreditornummer")
	s.choose("Betalingsreferanse (KID)", "KID med modulus 10")
	s.shows("KID-lengde")
	s.shuns("Kreditornummer")
}

// The logo is chosen, shown and taken away again.
func TestLogo(t *testing.T) {
	s := newStage(t, noLogo, setting{route: settingsRoute("")})
	s.files.path = filepath.Join(t.TempDir(), "logo.png")
	ok(t, os.WriteFile(s.files.path, []byte("no picture"), 0o600))
	s.press("Velg bilde …")
	s.shows("Logoen kan ikke leses.", "Ingen logo er valgt.")
	logo := logoFile(t)
	ok(t, os.WriteFile(s.files.path, logo, 0o600))
	s.press("Velg bilde …")
	s.shuns("Ingen logo er valgt.")
	kept := func() []byte {
		s.pass(2 * time.Second)
		o, err := s.club.Organisation(context.Background())
		ok(t, err)
		return o.Logo
	}
	if !bytes.Equal(kept(), logo) {
		t.Error("the logo is not kept")
	}
	s.press("Fjern logoen")
	if len(kept()) > 0 || !s.has("Ingen logo er valgt.") {
		t.Error("the logo is not taken away")
	}
}

// The test of the e-mail goes where it is told, and shows what came back.
func TestEmailIsTried(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(emailPart)})
	s.write("Til", "kari@example.org")
	s.press("Send en prøve")
	s.shows("En melding ble sendt til kari@example.org", "E-posttjeneren svarte: «250")
	s.write("E-posttjener", "")
	s.press("Send en prøve")
	s.shows("Navnet på e-posttjeneren mangler.")
	s.shuns("svarte")
}

// Language, look and text size act at once.
func TestTastes(t *testing.T) {
	s := newStage(t, nil, setting{route: settingsRoute(lookPart)})
	s.choose("Språk", "Dansk")
	s.choose("Utseende", "Mørkt")
	s.choose("Tekststørrelse", "125 %")
	if s.tastes.language != "da" || s.tastes.look != "dark" || s.tastes.text != 1.25 {
		t.Errorf("chosen: %+v", s.tastes)
	}
	s.keep("settings-look-chosen")
}

// Where the settings can't be read, the page says why, and shows nothing that may be false.
func TestUnreadableSettings(t *testing.T) {
	broken := func(c *memoryClub) {
		c.fails = map[string]error{"Settings": problem.New("store.check.file", "value", "page 3")}
	}
	s := newStage(t, broken, setting{route: settingsRoute(emailPart)})
	s.shows("Databasen er skadet: page 3.")
	s.shuns("E-posttjener", "Send en prøve")
	s.press("Språk og utseende")
	s.shows("Tekststørrelse")
}
