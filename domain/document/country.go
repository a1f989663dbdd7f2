package document

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// CountryName is how a country is written on an envelope that leaves the sender's: in English and capitals, which the
// postal services of every country read (Universal Postal Union). An unknown code comes back as it is.
func CountryName(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return strings.ToUpper(display.English.Regions().Name(r))
}
