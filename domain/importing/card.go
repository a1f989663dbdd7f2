package importing

import (
	"regexp"
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// fill puts what a row says onto a card.
func (p *plan) fill(e *entry, card party.Party, isNew bool) party.Party {
	if isNew {
		card.Number = e.number
	}
	e.put(fName, cell{text: e.name, col: e.nameColumn()}, &card.Name)
	e.choose(fKind, kinds, (*string)(&card.Kind), func(v string) *problem.Problem {
		return problem.New("import.kind.unknown", "value", v)
	})
	e.choose(fCountry, countries(), &card.Address.Country, func(v string) *problem.Problem {
		return problem.New("import.country.unknown", "value", v)
	})
	e.fillAddress(&card.Address)
	e.fillEmail(&card.Email)
	e.put(fPhone, e.figures(fPhone), &card.Phone)
	e.put(fOrganisation, e.figures(fOrganisation), &card.OrganisationNumber)
	e.put(fPeppol, e.figures(fPeppol), &card.PeppolID)
	e.choose(fMethod, methods, &card.PreferredMethod, func(v string) *problem.Problem {
		return problem.New("import.method.unknown", "value", v)
	})
	e.choose(fLanguage, languages, &card.Language, func(v string) *problem.Problem {
		return problem.New("import.language.unknown", "value", v)
	})
	e.put(fReference, e.said(fReference), &card.TheirReference)
	e.put(fNote, e.said(fNote), &card.Note)
	e.fillDate(fBorn, &card.Born)
	e.fillDate(fEnded, &card.Ended)
	if len(e.l.columns[fGroups]) > 0 {
		card.Groups = p.groups(e)
	}
	if isNew && !e.said(fKind).said() && (e.byCompany || card.OrganisationNumber != "") {
		card.Kind = party.Company
	}
	return card
}

// put takes a cell into a field of the card; a dash has no text. A value that the file's encoding could not hold stays.
func (e *entry) put(field string, c cell, to *string) {
	switch {
	case !c.said():
	case e.t.Encoding == windows1252 && lost(*to, c.text):
	default:
		if e.t.Encoding == windows1252 && lostLetter.MatchString(c.text) {
			e.doubt(field, c, problem.New("import.letter.lost", "value", short(c.text)))
		}
		*to = c.text
	}
}

// lostLetter is a question mark in a word.
var lostLetter = regexp.MustCompile(`\?\p{L}|\p{L}\?\p{L}`)

// choose takes one of a list of words.
func (e *entry) choose(field string, known map[string]string, to *string, unknown func(string) *problem.Problem) {
	c := e.said(field)
	value, ok := known[fold(c.text)]
	switch {
	case !c.said():
	case c.clear:
		*to = ""
	case !ok:
		e.refuse(field, unknown(short(c.text)))
	default:
		*to = value
	}
}

// readName puts the name together. An organisation's own name counts where the row is about an organisation, and
// where there is no other; a member's employer is not the member.
func (e *entry) readName() (name string, byCompany bool) {
	company := e.said(fCompany).text
	kind := kinds[fold(e.said(fKind).text)]
	if company != "" && (kind == string(party.Company) || kind == "" && e.said(fOrganisation).text != "") {
		return company, true
	}
	if name = e.said(fName).text; name != "" {
		return name, false
	}
	name = strings.Join(strings.Fields(e.said(fFirst).text+" "+e.said(fMiddle).text+" "+e.said(fLast).text), " ")
	if name == "" && company != "" {
		return company, true
	}
	return name, false
}

// nameColumn is the column that most of the name stands in, -1: there is no name.
func (e *entry) nameColumn() int {
	if e.name == "" {
		return -1
	}
	for _, f := range []string{fCompany, fName, fLast, fFirst} {
		if c := e.said(f); c.said() && strings.Contains(e.name, c.text) {
			return c.col
		}
	}
	return -1
}

func (e *entry) fillEmail(to *string) {
	c := e.said(fEmail)
	c.text = strings.TrimPrefix(c.text, "mailto:")
	if several.MatchString(c.text) {
		e.refuse(fEmail, problem.New("import.email.several", "value", short(c.text)))
		return
	}
	e.put(fEmail, c, to)
}

// several addresses, between commas, semicolons, slashes or spaces.
var several = regexp.MustCompile(`\S@\S+[,;/\s].*\S@\S`)

// groups are the groups of the cell, between commas, semicolons and slashes.
func (p *plan) groups(e *entry) []string {
	var out []string
	for name := range strings.FieldsFuncSeq(e.said(fGroups).text, func(r rune) bool { return strings.ContainsRune(",;/", r) }) {
		if _, none := noGroup[fold(name)]; !none && party.Tidy(name) != "" {
			out = append(out, p.spell(party.Tidy(name)))
		}
	}
	return out
}

// refuseAll says what is wrong with the card that came out.
func (e *entry) refuseAll(err error) {
	for _, p := range problem.All(err) {
		if !p.Warning && !e.refused(p.Field) {
			e.refuse(p.Field, p)
		}
	}
}

func (e *entry) refused(field string) bool {
	for _, m := range e.bad {
		if m.Field == field {
			return true
		}
	}
	return false
}
