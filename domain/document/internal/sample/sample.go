// Package sample holds documents that the tests of layout and of its leaves have in common. No program imports it.
package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/document"
	"kontingent/domain/money"
)

// Issued is when every sample was issued.
var Issued = time.Date(2027, 1, 15, 9, 30, 0, 0, time.UTC)

// Norwegian is the everyday one: a club not registered for VAT, two lines, a KID.
func Norwegian() document.Document {
	d := document.Document{
		Kind: document.Invoice, Number: "1042", Language: "nb", Currency: "NOK", Title: "Medlemskontingent 2027",
		Seller: document.Seller{
			Name: "Storfjord Jeger- og Fiskerforening", Country: "NO", OrganisationNumber: "987 654 325",
			Address: []string{"Elvevegen 12", "9046 Oteren"},
			Email:   "kasserer@storfjordjff.example", Phone: "77 71 00 00", Web: "www.storfjordjff.example",
		},
		Buyer:       document.Buyer{Number: "1007", Name: "Áilu Sárá Čuolbma-Ŋorvo", Address: []string{"Skibotnveien 5", "9143 Skibotn"}},
		InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), DeliveryDate: cal.MustParse("2027-01-15"),
		OurReference: "Kari Nordmann, kasserer",
		AdditionalInformation: "Takk for at du er medlem! Kontingenten dekker også forsikring og medlemsbladet.\n" +
			"Årsmøtet er 12. mars kl. 18 på grendehuset.",
		Lines: []document.Item{
			Line("Medlemskontingent 2027, hovedmedlem", "1", "stk", "450.00", "O", "0"),
			Line("Fiskekort for foreningens vann, hele sesongen", "2", "stk", "400.00", "O", "0"),
		},
		Payment: document.Payment{AccountLabel: "Kontonummer", Account: "1234 56 78903", ReferenceLabel: "KID", Reference: "00010420001007"},
		Issued:  Issued,
	}
	return Summed(d)
}

// Danish has a payment id and the code line of a FIK slip.
func Danish() document.Document {
	d := document.Document{
		Kind: document.Invoice, Number: "2718", Language: "da", Currency: "DKK", Title: "Kontingent, forår 2027",
		Seller: document.Seller{
			Name: "Rødovre Kammerkor", Country: "DK", OrganisationNumber: "88 14 64 28",
			Address: []string{"Præstebakken 4", "2610 Rødovre"}, Email: "kasserer@kammerkor.example",
		},
		Buyer:       document.Buyer{Number: "214", Name: "Søren Kjærgaard", Address: []string{"Æblevej 7, 2. tv.", "2650 Hvidovre"}},
		InvoiceDate: cal.MustParse("2027-02-01"), DueDate: cal.MustParse("2027-02-15"),
		TheirReference: "Alt 2",
		Lines: []document.Item{
			Line("Kontingent, forår 2027", "1", "", "975.00", "O", "0"),
			Line("Noder", "3", "sæt", "65.50", "O", "0"),
			Line("Korweekend på Sjællands Odde, 12.–14. marts 2027, inkl. overnatning i dobbeltværelse og fuld forplejning", "1", "", "1250.00", "O", "0"),
		},
		Payment: document.Payment{
			AccountLabel: "Kreditornummer", Account: "88888888", ReferenceLabel: "Betalings-id", Reference: "+71 000100420003178",
			CodeLine: "+71<000100420003178+88888888<",
		},
		Issued: Issued,
	}
	return Summed(d)
}

// Registered is a club that is registered for VAT, with taxed and exempt lines.
func Registered() document.Document {
	d := Norwegian()
	d.Number, d.Title = "3301", "Årsfaktura 2027"
	d.Seller.Name, d.Seller.VATRegistered, d.Seller.VATMark = "Øvre Årdal Båtforening", true, "MVA"
	d.Seller.Address = []string{"Bryggevegen 1", "6884 Øvre Årdal"}
	d.Buyer = document.Buyer{
		Number: "88", Name: "Wiśniewska & Synowie Łódź Transport AS", OrganisationNumber: "912 345 675",
		Address: []string{"c/o Αθήνα Import", "ul. Piotrkowska 104", "90-926 Łódź", "POLEN"},
	}
	d.TheirReference, d.Details = "Bestilling 4711 / Małgorzata", []document.Detail{{Label: "Ordrenummer", Value: "PO-2027-00017"}}
	d.Lines = []document.Item{
		Line("Medlemskontingent", "1", "år", "600.00", "E", "0"),
		Line("Båtplass, 8 m, brygge B", "1", "år", "4200.00", "S", "25"),
		Line("Strøm på brygge B, målt forbruk", "312.5", "kWh", "1.1234", "S", "25"),
		Line("Servering på årsmøtet", "2", "stk", "185.00", "S", "15"),
	}
	return Summed(d)
}

