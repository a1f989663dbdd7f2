package document

// dueDates lists the claims of a collective invoice, over as many pages as it takes.
func (s *sheet) dueDates() {
	if !s.collective() {
		return
	}
	row := s.note.leading() + 1.2
	if s.y+3*row+8 > bottom {
		s.nextPage()
	}
	s.y += 2
	s.dueDatesHead()
	for _, d := range s.DueDates {
		if s.room(row) {
			s.dueDatesHead()
		}
		s.dueDate(s.note, row, s.loc.Date(d.Date), d.Number, s.loc.Amount(d.Amount))
		s.rule(left, vatRight, s.y, 0.15, s.Rule)
	}
	if s.room(row) {
		s.dueDatesHead()
	}
	total := s.note
	total.bold = true
	s.dueDate(total, row, s.say("document.due_dates.total"), "", s.loc.Money(s.Total, s.Currency))
	s.y += 2
}

func (s *sheet) dueDatesHead() {
	s.y += 3.5
	s.text(left, s.y, s.label, s.say("document.due_dates"))
	s.right(vatBase, s.y, s.label, s.say("document.due_dates.number"))
	s.right(vatRight, s.y, s.label, s.say("document.line.amount"))
	s.y += 2
	s.rule(left, vatRight, s.y, 0.5, s.Accent)
}

// dueDate writes one row, its number cut where a column ends.
func (s *sheet) dueDate(st style, h float64, date, number, amount string) {
	s.y += h
	y := s.y - st.drop() - 0.6
	s.text(left, y, st, date)
	s.right(vatBase, y, st, fit(s.face(st), st.size, number, vatBase-left-vatColumn))
	s.rightWithin(vatRight, y, vatColumn, st, amount)
}
