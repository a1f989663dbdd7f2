package payment

import "kontingent/domain/problem"

const longestOCR = 25

// checkOCR takes 2–25 digits, the last one of modulus 10. Source: Bankgirot, OCR user manual.
func checkOCR(ref string) error {
	if !isDigits(ref, 2, longestOCR) {
		return problem.New("payment.ocr.shape", "value", ref, "want", "2–25")
	}
	if base, last := cut(ref); last != luhn(base) {
		return problem.New("payment.ocr.check", "value", ref, "want", string(luhn(base)))
	}
	return nil
}

// CheckOCRLength checks an OCR reference whose last digit but one tells its length, as some bank agreements ask, and
// gives its machine form.
func CheckOCRLength(s string) (string, error) {
	ref := squeeze(s)
	if !isDigits(ref, 3, longestOCR) {
		return "", problem.New("payment.ocr_length.shape", "value", ref, "want", "3–25")
	}
	if err := checkOCR(ref); err != nil {
		return "", err
	}
	if want := byte('0' + len(ref)%10); ref[len(ref)-2] != want {
		return "", problem.New("payment.ocr_length.digit", "value", ref, "want", string(want))
	}
	return ref, nil
}
