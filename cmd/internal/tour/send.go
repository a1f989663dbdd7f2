package main

import "fmt"

// Where a group's switch is pressed, in sixths of its width.
const (
	leaveOut = 1
	takeIn   = 5
)

// group says of a group whether it is taken in or left out. One that is not in view is turned to with the wheel.
func (w *window) group(name string, sixths int) error {
	for range 12 {
		list, err := w.places()
		if err != nil {
			return err
		}
		var last place
		label, ok := text(name, 0)(list)
		for _, p := range list {
			if p.Kind != "switch" {
				continue
			}
			if ok && p.Y < label.Y+label.H/2 && p.Y+p.H > label.Y+label.H/2 {
				return w.click(w.x+p.X+p.W*sixths/6, w.y+p.Y+p.H/2, 1)
			}
			last = p
		}
		if err := w.wheel(w.x+last.X-100, w.y+last.Y, 2); err != nil {
			return err
		}
	}
	return fmt.Errorf("there is no group %s", name)
}

// distribution orders the ways of delivery: by dragging, and with the keyboard.
func (w *window) distribution() error {
	return all(
		func() error { return w.press("Mottakere") }, // folds it away
		func() error { return w.press("Distribusjon") },
		func() error { return w.shot("distribution") },
		func() error { return w.dragOver("Papir", "E-post") },
		func() error { return w.shot("dragged") },
		func() error { return w.press("Papir") },
		func() error { return w.key("alt+Down") },
		func() error { return w.see("foretrukket metode › e-post › papir › EHF › kladd") },
		func() error { return w.bring("Emne i e-posten") },
		func() error { return w.fill("Emne i e-posten", "Kontingent 2027 til {club}") },
		func() error { return w.shot("chain") },
	)
}

// dragOver takes a way of delivery by its handle, and puts it where another one is.
func (w *window) dragOver(what, where string) error {
	from, err := w.find(what, text(what, 0))
	if err != nil {
		return err
	}
	to, err := w.find(where, text(where, 0))
	if err != nil {
		return err
	}
	return w.drag(w.x+from.X-70, w.y+from.Y+from.H/2, w.x+from.X-70, w.y+to.Y-2)
}

// document writes what stands on the invoices.
func (w *window) document() error {
	return all(
		func() error { return w.bring("Dokumentdetaljer") },
		func() error { return w.press("Dokumentdetaljer") },
		func() error { return w.bring("Legg til linje") },
		func() error { return w.press("Legg til linje") },
		func() error { return w.fillThe("Beskrivelse", 0, "Kontingent") },
		func() error { return w.fillThe("Enhetspris", 0, "450") },
		func() error { return w.press("Legg til linje") },
		func() error { return w.fillThe("Beskrivelse", 1, "Forsikring") },
		func() error { return w.fillThe("Antall", 1, "2") },
		func() error { return w.fillThe("Enhetspris", 1, "37,5") },
		func() error { return w.bring("Vår referanse") },
		func() error { return w.fill("Vår referanse", "Kassereren") },
		func() error { return w.shot("document") },
	)
}

// execute reads the summary, and sends.
func (w *window) execute() error {
	return all(
		func() error { return w.press("Effektuer") },
		func() error { return w.see("Effektuer nå") },
		func() error { return w.shot("summary") },
		func() error { return w.press("Effektuer nå") },
		func() error { return w.see("Sender fakturaene") },
		func() error { return w.shot("sending") },
		func() error { return w.see("Siste utsendelse") },
		func() error { return w.shot("result") },
	)
}

// look looks at what became of one of them, and goes home.
func (w *window) look() error {
	return all(
		func() error { return w.press("Hjem") },
		func() error { return w.see("Venter på deg") },
		func() error { return w.shot("home-after") },
	)
}

// bring turns the page until a text is well in view. The wheel turns at the page's edge, where no list takes it.
func (w *window) bring(label string) error {
	for range 30 {
		list, err := w.places()
		if err != nil {
			return err
		}
		if p, ok := text(label, 0)(list); ok && p.Y > w.height/8 && p.Y < w.height*3/4 {
			return nil
		}
		if err := w.wheel(w.x+260*w.height/800, w.y+w.height/2, 2); err != nil {
			return err
		}
	}
	return w.see(label)
}
