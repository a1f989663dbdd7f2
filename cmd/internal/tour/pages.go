package main

import (
	"fmt"

	"kontingent/resources/words"
)

// looks are the ways the pages are pictured in.
var looks = []how{
	{"nb", "light", 1},
	{"nb", "dark", 1},
	{"da", "light", 1},
	{"da", "dark", 1},
	{"en", "light", 1},
	{"nb", "light", 2},
	{"da", "dark", 2},
}

// pages pictures every page of a club in every look.
func (s *settings) pages(home, data string) error {
	catalogue, err := words.Load()
	if err != nil {
		return err
	}
	for _, h := range looks {
		name := fmt.Sprintf("%s-%s-%d00", h.lang, h.look, h.scale)
		if err := s.pagesIn(name, home, data, h, catalogue.In(h.lang)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (s *settings) pagesIn(name, home, data string, h how, say *words.Words) error {
	sc, err := newScreen(1280*h.scale, 800*h.scale)
	if err != nil {
		return err
	}
	defer sc.close()
	w, err := s.openWindow(sc, name, home, data, h)
	if err != nil {
		return err
	}
	if err := w.visit(say); err != nil {
		_ = w.shot("stuck")
		return fmt.Errorf("%w\n%w", err, w.kill())
	}
	if err := w.quit(); err != nil {
		return err
	}
	return s.judge(name)
}

// visit goes through the pages.
func (w *window) visit(say *words.Words) error {
	page := func(p string) func() error {
		return func() error { return w.press(say.Say("view.page." + p)) }
	}
	word := func(key string) func() error {
		return func() error { return w.press(say.Say(key)) }
	}
	shot := func(what string) func() error {
		return func() error { return w.shot(what) }
	}
	row := func(text string, times int) func() error {
		return func() error { return w.pressThe(text, 0, times) }
	}
	return all(
		page("home"), shot("home"),
		page("batches"), shot("batches"),
		row("Kontingent 2027", 2), shot("batch"),
		row("Jonathan Kristensen", 1), shot("batch-row"),
		page("batches"), word("job.batches.new"), shot("editor"),
		page("dispatches"), shot("dispatches"),
		page("invoices"), shot("invoices"),
		row("1002 …", 2), shot("invoice"),
		page("invoices"), word("sale.invoices.new"), shot("new-invoice"),
		page("members"), shot("members"),
		row("Anna Amundsen", 1), shot("card"),
		page("groups"), row("Seniorer", 1), shot("groups"),
		page("products"), shot("products-empty"), word("register.products.new"), shot("product"),
		page("settings"), shot("settings-club"),
		word("setup.part.invoice"), shot("settings-invoice"),
		word("setup.part.email"), shot("settings-email"),
		word("setup.part.ehf"), shot("settings-ehf"),
		word("setup.part.paper"), shot("settings-paper"),
		word("setup.part.credit"), shot("settings-credit"),
		word("setup.part.daily"), shot("settings-daily"),
		word("setup.part.safety"), shot("settings-safety"),
		word("setup.part.look"), shot("settings-look"),
	)
}
