package main

import (
	"fmt"
	"path/filepath"
	"strings"
)

// mainJob makes the whole main job in a new club with mouse and keyboard, in Norwegian.
func (s *settings) mainJob(home, data string) error {
	mail, err := startMail(filepath.Join(s.work, "window-mail"))
	if err != nil {
		return err
	}
	defer mail.stop()
	sc, err := newScreen(1280, 800)
	if err != nil {
		return err
	}
	defer sc.close()
	w, err := s.openWindow(sc, "job", home, data, how{"nb", "light", 1})
	if err != nil {
		return err
	}
	tests := 1 // e-mails that are no invoices
	err = all(w.club, w.email(mail.port), w.members(s.members), w.writeBatch, w.execute, w.look)
	if err != nil {
		_ = w.shot("stuck")
		return fmt.Errorf("%w\n%w", err, w.kill())
	}
	if err := w.quit(); err != nil {
		return err
	}
	return s.compare(data, mail.count()-tests)
}

// club makes the club at the first start.
func (w *window) club() error {
	return all(
		func() error { return w.shot("first-start") },
		func() error { return w.press("Lag foreningen din") },
		func() error { return w.fill("Navn", "Lia mannskor") },
		func() error { return w.fill("Kontonummer", "86011117947") },
		func() error { return w.fill("E-post", "kasserer@example.org") },
		func() error { return w.shot("club") },
		func() error { return w.press("Lag foreningen") },
		func() error { return w.see("Kom i gang") },
		func() error { return w.shot("home") },
	)
}

// email sets up the mail server and sends a message to see that it works.
func (w *window) email(port string) func() error {
	return func() error {
		return all(
			func() error { return w.press("Innstillinger") },
			func() error { return w.press("E-post") },
			func() error { return w.fill("E-posttjener", "127.0.0.1") },
			func() error { return w.fill("Port på e-posttjeneren", port) },
			func() error { return w.pick("Kryptering mot e-posttjeneren", "Ingen…") },
			func() error { return w.fill("Til", "kasserer@example.org") },
			func() error { return w.press("Send en prøve") },
			func() error { return w.see("E-posttjeneren svarte…") },
			func() error { return w.shot("email") },
		)
	}
}

// members imports the file through the file dialog.
func (w *window) members(file string) func() error {
	return func() error {
		return all(
			func() error { return w.press("Medlemmer") },
			func() error { return w.shot("members-empty") },
			func() error { return w.press("Importer") },
			func() error { return w.shot("import") },
			func() error { return w.pressThe("Velg fil", 1, 1) },
			func() error { return w.shot("file-dialog") },
			func() error { return w.press(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + "…") },
			func() error { return w.press("Åpne") },
			func() error { return w.see("Avviste rader") },
			func() error { return w.shot("import-preview") },
			func() error { return w.press("Hopp over avviste rader…") },
			func() error { return w.press("Hent inn") },
			func() error { return w.see("Vis medlemmene") },
			func() error { return w.shot("import-done") },
			func() error { return w.press("Vis medlemmene") },
			func() error { return w.see("Sofie Halvorsen") },
			func() error { return w.shot("members") },
		)
	}
}

// writeBatch writes the year's mass invoicing.
func (w *window) writeBatch() error {
	return all(
		func() error { return w.press("Massefakturering") },
		func() error { return w.shot("batches-empty") },
		func() error { return w.press("Ny massefakturering") },
		func() error { return w.fill("Faktureringsgruppe", "Kontingent 2027") },
		func() error { return w.shot("editor") },
		func() error { return w.group("Aspiranter", takeIn) },
		func() error { return w.group("Juniorer", takeIn) },
		func() error { return w.group("Seniorer", takeIn) },
		func() error { return w.group("Sponsorer", takeIn) },
		func() error { return w.group("Æresmedlemmer", leaveOut) },
		func() error { return w.shot("recipients") },
		w.distribution,
		w.document,
	)
}
