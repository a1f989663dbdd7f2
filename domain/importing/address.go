package importing

import (
	"regexp"
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// address is what a row says about an address, before anything is checked.
type address struct{ street, street2, postal, city cell }

// placeLine is a postal code and a city, with the street before them or not.
var placeLine = regexp.MustCompile(`^(?:(.+?)\s*[,;]\s*)?(?:[A-Za-z]{1,3}-)?(\d{3} ?\d{2}|\d{3,4})[ ,]+(\D.*)$`)

// address reads the columns of an address. One column may hold several parts of it: "0150 Oslo", or all of it. The
// heading "Postadresse" is used for that and for the street alone; which, the other columns tell.
func (e *entry) address() address {
	a := address{e.said(fStreet), e.said(fStreet2), e.figures(fPostalCode), e.said(fCity)}
	has := func(f string) bool { return len(e.l.columns[f]) > 0 }
	apart, whole := has(fPostalCode) || has(fCity), e.said(fPlace)
	if !apart && !has(fPlace) {
		whole = a.street
	}
	m := placeLine.FindStringSubmatch(whole.text)
	switch {
	case !whole.said() || whole.clear:
	case m != nil && !a.postal.said() && !a.city.said():
		a.postal, a.city = cell{text: m[2], col: whole.col}, cell{text: m[3], col: whole.col}
		if m[1] != "" {
			a.street = cell{text: m[1], col: whole.col}
		} else if a.street.col == whole.col {
			a.street = cell{col: -1}
		}
	case whole.col == a.street.col:
	case apart && !has(fStreet):
		a.street = whole
	case !a.city.said():
		a.city = whole
	}
	return a
}

func (e *entry) fillAddress(to *party.Address) {
	a := e.address()
	if code, restored := restorePostal(a.postal.text, to.In(e.country)); restored {
		e.doubt(fPostalCode, a.postal, problem.New("import.postal_code.zero", "value", a.postal.text, "restored", code))
		a.postal.text = code
	}
	e.put(fStreet, a.street, &to.Street)
	e.put(fStreet2, a.street2, &to.Street2)
	e.put(fPostalCode, a.postal, &to.PostalCode)
	e.put(fCity, a.city, &to.City)
}

// in is the country of the row's address.
func (e *entry) in() string {
	if c := countries()[fold(e.said(fCountry).text)]; c != "" {
		return c
	}
	return e.country
}

// oneLine joins the lines of an address.
func oneLine(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\r\n", "\n"), "\n", ", ")
}
