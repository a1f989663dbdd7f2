package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/party"
)

// Members is the register of customers, with the card of one of them beside it.
type Members struct {
	*Table[MemberRow]
	Card   *CardEditor // the card that is shown; nil: none
	Lookup *Lookup     // of everyone

	shell *Shell
	env   *Env
	stop  func()
}

// MemberRow is a customer in the register.
type MemberRow struct {
	party.Party
	env *Env
}

// The chips of the register.
const (
	membersActive    = "active"
	membersNoAddress = "no_address" // nothing can be sent to them
	membersEnded     = "ended"
)

// NewMembers makes the register and reads it. number is the card to show; empty: none.
func NewMembers(s *Shell, number string) *Members {
	m := &Members{shell: s, env: s.Env, Lookup: newLookup(s.Env)}
	m.Lookup.found = func(v party.LookedUp) {
		if m.Card != nil && m.Card.Lookup.take(v) {
			m.Card.changed()
		}
	}
	m.Table = &Table[MemberRow]{
		env: s.Env,
		columns: []column[MemberRow]{
			byText("name", func(r *MemberRow) string { return r.Name }),
			byText("email", func(r *MemberRow) string { return r.Email }),
			byText("groups", func(r *MemberRow) string { return r.GroupText() }),
			byText("city", func(r *MemberRow) string { return r.Address.City }),
		},
		text: func(r *MemberRow) string {
			return strings.Join([]string{
				r.Number, r.Name, r.Email, r.Phone, r.Address.Street, r.Address.PostalCode, r.Address.City,
				r.OrganisationNumber, r.GroupText(),
			}, " ")
		},
		tag:  func(r *MemberRow) string { return r.tag() },
		read: m.read,
		headings: []Column{
			{ID: "", Label: "view.column.number"}, // as they come: by number
			{ID: "name", Label: "view.column.name"},
			{ID: "email", Label: "view.column.email"},
			{ID: "groups", Label: "view.column.groups"},
			{ID: "city", Label: "view.column.city"},
			{ID: "method", Label: "view.column.method"},
		},
		chips: []string{membersActive, membersNoAddress, membersEnded},
		label: func(chip string) string { return s.Env.say("view.members." + chip) },
	}
	m.stop = s.Env.follow(Cards, &m.reading, m.Reload)
	m.Reload()
	if number != "" {
		m.Show(number)
	}
	return m
}

func (m *Members) read(ctx context.Context) ([]MemberRow, error) {
	all, err := m.env.Club.Parties(ctx)
	rows := make([]MemberRow, 0, len(all))
	for _, p := range all {
		rows = append(rows, MemberRow{p, m.env})
	}
	return rows, err
}

func (r *MemberRow) tag() string {
	switch {
	case r.HasEnded(r.env.today()):
		return membersEnded
	case r.Email == "" && r.Address.Empty() && r.OrganisationNumber == "":
		return membersNoAddress
	}
	return membersActive
}

// GroupText lists the groups.
func (r *MemberRow) GroupText() string { return strings.Join(r.Groups, ", ") }

// Method is the preferred way of delivery.
func (r *MemberRow) Method() string {
	if r.PreferredMethod == "" {
		return ""
	}
	return upperFirst(r.env.methodName(r.PreferredMethod))
}

// Show opens a card. The one that was open is put away.
func (m *Members) Show(number string) { m.show(newCardEditor(m.shell, number)) }

// New opens an empty card with the next number.
func (m *Members) New() { m.show(newCardEditor(m.shell, "")) }

// Hide puts the card away and shows none.
func (m *Members) Hide() { m.show(nil) }

func (m *Members) show(c *CardEditor) {
	if m.Card != nil {
		m.Card.Close()
	}
	m.Card = c
	m.changed()
}

// Import opens the page for member files.
func (m *Members) Import() { m.env.open(Route{Page: ImportPage}) }

// Invoice begins a single invoice to a customer.
func (m *Members) Invoice(number string) { m.env.open(Route{Page: NewInvoicePage, Number: number}) }

// Export writes the rows that are shown to a file, in columns that an import reads again.
func (m *Members) Export(path string) {
	rows := m.exported(func(r *MemberRow) []string { return cardCells(r.Party) })
	m.env.export(path, func() [][]string {
		out := rows()
		out[0] = cardFields
		return out
	})
}

// Close puts the card away and ends listening.
func (m *Members) Close() {
	if m.Card != nil {
		m.Card.Close()
	}
	m.Lookup.close()
	m.stop()
	m.Table.Close()
}

// cardFields are the columns of an export, as an import knows them.
var cardFields = []string{
	"number", "kind", "name", "street", "street2", "postal_code", "city", "country", "email", "phone", "born", "groups",
	"preferred_method", "language", "their_reference", "organisation_number", "peppol_id", "ended", "note",
}

func cardCells(p party.Party) []string {
	return []string{
		p.Number, string(p.Kind), p.Name, p.Address.Street, p.Address.Street2, p.Address.PostalCode, p.Address.City,
		p.Address.Country, p.Email, p.Phone, p.Born.String(), strings.Join(p.Groups, "; "),
		p.PreferredMethod, p.Language, p.TheirReference, p.OrganisationNumber, p.PeppolID, p.Ended.String(), p.Note,
	}
}
