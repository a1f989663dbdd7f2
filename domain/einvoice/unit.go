package einvoice

import (
	"strings"

	"kontingent/domain/party"
)

// piece is the code of what is counted, and of what has no unit.
const piece = "C62"

// units are the words people write for a unit, by its code. Codes: UN/ECE recommendations 20 and 21 (BR-CL-23).
var units = map[string]string{
	piece: `stk stk. stykk stykker st st. styk stycken kpl kpl. pc pcs pcs. pce each ea unit units piece pieces enhet
		enheter enhed enheder`,
	"HUR": "t time timer tim tim. timme timmar h hr hrs hour hours tunti tuntia timar",
	"MIN": "min min. minutt minutter minut minutten minuter minuutti minute minutes",
	"DAY": "dag dager dage dagar døgn dygn pv päivä päivää day days",
	"WEE": "uke uker uge uger vecka veckor veke veker vko viikko viikkoa week weeks",
	"MON": "mnd mnd. måned måneder md md. mdr mdr. månad månader månadar mån mån. kk kuukausi kuukautta month months",
	"QAN": "kvartal kvartaler kvartalet neljännesvuosi quarter quarters",
	"SAN": "halvår halvåret puolivuosi",
	"ANN": "år året v vuosi vuotta year years",
	"KMT": "km kilometer kilometre kilometri",
	"MTR": "m meter metre meters metres metri metriä lm løpemeter lbm",
	"MTK": "m2 m² kvm kvadratmeter neliömetri",
	"MTQ": "m3 m³ kbm kubikkmeter kubikmeter kuutiometri",
	"KGM": "kg kilo kilogram kilogramm",
	"GRM": "g gram gr",
	"TNE": "tonn ton tonne tn",
	"LTR": "l liter litre litra litraa ltr",
	"KWH": "kwh",
	"SET": "sett sæt set sett. sarja",
	"PR":  "par pari pair pairs",
	"XPK": "pk pk. pakke pakker paket pakken pkt pakkaus package packages",
	"XBX": "eske esker æske æsker kasse kasser boks bokser låda lådor laatikko box boxes",
	"IE":  "pers pers. person personer persons hlö henkilö henkilöä deltaker deltakere deltager deltagere deltagare",
	"E48": "tjeneste tjenester ydelse ydelser tjänst tjänster palvelu service",
	"LS":  "rs rs. rundsum fastpris fast engangs könt könt. lump",
}

// codes finds a code by the word.
var codes = func() map[string]string {
	m := map[string]string{}
	for code, words := range units {
		m[party.Fold(code)] = code
		for w := range strings.FieldsSeq(words) {
			m[party.Fold(w)] = code
		}
	}
	return m
}()

// unitCode is the code of a unit as printed. One that is not known counts as pieces, and known is false.
func unitCode(unit string) (code string, known bool) {
	if unit = line(unit); unit == "" {
		return piece, true
	}
	if code, ok := codes[party.Fold(unit)]; ok {
		return code, true
	}
	return piece, false
}
