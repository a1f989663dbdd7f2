package payment

// The functions of this file take ASCII digits; whoever calls them has looked.

// luhn is the check digit of modulus 10: weights 2, 1, 2, 1 … from the right, the digits of each product added.
// Source: Nets, OCR giro system manual §5.
func luhn(base string) byte {
	sum := 0
	for i := range len(base) {
		d := int(base[len(base)-1-i] - '0')
		if i%2 == 0 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return toNext(sum, 10)
}

// mod11 is the Norwegian check character of modulus 11: weights 2–7 from the right, "-" where the digit would be ten.
// Source: Nets, OCR giro system manual §5.
func mod11(base string) byte { return toNext(weigh(base, 2, 3, 4, 5, 6, 7), 11) }

// toNext is what is missing from sum to the next multiple of m, as a character; ten is "-".
func toNext(sum, m int) byte {
	d := (m - sum%m) % m
	if d == 10 {
		return '-'
	}
	return byte('0' + d)
}

// weigh adds the digits times the weights, from the right, the weights over and over.
func weigh(s string, weights ...int) int {
	sum := 0
	for i := range len(s) {
		sum += int(s[len(s)-1-i]-'0') * weights[i%len(weights)]
	}
	return sum
}

// mod97 is the remainder of ISO 7064 mod 97-10 over A–Z and 0–9, letters counting as 10–35.
func mod97(s string) int {
	n := 0
	for i := range len(s) {
		if c := s[i]; c >= 'A' {
			n = (n*100 + int(c-'A') + 10) % 97
		} else {
			n = (n*10 + int(c-'0')) % 97
		}
	}
	return n
}

// pair97 is the two check digits that stand between prefix and rest in an IBAN or an RF reference.
func pair97(prefix, rest string) string {
	d := 98 - mod97(rest+prefix+"00")
	return string([]byte{byte('0' + d/10), byte('0' + d%10)})
}
