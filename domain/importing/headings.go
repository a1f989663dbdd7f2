package importing

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The fields a file may have, as the command line names them.
const (
	fNumber       = "number"
	fKind         = "kind"
	fName         = "name"
	fCompany      = "company_name" // the name of an organisation, the person's where there is none
	fFirst        = "first_name"
	fMiddle       = "middle_name"
	fLast         = "last_name"
	fStreet       = "street"
	fStreet2      = "street2"
	fPostalCode   = "postal_code"
	fCity         = "city"
	fPlace        = "place" // postal code and city in one, with the street before them or not
	fCountry      = "country"
	fEmail        = "email"
	fPhone        = "phone"
	fBorn         = "born"
	fOrganisation = "organisation_number"
	fPeppol       = "peppol_id"
	fGroups       = "groups"
	fMethod       = "preferred_method"
	fLanguage     = "language"
	fReference    = "their_reference"
	fNote         = "note"
	fEnded        = "ended"
)

// headingRows is how far down the headings may stand, below titles and empty rows.
const headingRows = 20

// headings are what fields are called in Norwegian (both), Danish, Swedish, Finnish and English, folded.
var headings = map[string]string{
	fNumber: `medlemsnr medlemsnummer medlemnr medlemnummer medlemsno medlemsid medlemid kundenr kundenummer kundeid
		kundnr kundnummer debitornr debitornummer nr nummer id lopenr jasennumero jasennro jasenid asiakasnumero
		asiakasnro numero nro memberno membernr membernumber memberid membershipno membershipnumber customerno
		customernumber customerid partynumber no`,
	fKind: `type typ art slag kundetype kundtyp persontype personbedrift personfirma personforetag personellerbedrift
		bedriftperson privatbedrift tyyppi asiakastyyppi jasentyyppi customertype partytype personorcompany`,
	fName: `navn namn nimi fulltnavn fultnavn heltnavn fuldenavn fuldtnavn fullstendignavn fulltnamn heltnamn
		fullstandigtnamn helanamnet medlem medlemsnavn medlemsnamn medlemnavn kunde kundenavn kundenamn kund kundnamn
		kokonimi jasen jasenennimi asiakas asiakkaannimi fullname member membername customer customername`,
	fCompany: `firma firmanavn firmanamn bedrift bedriftsnavn bedriftnavn bedriftsnamn virksomhed virksomhedsnavn
		foretag foretagsnamn organisasjon organisasjonsnavn organisasjonsnamn organisation organisationsnavn
		organisationsnamn yritys yrityksennimi organisaatio company companyname organisationname organizationname`,
	fFirst: `fornavn fornamn forenavn fornavne fornavner fornavnogmellomnavn fornavnmellomnavn fornavnogmellemnavn
		tilltalsnamn etunimi etunimet givenname givennames forename firstname firstnames`,
	fMiddle: `mellomnavn mellomnamn mellemnavn mellannamn toinennimi middlename middlenames`,
	fLast: `etternavn etternamn efternavn efternamn slektsnavn slektsnamn slaegtsnavn sukunimi surname familyname
		lastname`,
	fStreet: `adresse adresse1 adresselinje1 adress adress1 adressrad1 gate gateadresse gata gatuadress gade gadenavn
		gadeadresse vei veiadresse veg vegadresse vej vejnavn vejognr postboks fakturaadresse fakturaadress boligadresse
		hjemmeadresse hjemadresse bostadsadress osoite osoite1 katuosoite lahiosoite kotiosoite laskutusosoite address
		address1 addressline1 streetaddress homeaddress`,
	fStreet2: `adresse2 adresselinje2 adress2 adressrad2 coadresse coadress co osoite2 address2 addressline2`,
	fPostalCode: `postnr postnummer poststednr postkode postkod postinumero postinro zip zipcode postcode postalcode
		postno`,
	fCity: `poststed poststad postort postdistrikt sted stad by bynavn ort kaupunki postitoimipaikka paikkakunta
		postalcity town`,
	fPlace: `postnrogsted postnrsted postnrpoststed postnrogpoststed postnummersted postnummerpoststed
		postnummerogsted postnummerogpoststed postnrogstad postnrogpoststad postnrby postnrogby postnummerby
		postnummerogby postnrort postnrochort postnrpostort postnummerort postnummerochort postnummerochpostort
		postadresse postadress postiosoite postinumerokaupunki postinumerojakaupunki postinumerojapostitoimipaikka
		postinumerojapaikkakunta postalcodecity postalcodeandcity postcodecity postcodeandcity zipcity zipandcity
		postaladdress`,
	fCountry: `land landkode landskode landkod landskod maa maakoodi countrycode`,
	fEmail: `epost epostadresse epostadress mail mailadresse mailadress emailadresse emailaddress mejl mejladress
		epostprivat privatepost eadresse sahkoposti sahkopostiosoite`,
	fPhone: `mobil mobilnr mobilnummer mobiltelefon mobiltelefonnummer mobiltlf telefon telefonnr telefonnummer
		telefonmobil telefonprivat tlf tlfnr tlfmobil tlfprivat mobilprivat tel puhelin puhelinnumero puhelinnro
		matkapuhelin gsm phonenumber phoneno mobile mobilephone mobilenumber telephone telephonenumber cell cellphone`,
	fBorn: `fodt fodtdato fodselsdato fodselsdag fodselsdata fdato fodd fodddato foddatum fodelsedatum fodelsedag fodelsedato
		syntymaaika syntymapaiva syntynyt dateofbirth birthdate birthday dob`,
	fOrganisation: `orgnr orgnummer organisasjonsnr organisasjonsnummer organisationsnr organisationsnummer foretaksnummer
		foretagsnummer virksomhedsnummer cvr cvrnr cvrnummer ytunnus orgno orgnumber organizationnumber companynumber
		companyno businessid companyregistrationnumber`,
	fPeppol: `peppol peppoladresse peppoladress peppoladdress peppolosoite ehfadresse ehfid elektroniskadresse gln glnnr glnnummer
		lokaliseringsnummer lokationsnummer ean eannr eannummer eanlokationsnummer eanlokation verkkolaskuosoite`,
	fGroups: `gruppe grupper gruppar grupp gruppa grupperna kundegruppe kundegrupper medlemsgruppe medlemsgrupper
		medlemsgruppar medlemsgrupp kundgrupp kundgrupper forretningspartnergruppe forretningspartnergrupper ryhma
		ryhmat jasenryhma jasenryhmat asiakasryhma asiakasryhmat group membergroup membergroups customergroup`,
	fMethod: `foretrukketlevering foretrukketleveringsmetode foretrukketleveringsmate foretrukkenlevering
		foretrukkenleveringsmetode foretrukkenleveringsmate foretrukkenleveringsmade foretrukkenkanal
		leveringsmade forsendelsesmade levering leveringsmetode leveringsmate leveranse
		leveransemetode fakturalevering fakturaleveranse fakturakanal fakturametode fakturatype faktureringsmetode
		distribusjon distribusjonsmetode sendemate onskatleveranssatt leverans leveranssatt fakturasatt
		faktureringssatt distributionssatt ensisijainentoimitustapa toimitustapa laskutustapa laskukanava
		preferreddelivery preferreddeliverymethod delivery deliverymethod invoicechannel invoicemethod invoicedelivery`,
	fLanguage: `sprak malform sprog kieli asiointikieli lang`,
	fReference: `deresref deresreferanse deresreference deiraref deirareferanse erref erreferens referanse reference
		referens ref kontaktperson kontakt kontaktnavn viite viitteenne yhteyshenkilo theirref yourref yourreference
		contact contactperson`,
	fNote: `merknad merknader merknad1 notat notater kommentar kommentarer noter notis anmerkning bemerkning bemerkninger
		bemaerkning bemaerkninger anmaerkning anmarkning anteckning anteckningar notering noteringar huomautus
		huomautukset huom huomio muistiinpano muistiinpanot notes comment comments remark remarks`,
	fEnded: `utmeldt utmeldtdato utmelding utmeldingsdato utmeldelse utmeldelsesdato sluttet sluttdato slutta udmeldt
		udmeldtdato udmeldelse udmeldelsesdato udmeldingsdato ophort slutdato uttradesdatum uttradd uttrade slutat
		slutdatum avslutad eronnut eroamispaiva eropaiva erosi paattynyt left leftdate dateleft leavingdate enddate
		endeddate`,
}

// fieldOf finds the field of a folded heading.
var fieldOf = func() map[string]string {
	m := make(map[string]string, 700)
	for field, words := range headings {
		m[fold(field)] = field
		for word := range strings.FieldsSeq(words) {
			m[word] = field
		}
	}
	return m
}()

// Fields are the names of the fields a column can be mapped to, sorted.
func Fields() []string {
	fields := make([]string, 0, len(headings))
	for f := range headings {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	return fields
}

// recognise finds the field of a heading as it stands in a file, empty: none. What is in brackets may be left out.
func recognise(heading string) string {
	if len(heading) > 100 {
		return ""
	}
	if f := fieldOf[fold(heading)]; f != "" {
		return f
	}
	if before, _, ok := strings.Cut(heading, "("); ok {
		return fieldOf[fold(before)]
	}
	return ""
}

// fold is the form in which headings and the words in cells are compared: small letters and digits without accents.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r == 'ø':
			b.WriteByte('o')
		case r == 'æ':
			b.WriteString("ae")
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
