package importing

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"kontingent/domain/party"
)

// words makes a table from folded words to the value they stand for.
func words(of map[string]string) map[string]string {
	m := map[string]string{}
	for value, list := range of {
		for w := range strings.FieldsSeq(list) {
			m[w] = value
		}
	}
	return m
}

// What cells say, folded, in the languages of the headings.
var (
	kinds = words(map[string]string{
		string(party.Person): `p person personer privat privatperson privatkunde enkeltperson fysiskperson
			henkilo yksityinen yksityishenkilo individual private naturalperson`,
		string(party.Company): `b f o c bedrift firma foretak organisasjon virksomhed forening lag selskap selskab
			bedriftskunde juridiskperson organisation foretag bolag yritys yhteiso yhdistys company business
			organization legalperson`,
	})
	methods = words(map[string]string{
		"email": `epost epostfaktura epostadresse email emailinvoice mail mejl mailfaktura pdf pdffaktura sahkoposti
			sahkopostilasku`,
		"ehf": `ehf efaktura ehffaktura elektroniskfaktura ean nemhandel oioubl peppol verkkolasku elasku
			einvoice electronicinvoice`,
		"paper": `papir papirfaktura brev post brevpost papirpost papirbrev utskrift print udskrift papper
			pappersfaktura paperi paperilasku kirje posti tuloste paper letter`,
		"": `ingen inget ingenvalgt ikkevalgt standard ei eimitaan none default preferred`,
	})
	languages = words(map[string]string{
		"nb": "nb nob no nor norsk bokmal norskbokmal norwegian bokmaal norska norja",
		"nn": "nn nno nynorsk norsknynorsk nynorska uusnorja norwegiannynorsk",
		"da": "da dk dan dansk danska tanska danish",
		"sv": "sv se swe svensk svenska ruotsi swedish",
		"fi": "fi fin finsk finska suomi finnish",
		"en": "en eng gb uk engelsk engelska englanti english",
	})
	noGroup = words(map[string]string{"": "nogroup none ingengruppe ingagruppe ingen ingengrupp eiryhmaa"})
)

// countries finds the ISO code of a country by its name in one of the languages.
var countries = sync.OnceValue(func() map[string]string {
	m := words(map[string]string{
		"GB": "uk england skottland skotland scotland wales englanti skotlanti storbritannia greatbritain",
		"US": "usa amerika", "NL": "holland hollanti", "CZ": "tsjekkia tjekkiet tjeckien czechrepublic",
	})
	tongues := []display.Namer{
		display.Regions(language.Norwegian), display.Regions(language.MustParse("nn")),
		display.Regions(language.Danish), display.Regions(language.Swedish),
		display.Regions(language.Finnish), display.Regions(language.English),
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r {
				continue
			}
			for _, names := range tongues {
				m[fold(names.Name(r))] = r.String()
			}
			m[fold(r.String())], m[fold(r.ISO3())] = r.String(), r.String()
		}
	}
	delete(m, "")
	return m
})

// shortPostal is how short a postal code may have become by losing its leading zeros in Excel.
var shortPostal = map[string]struct{ least, full int }{"NO": {3, 4}, "DK": {3, 4}, "FI": {3, 5}}

// restorePostal gives back the zeros in front of a postal code that Excel has taken for a number.
func restorePostal(code, country string) (string, bool) {
	n, ok := shortPostal[country]
	if !ok || len(code) < n.least || len(code) >= n.full || !digits(code) {
		return code, false
	}
	return strings.Repeat("0", n.full-len(code)) + code, true
}

// wholeNumber writes a number that a workbook stores, 1000.0 or 4.791135878E9, as its digits; a time of day behind
// the point of a date falls away. It refuses what is no number and what would need zeros that are not known.
func wholeNumber(s string) (string, bool) {
	mantissa, exponent, scientific := strings.Cut(strings.ToUpper(s), "E")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if !digits(whole) || fraction != "" && !digits(fraction) {
		return "", false
	}
	if scientific {
		e, err := strconv.Atoi(strings.TrimPrefix(exponent, "+"))
		if err != nil || e < 0 || e > 20 {
			return "", false
		}
		fraction += strings.Repeat("0", max(0, e-len(fraction)))
		whole += fraction[:e]
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	return whole, true
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) || r > '9' }) < 0
}
