package payment

import "kontingent/domain/problem"

const longestRF = 25

// makeRF wraps the viite of the number, as Finland does.
func makeRF(n string) (string, error) {
	viite, err := makeViite(n)
	if err != nil {
		return "", err
	}
	return "RF" + pair97("RF", viite) + viite, nil
}

// checkRF takes RF, two check digits and 1–21 letters or digits. Source: ISO 11649.
func checkRF(ref string) error {
	if len(ref) < 5 || len(ref) > longestRF || ref[:2] != "RF" || !isDigits(ref[2:4], 2, 2) || !isAlnum(ref[4:]) {
		return problem.New("payment.rf.shape", "value", ref, "want", "RF18 5390 0754 7034")
	}
	// Comparing the digits, not the remainder: 00, 01 and 99 can have a right remainder and are never given.
	if want := pair97("RF", ref[4:]); ref[2:4] != want {
		return problem.New("payment.rf.check", "value", ref, "want", want)
	}
	return nil
}
