package ubl

import "kontingent/domain/einvoice"

// party writes the seller or the buyer.
func (w *writer) party(role string, p einvoice.Party) {
	outer := w.open(role)
	inner := w.open("cac:Party")
	w.text("cbc:EndpointID", p.Endpoint.Value, "schemeID", p.Endpoint.Scheme)
	name := w.open("cac:PartyName")
	w.text("cbc:Name", p.Name)
	w.end("cac:PartyName", name)
	w.address(p.Address)
	if p.VATNumber != "" {
		tax := w.open("cac:PartyTaxScheme")
		w.text("cbc:CompanyID", p.VATNumber)
		w.vatScheme()
		w.end("cac:PartyTaxScheme", tax)
	}
	legal := w.open("cac:PartyLegalEntity")
	w.text("cbc:RegistrationName", p.Name)
	w.text("cbc:CompanyID", p.LegalID.Value, "schemeID", p.LegalID.Scheme)
	w.end("cac:PartyLegalEntity", legal)
	contact := w.open("cac:Contact")
	w.text("cbc:Name", p.Contact.Name)
	w.text("cbc:Telephone", p.Contact.Phone)
	w.text("cbc:ElectronicMail", p.Contact.Email)
	w.end("cac:Contact", contact)
	w.end("cac:Party", inner)
	w.end(role, outer)
}

func (w *writer) address(a einvoice.Address) {
	m := w.open("cac:PostalAddress")
	w.text("cbc:StreetName", a.Street)
	w.text("cbc:AdditionalStreetName", a.Street2)
	w.text("cbc:CityName", a.City)
	w.text("cbc:PostalZone", a.PostalCode)
	country := w.open("cac:Country")
	w.text("cbc:IdentificationCode", a.Country)
	w.end("cac:Country", country)
	w.end("cac:PostalAddress", m)
}
