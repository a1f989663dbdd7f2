package payment

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// Transfer is what the EPC QR code of an invoice in euros says.
type Transfer struct {
	BIC         string // the receiver's bank; may be empty
	Name        string // the receiver, 1–70 characters
	IBAN        string
	Currency    string // "EUR"; anything else is refused
	Amount      string // as money.Amount prints it: "450.00"; empty: the payer fills it in
	Reference   string // RF, or a viite as Finland does; never together with Text
	Text        string // up to 140 characters
	Information string // up to 70 characters for the payer; see DueInformation
}

// The limits of EPC069-12, in characters; the whole is counted in bytes, for a code of version 13.
const (
	longestName        = 70
	longestText        = 140
	longestInformation = 70
	longestEPC         = 331
)

// DueInformation is the due date in the information line, as Finnish banks read it; empty for no date.
func DueInformation(due cal.Date) string {
	if due.IsZero() {
		return ""
	}
	return "ReqdExctnDt/" + due.String()
}

// EPC is the text of the QR code that banks' apps in the euro area read. Source: EPC069-12, version 002.
func EPC(t Transfer) (string, error) {
	if t.Currency != "EUR" {
		return "", problem.New("payment.epc.currency", "value", t.Currency, "want", "EUR")
	}
	bic, iban, ref, err := t.numbers()
	if err != nil {
		return "", err
	}
	if err := t.checkTexts(); err != nil {
		return "", err
	}
	amount := ""
	if t.Amount != "" {
		if !isEuro(t.Amount) {
			return "", problem.New("payment.epc.amount", "value", t.Amount, "want", "0.01–999999999.99")
		}
		amount = "EUR" + t.Amount
	}
	const purpose = ""
	lines := []string{"BCD", "002", "1", "SCT", bic, t.Name, iban, amount, purpose, ref, t.Text, t.Information}
	text := strings.TrimRight(strings.Join(lines, "\n"), "\n")
	if len(text) > longestEPC {
		return "", problem.New("payment.epc.bytes", "value", strconv.Itoa(len(text)), "want", strconv.Itoa(longestEPC))
	}
	return text, nil
}

// numbers gives the machine forms of what has one.
func (t Transfer) numbers() (bic, iban, ref string, err error) {
	if iban, err = parseIBAN(t.IBAN); err != nil {
		return "", "", "", err
	}
	if t.BIC != "" {
		if bic, err = BIC(t.BIC); err != nil {
			return "", "", "", err
		}
	}
	if t.Reference != "" {
		scheme := Viite
		if strings.HasPrefix(upper(squeeze(t.Reference)), "RF") {
			scheme = RF
		}
		ref, err = Check(scheme, t.Reference)
	}
	return bic, iban, ref, err
}

func (t Transfer) checkTexts() error {
	for _, s := range []string{t.Name, t.Text, t.Information} {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, isBreak) {
			whole := strings.ToValidUTF8(s, "?")
			return problem.New("payment.epc.characters", "value", whole, "want", strings.Map(breakToSpace, whole))
		}
	}
	n := utf8.RuneCountInString
	switch {
	case strings.TrimSpace(t.Name) == "" || n(t.Name) > longestName:
		return problem.New("payment.epc.name", "value", t.Name, "want", "1–70")
	case t.Reference != "" && t.Text != "":
		return problem.New("payment.epc.both", "value", t.Text, "want", t.Reference)
	case n(t.Text) > longestText:
		return problem.New("payment.epc.text", "value", t.Text, "want", strconv.Itoa(longestText))
	case n(t.Information) > longestInformation:
		return problem.New("payment.epc.information", "value", t.Information, "want", strconv.Itoa(longestInformation))
	}
	return nil
}

// isBreak knows what ends a line or can't be read.
func isBreak(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

func breakToSpace(r rune) rune {
	if isBreak(r) {
		return ' '
	}
	return r
}

// isEuro takes 0.01–999999999.99 with a dot and two decimals.
func isEuro(s string) bool {
	whole, cents, ok := strings.Cut(s, ".")
	return ok && isDigits(whole, 1, 9) && isDigits(cents, 2, 2) && (whole == "0" || whole[0] != '0') && s != "0.00"
}
