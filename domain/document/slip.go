package document

// The payment part: a framed panel at the foot of the last page with everything that has to be typed into a bank.
const (
	slipPad    = 6.0
	slipFrame  = 0.25
	slipBar    = 1.2 // the coloured edge
	slipMiddle = left + 64.0
	slipLast   = left + 122.0
	slipEnd    = right - slipPad
)

func (s *sheet) slip() {
	if s.Payment.Account == "" || s.Kind == CreditNote {
		return
	}
	panel, h := s.block(s.slipFields)
	if s.y+7+h > bottom {
		s.nextPage()
	}
	y := bottom - h
	s.fill(left, y, right-left, h, s.Rule)
	s.fill(left+slipFrame, y+slipFrame, right-left-2*slipFrame, h-2*slipFrame, s.Panel)
	s.fill(left, y, right-left, slipBar, s.Accent)
	s.place(panel, y)
}

// slipFields fills three columns: who, where and what to write, when and how much.
func (s *sheet) slipFields() {
	p, strong := s.Payment, style{s.BodySize + 1.5, true, s.Ink}
	s.y = slipBar + slipPad + 2
	s.text(left+slipPad, s.y, style{s.BodySize + 1, true, s.Accent}, s.say("document.payment"))
	start := s.y + 5.5

	y := start
	payee := append([]string{s.Seller.Name}, s.Seller.Address...)
	y = s.slipField(left+slipPad, slipMiddle, y, s.say("document.payment.payee"), s.note, 5, payee...)
	y = s.slipField(left+slipPad, slipMiddle, y, s.say("document.payment.payer"), s.note, 3, s.Buyer.Name)
	end := y

	y = s.slipField(slipMiddle, slipLast, start, p.AccountLabel, strong, 2, p.Account)
	y = s.slipField(slipMiddle, slipLast, y, "BIC", s.ink, 1, p.BIC)
	if p.Reference != "" {
		y = s.slipField(slipMiddle, slipLast, y, p.ReferenceLabel, strong, 3, p.Reference)
	} else {
		y = s.slipField(slipMiddle, slipLast, y, "", s.note, 3, s.say("document.payment.no_reference", "number", s.Number))
	}
	end = max(end, y)

	due := s.loc.Date(s.DueDate)
	if s.collective() {
		due = s.say("document.payment.several_dates")
	}
	y = s.slipField(slipLast, slipEnd+gap, start, s.say("document.due_date"), strong, 2, due)
	total, amount := style{s.StrongSize, true, s.Accent}, s.loc.Money(s.Total, s.Currency)
	for total.size > s.LabelSize && s.width(total, amount) > slipEnd-slipLast {
		total.size -= 0.5
	}
	y = s.slipField(slipLast, slipEnd+gap, y, s.say("document.to_pay"), total, 1, amount)
	s.y = max(end, y)

	if p.CodeLine != "" {
		s.rule(left+slipPad, slipEnd, s.y, 0.15, s.Rule)
		code := style{s.BodySize + 1.5, false, s.Ink}
		s.y += 1.5 + code.leading()
		s.text(left+slipPad, s.y-0.5, code, fit(s.face(code), code.size, p.CodeLine, slipEnd-left-slipPad))
		s.y += 2
	}
	s.y += slipPad - 3
}

// slipField writes a label and under it the rows of its value, at most n lines of them, between x and the next column.
// It returns where the next field starts. A field without a value leaves no trace.
func (s *sheet) slipField(x, next, y float64, name string, st style, n int, rows ...string) float64 {
	var lines []string
	for _, row := range rows {
		if row != "" {
			lines = append(lines, wrapAtMost(s.face(st), st.size, row, next-gap-x, 3)...)
		}
	}
	if len(lines) == 0 {
		return y
	}
	if name != "" {
		y += s.label.leading()
		s.text(x, y-s.label.drop(), s.label, fit(s.face(s.label), s.label.size, name, next-gap-x))
	}
	for _, line := range lines[:min(n, len(lines))] {
		y += st.leading()
		s.text(x, y-st.drop(), st, line)
	}
	return y + 2.6
}