// Long has three pages: sixty lines under headings, and much to say.
func Long() document.Document {
	d := Registered()
	d.Number, d.Lines = "3302", nil
	for i := range 60 {
		l := Line(fmt.Sprintf("Dugnadstime %d, ikke utført", i+1), "1.5", "time", "250.00", "S", "25")
		if i%20 == 0 {
			l.Heading = fmt.Sprintf("Brygge %c", 'A'+i/20)
		}
		if i%7 == 3 {
			l.Description += "\nVarslet på e-post, og på oppslagstavla ved naustet i god tid før sesongen"
		}
		d.Lines = append(d.Lines, l)
	}
	return Summed(d)
}

// Collective has one document for four due dates.
func Collective() document.Document {
	d := Norwegian()
	d.Number, d.Title, d.Logo = "1042–1045", "Husleie 2027", nil
	for i, due := range []string{"2027-01-29", "2027-04-29", "2027-07-29", "2027-10-29"} {
		d.DueDates = append(d.DueDates, document.DueDate{Number: fmt.Sprint(1042 + i), Date: cal.MustParse(due), Amount: d.Total})
	}
	d.Total = d.Total.Times(4)
	return d
}

// Credit reverses an invoice.
func Credit() document.Document {
	d := Norwegian()
	d.Kind, d.Number, d.Credits, d.DueDate, d.Language = document.CreditNote, "1043", "1042", cal.Date{}, "en"
	return d
}

// Finnish pays in euro by IBAN and viite.
func Finnish() document.Document {
	d := Norwegian()
	d.Language, d.Currency, d.Number, d.Title = "fi", "EUR", "77", "Jäsenmaksu 2027"
	d.Seller = document.Seller{
		Name: "Inarin Kolttasaamelaiset ry – Aanar sääʹmǥǥin", Country: "FI", OrganisationNumber: "1234567-1",
		Address: []string{"Sevettijärventie 9", "99930 Sevettijärvi"}, Email: "jäsenet@inari.example",
	}
	d.Buyer = document.Buyer{Number: "9", Name: "Kååʹddi Ǩeʹrjj Ǯuâkk Ʒõll", Address: []string{"Kirkkotie 1", "99800 Ivalo"}}
	d.AdditionalInformation = "Kiitos!"
	d.Payment = document.Payment{AccountLabel: "IBAN", Account: "FI21 1234 5600 0007 85", BIC: "NDEAFIHH", ReferenceLabel: "Viitenumero", Reference: "1 23450"}
	return d
}

// Line is one line with its net amount worked out.
func Line(description, quantity, unit, price, vat, rate string) document.Item {
	q, err1 := money.ParseQuantity(quantity)
	p, err2 := money.ParsePrice(price)
	r, err3 := money.ParseRate(rate)
	net, err4 := money.Line(q, p)
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			panic(err)
		}
	}
	return document.Item{Description: description, Quantity: q, Unit: unit, UnitPrice: p, VAT: vat, VATRate: r, Net: net}
}

// Summed fills in the sums.
func Summed(d document.Document) document.Document {
	d.Net, d.Tax, d.VAT = money.Amount{}, money.Amount{}, nil
	for _, l := range d.Lines {
		d.Net = d.Net.Add(l.Net)
		i := 0
		for i < len(d.VAT) && (d.VAT[i].Category != l.VAT || d.VAT[i].Rate != l.VATRate) {
			i++
		}
		if i == len(d.VAT) {
			d.VAT = append(d.VAT, document.Tax{Category: l.VAT, Rate: l.VATRate})
		}
		d.VAT[i].Base = d.VAT[i].Base.Add(l.Net)
	}
	for i := range d.VAT {
		v := &d.VAT[i]
		v.Tax = money.VAT(v.Base, v.Rate)
		d.Tax = d.Tax.Add(v.Tax)
		if v.Category == "E" {
			v.Reason = "Unntatt fra merverdiavgift etter merverdiavgiftsloven § 3-13"
		}
	}
	d.Total = d.Net.Add(d.Tax)
	return d
}

// Logo is a picture of w × h dots, smooth so that it does not pack to nothing.
func Logo(w, h int) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-float64(h)/2, float64(y)-float64(h)/2
			c := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
			switch r := (dx*dx + dy*dy) / float64(h*h) * 4; {
			case r < 0.35:
				c = color.NRGBA{0xE0, 0x9F, uint8(0x3E + y*60/h), 0xFF}
			case r < 0.95:
				c = color.NRGBA{uint8(0x1B + x*40/h), 0x5E, uint8(0x4B + y*60/h), 0xFF}
			case x > h+h/4 && y > h/3 && y < h/2, x > h+h/4 && x < w*3/4 && y > h*3/5 && y < h*7/10:
				c = color.NRGBA{0x1B, 0x4B, uint8(0x6B + x*80/w), 0xFF}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}
