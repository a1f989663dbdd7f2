package widgets

import "strings"

// AmountField takes an amount: only digits and what belongs to numbers can be typed, it stands at the right, and on
// leaving it is written as amounts are. What an amount is, Tidy decides.
type AmountField struct{ TextField }

// NewAmountField makes an empty field. tidy reads what was typed and gives it back as it should stand, or a sentence
// that says what is wrong.
func NewAmountField(tidy func(typed string) (shown, problem string)) *AmountField {
	f := &AmountField{}
	f.Tidy, f.right, f.least = tidy, true, 130
	f.prepare(f)
	return f
}

// numeric are the letters of amounts, with the signs of a small sum and the blanks between thousands.
const numeric = "0123456789,.-–+ \u00a0\u202f"

// TypedRune types a letter that belongs to an amount, and no other.
func (f *AmountField) TypedRune(r rune) {
	if strings.ContainsRune(numeric, r) {
		f.TextField.TypedRune(r)
	}
}
