package payment

import (
	"strconv"

	"kontingent/domain/problem"
)

// Make gives the machine form of an invoice's payment reference; empty for None. The same number and options always
// give the same reference, different numbers different ones. A number that does not fit is a problem at the setting
// to change: nothing is ever cut off.
func Make(o Options, invoiceNumber int64) (string, error) {
	if err := o.Check(); err != nil {
		return "", err
	}
	n := strconv.FormatInt(invoiceNumber, 10)
	if o.Scheme != None && invoiceNumber < 1 {
		return "", problem.New("payment.number.positive", "value", n, "want", "1").At("first_number")
	}
	switch o.Scheme {
	case KID10:
		return makeKID10(n, o.length())
	case KID11:
		return makeKID11(n, o.length())
	case FIK71:
		return makeFIK71(n)
	case Viite:
		return makeViite(n)
	case RF:
		return makeRF(n)
	case OCR:
		return n + string(luhn(n)), nil
	}
	return "", nil
}

// Check gives the machine form of a reference as a person or a bank wrote it, or the problem with it, which has no
// field: the caller knows where the reference stands. A right check digit says that it was not mistyped, not that it
// is one of ours.
func Check(s Scheme, ref string) (string, error) {
	machine, err := normalise(s, ref)
	if err == nil {
		err = strict(s, machine)
	}
	if err != nil {
		return "", err
	}
	return machine, nil
}

// Print gives a reference as people read it: a viite in fives from the right, an RF in fours, a KID, an OCR and the
// digits of a FIK as they are. What is no reference comes back as it was.
func Print(s Scheme, ref string) string {
	machine, err := Check(s, ref)
	if err != nil {
		return ref
	}
	switch s {
	case Viite:
		return fromRight(machine, 5)
	case RF:
		return fromLeft(machine, 4)
	}
	return machine
}

// normalise takes away what people add and machines do not want.
func normalise(s Scheme, ref string) (string, error) {
	switch s {
	case Viite:
		return normaliseViite(ref)
	case RF:
		return upper(squeeze(ref)), nil
	}
	return squeeze(ref), nil
}

// strict checks a machine form.
func strict(s Scheme, ref string) error {
	switch s {
	case None:
		if ref != "" {
			return problem.New("payment.none.given", "value", ref, "want", names(schemes[1:]))
		}
		return nil
	case KID10:
		return checkKID10(ref)
	case KID11:
		return checkKID11(ref)
	case FIK71:
		return checkFIK71(ref)
	case Viite:
		return checkViite(ref)
	case RF:
		return checkRF(ref)
	case OCR:
		return checkOCR(ref)
	}
	return unknownScheme(string(s))
}
