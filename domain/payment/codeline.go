package payment

import (
	"strings"

	"kontingent/domain/problem"
)

// Slip is what the code line at the foot of a Danish payment slip says.
type Slip struct {
	Type      string // 71, 73, 75: FI slips; 01, 04, 15: giro slips
	Reference string // payment id with its check digit; empty for 73 and 01
	Creditor  string // FI creditor number, 8 digits; for giro slips the giro account, 7–8 digits
}

// CodeLine is the code line of a slip of type 71 for a payment id and a creditor number in machine form.
func CodeLine(ref, creditor string) string { return "+71<" + ref + "+" + creditor + "<" }

// ParseCodeLine reads a code line of any type; spaces in it do not matter.
func ParseCodeLine(s string) (Slip, error) {
	line := squeeze(s)
	kind, rest, ok := strings.Cut(strings.TrimPrefix(line, "+"), "<")
	id, creditor, ok2 := strings.Cut(strings.TrimSuffix(rest, "<"), "+")
	if !ok || !ok2 || !strings.HasPrefix(line, "+") || !strings.HasSuffix(rest, "<") {
		return Slip{}, problem.New("payment.code_line.shape", "value", s, "want", CodeLine("000000000000018", "81234567"))
	}
	slip := Slip{Type: kind, Reference: id, Creditor: creditor}
	if err := slip.check(); err != nil {
		return Slip{}, err
	}
	return slip, nil
}

func (s Slip) check() error {
	if err := s.checkReference(); err != nil {
		return err
	}
	switch s.Type {
	case "71", "73", "75":
		if !isCreditor(s.Creditor) {
			return wrongCreditor(s.Creditor)
		}
	default:
		if !isNumber(s.Creditor, 7, 8) {
			return problem.New("payment.code_line.giro", "value", s.Creditor, "want", "7–8")
		}
	}
	return nil
}

func (s Slip) checkReference() error {
	switch s.Type {
	case "71":
		return checkFIK71(s.Reference)
	case "75", "04", "15":
		return checkLongID(s.Type, s.Reference)
	case "73", "01":
		if s.Reference != "" {
			return problem.New("payment.code_line.reference", "value", s.Reference, "type", s.Type,
				"want", "+"+s.Type+"<+"+s.Creditor+"<")
		}
		return nil
	}
	return problem.New("payment.code_line.type", "value", s.Type, "want", "71, 73, 75, 01, 04, 15")
}
