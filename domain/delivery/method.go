package delivery

import "slices"

// Method is a way to deliver a document, or what a chain does instead of delivering.
type Method string

// The methods a chain may name. Preferred stands for whatever the recipient's card says, and is resolved when the
// dispatch starts; Draft ends a chain: nothing after it is ever tried.
const (
	Preferred Method = "preferred"
	Email     Method = "email"
	EHF       Method = "ehf"
	Paper     Method = "paper"
	Draft     Method = "draft"
)

// Methods are the real ways of delivery, in the order they are offered.
func Methods() []Method { return []Method{Email, EHF, Paper} }

// Valid reports whether a chain may hold m.
func (m Method) Valid() bool {
	return m == Preferred || m == Draft || slices.Contains(Methods(), m)
}

// Real reports whether m delivers something.
func (m Method) Real() bool { return slices.Contains(Methods(), m) }
