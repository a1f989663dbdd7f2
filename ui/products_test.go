package ui

import (
	"testing"
	"time"

	"kontingent/ui/viewmodel"
)

func toProducts() setting { return setting{route: viewmodel.Route{Page: viewmodel.ProductsPage}} }

// spec: C8: products are written beside their register, and put away by themselves.
func TestProductCard(t *testing.T) {
	s := newStage(t, (*memoryClub).products, toProducts())
	s.selects("Uniform")
	s.shuns("Mva-kategori") // the club is not registered for it
	s.write("Enhetspris", "1950")
	s.pass(2 * time.Second)
	s.shows("1 950,00")
	s.selects("Leie av instrument")
	if got := s.holds("Enhetspris"); got != "120,50" {
		t.Errorf("another: %q", got)
	}
	s.press("Lukk varen")
	s.shuns("Enhetspris")
}

// A new product asks for what it lacks before it is left.
func TestNewProduct(t *testing.T) {
	s := newStage(t, nil, toProducts())
	s.shows("Det foreningen selger igjen og igjen")
	s.press("Ny vare")
	if got := s.focused(); got != "Varenummer" {
		t.Errorf("begins at %q", got)
	}
	s.write("Varenummer", "K")
	s.press("Lukk varen")
	s.shows("Ikke alt er lagret")
	s.press("Skriv videre")
	if got := s.focused(); got != "Beskrivelse" {
		t.Errorf("goes on at %q", got)
	}
	s.write("Beskrivelse", "Kontingent")
	s.write("Enhetspris", "450")
	s.pass(2 * time.Second)
	list, err := s.club.Products(ctx)
	ok(t, err)
	if len(list) != 1 || list[0].Number != "K" || list[0].UnitPrice.String() != "450.00" {
		t.Errorf("kept %v", list)
	}
	s.activates("Kontingent")
	if got := s.focused(); got != "Beskrivelse" {
		t.Errorf("opened at %q", got)
	}
}

// A club that is registered for VAT says it of each product.
func TestProductVAT(t *testing.T) {
	s := newStage(t, func(c *memoryClub) {
		c.products()
		must(c.change("", func(l *ledger) error {
			l.organisation.VATRegistered = true
			return nil
		}))
	}, toProducts())
	s.selects("Uniform")
	s.shows("Mva-kategori")
}
