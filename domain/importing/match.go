package importing

import (
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// key is what tells people apart in rows without a customer number: name and e-mail, or without an e-mail name and
// address.
type key struct{ name, email, street, postal string }

func keyOf(name, email, street, postal string) key {
	if name == "" {
		return key{}
	}
	if email != "" {
		if plain, err := party.Email(email); err == nil {
			email = plain
		}
		return key{name: party.Fold(name), email: party.Fold(email)}
	}
	return key{
		name: party.Fold(name), street: party.Fold(street),
		postal: strings.ReplaceAll(postal, " ", ""),
	}
}

// register finds the cards that are already there.
type register struct {
	cards    []party.Party
	byNumber map[string]int
	byKey    map[key][]int
	taken    map[int]int // card: row that has it
}

func newRegister(cards []party.Party) *register {
	r := &register{cards: cards, byNumber: map[string]int{}, byKey: map[key][]int{}, taken: map[int]int{}}
	for i, p := range cards {
		r.byNumber[p.Number] = i
		place := keyOf(p.Name, "", p.Address.Street, p.Address.PostalCode)
		r.byKey[place] = append(r.byKey[place], i)
		if p.Email != "" {
			post := keyOf(p.Name, p.Email, "", "")
			r.byKey[post] = append(r.byKey[post], i)
		}
	}
	return r
}

// seen are the rows of the file that came before, to find people who stand in it twice.
type seen struct {
	numbers    map[string]int // row that first has the number
	unnumbered bool           // some row has none; only then there are keys
	keys       map[key][]twin // rows with that key, those with a number first
}

// twin is a row that may be the same person as a later one.
type twin struct {
	row  int
	born string
}

// match finds the card of a row, -1: none, and refuses a row that is in the file twice or fits several cards.
func (p *plan) match(e *entry) int {
	at := -1
	if e.number == "" {
		at = p.matchByKey(e)
	} else if first := p.seen.numbers[e.number]; first != e.row.Number {
		e.refuse(fNumber, problem.New("import.number.double", "number", e.number, "row", strconv.Itoa(first)))
	} else if i, ok := p.register.byNumber[e.number]; ok {
		at = i
	}
	if at >= 0 {
		if first, ok := p.register.taken[at]; ok {
			e.refuse(fName, problem.New("import.row.double", "row", strconv.Itoa(first)))
		}
		p.register.taken[at] = e.row.Number
	}
	return at
}

func (p *plan) matchByKey(e *entry) int {
	k, born := e.key(), e.born()
	if k == (key{}) {
		return -1
	}
	for _, t := range p.seen.keys[k] {
		if sameDay(t.born, born) {
			e.refuse(fName, problem.New("import.row.double", "row", strconv.Itoa(t.row)))
			return -1
		}
	}
	p.seen.keys[k] = append(p.seen.keys[k], twin{e.row.Number, born})
	fits := slices.DeleteFunc(slices.Clone(p.register.byKey[k]), func(i int) bool {
		return k.email == "" && !sameDay(p.register.cards[i].Born.String(), born)
	})
	switch len(fits) {
	case 0:
		return -1
	case 1:
		return fits[0]
	}
	e.refuse(fName, problem.New("import.match.several", "numbers", p.numbersOf(fits)))
	return -1
}

// key is what the row can be told by without a number.
func (e *entry) key() key {
	a := e.address()
	code, _ := restorePostal(a.postal.text, e.in())
	return keyOf(e.name, e.said(fEmail).text, a.street.text, code)
}

// born is the day of birth where the row has no e-mail to tell people apart by.
func (e *entry) born() string {
	if e.said(fEmail).text != "" {
		return ""
	}
	d, _ := e.date(fBorn)
	return d.String()
}

func sameDay(a, b string) bool { return a == "" || b == "" || a == b }

func (p *plan) numbersOf(cards []int) string {
	out := make([]string, len(cards))
	for i, c := range cards {
		out[i] = p.register.cards[c].Number
	}
	slices.SortFunc(out, party.CompareNumbers)
	return strings.Join(out, ", ")
}

// nextNumber is the number after the highest in the register and the file.
func (p *plan) nextNumber() func() string {
	highest := uint64(0)
	look := func(number string) {
		if n, err := strconv.ParseUint(number, 10, 64); err == nil && len(number) <= 18 {
			highest = max(highest, n)
		}
	}
	for _, c := range p.register.cards {
		look(c.Number)
	}
	for n := range p.seen.numbers {
		look(n)
	}
	return func() string { highest++; return strconv.FormatUint(highest, 10) }
}
