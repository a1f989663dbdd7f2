package delivery

import "strconv"

// Lacks says why a method does not reach the card: the code of a sentence.
func (c Card) Lacks(m Method) string {
	if m == EHF && !c.NoEHF.IsZero() {
		return ReasonNoEHF
	}
	return ReasonNoAddress
}

// LookedUp is the day on which a look-up said that EHF does not reach the card, as a sentence takes it.
func (c Card) LookedUp() []string {
	d := c.NoEHF
	return []string{"day", strconv.Itoa(d.Day()), "month", strconv.Itoa(int(d.Month())), "year", strconv.Itoa(d.Year())}
}
