package payment

import (
	"slices"
	"strconv"

	"kontingent/domain/problem"
)

// The lengths of a KID that we make. Shorter ones are legal but leave no room to grow; 25 is the bank file's field.
const (
	shortestKID = 7
	longestKID  = 25
	usualKID    = 14
)

// Options are the organisation's settings for payment references.
type Options struct {
	Scheme         Scheme
	Length         int    // characters of a KID, its check character included; 0: 14. As the bank agreement says
	CreditorNumber string // FIK only: 8 digits, given by the bank
}

// Check tells the setting that stands in the way of making references.
func (o Options) Check() error {
	if !slices.Contains(schemes, o.Scheme) {
		return unknownScheme(string(o.Scheme)).At("payment_reference")
	}
	if o.isKID() && (o.length() < shortestKID || o.length() > longestKID) {
		return problem.New("payment.kid_length.range", "value", strconv.Itoa(o.Length), "want", "7–25").At("kid_length")
	}
	if o.Scheme == FIK71 && !isCreditor(o.CreditorNumber) {
		return wrongCreditor(o.CreditorNumber).At("creditor_number")
	}
	return nil
}

func (o Options) isKID() bool { return o.Scheme == KID10 || o.Scheme == KID11 }

func (o Options) length() int {
	if o.Length == 0 {
		return usualKID
	}
	return o.Length
}
