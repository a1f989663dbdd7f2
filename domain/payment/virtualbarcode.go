package payment

import (
	"fmt"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// maxBarcode is the largest amount of a virtual barcode, in cents: six digits of euros.
const maxBarcode = 999999_99

// VirtualBarcode is the 54 digits that Finnish payers scan or type (version 4 for a viite, 5 for an RF), printed as
// Code 128 set C. An amount of 0 is left to the payer, no due date is 000000. Source: Finance Finland, Bank bar code
// guide 5.
func VirtualBarcode(iban, ref string, amountMinor int64, due cal.Date) (string, error) {
	account, err := parseIBAN(iban)
	if err != nil {
		return "", err
	}
	bban, finnish := strings.CutPrefix(account, "FI")
	if !finnish {
		return "", problem.New("payment.barcode.iban", "value", iban, "want", "FI")
	}
	if amountMinor < 0 || amountMinor > maxBarcode {
		return "", problem.New("payment.barcode.amount", "value", euros(amountMinor), "want", "0.00–999999.99")
	}
	version, reference, err := barcodeReference(ref)
	if err != nil {
		return "", err
	}
	date := "000000"
	if !due.IsZero() {
		date = fmt.Sprintf("%02d%02d%02d", due.Year()%100, due.Month(), due.Day())
	}
	return fmt.Sprintf("%s%s%08d%s%s", version, bban, amountMinor, reference, date), nil
}

// barcodeReference fills 23 places: three zeros and the viite, or the RF's check digits and its number.
func barcodeReference(ref string) (version, field string, err error) {
	if !strings.HasPrefix(upper(squeeze(ref)), "RF") {
		viite, err := Check(Viite, ref)
		return "4", zeros(viite, 23), err
	}
	rf, err := Check(RF, ref)
	if err != nil {
		return "", "", err
	}
	if !isDigits(rf[4:], 1, 21) {
		return "", "", problem.New("payment.barcode.reference", "value", ref, "want", digits)
	}
	return "5", rf[2:4] + zeros(rf[4:], 21), nil
}

// euros writes cents as 12.25.
func euros(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}
